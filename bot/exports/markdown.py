"""A briefing as a Markdown file that `bot.briefings.load` reads back: head, bullets, and the article they rest on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, datetime

from bot.facts.briefing import Briefing, Bullet, Checked, Verdict
from bot.facts.grounding import check_all
from bot.facts.model import Attribution, Claim, FactSheet
from bot.facts.query import number, shown
from bot.replies.content import content
from bot.replies.gist import weight
from bot.replies.wording import chain_words, title_of

MOST = 8
"""Bullets that are written where nobody wrote any."""


def as_markdown(sheet: FactSheet, briefing: Briefing | None) -> tuple[bytes, int]:
    """The file, and how many bullets it has.

    Bullets are those of the stored briefing as they were written; without one, the main claims of the article, each
    with its claimant, as far as they hold when they are checked like any other briefing.
    """
    title = briefing.title if briefing is not None else _title(sheet)
    checked = check_all(briefing.bullets, sheet) if briefing is not None else _written(sheet)
    bullets = [f"- {escaped(each.bullet.text)} {_note(each)}" for each in checked]
    text = sheet.article.text.strip("\n")
    parts = ["\n".join(_head(sheet, briefing, title)), f"# {escaped(title)}", "\n".join(bullets), "## Article", text]
    return ("\n\n".join(parts) + "\n").encode(), len(bullets)


def escaped(text: str) -> str:
    """The words on one line, so that Markdown reads them as they stand."""
    plain = " ".join(text.split())
    plain = re.sub(r"([\\`*_\[\]<>&~|!])", r"\\\1", plain)
    # at the beginning of a line these would open a list, a heading or a rule
    return re.sub(r"^(\d+)([.)])(?=\s|$)", r"\1\\\2", re.sub(r"^([-+#=])", r"\\\1", plain))


def _head(sheet: FactSheet, briefing: Briefing | None, title: str) -> Iterator[str]:
    """The front matter in TOML; a text in JSON's quotation marks is one of TOML's too."""
    article = sheet.article
    yield "+++"
    yield f"title = {_text(title)}"
    if article.title:
        yield f"headline = {_text(article.title)}"
    published = article.published or (briefing.published if briefing is not None else None)
    if published is not None:
        yield f"published = {_moment(published)}"
    for key, value in (("url", article.url), ("source", article.source)):
        if value and value.strip():
            yield f"{key} = {_text(value)}"
    if article.language != "en":
        yield f"language = {_text(article.language)}"
    for name, values in (("authors", article.authors), ("topics", briefing.topics if briefing is not None else ())):
        if values:
            yield f"{name} = [{', '.join(map(_text, values))}]"
    yield "+++"


def _moment(published: date | datetime) -> str:
    return published.isoformat()


def _text(words: str) -> str:
    plain = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    return json.dumps(plain, ensure_ascii=False)


def _title(sheet: FactSheet) -> str:
    return title_of(sheet.article).strip("“”")


def _note(checked: Checked) -> str:
    """Where it stands, in a comment: readers of the file do not see it, and it is no word of the bullet."""
    where = "".join(f"[{number}]" for number in checked.sentences)
    said = checked.verdict.value if checked.verdict is not Verdict.SUPPORTED else "sentence"
    return f"<!-- {said} {where} -->".replace("  ", " ")


def _written(sheet: FactSheet) -> tuple[Checked, ...]:
    """The main claims of the article, one a sentence, in its order; only what holds when it is checked."""
    best: dict[int, Claim] = {}
    for claim in shown(sheet):
        place = number(sheet, claim.evidence)
        if place not in best or weight(sheet, claim) > weight(sheet, best[place]):
            best[place] = claim
    ranked = sorted(best.values(), key=lambda claim: -weight(sheet, claim))
    bullets = tuple(Bullet(text=_bullet(sheet, claim), line=1) for claim in ranked)
    held = {each.bullet.text for each in check_all(bullets, sheet) if each.verdict is Verdict.SUPPORTED}
    kept = [claim for claim in ranked if _bullet(sheet, claim) in held][:MOST]
    kept.sort(key=lambda claim: claim.evidence.start)
    return check_all(tuple(Bullet(text=_bullet(sheet, claim), line=1) for claim in kept), sheet)


def _bullet(sheet: FactSheet, claim: Claim) -> str:
    """Claimant and content; the content alone in the article's own voice."""
    said, who = content(sheet, claim), _claimants(sheet, claim.attribution)
    return f"{who}: {said}" if who else said[:1].upper() + said[1:]


def _claimants(sheet: FactSheet, chain: tuple[Attribution, ...]) -> str:
    """Who says it, and who passes it on, by name; empty where nobody is."""
    return chain_words(sheet, chain) if any(link.speaker is not None for link in chain) else ""
