"""Which way a text runs, which need not be the way of the board's own language."""

from functools import lru_cache
from unicodedata import bidirectional

from babel import Locale, UnknownLocaleError


def direction_of(text: str, language: str | None) -> str:
    """`ltr` or `rtl`: by the language that a text is said to be in, else by its first letters."""
    if language:
        return direction_of_language(language)
    if not text.isascii():
        for character in text:
            kind = bidirectional(character)
            if kind in ("L", "R", "AL"):
                return "ltr" if kind == "L" else "rtl"
    return "ltr"


@lru_cache(maxsize=256)
def direction_of_language(language: str) -> str:
    try:
        return Locale.parse(language, sep="-").text_direction
    except (ValueError, UnknownLocaleError):
        return "ltr"
