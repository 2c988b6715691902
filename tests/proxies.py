"""Reverse proxies before a room: those of the documentation's examples, and a small one of ours.

nginx and Caddy are used where they are installed; ours does what the examples ask of them.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from declic.room.certificate import Certificate, server_context

EXAMPLES = Path(__file__).resolve().parent.parent / "docs" / "exemples"
NAME = "ateliers.exemple.fr"
LETSENCRYPT = f"/etc/letsencrypt/live/{NAME}"
START_SECONDS = 20.0
OURS = "ours"
INSTALLED = [OURS, *(name for name in ("nginx", "caddy") if shutil.which(name))]
NGINX = """
daemon off; pid {folder}/nginx.pid; error_log stderr;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {site}
}}
"""


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def proxy(name: str, folder: Path, port: int, room_port: int) -> Iterator[ssl.SSLContext]:
    """Run a proxy with TLS on a port of 127.0.0.1, before a room; give what trusts it."""
    certificate = Certificate(folder)
    certificate.renew([])
    run = _ours if name == OURS else _installed
    with run(name, certificate, port, room_port):
        yield ssl.create_default_context(cafile=certificate.path)


@contextmanager
def _installed(name: str, certificate: Certificate, port: int, room_port: int) -> Iterator[None]:
    folder = certificate.folder
    if name == "nginx":
        site = (EXAMPLES / "nginx.conf").read_text("utf-8")
        site = site.replace("listen 443 ssl", f"listen 127.0.0.1:{port} ssl")
        site = site.replace(f"{LETSENCRYPT}/fullchain.pem", str(certificate.path))
        site = site.replace(f"{LETSENCRYPT}/privkey.pem", str(certificate.key_path))
        config, command = folder / "nginx.conf", ["nginx", "-p", str(folder), "-c"]
        text = NGINX.format(folder=folder, site=site)
    else:
        site = (EXAMPLES / "Caddyfile").read_text("utf-8")
        tls = f"\n    bind 127.0.0.1\n    tls {certificate.path} {certificate.key_path}\n"
        site = site.replace(f"{NAME} {{", f"https://127.0.0.1:{port} {{{tls}")
        config, command = folder / "Caddyfile", ["caddy", "run", "--config"]
        text = f"{{\n    admin off\n    auto_https off\n}}\n{site}"
    config.write_text(text.replace("127.0.0.1:8000", f"127.0.0.1:{room_port}"), "utf-8")
    with (folder / "proxy.log").open("w") as log:
        process = subprocess.Popen(
            [*command, str(config)], stderr=log, stdout=log, env=os.environ | {"HOME": str(folder)}
        )
        try:
            _wait(port, folder / "proxy.log", process)
            yield
        finally:
            process.terminate()
            process.wait(20)


def _wait(port: int, log: Path, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError(log.read_text("utf-8"))


@contextmanager
def _ours(_name: str, certificate: Certificate, port: int, room_port: int) -> Iterator[None]:
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    async def listen() -> asyncio.Server:
        return await asyncio.start_server(
            lambda near, back: _carry(near, back, room_port),
            "127.0.0.1",
            port,
            ssl=server_context(certificate),
        )

    server = asyncio.run_coroutine_threadsafe(listen(), loop).result(10)

    async def stop() -> None:
        server.close()
        tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    try:
        yield
    finally:
        asyncio.run_coroutine_threadsafe(stop(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _carry(near: asyncio.StreamReader, back: asyncio.StreamWriter, room_port: int) -> None:
    """Carry one request, or one websocket, with headers as the examples set them."""
    writers = [back]
    with contextlib.suppress(OSError, asyncio.IncompleteReadError, ExceptionGroup):
        head = (await near.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")[:-2]
        far, forth = await asyncio.open_connection("127.0.0.1", room_port)
        writers.append(forth)
        forth.write(_rewritten(head, back.get_extra_info("peername")[0]))
        async with asyncio.TaskGroup() as both:
            both.create_task(_pump(near, forth))
            both.create_task(_pump(far, back))
    for writer in writers:
        writer.close()


def _rewritten(head: list[str], address: str) -> bytes:
    headers = dict(line.split(": ", 1) for line in head[1:])
    kept = {name.lower(): value for name, value in headers.items()}
    kept |= {"x-forwarded-for": address, "x-real-ip": address}
    kept |= {"x-forwarded-proto": "https", "x-scheme": "https"}
    kept["connection"] = "upgrade" if "upgrade" in kept else "close"
    lines = [head[0], *(f"{name}: {value}" for name, value in kept.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


async def _pump(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    while chunk := await source.read(65_536):
        target.write(chunk)
        await target.drain()
    target.close()
