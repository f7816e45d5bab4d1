"""File names for imported records."""

import re
import unicodedata
from collections.abc import Container

from board.files import LONGEST_NAME

NOT_DECOMPOSED = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "&": " and "}
)


def slug_from(text: str) -> str:
    """A text as the name of a file: small Latin letters, digits and hyphens; empty if it has none."""
    small = text.casefold().translate(NOT_DECOMPOSED).replace("ß", "ss")
    small = small.replace("c++", "c-plus-plus").replace("c#", "c-sharp").replace("'", "").replace("’", "")
    latin = unicodedata.normalize("NFKD", small).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", latin).strip("-")
    return slug if len(slug) <= LONGEST_NAME else shortened(slug)


def shortened(slug: str) -> str:
    """A long name, cut between two words where that is possible."""
    cut = slug[: LONGEST_NAME + 1].rpartition("-")[0] or slug[:LONGEST_NAME]
    return cut.strip("-")


def free_slug(slug: str, taken: Container[str]) -> str:
    """The name, or the first of `name-2`, `name-3` … that is not taken."""
    if slug not in taken:
        return slug
    number = 2
    while f"{slug[: LONGEST_NAME - 6]}-{number}" in taken:
        number += 1
    return f"{slug[: LONGEST_NAME - 6]}-{number}"
