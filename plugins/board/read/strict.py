"""The strict YAML loader: JSON's types from the events of libyaml, and whatever it had to refuse."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, field
from math import isfinite
from typing import Any, Final

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from board.read.limits import FORBIDDEN, MAX_LEVELS

try:
    from yaml._yaml import CParser
except ImportError as error:  # pragma: no cover - depends on how PyYAML was built
    raise ImportError(
        "this PyYAML was built without libyaml: install it from a wheel, "
        "or install libyaml's development files and build it again"
    ) from error

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?", re.ASCII)
_DATE = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", re.ASCII)
_WORDS: Final[dict[str, Any]] = {"": None, "null": None, "true": True, "false": False}
_BULLETS = "-•·–—▪◦"
_SPECIAL_STARTS = frozenset("0123456789" + _BULLETS)
# Whole numbers beyond this change their value in JavaScript, and so in the board's API.
_MAX_DIGITS = 15
_MAX_NUMBER = 30


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something YAML allows and we do not, with its place: lines and columns from 0, the end excluded."""

    what: str
    start: tuple[int, int]
    end: tuple[int, int]
    detail: str = ""


@dataclass(slots=True)
class Reading:
    """What came of reading a text: its data, what was refused, and the syntax error that ended it."""

    data: Any = None
    refusals: list[Refusal] = field(default_factory=list)
    error: yaml.YAMLError | None = None

    @property
    def is_clean(self) -> bool:
        return self.error is None and not self.refusals

    @property
    def has_wrong_days_only(self) -> bool:
        """Whether nothing but days that no calendar has was refused."""
        return self.error is None and all(refusal.what == "impossible-date" for refusal in self.refusals)


class _TooDeepError(Exception):
    """More levels than any record needs; raised before anything of such a file is used."""


def events(text: str) -> Callable[[], Any]:
    """A function that returns the next event of a text, and None after the last one."""
    return CParser(text).get_event


def load(text: str) -> Reading:
    """Read one YAML document. Never raises, never expands an alias, never nests deeper than MAX_LEVELS."""
    reading = Reading()
    try:
        loader = _Loader(text, reading.refusals)
        reading.data = loader.document()
    except _TooDeepError:
        reading.data = None
    except yaml.YAMLError as error:
        reading.error = error
    return reading


def is_impossible_date(value: str) -> bool:
    """Whether a text has the form of a day, year first, and is none of the calendar."""
    match = _DATE.fullmatch(value)
    if match is None:
        return False
    year, month, day = map(int, match.groups())
    return not (year and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1])


def plain_value(text: str) -> Any:
    """What an unquoted text means: one of JSON's words or numbers, or itself."""
    if text in _WORDS:
        return _WORDS[text]
    match = _NUMBER.fullmatch(text)
    if match is None or len(text) > _MAX_NUMBER:
        return text
    if match[1] is None and match[2] is None:
        # A longer row of digits is an account or a telephone number: as text it keeps them all.
        return int(text) if len(text.lstrip("-")) <= _MAX_DIGITS else text
    number = float(text)
    if number.is_integer() and abs(number) < 10**_MAX_DIGITS:
        # JSON Schema takes 5.0 for an integer, and so must all who read one; nobody can count to 5.0.
        return int(number)
    return number if isfinite(number) else text


