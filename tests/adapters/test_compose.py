"""config/compose.yaml without Docker: its shape, that it fits the image and the settings, and its two replicas run."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from bot.settings import load
from bot.settings.options import names_in_environment

SERVICE = frozenset(
    "build command configs depends_on env_file environment healthcheck image ports restart stop_grace_period volumes"
    .split()
)  # fmt: skip
"""The keys of a service that we use, as the Compose Specification has them (compose-spec.io, 05-services.md)."""

TOP = {"name", "services", "configs", "volumes"}
REPLICAS = ("one", "two")


@pytest.fixture
def compose(root: Path) -> dict[str, Any]:
    """The file with its anchors resolved."""
    made: dict[str, Any] = yaml.safe_load((root / "config" / "compose.yaml").read_text(encoding="utf-8"))
    return made


def test_it_has_the_shape_of_a_compose_file(compose: dict[str, Any]) -> None:
    """Only keys that Compose knows, and nothing named that is not there."""
    assert {key for key in compose if not key.startswith("x-")} == TOP
    for name, service in compose["services"].items():
        assert set() == set(service) - SERVICE, name
        assert ("build" in service) or ":" in service["image"], f"{name}: an image needs its version"
        assert set(service.get("depends_on", ())) <= set(compose["services"])
        for each in service.get("configs", ()):
            assert each["source"] in compose["configs"]
        for volume in service.get("volumes", ()):
            assert volume.partition(":")[0] in compose["volumes"]
        for port in service.get("ports", ()):
            assert re.fullmatch(r"127\.0\.0\.1:\d+:\d+", port), "nothing is open to other machines by itself"


def test_no_secret_stands_in_it(root: Path) -> None:
    """The password comes from .env, and a start without one says so."""
    text = (root / "config" / "compose.yaml").read_text(encoding="utf-8")
    assert text.count("${POSTGRES_PASSWORD:?") == text.count("${")
    assert not re.search(r"(?i)(password|token|secret): +[^$\s{]", text)


def test_every_name_is_a_setting(compose: dict[str, Any], root: Path, tmp_path: Path) -> None:
    """What a replica is given is known to this version, and is good; the shards are shared out, each to one."""
    shards: list[int] = []
    for name in REPLICAS:
        given = environment(compose, name, "postgresql+psycopg://newsdesk@database/newsdesk")
        assert set() == given.keys() - names_in_environment().keys()
        settings = load(root / "config", given)
        assert settings.web_host == settings.slack_http_host == "0.0.0.0"
        shards += settings.discord_shard_ids
        count = settings.discord_shards
    assert list(range(count)) == sorted(shards)


def test_the_balancer_knows_the_replicas(compose: dict[str, Any], root: Path) -> None:
    """It sends to the ports that the replicas listen on, and looks at an address that answers."""
    told = compose["configs"]["balancer"]["content"]
    settings = load(root / "config", {})
    for port in (settings.web_port, settings.slack_http_port):
        assert f"reverse_proxy one:{port} two:{port}" in told
        assert f"127.0.0.1:{port}:{port}" in compose["services"]["balancer"]["ports"]
    assert f"EXPOSE {settings.web_port}" in (root / "Dockerfile").read_text(encoding="utf-8")
    assert told.count("{") == told.count("}")


def test_the_image_can_speak_to_postgres(root: Path) -> None:
    """The lock that the image is made of has the driver that the address names."""
    assert re.search(r"(?m)^psycopg==", (root / "config" / "requirements.lock").read_text(encoding="utf-8"))


def environment(compose: dict[str, Any], name: str, database: str) -> dict[str, str]:
    """What a replica is given, with this database in the place of Compose's own."""
    given = {key: str(value) for key, value in compose["services"][name]["environment"].items()}
    assert "@database:5432/" in given["NEWSDESK_DATABASE_URL"]
    return given | {"NEWSDESK_DATABASE_URL": database}


def context(root: Path, folder: Path) -> Path:
    """The folder as the image has it: what git tracks of bot and config."""
    listed = subprocess.run(["git", "ls-files", "-z", "bot", "config"], cwd=root, capture_output=True, check=True)
    for name in listed.stdout.decode().split("\0"):
        if name and (root / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(root / name, folder / name)
    return folder


def free_port() -> int:
    """A port that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.slow
async def test_two_replicas_run(compose: dict[str, Any], root: Path, tmp_path: Path, postgres_url: str) -> None:
    """From a clean folder, at the same moment, on an empty database: both become ready, and both end when told to."""
    app = context(root, tmp_path / "app")
    ports = [free_port() for _ in REPLICAS]
    replicas = []
    try:
        for name, port in zip(REPLICAS, ports, strict=True):
            given = environment(compose, name, postgres_url)
            of_here = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "NEWSDESK_WEB_PORT": str(port)}
            of_here["NEWSDESK_SLACK_HTTP_PORT"] = "0"
            replicas.append(
                await asyncio.create_subprocess_exec(
                    sys.executable, "-m", "bot", "run", cwd=app, env=given | of_here,
                    stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
                )
            )  # fmt: skip
        async with httpx.AsyncClient(trust_env=False) as client, asyncio.timeout(120):
            for port in ports:
                while not await ready(client, port):  # noqa: ASYNC110 - it is another process
                    await asyncio.sleep(0.3)
    finally:
        for each in replicas:
            if each.returncode is None:
                each.terminate()
        ended = [await asyncio.wait_for(each.wait(), 20) for each in replicas]
    assert [0, 0] == ended


async def ready(client: httpx.AsyncClient, port: int) -> bool:
    """Whether a replica says that every part can serve."""
    try:
        return (await client.get(f"http://127.0.0.1:{port}/readyz")).status_code == 200
    except httpx.HTTPError:
        return False
