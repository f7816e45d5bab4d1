"""What somebody probably meant by a word that the board does not know."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice most like `word` whatever its case, or None where nothing is close."""
    by_folded = {choice.casefold(): choice for choice in sorted(choices)}
    close = get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.7)
    return by_folded[close[0]] if close else None
