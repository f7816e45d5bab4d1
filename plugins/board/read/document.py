"""A record's data together with the place of every value in its file."""

from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import Any

from board.problem import Location, Problem
from board.read.limits import Text, decoded, source_lines
from board.read.places import Place, places
from board.read.plainest import plainest
from board.read.strict import Reading, load


@dataclass(frozen=True, eq=False)
class Document:
    """A well-formed file: plain data, and where each value stands.

    `data` has JSON's types only; keys without a value are absent, items without one too. The file is
    read again for places only when somebody asks for one, which on a board without problems is never.
    """

    file: str
    kind: str
    slug: str
    data: dict[str, Any]
    digest: str
    raw: bytes

    def __getitem__(self, key: str) -> Any:
        return self.data[key]

    def __contains__(self, key: object) -> bool:
        return key in self.data

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a top-level key."""
        return self.data.get(key, default)

    @cached_property
    def text(self) -> str:
        """The file's text, without its byte order mark."""
        return decoded(self.raw).text

    @cached_property
    def folded(self) -> bytes:
        """The file's bytes in lower case, for a first quick look; empty where an escape could spell a letter."""
        raw = self.raw.lower()
        return b"" if b"\\" in raw or b"&" in raw else raw

    @cached_property
    def lines(self) -> list[str]:
        """The file's lines, without their ends; line 1 is the first item."""
        return source_lines(self.text)

    @cached_property
    def _places(self) -> Place:
        return places(self.text)

    def at(self, *path: str | int) -> Location:
        """Where the value at a path stands, or the nearest value around it; a lone key for its value."""
        place = self._places.nearest(path)
        return Location(self.file, place.line, place.column)

    def at_key(self, *path: str | int) -> Location:
        """Where the key of the value at a path stands; of an item in a list, the item."""
        place = self._places.nearest(path)
        return Location(self.file, *(place.key or (place.line, place.column)))

    def extent(self, *path: str | int) -> tuple[int, int] | None:
        """From which to before which character of `text` the value at a path stands; None if it has none."""
        place = self._places
        for step in path:
            if step not in place.inside:
                return None
            place = place.inside[step]
        return place.start, place.end


def read_document(
    raw: bytes, *, file: str, kind: str = "", slug: str = "", despite_wrong_days: bool = False
) -> tuple[Document | None, tuple[Problem, ...]]:
    """The document in a file's bytes, and its problems: with an error among them there is no document.

    With a `kind`, the file must hold `key: value` lines; without, any well-formed file will do.
    A day that no calendar has is an error, but hides nothing else in its file: who asks for the document
    despite wrong days may look for more that is wrong, and must not publish it.
    """
    source = decoded(raw)
    if source.refusal:
        return None, explained(source, file, kind)
    plain = plainest(source.text)
    reading = load(source.text) if plain is None else Reading(plain)
    problems: tuple[Problem, ...] = ()
    if not reading.is_clean or (kind and not isinstance(reading.data, dict)):
        problems = explained(source, file, kind)
        if not (despite_wrong_days and reading.has_wrong_days_only) or (kind and not isinstance(reading.data, dict)):
            return None, problems
    digest = blake2b(raw, digest_size=16).hexdigest()
    document = Document(file, kind, slug, {} if reading.data is None else reading.data, digest, raw)
    return document, problems + (doubts(source, file) if " #" in source.text else ())


def explained(source: Text, file: str, kind: str) -> tuple[Problem, ...]:
    """What is wrong with a file; how to say it is learnt only once there is something to say."""
    from board.read.mistakes import mistakes

    return mistakes(source, file=file, kind=kind)


def doubts(source: Text, file: str) -> tuple[Problem, ...]:
    """What in a readable file was probably meant otherwise."""
    from board.read.mistakes import warnings

    return warnings(source.text, file=file)
