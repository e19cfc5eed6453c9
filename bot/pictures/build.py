"""Writes data/dots.tsv: where to put countries that are too small for the world map that is shipped.

Run as `python -m bot.pictures.build FOLDER`, where FOLDER is the unpacked package world-atlas (version 2), whose
countries-110m.json is shipped beside. Both are Natural Earth's data, in the public domain (naturalearthdata.com).
"""

from __future__ import annotations

import sys
from pathlib import Path

from bot.pictures.borders import centre, countries, largest

DATA = Path(__file__).parent / "data"


def main(folder: Path) -> None:
    """Write the file: ISO 3166-1 alpha-2, longitude, latitude, in degrees."""
    shipped = countries(DATA.joinpath("countries-110m.json").read_bytes())
    fine = countries(folder.joinpath("countries-10m.json").read_bytes())
    rows = []
    for code in sorted(fine.keys() - shipped.keys() - {""}):
        east, north = centre(largest(fine[code]))
        rows.append(f"{code}\t{east:.2f}\t{north:.2f}\n")
    DATA.joinpath("dots.tsv").write_text("".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
