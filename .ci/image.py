"""Follows the Dockerfile without Docker: `image.py PYTHON FOLDER`.

The build context is what git tracks, less .dockerignore. COPY copies into FOLDER, ENV sets, each RUN of the project's
own code is run (pip and useradd are not: PYTHON is an environment with the lock installed), CMD is started as written,
and HEALTHCHECK must come to be good. /data stands inside FOLDER, and the port is a free one, so nothing is in the way.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
PATIENCE = 60  # seconds until the check must be good


def instructions() -> list[tuple[str, str]]:
    """(NAME, rest) of every instruction of the Dockerfile, with continued lines joined."""
    text = re.sub(r"^\s*#.*\n", "", (ROOT / "Dockerfile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    lines = text.replace("\\\n", " ").splitlines()
    return [(name, rest.strip()) for line in lines if line.strip() for name, _, rest in [line.partition(" ")]]


def context(folder: Path) -> Path:
    """What the builder would be sent: tracked files under the names .dockerignore lets in again."""
    kept = {line[1:] for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").split() if line.startswith("!")}
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    for name in names.split("\0"):
        if name.partition("/")[0] in kept:
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target)
    return folder


def free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def as_here(words: list[str], python: str) -> list[str]:
    return [python if word == "python" else word for word in words]


def build(python: str, image: Path) -> tuple[dict[str, str], dict[str, list[str]]]:
    """Runs the steps; gives the environment, and the commands of CMD and HEALTHCHECK."""
    sent, app = context(image / "context"), image / "app"
    (image / "data").mkdir(parents=True)
    app.mkdir()
    port = free_port()
    env = {"PATH": os.environ["PATH"], "HOME": str(image), "NEWSDESK_WEB_PORT": port}
    commands: dict[str, list[str]] = {}
    for name, rest in instructions():
        match name:
            case "COPY":
                source, target = rest.split()
                copy = shutil.copytree if (sent / source).is_dir() else shutil.copy2
                (app / target).parent.mkdir(parents=True, exist_ok=True)
                copy(sent / source, app / target, **({"dirs_exist_ok": True} if copy is shutil.copytree else {}))
            case "ENV":
                pairs = (pair.partition("=") for pair in rest.split())
                env |= {key: value.replace("////data", f"///{image}/data") for key, _, value in pairs}
            case "RUN" if rest.startswith("python "):
                subprocess.run(as_here(rest.split(), python), cwd=app, env=env, check=True)
            case "CMD" | "HEALTHCHECK":
                commands[name] = as_here(json.loads(rest[rest.index("[") :].replace("8080", port)), python)
    return env, commands


def healthy(check: list[str], env: dict[str, str], bot: subprocess.Popen[bytes]) -> bool:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and bot.poll() is None:
        if subprocess.run(check, env=env, capture_output=True, check=False).returncode == 0:
            return True
        time.sleep(0.5)
    return False


def main(python: str, image: Path) -> int:
    env, commands = build(python, image)
    bot = subprocess.Popen(commands["CMD"], cwd=image / "app", env=env)
    try:
        good = healthy(commands["HEALTHCHECK"], env, bot)
    finally:
        bot.send_signal(signal.SIGTERM)
        ended = bot.wait(timeout=20)
    print(f"health check: {'good' if good else 'never good'}; ended by SIGTERM with {ended}")
    return 0 if good and ended in (0, -signal.SIGTERM, 128 + signal.SIGTERM) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
