"""The options of one running Newsdesk: declared in `options`, read by `sources`, described by `reference`."""

from bot.settings.options import Settings
from bot.settings.sources import load

__all__ = ["Settings", "load"]
