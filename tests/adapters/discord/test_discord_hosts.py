"""Which machines the bot speaks to, seen without any patch: through a connector, over TLS, as Discord's own names."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.platforms.discord.app import DiscordPlatform
from tests.adapters.discord.conftest import running
from tests.adapters.discord.desk import front
from tests.adapters.discord.emulator import TOKEN, Emulator, listening


class AllHere(AbstractResolver):
    """Answers every name with one port of this machine, and remembers what was asked for."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.asked: set[str] = set()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """This machine."""
        self.asked.add(host)
        return [ResolveResult(hostname=host, host="127.0.0.1", port=self.port, family=socket.AF_INET, proto=0, flags=0)]

    async def close(self) -> None:
        """Nothing to close."""


def certificate(folder: Path) -> tuple[Path, Path]:
    """A throw-away certificate for Discord's names."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("needs openssl to make a throw-away certificate")
    key, cert = folder / "key.pem", folder / "cert.pem"
    names = "subjectAltName=DNS:discord.com,DNS:*.discord.gg"
    made = [
        openssl,
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "2",
    ]
    subprocess.run(
        [*made, "-keyout", str(key), "-out", str(cert), "-subj", "/CN=discord.com", "-addext", names],
        check=True,
        capture_output=True,
    )
    return key, cert


async def test_only_discords_own_hosts(tmp_path: Path) -> None:
    """A command, answered: the bot asked for discord.com and gateway.discord.gg, and for nothing else."""
    key, cert = certificate(tmp_path)
    server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    server.load_cert_chain(cert, key)
    async with listening(Emulator()) as emulator:
        assert emulator.runner is not None
        site = web.TCPSite(emulator.runner, "127.0.0.1", 0, ssl_context=server)
        await site.start()
        resolver = AllHere(emulator.runner.addresses[-1][1])
        emulator.gateway_url = "wss://gateway.discord.gg/"
        connector = aiohttp.TCPConnector(resolver=resolver, ssl=ssl.create_default_context(cafile=str(cert)))
        platform = DiscordPlatform(await front(), TOKEN, connector=connector, guild_ready_timeout=0.02)
        async with running(platform, emulator):
            assert await emulator.answer(await emulator.slash("place"))
    assert {"discord.com", "gateway.discord.gg"} == resolver.asked
