"""Writing the model to disk: small, without names of machines or folders, and in one move."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

KEPT = ("README.md", "LICENSE")
META = {
    "name": "newsdesk",
    "version": "1.0.0",
    "description": "Words, tags, trees, lemmas and names of English news, for Newsdesk",
    "author": "Newsdesk contributors",
    "license": "CC BY-SA 4.0",
}


def write(nlp: Language, out: Path) -> None:
    """Write the pipeline to `out`, all parts enabled.

    What was there is replaced once everything is written; only the card and the licence stay.
    """
    from thinc.api import Config

    nlp.meta.update(META)
    draft = out.with_name(out.name + ".draft")
    shutil.rmtree(draft, ignore_errors=True)
    nlp.to_disk(draft)
    config = Config().from_disk(draft / "config.cfg", interpolate=False)
    config["nlp"]["disabled"] = []
    config.to_disk(draft / "config.cfg")
    for name in KEPT:
        if (out / name).is_file():
            shutil.copy(out / name, draft)
    shutil.rmtree(out, ignore_errors=True)
    draft.rename(out)
