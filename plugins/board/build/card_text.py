"""Fits a text into a box of a card: smaller, then in more lines, at last with fewer words; never cut."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

ELLIPSIS = "…"
PITCH = 1.26
"""From one line to the next, in sizes of the letters."""

Measure = Callable[[str, int], float]
"""The width of a text on one line in letters of a size, in pixels."""


@dataclass(frozen=True, slots=True)
class FittedText:
    """Lines of a text in letters of one size, none wider than was asked for."""

    size: int
    lines: tuple[str, ...]

    @property
    def height(self) -> int:
        return round(self.size * PITCH) * len(self.lines)


def fitted(text: str, sizes: Sequence[int], width: int, height: int, measure: Measure) -> FittedText:
    """The text in the largest of the sizes (the largest first) in which the whole of it has room.

    Where none is small enough, the smallest with as many words as have room, and an ellipsis.
    """
    for size in sizes:
        most = most_lines(size, height)
        words = text.split(" ")
        # A word is taken apart only where even the smallest letters leave it no room.
        if size != sizes[-1] and max(measure(word, size) for word in words) > width:
            continue
        lines = tuple(wrapped(words, size, width, measure))
        if len(lines) <= most:
            return FittedText(size, lines)
    size = sizes[-1]
    return FittedText(size, shortened(text, size, width, most_lines(size, height), measure))


def most_lines(size: int, height: int) -> int:
    return max(1, height // round(size * PITCH))


def wrapped(words: Sequence[str], size: int, width: int, measure: Measure) -> Iterator[str]:
    """The words in lines, each as full as it can be."""
    line = ""
    for word in words:
        longer = f"{line} {word}" if line else word
        if measure(longer, size) <= width:
            line = longer
            continue
        if line:
            yield line
        *full, line = pieces(word, size, width, measure)
        yield from full
    if line:
        yield line


def pieces(word: str, size: int, width: int, measure: Measure) -> list[str]:
    """A word, in parts where a line has no room for it."""
    parts = [""]
    for character in word:
        if parts[-1] and measure(parts[-1] + character, size) > width:
            parts.append("")
        parts[-1] += character
    return parts


def shortened(text: str, size: int, width: int, most: int, measure: Measure) -> tuple[str, ...]:
    """The beginning of a text in so many lines, up to the end of a word; of one endless word as much as has room."""
    words = text.split(" ")
    for count in range(len(words) - 1, 0, -1):
        kept = [*words[: count - 1], words[count - 1].rstrip(",;:.–-") + ELLIPSIS]
        lines = tuple(wrapped(kept, size, width, measure))
        if len(lines) <= most:
            return lines
    first = "".join(pieces(words[0], size, width, measure)[:most])
    while len(parts := pieces(first + ELLIPSIS, size, width, measure)) > most:
        first = first[:-1]
    return tuple(parts)
