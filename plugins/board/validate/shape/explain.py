"""What the schemas refuse in a file, as plain problems with places, hints and lines to paste."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import takewhile

from board.problem import Correction, Problem, sorted_problems
from board.read import Document
from board.validate.shape.misformed import (
    bad_number,
    duplicate_items,
    misformed,
    not_a_date,
    not_a_month,
    not_a_url,
    not_in_list,
    too_few,
    too_long,
    too_many,
    too_short,
)
from board.validate.shape.misnamed import conflicting_fields, misbuilt_group, missing_fields, unknown_fields
from board.validate.shape.mistyped import wrong_type
from board.validate.shape.refusals import Refusal, refusals
from board.validate.shape.wording import Path

# Of several refusals of one value the first here is told: a wrong type explains all the others.
FOR_A_VALUE: dict[str, Callable[[Document, Refusal], Problem]] = {
    "type": wrong_type,
    "enum": not_in_list,
    "const": not_in_list,
    "format": not_a_url,
    "pattern": misformed,
    "minLength": too_short,
    "maxLength": too_long,
    "minimum": bad_number,
    "exclusiveMinimum": bad_number,
    "maximum": bad_number,
    "minItems": too_few,
    "maxItems": too_many,
}
RANK = {keyword: rank for rank, keyword in enumerate(FOR_A_VALUE)}


def explained_problems(document: Document, kind: str, today: date | None = None) -> list[Problem]:
    """All problems of a file that the gate refuses, by place; never empty.

    The corrections can all be pasted at once: those of one line are merged into its first problem's.
    """
    found = {
        (refusal.path, refusal.keyword): replace(refusal, today=today) for refusal in refusals(kind, document.data)
    }
    problems = [
        *named_problems(document, kind, list(found.values())),
        *value_problems(document, list(found.values())),
    ]
    if not problems:
        raise AssertionError(f"{document.file} is refused, but nothing says why")
    return with_one_correction_a_line(sorted_problems(problems), document.lines)


def named_problems(document: Document, kind: str, found: list[Refusal]) -> Iterator[Problem]:
    """Unknown, missing and conflicting fields; one written under another name is not missing too."""
    stood_for: set[Path | None] = set()
    rebuilt: set[Path] = set()
    for refusal in found:
        if refusal.keyword == "required" and (problem := misbuilt_group(document, refusal)):
            rebuilt.add(refusal.path)
            yield problem
    found = [refusal for refusal in found if refusal.path not in rebuilt]
    for refusal in found:
        if refusal.keyword == "additionalProperties":
            for problem, path in unknown_fields(document, kind, refusal):
                stood_for.add(path)
                yield problem
    for refusal in found:
        if refusal.keyword in ("required", "dependentRequired"):
            yield from missing_fields(document, refusal, stood_for)
        elif refusal.keyword == "not":
            yield conflicting_fields(document, refusal)


def value_problems(document: Document, found: list[Refusal]) -> Iterator[Problem]:
    """At most one problem for each value, and one for each item that is there twice."""
    told: set[Path] = set()
    for refusal in sorted(found, key=lambda refusal: RANK.get(refusal.keyword, len(RANK))):
        if refusal.keyword == "uniqueItems":
            yield from duplicate_items(document, refusal)
        elif refusal.keyword in FOR_A_VALUE and refusal.path not in told:
            told.add(refusal.path)
            yield value_problem(document, refusal)


def value_problem(document: Document, refusal: Refusal) -> Problem:
    """The problem of one value; days and months have their own words for whatever is wrong with them."""
    is_one_value = not isinstance(refusal.value, list | dict | bool)
    if refusal.schema.get("format") == "date" and is_one_value:
        return not_a_date(document, refusal)
    if refusal.schema.get("x-written-as") == "month" and is_one_value:
        return not_a_month(document, refusal)
    if refusal.schema.get("x-written-as") == "email" and isinstance(refusal.value, str):
        return misformed(document, refusal)
    return FOR_A_VALUE[refusal.keyword](document, refusal)


# Merging takes time that grows with the square of a line; nobody wrote a longer one by hand.
LONGEST_LINE = 2_000


def with_one_correction_a_line(problems: list[Problem], lines: list[str]) -> list[Problem]:
    """The same problems, the first of each line with all the corrections of that line in its own."""
    texts: dict[int, list[str]] = {}
    doubtful = {p.correction.first for p in problems if p.correction is not None and not p.correction.is_certain}
    for problem in problems:
        if problem.correction is not None:
            texts.setdefault(problem.correction.first, []).append(problem.correction.text)
    kept = []
    for problem in problems:
        if problem.correction is not None:
            number = problem.correction.first
            changed = texts.pop(number, None) if len(lines[number - 1]) <= LONGEST_LINE else None
            text = merged(lines[number - 1], changed) if changed else ""
            correction = Correction(number, number, text, number not in doubtful) if changed else None
            kept.append(replace(problem, correction=correction))
        else:
            kept.append(problem)
    return kept


def merged(line: str, changed: list[str]) -> str:
    """A line with the changes of several versions of it, each of which changes one other part."""
    edits = []
    for text in dict.fromkeys(changed):
        before = common_length(line, text)
        after = common_length(line[before:][::-1], text[before:][::-1])
        edits.append((before, len(line) - after, text[before : len(text) - after]))
    for start, end, replacement in sorted(edits, reverse=True):
        line = line[:start] + replacement + line[end:]
    return line


def common_length(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
