"""Kernels that are forked from a template: what they have, what they don't share, when they end."""

import asyncio
import json
import logging
import os
import re
import signal
import subprocess
import sys
import tempfile
from contextlib import asynccontextmanager
from pathlib import Path

import psutil
import pytest
from jupyter_client.asynchronous import AsyncKernelClient

from declic.room.forks import Plan, Supervisor, Template, TemplateRefused, supervisor

LOG = logging.getLogger("test")
SLIDER = "import ipywidgets\nslider = ipywidgets.IntSlider(value=3)\nslider"
SERVER = """
import asyncio, sys, tempfile
from pathlib import Path
from declic.room.forks import Plan, Template

async def main():
    template = await Template.start(Plan(("1",), Path.cwd()), Path(tempfile.mkdtemp()))
    fork = await template.fork()
    print(template.pid, fork.pid, flush=True)
    await fork.ended

asyncio.run(main())
"""


@pytest.fixture
def sockets():
    """A folder with a short name: those of unix sockets may have 107 bytes."""
    with tempfile.TemporaryDirectory(prefix="forks-") as folder:
        yield Path(folder)


def plan(*sources, cwd=None, **options):
    return Plan(sources, cwd or Path.cwd(), **options)


@asynccontextmanager
async def template(sockets, *sources, **options):
    started = await Template.start(plan(*sources, **options), sockets)
    try:
        yield started
    finally:
        await started.stop()


@asynccontextmanager
async def kernels(template, count=1, **options):
    forks = [await template.fork(**options) for _number in range(count)]
    try:
        yield forks[0] if count == 1 else forks
    finally:
        for fork in forks:
            fork.kill()
            await fork.ended


async def asked(fork, code):
    """Return what a kernel prints, or the name of the exception that it raises."""
    client = AsyncKernelClient()
    client.load_connection_info(fork.connection | {"key": fork.connection["key"].encode()})
    client.start_channels()
    said = []

    def note(message):
        content = message["content"]
        said.append(content.get("text") or content.get("ename") or "")

    try:
        await client.wait_for_ready(timeout=20)
        await client.execute_interactive(code, timeout=20, output_hook=note)
    finally:
        client.stop_channels()
        client.context.destroy(linger=0)
    return "".join(said).strip()


async def gone(*pids):
    """Wait until processes have ended; a zombie has."""
    async with asyncio.timeout(20):
        while any(_runs(pid) for pid in pids):  # noqa: ASYNC110 - nobody tells
            await asyncio.sleep(0.02)


def _runs(pid):
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_a_fork_has_what_the_cells_made_and_what_one_does_is_its_own(sockets):
    async def story():
        async with template(sockets, "made = ['cell']") as one, kernels(one, 2) as (zoe, ali):
            assert await asked(zoe, "made.append('zoe'); print(made)") == "['cell', 'zoe']"
            assert await asked(ali, "print(made)") == "['cell']"

    asyncio.run(story())


def test_the_cells_run_once_and_what_they_say_is_noted_in_order(sockets):
    cell = "print('before')\nfrom IPython.display import HTML, display\ndisplay(HTML('<b>'))\n'end'"

    async def story():
        async with template(sockets, cell, "1 / 0", "print('on')") as one:
            said, failed, after = one.ran
            assert [m["msg_type"] for m in said] == ["stream", "display_data", "execute_result"]
            assert failed[-1]["content"]["ename"] == "ZeroDivisionError"
            assert after[0]["content"]["text"] == "on\n"

    asyncio.run(story())


@pytest.mark.parametrize(
    "drawn",
    [
        "import random; print(random.random())",
        "import uuid; print(uuid.uuid4())",
        "import secrets; print(secrets.token_hex())",
        "import numpy; print(numpy.random.random())",
        "print(get_ipython().kernel.session.session)",
    ],
)
def test_chance_is_different_in_each_fork(sockets, drawn):
    async def story():
        async with (
            template(sockets, "import random, uuid, numpy; random.seed(1)") as one,
            kernels(one, 2) as pair,
        ):
            assert await asked(pair[0], drawn) != await asked(pair[1], drawn)

    asyncio.run(story())


def test_each_fork_has_a_key_and_an_environment_of_its_own(sockets, tmp_path):
    show = f"import os; print(os.environ.get('WHO'), os.getcwd() == {str(tmp_path)!r})"

    async def story():
        async with (
            template(sockets, "1") as one,
            kernels(one, env={"WHO": "zoe"}, cwd=str(tmp_path)) as zoe,
            kernels(one) as ali,
        ):
            assert zoe.connection["key"] != ali.connection["key"]
            assert await asked(zoe, show) == "zoe True"
            assert await asked(ali, show) == "None False"

    asyncio.run(story())


def test_nobody_else_may_enter_a_kernels_sockets(sockets):
    async def story():
        async with template(sockets, "1") as one, kernels(one) as fork:
            assert Path(fork.address("shell").removeprefix("ipc://")).parent == sockets
            assert sockets.stat().st_mode & 0o077 == 0

    asyncio.run(story())


def test_a_running_cell_can_be_interrupted(sockets):
    async def story():
        async with template(sockets, "import time") as one, kernels(one) as fork:
            cell = asyncio.create_task(asked(fork, "print('begun', flush=True)\ntime.sleep(60)"))
            busy = psutil.Process(fork.pid)
            while not cell.done():
                await asyncio.sleep(0.05)
                if busy.is_running():
                    fork.signal(signal.SIGINT)
            assert (await cell).endswith("KeyboardInterrupt")
            assert await asked(fork, "print('goes on')") == "goes on"

    asyncio.run(story())


