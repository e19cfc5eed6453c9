"""The language model: words, tags, trees and names of English text, and how it is trained and measured."""

from bot.extraction.language.load import ModelError, load

__all__ = ["ModelError", "load"]
