"""Which address people in the room can reach this computer at."""

from __future__ import annotations

import socket

import psutil

ANYWHERE = ("", "0.0.0.0", "::")


def reachable_address(listening_on: str) -> str:
    """Return the address to show to people.

    The address that the system would use towards the outside is asked first (nothing is sent);
    a network without a way out has at least an interface with a private address.
    """
    if listening_on not in ANYWHERE:
        return listening_on
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # TEST-NET-1, RFC 5737: never a real host
            return str(probe.getsockname()[0])
        except OSError:
            return _interface_address() or "127.0.0.1"


def free_port(start: int) -> int:
    """Return the first port from *start* on that nothing listens on."""
    for port in range(max(start, 1024), 65536):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    return 0


def _interface_address() -> str | None:
    states = psutil.net_if_stats()
    for name, addresses in psutil.net_if_addrs().items():
        for address in addresses:
            ipv4 = address.family == socket.AF_INET
            if ipv4 and states[name].isup and not address.address.startswith("127."):
                return str(address.address)
    return None
