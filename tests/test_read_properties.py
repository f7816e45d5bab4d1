"""What holds for every file: written strictly it is read back equal, and no bytes whatever break the reader."""

import json
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from board.problem import Problem, Severity
from board.read import corrected, read_document
from board.read.limits import FORBIDDEN
from board.read.strict import is_impossible_date

TEXT = st.text(st.characters(codec="utf-8"), max_size=12).filter(
    lambda text: not FORBIDDEN.search(text) and not is_impossible_date(text)
)
# A key with a no-break space is told as a mistake.
KEYS = TEXT.filter(lambda key: key not in ("", "<<") and "\u00a0" not in key)
NUMBERS = st.integers(-(10**14), 10**14) | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(
    TEXT | NUMBERS | st.booleans(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)
RECORDS = st.dictionaries(KEYS, VALUES, max_size=5)

JOB = """\
title: A logo for our library
client: {name: Exemple Libre, url: "https://exemple-libre.example"}
description: |
  We need a logo.

  It is for the door.
deliverables:
  - A file in SVG
  - {name: A poster, accepted_when: [it hangs]}
skills: [design, 'c#']
pay:
  type: fixed
  amount: 300
posted: 2026-11-20
"""
SCRAPS = st.sampled_from(
    ['"', "'", ": ", ":", " #", "\t", "- ", "-", "@", "{", "}", "[", "]", ",", "|", "*", "&a ", "*a", "!!str ", "\n"]
    + [
        "---\n",
        "\\",
        "%",
        "`",
        "\u00a0",
        "“",
        "? ",
        "\r\n",
        "\x07",
        "\u2028",
        "<<: ",
        "\ufeff",
        "é",
        "  ",
        "+",
        "2021-02-30",
    ]
)


def written(value: Any, depth: int = 0) -> str:
    """A value as block YAML, every text in quotes."""
    margin = "\n" + "  " * depth
    if isinstance(value, dict) and value:
        return "".join(
            f"{margin}{json.dumps(key, ensure_ascii=False)}: {written(item, depth + 1)}" for key, item in value.items()
        )
    if isinstance(value, list) and value:
        return "".join(f"{margin}- {written(item, depth + 1)}" for item in value)
    return json.dumps(value, ensure_ascii=False)


def check(raw: bytes, kind: str) -> tuple[Any, tuple[Problem, ...]]:
    """What a reader promises, whatever it was given."""
    found, problems = read_document(raw, file="logo.yml", kind=kind)
    assert (found is None) == any(problem.severity is Severity.ERROR for problem in problems)
    for problem in problems:
        assert problem.id.startswith("yaml-")
        assert problem.location.line >= 1
        assert problem.location.column >= 1
        assert problem.message
        assert problem.hint
    corrections = sorted((p.correction for p in problems if p.correction), key=lambda correction: correction.first)
    assert all(correction.first <= correction.last for correction in corrections)
    assert all(one.last < other.first for one, other in pairwise(corrections))
    corrected(raw, problems)
    return found, problems


@given(RECORDS)
def test_json_is_read_back_equal(record: dict[str, Any]) -> None:
    found, problems = check(json.dumps(record, ensure_ascii=False).encode(), "job")
    assert not [problem for problem in problems if problem.severity is Severity.ERROR]
    assert found.data == record


@given(RECORDS)
def test_quoted_yaml_is_read_back_equal(record: dict[str, Any]) -> None:
    raw = written(record).encode()
    found, _ = check(raw, "job")
    assert found.data == record


@given(RECORDS)
def test_every_value_has_a_place_of_its_own(record: dict[str, Any]) -> None:
    raw = written(record).encode()
    found, _ = check(raw, "job")

    def walk(value: Any, path: tuple[str | int, ...]) -> None:
        location = found.at(*path)
        inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        if isinstance(value, str):
            assert found.lines[location.line - 1][location.column - 1] == '"'
        for step, item in inner:
            walk(item, (*path, step))

    walk(found.data, ())


@given(st.binary(max_size=200), st.sampled_from(["", "job"]))
def test_no_bytes_break_the_reader(raw: bytes, kind: str) -> None:
    check(raw, kind)


@given(st.text(st.sampled_from("ab: -#\n\t\"'[]{},&*!|>%@`?\\+=\u00a0é"), max_size=60), st.sampled_from(["", "job"]))
def test_no_text_breaks_the_reader(text: str, kind: str) -> None:
    check(text.encode(), kind)


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(JOB)), st.integers(0, 3), SCRAPS), min_size=1, max_size=3))
def test_slips_of_the_hand_break_nothing(slips: list[tuple[int, int, str]]) -> None:
    text = JOB
    for start, dropped, scrap in slips:
        text = text[:start] + scrap + text[start + dropped :]
    _, problems = check(text.encode(), "job")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    for problem in problems:
        assert problem.location.line <= lines
        if problem.correction:
            assert problem.correction.last <= lines
