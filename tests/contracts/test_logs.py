"""What is logged has a stable name and fields, and never a word of a message or a token."""

from __future__ import annotations

import ast
import json
import logging
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.cli.logs import Json

ROOT = Path(__file__).parents[2]
LEVELS = frozenset(("debug", "info", "warning", "error", "exception", "critical"))
ACTION = re.compile(r"[a-z]+(_[a-z]+)*")


def calls() -> Iterator[tuple[str, ast.Call, ast.AST]]:
    """Every call of a module's logger, with where it stands and its module."""
    for path in sorted((ROOT / "bot").rglob("*.py")):
        tree = ast.parse(path.read_bytes())
        for node in ast.walk(tree):
            match node:
                case ast.Call(func=ast.Attribute(value=ast.Name(id="log"), attr=level)) if level in LEVELS:
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", node, tree


def extra_of(call: ast.Call, module: ast.AST) -> str:
    """The fields of a record, as they are written; a variable as what is assigned to it."""
    given = next((word.value for word in call.keywords if word.arg == "extra"), None)
    if isinstance(given, ast.Name):
        made = [n.value for n in ast.walk(module) if isinstance(n, ast.Assign) and _assigns(n, given.id)]
        return " ".join(ast.unparse(each) for each in made)
    return ast.unparse(given) if given is not None else ""


def _assigns(node: ast.Assign, name: str) -> bool:
    return any(isinstance(target, ast.Name) and target.id == name for target in node.targets)


def test_every_record_has_an_action() -> None:
    """A machine can count what happened by a name that stays, whatever becomes of the words."""
    nameless = [where for where, call, module in calls() if "'action': " not in extra_of(call, module)]
    assert [] == nameless


def test_actions_are_spelt_alike() -> None:
    """Small letters and underscores."""
    for where, call, module in calls():
        for action in re.findall(r"'action': '([^']*)'", extra_of(call, module)):
            assert ACTION.fullmatch(action), where


def test_no_record_is_built_from_words() -> None:
    """A message is a literal with places, so that nothing of an article or a reader is the format itself."""
    built = [where for where, call, _ in calls() if call.args and not isinstance(call.args[0], ast.Constant | ast.Name)]
    assert [] == built


@pytest.mark.parametrize("failed", [False, True])
def test_as_json(failed: bool) -> None:
    """A record is one line of JSON with its fields; a trace is in it, and no line break is outside of it."""
    try:
        raise ValueError("line one\nline two")
    except ValueError:
        record = logging.makeLogRecord(
            {"name": "bot.x", "levelname": "ERROR", "msg": "not sent: %s", "args": ("“a”\nb",), "action": "x_failed"}
            | ({"exc_info": sys.exc_info()} if failed else {})
        )
    told = Json().format(record)
    assert "\n" not in told
    read = json.loads(told)
    assert ("x_failed", "ERROR", "not sent: “a”\nb") == (read["action"], read["level"], read["message"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+\+00:00", read["time"])
    assert ("trace" in read) is failed
