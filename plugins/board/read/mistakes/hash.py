"""Warnings about files that can be read: a `#` that has probably cut a value."""

import re
from typing import Any

from yaml.events import ScalarEvent

from board.problem import Correction, Location, Problem, Severity
from board.read.limits import source_lines
from board.read.mistakes.quoting import quoted, shown
from board.read.mistakes.scene import Line
from board.read.strict import events, plain_value

# `#12` or `#general` right behind one space is part of a text; `  # a note` is meant as a comment.
_CUT = re.compile(r" ?#[^\s#!].*")


def warnings(text: str, *, file: str) -> tuple[Problem, ...]:
    """The lines of a readable text whose end was probably taken for a comment by mistake."""
    if " #" not in text:
        return ()
    lines = source_lines(text)
    starts = _unquoted(text)
    found = []
    for number, source in enumerate(lines):
        if " #" not in source:
            continue
        line = Line.of(source)
        column = line.value_column if line.value or not line.key else line.depth
        if not (line.key or line.is_item) or (number, column) not in starts or not _was_cut(line):
            continue
        whole = (line.value + line.comment).strip()
        found.append(
            Problem(
                id="yaml-hash-in-text",
                severity=Severity.WARNING,
                location=Location(file, number + 1, line.value_column + 1),
                message=f"{shown(line.comment.strip())} is not part of {line.name}: "
                "a `#` after a space begins a comment that nobody sees",
                hint="put the whole text in quotes; if it is a comment, put a space after its `#`",
                correction=Correction(number + 1, number + 1, line.before_value + quoted(whole)),
            )
        )
    return tuple(found)


def _was_cut(line: Line) -> bool:
    if not _CUT.fullmatch(line.comment.rstrip()):
        return False
    value = line.value
    if not value:
        # `channel: #general`, but not `channel: #optional, see the guide`
        return " " not in line.comment.strip()
    return value[0] not in "\"'[{|>" and isinstance(plain_value(value), str) and not value[0].isdigit()


def _unquoted(text: str) -> set[tuple[int, int]]:
    """Where the unquoted keys and values begin: a `#` inside a longer text is none of our business."""
    next_event = events(text)
    starts = set()
    while (event := next_event()) is not None:
        if type(event) is ScalarEvent and not event.style:
            mark: Any = event.start_mark
            starts.add((mark.line, mark.column))
    return starts
