"""Where every key and value of a text stands, for those who must point at one."""

from dataclasses import dataclass, field
from typing import Any

from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent

from board.read.strict import events, plain_value


@dataclass(slots=True)
class Place:
    """A value: its line and column (from 1), its extent in characters, and the places inside it.

    The extent of a block value ends where the next value begins. A key without a value has a place, of
    no length, though the data has neither.
    """

    line: int
    column: int
    start: int
    end: int
    key: tuple[int, int] | None = None
    inside: dict[str | int, "Place"] = field(default_factory=dict)
    is_absent: bool = False

    def nearest(self, path: tuple[str | int, ...]) -> "Place":
        """The place at a path, or of its nearest ancestor that exists."""
        place = self
        for step in path:
            if step not in place.inside:
                break
            place = place.inside[step]
        return place


def places(text: str) -> Place:
    """The places of a text that `load` has read without refusing anything."""
    next_event = events(text)

    def place(event: Any) -> Place:
        mark = event.start_mark
        found = Place(mark.line + 1, mark.column + 1, mark.index, event.end_mark.index)
        if isinstance(event, ScalarEvent):
            found.is_absent = not event.style and plain_value(event.value) is None
        elif isinstance(event, MappingStartEvent):
            found.end = mapping(found)
        else:
            found.end = sequence(found)
        return found

    def mapping(found: Place) -> int:
        key = next_event()
        while not isinstance(key, MappingEndEvent):
            value = place(next_event())
            value.key = (key.start_mark.line + 1, key.start_mark.column + 1)
            if value.is_absent:
                # Nothing stands there: what a person would point at is the key.
                value.line, value.column = value.key
            found.inside[key.value] = value
            key = next_event()
        return _end(key)

    def sequence(found: Place) -> int:
        item_event = next_event()
        while not isinstance(item_event, SequenceEndEvent):
            item = place(item_event)
            # An item without a value is not in the data and has no number.
            if not item.is_absent:
                found.inside[len(found.inside)] = item
            item_event = next_event()
        return _end(item_event)

    next_event()  # the stream's start
    if next_event() is None or (first := next_event()) is None:
        return Place(1, 1, 0, 0)
    return place(first)


def _end(event: Any) -> int:
    end: int = event.end_mark.index
    return end
