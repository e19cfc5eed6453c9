"""The reference page of the settings, made from their declaration. `python -m bot.settings.reference` prints it."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from bot.settings.options import Settings, env_name, is_secret, only_in_environment, toml_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the reference page."""

    name: str
    env: str
    toml: str
    default: str
    description: str
    secret: bool


def reference() -> tuple[Row, ...]:
    """What the reference page says, one row a setting, in the order of declaration."""
    return tuple(
        Row(
            name=name,
            env=env_name(name),
            toml="" if only_in_environment(name) else toml_key(name),
            default=_shown(field.default),
            description=field.description or "",
            secret=is_secret(name),
        )
        for name, field in Settings.model_fields.items()
    )


def page() -> str:
    """The reference page, docs/reference/settings.md."""
    lines = [
        "# Settings",
        "",
        "<!-- made by `make docs` from bot/settings/options.py; edit that -->",
        "",
        "A value comes from the environment, else `.env`, else `config/newsdesk.toml`, else the default.",
        "An empty value in the environment counts as not set.",
        "A secret can be kept in a file: add `_FILE` to its name and give the path.",
        "",
        "| environment | in newsdesk.toml | default | what it is |",
        "|---|---|---|---|",
    ]
    for row in reference():
        toml = f"`{row.toml}`" if row.toml else ""
        default = f"`{row.default}`" if row.default else ""
        secret = " Secret." if row.secret else ""
        lines.append(f"| `{row.env}` | {toml} | {default} | {row.description}{secret} |")
    return "\n".join(lines) + "\n"


def _shown(default: object) -> str:
    match default:
        case None | () | "":
            return ""
        case bool():
            return str(default).lower()
        case _:
            return str(default)


if __name__ == "__main__":
    sys.stdout.write(page())
