"""Which texts the fonts in the repository can show: a card holds no text that would come out as boxes."""

import re
from functools import cached_property
from pathlib import Path
from unicodedata import bidirectional, category, normalize

SPACE = re.compile(r"\s+")
# They are not drawn, but keep amounts and dates in their order among letters from the right (CLDR writes them).
MARKS = frozenset("\u200e\u200f\u061c")
# Symbols, pictographs, and what only changes how those look: a text without them says the same.
ORNAMENTS = ("So", "Sk", "Cf", "Mn", "Me", "Cn", "Co")


class CardScript:
    """The characters of the fonts, as `holds.txt` beside them lists them: ranges of code points, a line each."""

    def __init__(self, fonts: Path) -> None:
        ranges = (fonts / "holds.txt").read_text(encoding="ascii").split()
        pairs = [(int(first, 16), int(last or first, 16)) for first, _, last in (r.partition("-") for r in ranges)]
        self._held = frozenset(chr(code) for first, last in pairs for code in range(first, last + 1))

    def shown(self, text: str) -> str | None:
        """The text as it can be drawn: on one line, without ornaments that no font has; None where words are lost."""
        plain = SPACE.sub(" ", normalize("NFC", text))
        if plain.isascii():
            return plain.strip() or None
        is_shaped = needs_shaping(plain)
        kept = self._held | MARKS if is_shaped else self._held
        plain = "".join(c for c in plain if c in kept or category(c) not in ORNAMENTS)
        plain = SPACE.sub(" ", plain).strip()
        if not plain or not kept.issuperset(plain) or (is_shaped and not self.can_shape):
            return None
        return plain

    @cached_property
    def can_shape(self) -> bool:
        """Whether letters can be joined and put into order: Pillow does it with FriBiDi, where the system has that."""
        from PIL import features

        return features.check_feature("raqm") is True and features.check_feature("fribidi") is True


def needs_shaping(text: str) -> bool:
    """Whether a text is more than its letters from left to right: Arabic, Hebrew, marks of their own."""
    if text.isascii():
        return False
    return any(bidirectional(c) in ("R", "AL", "AN") or category(c) == "Mn" for c in text)
