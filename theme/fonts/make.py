"""Makes the two fonts of the card pictures, and the list of what they hold, out of Noto's own files.

    python theme/fonts/make.py /usr/share/fonts/truetype/noto

It needs fonttools, which the board itself does not. The three families have the same 1,000 units, so that one file
can hold them all, and a title of two scripts needs no second font.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter, load_font

HERE = Path(__file__).resolve().parent
WEIGHTS = ("Regular", "Bold")
# Inclusive ranges of Unicode: what people write titles in, with its punctuation and the signs of currencies.
EUROPE = (
    "20-7E A0-17F 18F 192 1A0-1A1 1AF-1B0 1CD-1DC 1E6-1E7 1FA-21B 237 259 2BB-2BC 2C6-2DD 300-304 306-30C 323 327-328 "
    "370-3E1 3F0-3FF 400-45F 48A-4FF 1E02-1E03 1E0A-1E0B 1E1E-1E1F 1E40-1E41 1E56-1E57 1E60-1E63 1E6A-1E6D 1E80-1E85 "
    "1E9E 1EA0-1EF9 2010-2027 202F-203A 2044 2070 2074-2079 20A0-20BF 2116 2122 2190-2193 2212 221E 2248 2260 2264-2265"
)
ARABIC = "600-6FF 200C-200D FD3E-FD3F"
HEBREW = "5BE 5D0-5EA 5F0-5F4 20AA"
FAMILIES = (
    ("NotoSans", EUROPE, ["kern", "mark", "mkmk", "ccmp", "locl"]),
    (
        "NotoSansArabic",
        ARABIC,
        ["init", "medi", "fina", "isol", "rlig", "calt", "ccmp", "mark", "mkmk", "kern", "locl"],
    ),
    ("NotoSansHebrew", HEBREW, ["ccmp", "kern"]),
)


def code_points(ranges: str) -> set[int]:
    """The code points of ranges such as `41-5A 61`."""
    points: set[int] = set()
    for part in ranges.split():
        first, _, last = part.partition("-")
        points.update(range(int(first, 16), int(last or first, 16) + 1))
    return points


def written_ranges(points: Iterable[int]) -> Iterator[str]:
    """Code points as the shortest ranges, a line each."""
    ordered = sorted(points)
    start = 0
    for end in range(1, len(ordered) + 1):
        if end == len(ordered) or ordered[end] != ordered[end - 1] + 1:
            first, last = ordered[start], ordered[end - 1]
            yield f"{first:04X}" if first == last else f"{first:04X}-{last:04X}"
            start = end


def make(noto: Path) -> None:
    held: set[int] | None = None
    for weight in WEIGHTS:
        with TemporaryDirectory() as folder:
            parts = []
            for family, ranges, features in FAMILIES:
                options = Options(layout_features=features, hinting=False, glyph_names=False, drop_tables=["DSIG"])
                font = load_font(str(noto / f"{family}-{weight}.ttf"), options)
                subsetter = Subsetter(options)
                subsetter.populate(unicodes=code_points(ranges))
                subsetter.subset(font)
                parts.append(f"{folder}/{family}.ttf")
                font.save(parts[-1])
            merged = Merger().merge(parts)
            merged.save(HERE / f"NotoSans-{weight}.ttf")
            points = set(merged.getBestCmap())
        held = points if held is None else held & points
    (HERE / "holds.txt").write_text("".join(f"{line}\n" for line in written_ranges(held or ())), encoding="ascii")


if __name__ == "__main__":
    make(Path(sys.argv[1]))
