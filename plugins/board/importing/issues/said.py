"""What is wrong with an issue's answers, told under the headings of its form."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from board.importing.issues.asked import Asked
from board.problem import Problem, Severity
from board.read import Document
from board.schema import fields

THE_ISSUE = "The issue"
"""Stands in for a heading where the whole is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One thing to change in an issue: under which heading, what is wrong, and what to do."""

    heading: str
    message: str
    hint: str
    id: str = ""
    is_error: bool = True


def said_of_problems(
    problems: Sequence[Problem], document: Document | None, kind: str, questions: Sequence[Asked]
) -> Iterator[Said]:
    """The problems of a file, each under the heading of the answer that it came from."""
    values = tuple(extents(document)) if document and problems else ()
    for problem in problems:
        path = path_at(problem, document, values) if document else ""
        if problem.id == "missing-field":
            path = missing_path(problem)
        question = next((one for one in questions if one.path == path), None)
        is_blank = problem.id == "missing-field" and question is not None
        yield Said(
            heading=question.heading if question else heading_of_path(path, kind),
            message=problem.message,
            hint=f"fill it in: {question.field.description}" if is_blank and question else problem.hint,
            id=problem.id,
            is_error=problem.severity is Severity.ERROR,
        )


Extent = tuple[int, int, str]
"""From which to before which character of a file the value at a path stands; numbers of items are left out of it."""


def extents(document: Document) -> Iterator[Extent]:
    for path in value_paths(document.data):
        extent = document.extent(*path)
        if extent is not None:
            yield (*extent, ".".join(step for step in path if isinstance(step, str)))


def value_paths(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The paths of all values within a value."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in pairs:
        yield (*path, key)
        yield from value_paths(part, (*path, key))


def path_at(problem: Problem, document: Document, values: Sequence[Extent]) -> str:
    """The path of the innermost value at a problem's place."""
    place = problem.location
    offset = sum(len(line) + 1 for line in document.lines[: place.line - 1]) + place.column - 1
    around = [(start, -end, path) for start, end, path in values if start <= offset < max(end, start + 1)]
    return max(around)[2] if around else ""


def missing_path(problem: Problem) -> str:
    """The path in "`pay.currency` is missing"."""
    return problem.message.partition("`")[2].partition("`")[0]


def heading_of_path(path: str, kind: str) -> str:
    """The title of a field that the form does not ask for; the issue itself where there is no such field."""
    name = path.partition(".")[0]
    return next((field.title for field in fields(kind) if field.name == name), THE_ISSUE)
