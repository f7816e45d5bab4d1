"""The text of a document with its places: where lines end, where values really end, what may stand where."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from board.read import Document
from board.read.places import Place, places

Path = tuple[str | int, ...]

LINE_END = re.compile("\r\n|\r|\n")
# A dash that no item follows; the data does not have it, and neither have the places.
BARE_DASH = re.compile(r"(?<![^\r\n]) *(-)[ \t]*(?:#[^\r\n]*)?(?![^\r\n])")


@dataclass(frozen=True, slots=True)
class Splice:
    """Characters of the text from `start` to before `end`, and what is to stand there instead."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Source:
    """A document as somebody sees it who is about to write into it."""

    document: Document
    text: str = field(init=False)
    root: Place = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", self.document.text)
        object.__setattr__(self, "root", places(self.document.text))

    def spliced(self, splices: Iterable[Splice]) -> bytes:
        """The file's bytes with these changes, which must not overlap; of two at one place, the first comes first."""
        parts, position = [], 0
        for splice in sorted(splices, key=lambda splice: splice.start):
            parts += [self.text[position : splice.start], splice.text]
            position = splice.end
        text = "".join((*parts, self.text[position:]))
        mark = self.document.raw[: len(self.document.raw) - len(self.text.encode())]
        return mark + text.encode()

    @cached_property
    def line_starts(self) -> list[int]:
        return [0, *(end.end() for end in LINE_END.finditer(self.text))]

    @cached_property
    def newline(self) -> str:
        """How the lines of this file end."""
        found = LINE_END.search(self.text)
        return found[0] if found else "\n"

    def line_start(self, position: int) -> int:
        return max(self.text.rfind("\n", 0, position), self.text.rfind("\r", 0, position)) + 1

    def line_end(self, position: int) -> int:
        """Where the line of a position ends, before the characters that end it."""
        found = LINE_END.search(self.text, position)
        return found.start() if found else len(self.text)

    def next_line(self, position: int) -> int:
        found = LINE_END.search(self.text, position)
        return found.end() if found else len(self.text)

    def margin(self, position: int) -> str | None:
        """The blanks between the start of the line and a position, or None where something else stands there."""
        before = self.text[self.line_start(position) : position]
        return None if before.strip(" ") else before

    def place(self, path: Path) -> Place | None:
        """The place at a path, be it that of a key without a value; None if there is none."""
        place = self.root
        for step in path:
            if step not in place.inside:
                return None
            place = place.inside[step]
        return place

    def key_start(self, place: Place) -> int:
        """Where the key of a place begins."""
        assert place.key is not None
        line, column = place.key
        return self.line_starts[line - 1] + column - 1

    def is_flow(self, place: Place) -> bool:
        """Whether a value stands in brackets or braces of its own."""
        return not place.is_absent and self.text[place.start : place.start + 1] in ("{", "[")

    def is_inside_flow(self, path: Path) -> bool:
        """Whether the value at a path stands, or would stand, in somebody else's brackets or braces."""
        around = (self.place(path[:length]) for length in range(len(path)))
        return any(place is not None and self.is_flow(place) for place in around)

    def is_block_text(self, place: Place) -> bool:
        return not place.inside and self.text[place.start : place.start + 1] in ("|", ">")

    def is_block(self, place: Place) -> bool:
        """Whether a value has lines of its own: a list with dashes or a group of keys."""
        start = self.text[place.start : place.start + 2]
        is_dash = start[:1] == "-" and start[1:] in ("", " ", "\t", "\r", "\n")
        return not place.is_absent and not self.is_flow(place) and (bool(place.inside) or is_dash)

    def end(self, place: Place) -> int:
        """Where a value really ends: before the comments and blank lines that follow it."""
        if self.is_block_text(place):
            written = self.text[place.start : place.end]
            return place.start + len(written.rstrip())
        if not self.is_block(place):
            return place.end
        last = max((self.end(inner) for inner in place.inside.values()), default=self.line_start(place.start))
        dashes = [dash.end(1) for dash in BARE_DASH.finditer(self.text, last, place.end)]
        return dashes[-1] if dashes else last

    def room_after(self, place: Place) -> int:
        """Where a line may be put in after a value: the end of its last line, or the start of the next.

        The blank lines at the end of a text may be part of it (`|+`): what comes after comes after them.
        """
        inner = place
        while self.is_block(inner) and inner.inside:
            inner = max(inner.inside.values(), key=lambda part: part.start)
        if self.is_block_text(inner) and "+" in self.text[inner.start : inner.start + 3]:
            return inner.end
        return self.line_end(self.end(place))

    def lines_at(self, position: int, lines: Sequence[str]) -> Splice:
        """Whole lines put in at the end of a line, or at the start of one."""
        body = self.newline.join(lines)
        if position == self.line_start(position) and position > 0:
            return Splice(position, position, body + self.newline)
        return Splice(position, position, self.newline + body)
