"""What a reading process has from its beginning: importing this module loads the model and reads a first text.

The server that reading processes are forked from imports it once (`bot.app.reader`). Every process then shares the
memory of the model with the others, and begins to read at once. Nothing else imports it.
"""

from __future__ import annotations

import gc
from contextlib import suppress

from bot.app.reader import annotate_here
from bot.errors import NewsdeskError
from bot.facts.model import Article, ArticleId

FIRST = "The ministry said on Monday that the bridge would cost 5 million euros. “It is late,” a spokesman said."
"""Any text with a name of an office, a day, a sum and a quotation: each part loads what it needs when it is used."""

with suppress(NewsdeskError):  # the first article meets the same trouble, where somebody is told of it
    annotate_here(Article(id=ArticleId("first"), text=FIRST))

gc.collect()
gc.freeze()  # the collector would write into every page of memory that it looks at, and so un-share it
