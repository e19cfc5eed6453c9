"""The language model's own reading of pre-tokenised CoNLL-U, as CoNLL-U."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bot.errors import BadInput


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the subcommand."""
    parser.add_argument("file", metavar="FILE.conllu", type=Path)


def run(arguments: argparse.Namespace) -> int:
    """Print the file with the model's lemmas, tags, features and tree. Raises BadInput for what is no CoNLL-U."""
    from bot.extraction.language.parse import parse_conllu

    try:
        sys.stdout.write(parse_conllu(arguments.file))
    except OSError as error:
        raise BadInput(f"The file cannot be read: {error.strerror}.", path=arguments.file) from None
    return 0
