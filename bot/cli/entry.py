"""The entry: finds the subcommands, reads the command line, and turns a failure into one plain line."""

from __future__ import annotations

import argparse
import importlib
import io
import os
import pkgutil
import sys
from collections.abc import Sequence

from bot import __version__, cli
from bot.errors import NewsdeskError

_NOT_COMMANDS = ("entry", "arguments", "logs")

CODES = (
    "exit codes: 0 done; 1 it could not be done, and one line says why; 2 the command line is wrong; 130 interrupted"
)
"""“The article does not say” is an answer: 0. A script may depend on these."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit code, as `CODES` has it. A mistake never ends in a traceback."""
    _speak_unicode()
    arguments = _parser().parse_args(argv)
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
        return code
    except NewsdeskError as error:
        print(f"newsdesk: {error.whole}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read our output has gone ("| head"): nothing is wrong, and nothing more can be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _speak_unicode() -> None:
    """Files and pipes get UTF-8 whatever the locale; a terminal that cannot show a letter shows a question mark."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace") if stream.isatty() else stream.reconfigure(encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="newsdesk", description="What the news says, and who says so.", epilog=CODES)
    parser.add_argument("--version", action="version", version=f"newsdesk {__version__}")
    some = parser.add_subparsers(title="commands", dest="command", required=True, metavar="COMMAND")
    for info in sorted(pkgutil.iter_modules(cli.__path__), key=lambda info: info.name):
        if info.name not in _NOT_COMMANDS:
            module = importlib.import_module(f"{cli.__name__}.{info.name}")
            summary = (module.__doc__ or "").strip().splitlines()[0]
            one = some.add_parser(info.name.replace("_", "-"), help=summary, description=summary)
            module.declare(one)
            one.set_defaults(run=module.run)
    return parser