class _Loader:
    """One pass over the events of one text. Kept plain and flat: a clean board pays for every line of it."""

    def __init__(self, text: str, refusals: list[Refusal]) -> None:
        self.text = text
        self.next_event = events(text)
        self.refusals = refusals

    def document(self) -> Any:
        next_event = self.next_event
        next_event()  # the stream's start
        event = next_event()
        if type(event) is StreamEndEvent:
            return None
        data = self.node(next_event(), 1)
        next_event()  # the document's end
        event = next_event()
        if type(event) is DocumentStartEvent:
            self.refuse("two-documents", event)
        return data

    def refuse(self, what: str, event: Any, detail: str = "") -> None:
        start, end = event.start_mark, event.end_mark
        self.refusals.append(Refusal(what, (start.line, start.column), (end.line, end.column), detail))

    def node(self, event: Any, level: int) -> Any:
        kind = type(event)
        if kind is ScalarEvent:
            return self.scalar(event)
        if kind is AliasEvent:
            self.refuse("alias", event, event.anchor)
            return None
        if event.tag is not None or event.anchor is not None:
            self.refuse_properties(event)
        if level > MAX_LEVELS:
            self.refuse("too-deep", event)
            raise _TooDeepError
        return self.mapping(event, level) if kind is MappingStartEvent else self.sequence(event, level)

    def mapping(self, start: MappingStartEvent, level: int) -> dict[str, Any]:
        next_event, scalar = self.next_event, self.scalar
        found: dict[str, Any] = {}
        has_nothing = False
        while True:
            event = next_event()
            kind = type(event)
            if kind is MappingEndEvent:
                break
            if kind is not ScalarEvent:
                self.refuse("key-not-text", event)
                self.node(event, level + 1)
                self.node(next_event(), level + 1)
                continue
            if event.tag is not None or event.anchor is not None:
                self.refuse_properties(event)
            key = event.value
            if key in found:
                self.refuse("duplicate-key", event, key)
            elif key == "<<":
                value_event = next_event()
                self.refuse("merge-key", event, value_event.anchor or "")
                self.skip(value_event)
                continue
            elif not key:
                self.refuse("key-not-text", event)
            elif "\xa0" in key:
                self.refuse("no-break-space", event, key)
            value_event = next_event()
            value = scalar(value_event) if type(value_event) is ScalarEvent else self.node(value_event, level + 1)
            if value is None:
                has_nothing = True
                between = self.text[event.end_mark.index : value_event.start_mark.index]
                if start.flow_style and ":" not in between:
                    self.refuse("comma-in-braces", event, key)
            found[key] = value
        if has_nothing:
            return {key: value for key, value in found.items() if value is not None}
        return found

    def sequence(self, _start: SequenceStartEvent, level: int) -> list[Any]:
        next_event = self.next_event
        found: list[Any] = []
        while True:
            event = next_event()
            kind = type(event)
            if kind is SequenceEndEvent:
                return found
            value = self.scalar(event) if kind is ScalarEvent else self.node(event, level + 1)
            if value is not None:
                found.append(value)

    def scalar(self, event: ScalarEvent) -> Any:
        if event.tag is not None or event.anchor is not None:
            self.refuse_properties(event)
        value = event.value
        if event.style:
            if value[:1].isdigit() and is_impossible_date(value):
                self.refuse("impossible-date", event, value)
            elif event.style == '"' and FORBIDDEN.search(value):
                self.refuse("invisible-character", event, value)
            return value
        if value in _WORDS:
            return _WORDS[value]
        if value[0] in _SPECIAL_STARTS:
            resolved = plain_value(value)
            if resolved is value:
                if is_impossible_date(value):
                    self.refuse("impossible-date", event, value)
                elif value[0] in _BULLETS and self.has_line_like(value[0], event):
                    self.refuse("no-space-after-dash", event, value)
            return resolved
        if " - " in value and self.has_line_like("- ", event):
            self.refuse("list-beside-key", event, value)
        return value

    def has_line_like(self, start: str, event: Any) -> bool:
        """Whether a further line of an unquoted text begins so: then it was meant as an item of a list."""
        further = self.text[event.start_mark.index : event.end_mark.index].split("\n")[1:]
        return any(line.lstrip().startswith(start) for line in further)

    def skip(self, event: Any) -> None:
        """Go past a value, whatever it holds."""
        level = 0
        while True:
            kind = type(event)
            level += (kind in (MappingStartEvent, SequenceStartEvent)) - (kind in (MappingEndEvent, SequenceEndEvent))
            if level == 0:
                return
            event = self.next_event()

    def refuse_properties(self, event: Any) -> None:
        if event.tag is not None:
            self.refuse("tag", event, event.tag)
        if event.anchor is not None:
            self.refuse("anchor", event, event.anchor)