def test_a_kernel_that_ends_is_noticed_at_once_and_leaves_nothing(sockets):
    async def story():
        async with template(sockets, "import os") as one:
            fork = await one.fork()
            fork.signal(signal.SIGSEGV)
            async with asyncio.timeout(5):
                assert await fork.ended == -signal.SIGSEGV
            await gone(fork.pid)
            assert {file.name for file in sockets.iterdir()} == {Path(one._socket).name}

    asyncio.run(story())


def test_what_a_kernel_started_ends_with_it(sockets):
    async def story():
        async with template(sockets, "import subprocess") as one:
            fork = await one.fork()
            started = await asked(fork, "print(subprocess.Popen(['sleep', '600']).pid)")
            fork.kill()
            await gone(int(started))

    asyncio.run(story())


def test_all_end_when_their_server_is_killed():
    with subprocess.Popen([sys.executable, "-c", SERVER], stdout=subprocess.PIPE) as server:
        pids = [int(pid) for pid in server.stdout.readline().split()]
        assert all(_runs(pid) for pid in pids)
        server.kill()
        server.wait()
        asyncio.run(gone(*pids))


def test_a_template_that_is_killed_does_not_take_its_kernels_with_it(sockets):
    async def story():
        keeper = Supervisor("essai", lambda: plan("made = 1"), sockets, LOG)
        first = await keeper.current()
        async with kernels(first) as fork:
            os.kill(first.pid, signal.SIGKILL)
            await first.ended()
            assert await asked(fork, "print(made)") == "1"
            second = await keeper.current()
            assert second.pid != first.pid
            assert second.digest == first.digest
            async with kernels(second) as another:
                assert await asked(another, "print(made)") == "1"
        await keeper.stop()

    asyncio.run(story())


def test_a_template_that_dies_again_is_waited_for_a_little_longer(sockets, monkeypatch):
    monkeypatch.setattr(supervisor, "FIRST_PAUSE", 60)

    async def story():
        keeper = Supervisor("essai", lambda: plan("1"), sockets, LOG)
        for _death in range(2):
            one = await keeper.current()
            os.kill(one.pid, signal.SIGKILL)
            await one.ended()
        with pytest.raises(TemplateRefused, match="died 2 times"):
            await keeper.current()
        await keeper.stop()

    asyncio.run(story())


def test_a_change_makes_a_new_template_and_nothing_else_does(sockets, tmp_path, monkeypatch):
    monkeypatch.setattr(supervisor, "LOOK_SECONDS", 0)
    (tmp_path / "helper.py").write_text("word = 'old'")

    async def story():
        keeper = Supervisor(
            "essai",
            lambda: plan("from helper import word", cwd=tmp_path, files=(tmp_path,)),
            sockets,
            LOG,
        )
        first = await keeper.current()
        (tmp_path / "__pycache__").mkdir(exist_ok=True)
        (tmp_path / "__pycache__" / "another.pyc").write_bytes(b"")
        (tmp_path / ".another.swp").write_bytes(b"")
        assert await keeper.current() is first
        (tmp_path / "helper.py").write_text("word = 'new, and longer'")
        second = await keeper.current()
        assert second.digest != first.digest
        async with kernels(second) as fork:
            assert await asked(fork, "print(word)") == "new, and longer"
        await keeper.stop()

    asyncio.run(story())


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        (
            "import threading, time\nthreading.Thread(target=time.sleep, args=(60,), daemon=True)"
            ".start()",
            "threads",
        ),
        ("import os; os._exit(1)", "ended while the cells ran"),
    ],
)
def test_what_is_not_safe_to_fork_is_refused_in_words(sockets, cell, reason):
    async def story():
        with pytest.raises(TemplateRefused, match=reason):
            await Template.start(plan(cell), sockets)

    asyncio.run(story())


def test_a_cell_that_takes_too_long_is_interrupted_and_the_next_one_runs(sockets):
    async def story():
        cells = ("import time; time.sleep(60)", "print('next')")
        async with template(sockets, *cells, cell_seconds=0.3) as one:
            assert one.ran[0][-1]["content"]["ename"] == "TimeoutError"
            assert one.ran[1][0]["content"]["text"] == "next\n"

    asyncio.run(story())


def test_a_look_shows_what_a_kernel_would_tell_and_keeps_no_kernel(sockets):
    async def story():
        async with template(sockets, SLIDER) as one:
            looks = await one.look()
            (slider,) = (s for s in looks["states"].values() if s["model_name"] == "IntSliderModel")
            assert slider["state"]["value"] == 3
            await gone(*(child.pid for child in psutil.Process(one.pid).children()))

    asyncio.run(story())


def test_widgets_have_the_same_ids_in_a_template_that_ran_the_same_cells(sockets):
    async def story():
        async with template(sockets, SLIDER) as one, template(sockets, SLIDER) as other:
            assert set((await one.look())["states"]) == set((await other.look())["states"])

    asyncio.run(story())


def test_a_path_that_no_socket_can_have_is_refused(tmp_path):
    async def story():
        with pytest.raises(TemplateRefused, match="too long"):
            await Template.start(plan("1"), tmp_path / ("x" * 120))

    asyncio.run(story())


def test_the_package_knows_nothing_of_the_rest_of_declic():
    code = "import sys, json, declic.room.forks.provisioner, declic.room.forks.serving as s;"
    code += "print(json.dumps(sorted(n for n in sys.modules if n.split('.')[0] == 'declic')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = json.loads(done.stdout)
    assert all(re.fullmatch(r"declic(\.room(\.forks(\..+)?)?)?", name) for name in loaded)
