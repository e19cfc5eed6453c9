"""A real PostgreSQL for the tests that want one: one server a run, one database a test."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

UNSAFE_BUT_QUICK = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off"
_numbers = count(1)


def _programs() -> Path | None:
    """The folder of initdb and pg_ctl: on the PATH, or where Debian keeps them."""
    found = shutil.which("initdb")
    places = [Path(found).parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return places[0] if places else None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Server(str):
    """The beginning of the URLs of a server, which can be started again under its clients."""

    restart: Callable[[], None]


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """A PostgreSQL server on loopback, as the beginning of its URLs; skipped where none is installed."""
    pytest.importorskip("psycopg", reason="needs psycopg")
    programs = _programs()
    if programs is None:
        pytest.skip("needs PostgreSQL's initdb and pg_ctl")
    root = os.geteuid() == 0
    if root and shutil.which("setpriv") is None:
        pytest.skip("PostgreSQL does not run as root, and setpriv is not here")
    as_nobody = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] if root else []
    folder = Path(tempfile.mkdtemp(prefix="newsdesk-pg-"))
    if root:
        shutil.chown(folder, "nobody", "nogroup")

    def run(program: str, *options: str) -> None:
        # from inside the folder: another user may not be allowed into the checkout
        subprocess.run(
            [*as_nobody, str(programs / program), *options], cwd=folder, check=True, stdout=subprocess.DEVNULL
        )

    port = _free_port()
    how = f"-p {port} -c listen_addresses=127.0.0.1 -k {folder} {UNSAFE_BUT_QUICK}"
    try:
        run("initdb", "-D", "data", "-A", "trust", "-U", "test", "--no-sync", "-E", "UTF8")
        run("pg_ctl", "-D", "data", "-w", "-l", "log", "-o", how, "start")
        server = Server(f"postgresql+psycopg://test@127.0.0.1:{port}/")
        server.restart = lambda: run("pg_ctl", "-D", "data", "-w", "-l", "log", "-o", how, "-m", "fast", "restart")
        try:
            yield server
        finally:
            run("pg_ctl", "-D", "data", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


@pytest.fixture
def postgres_url(postgres_server: Server) -> str:
    """The URL of a new, empty database."""
    import psycopg

    name = f"news{next(_numbers)}"
    address = postgres_server.replace("+psycopg", "") + "postgres"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")  # type: ignore[call-overload]  # our own name, no input
    return postgres_server + name
