"""Reading briefing files: a Markdown file with front matter becomes an article and the briefing about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from bot.briefings.front import Front, read_front
from bot.briefings.markdown import article_begins, bullets
from bot.errors import BadInput
from bot.facts.briefing import Briefing
from bot.facts.model import Article, ArticleId, digest

SUFFIX = ".md"
LARGEST = 2_000_000
"""Bytes; a briefing or an article that is larger is taken for a mistake."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """One briefing file that was read: the article with its text, and the briefing about it."""

    path: Path
    article: Article
    briefing: Briefing


def read_briefing(path: Path) -> Loaded:
    """The briefing in a file and its article. Raises BadInput, with the file and the line, for whatever is wrong."""
    lines = _read(path).split("\n")
    front = read_front(lines, path)
    body = "\n".join(lines[front.body_line - 1 :])
    found = bullets(body, front.body_line)
    if not found:
        raise BadInput(
            "The briefing has no bullets.",
            hint='Write them as a list, one line each, beginning with "- ".',
            path=path,
            line=min(front.body_line, len(lines)),
        )
    text, place = _article_text(path, front, body)
    article = Article(
        id=article_id(front.url, place),
        text=text,
        title=front.headline or front.title,
        url=front.url,
        source=front.source,
        language=front.language,
        published=front.published,
        authors=front.authors,
    )
    briefing = Briefing(
        id=briefing_id(path),
        title=front.title,
        article=article.id,
        bullets=found,
        published=front.published,
        url=front.url,
        topics=front.topics,
    )
    return Loaded(path=path, article=article, briefing=briefing)


def load_folder(folder: Path) -> tuple[tuple[Loaded, ...], tuple[BadInput, ...]]:
    """The briefings of a folder by name of file, and what is wrong with the others: none stops another.

    A folder that is not there has no briefings. Each briefing has the name of its `file`.
    """
    loaded: dict[str, Loaded] = {}
    failures: list[BadInput] = []
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        if path.name.startswith("."):  # what editors leave while a file is being written
            continue
        try:
            one = read_briefing(path)
            if one.briefing.id in loaded:
                raise BadInput(
                    f"Its short name {one.briefing.id!r} is that of {loaded[one.briefing.id].path.name} too.",
                    hint="Rename one of the files.",
                    path=path,
                )
            loaded[one.briefing.id] = replace(one, briefing=replace(one.briefing, file=path.name))
        except BadInput as failure:
            failures.append(failure)
    return tuple(loaded.values()), tuple(failures)


def briefing_id(path: Path) -> str:
    """The short name of a briefing: its file's, in small letters and hyphens, so that it can be typed."""
    return re.sub(r"[\W_]+", "-", path.stem.casefold()).strip("-") or digest(path.stem)


def article_id(url: str | None, place: str) -> ArticleId:
    """A stable id: of the address, where there is one, else of the place, which stays when the text is corrected."""
    if url is None:
        return ArticleId(digest("file", place))
    parts = urlsplit(url)
    return ArticleId(digest(urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path, parts.query, ""))))


def _article_text(path: Path, front: Front, body: str) -> tuple[str, str]:
    """The text, and a name for where it stands: the file of the article, or the briefing's own."""
    begins = article_begins(body)
    if front.article is not None and begins is not None:
        raise BadInput(
            "The article is given twice: by the key 'article' and under the heading Article.",
            hint="Keep one of them.",
            path=path,
            line=front.article_line,
        )
    if front.article is not None:
        return _beside(path, front, front.article), front.article
    if begins is None:
        raise BadInput(
            "The briefing has no article to be held against.",
            hint="Name its file (article = \"story.txt\") or put its text at the end under a heading '## Article'.",
            path=path,
            line=1,
        )
    text = "\n".join(body.split("\n")[begins:]).strip("\n")
    if not text.strip():
        raise BadInput("There is no text under the heading Article.", path=path, line=front.body_line + begins - 1)
    return text + "\n", path.name


def _beside(path: Path, front: Front, name: str) -> str:
    folder = path.parent.resolve()
    target = (folder / name).resolve()  # follows links: one that leads out of the folder is refused too
    problem = None
    if not target.is_relative_to(folder):
        problem = f"The article {name} is outside the folder of the briefing."
    elif not target.is_file():
        problem = f"The article {name} is not there."
    if problem:
        hint = "Put it beside the briefing, or below, and give the path from there."
        raise BadInput(problem, hint=hint, path=path, line=front.article_line)
    text = _read(target)
    if not text.strip():
        raise BadInput(f"The article {name} is empty.", path=path, line=front.article_line)
    return text


def _read(path: Path) -> str:
    """The text, without a byte order mark and with every line ended by a line feed, as articles are stored."""
    if path.is_fifo() or path.is_socket() or path.is_char_device():  # reading one waits for ever
        raise BadInput("It is no ordinary file.", hint="Put a text file in its place.", path=path)
    try:
        data = path.read_bytes()
    except OSError as why:
        raise BadInput(f"It cannot be read: {why.strerror}.", path=path) from why
    if len(data) > LARGEST:
        raise BadInput(f"It is larger than {LARGEST // 1_000_000} MB.", path=path)
    try:
        return data.decode().removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as why:
        line = data.count(b"\n", 0, why.start) + 1
        raise BadInput("It is not UTF-8 text.", hint="Save it as UTF-8.", path=path, line=line) from why
