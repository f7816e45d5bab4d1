"""The one shape of everything that can be wrong with a board's files."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Errors stop a strict build and keep a file from being published; warnings do neither."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file; line and column start at 1 and point at the value to change."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Correction:
    """Whole lines, first to last (both included, from 1), and what to paste in their place.

    `text` has no newline at its end; an empty `text` with `first == last` leaves an empty line.
    The corrections of one file never overlap, so that all of them can be pasted at once, from the
    last to the first. One that `is_certain` can be meant in no other way, so that a machine may paste it.
    """

    first: int
    last: int
    text: str
    is_certain: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong: where, what, and what to write instead.

    `message` states the fact with the file's own values: lower case at its start, no full stop.
    `hint` is an instruction. `id` is public and permanent, and a heading of docs/problems.md.
    """

    id: str
    location: Location
    message: str
    hint: str
    severity: Severity = Severity.ERROR
    correction: Correction | None = None

    def __str__(self) -> str:
        lines = [f"{self.location}: {self.severity}: {self.message} [{self.id}]", f"  hint: {self.hint}"]
        if self.correction is not None:
            lines.append("  paste:")
            lines += [f"    {line}".rstrip() for line in self.correction.text.split("\n")]
        return "\n".join(lines)


def sorted_problems(problems: "Iterable[Problem]") -> list[Problem]:
    """The problems by file, place and id, each once."""
    return sorted(set(problems), key=lambda problem: (problem.location, problem.id, problem.message))
