"""The guard of tests/conftest.py: a test reaches this machine and nothing else."""

from __future__ import annotations

import asyncio
import socket

import httpx
import pytest

ELSEWHERE = "192.0.2.1"  # reserved for documentation: nobody answers there


def test_connecting_elsewhere_is_refused() -> None:
    """A plain socket cannot leave."""
    with socket.socket() as plain, pytest.raises(AssertionError, match="may not reach"):
        plain.connect((ELSEWHERE, 80))


def test_looking_up_a_name_is_refused() -> None:
    """Not even a question to a name server leaves."""
    with pytest.raises(AssertionError, match="may not look up"):
        socket.getaddrinfo("news.example", 443)


async def test_the_event_loop_is_guarded_too() -> None:
    """asyncio and the HTTP clients on it go through the same door."""
    with pytest.raises(AssertionError, match="may not"):
        await asyncio.open_connection(ELSEWHERE, 80)
    async with httpx.AsyncClient(trust_env=False) as client:
        with pytest.raises(AssertionError, match="may not"):
            await client.get("http://news.example/")


async def test_loopback_is_open() -> None:
    """Local servers are how the rims are tested."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"here")
        writer.close()

    server = await asyncio.start_server(answer, "localhost", 0)
    async with server:
        reader, writer = await asyncio.open_connection("localhost", server.sockets[0].getsockname()[1])
        assert b"here" == await reader.read()
        writer.close()
        await writer.wait_closed()
