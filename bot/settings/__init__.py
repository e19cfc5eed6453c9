"""The options of one running Newsdesk: `options` declares, `sources` reads, `reference` describes them.

`tables` reads what stands in files of its own: digests, sources.
"""

from bot.settings.options import Settings
from bot.settings.sources import load

__all__ = ["Settings", "load"]
