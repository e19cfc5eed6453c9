"""An invented page of news, as sites write them, and PDFs with lines of text."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, StreamObject

PARAGRAPHS = [
    "The harbour of Sundby will close in May, the council said on Tuesday, after years of losses that nobody paid for.",
    '"We have waited long enough," said the mayor, Nora Dahl, before the vote in the town hall on Tuesday evening.',
    "The ferries will leave from Vik instead, and the company will move forty workers there by the end of June.",
    "Opponents say that the closing breaks a promise of 2019, and that they will go to court over it in April.",
]
BODY = "\n\n".join([*PARAGRAPHS[:2], "## What comes next", *PARAGRAPHS[2:]]) + "\n"


def page(
    *,
    title: str = "Harbour of Sundby to close",
    paragraphs: Sequence[str] = PARAGRAPHS,
    canonical: str = "https://coast.example/news/harbour",
    og_url: str = "https://coast.example/news/harbour",
    free: str | None = "true",
    published: str = "2026-03-04T09:30:00+01:00",
    language: str = "en",
) -> str:
    """The page. `free`: what it says about money, as JSON; None: nothing."""
    money = f', "isAccessibleForFree": {free}' if free is not None else ""
    text = [f"<p>{each}</p>" for each in paragraphs]
    if len(text) > 2:
        text.insert(2, "<h2>What comes next</h2>")
    return f"""<!doctype html><html lang="{language}"><head><title>{title} | The Coast Post</title>
<meta property="og:site_name" content="The Coast Post"><meta property="og:url" content="{og_url}">
<link rel="canonical" href="{canonical}">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [{{"@type": "WebSite"}},
 {{"@type": ["NewsArticle"], "headline": "{title}", "datePublished": "{published}",
 "author": [{{"@type": "Person", "name": "Ida Holm"}}, {{"@type": "Person", "name": "Per Berg"}}]{money}}}]}}</script>
<script>var x = "<p>not text</p>";</script></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>{title}</h1><p class="byline">By Ida Holm</p>
<figure><img src="a.jpg" alt=""><figcaption>The harbour on Monday.</figcaption></figure>
{"".join(text)}
<p class="wp-caption-text">A ferry leaves the harbour of Sundby on a grey morning in the month of March.</p>
</article><footer>Copyright The Coast Post</footer></body></html>"""


def pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """A PDF with these lines on its pages."""
    writer = PdfWriter()
    for lines in pages:
        sheet = writer.add_blank_page(595, 842)
        font = DictionaryObject(
            {NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"),
             NameObject("/BaseFont"): NameObject("/Helvetica")}
        )  # fmt: skip
        sheet[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
        stream = StreamObject()
        shown = " T* ".join(f"({line.translate(str.maketrans({'(': '[', ')': ']'}))}) Tj" for line in lines)
        stream.set_data(f"BT /F1 11 Tf 14 TL 50 800 Td {shown} ET".encode("latin-1", "replace"))
        sheet[NameObject("/Contents")] = writer._add_object(stream)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
