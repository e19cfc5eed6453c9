"""Lists of feeds as OPML, in and out: what every feed reader can write and read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from lxml import etree

from bot.errors import BadInput
from bot.ports import Source, SourceKind

MOST_BYTES = 5_000_000


def read_opml(data: bytes) -> tuple[tuple[str, str], ...]:
    """(title, address) of every feed in the list, folders opened, each address once. Raises BadInput for no OPML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data[:MOST_BYTES], parser)
    except (etree.LxmlError, ValueError) as error:
        raise BadInput(f"This is no OPML: {error}.") from None
    if root.tag.lower() != "opml":
        raise BadInput("This is no OPML: it does not begin with <opml>.")
    found: dict[str, str] = {}
    for node in root.iter("outline"):
        address = (node.get("xmlUrl") or node.get("xmlurl") or "").strip()
        if address:
            found.setdefault(address, (node.get("title") or node.get("text") or "").strip())
    return tuple((title, address) for address, title in found.items())


def write_opml(sources: Iterable[Source], now: datetime) -> str:
    """The feeds among the sources, by name; other kinds have no place in OPML."""
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = "Newsdesk's feeds"
    etree.SubElement(head, "dateCreated").text = now.strftime("%a, %d %b %Y %H:%M:%S GMT")
    body = etree.SubElement(root, "body")
    for source in sorted(sources, key=lambda source: source.name):
        if source.kind is SourceKind.FEED:
            etree.SubElement(body, "outline", type="rss", text=source.name, title=source.name, xmlUrl=source.address)
    text: str = etree.tostring(root, encoding="unicode", pretty_print=True)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + text
