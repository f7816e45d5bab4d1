"""An edit writes its value where a person would, and changes no other byte."""

from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from board.edit import CannotEdit, with_item, with_value, without
from board.read import Document, read_document
from board.read.places import places
from boards import a_job
from odd_yaml import odd_yaml

Edit = Callable[[Document], Document]
FILLED = ("outcome", "filled")
HIRED = ("outcome", "hired")


def document_of(written: str | bytes, kind: str = "job") -> Document:
    raw = written if isinstance(written, bytes) else written.encode()
    document, problems = read_document(raw, file=f"content/{kind}s/logo.yml", kind=kind, slug="logo")
    assert document is not None, "\n".join(map(str, problems))
    return document


def written(text: str, *edits: Edit, kind: str = "job") -> str:
    """The text of a file after some edits."""
    document = document_of(text, kind)
    for edit in edits:
        document = edit(document)
    return document.raw.decode()


def sets(path: tuple[Any, ...], value: Any) -> Edit:
    return lambda document: with_value(document, path, value)


def adds(path: tuple[Any, ...], item: Any) -> Edit:
    return lambda document: with_item(document, path, item)


def takes(*path: str) -> Edit:
    return lambda document: without(document, path)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("status: open\n", "status: filled\n", id="a plain value"),
        pytest.param('status:   "open"   # now\n', "status:   filled   # now\n", id="a quoted value before a comment"),
        pytest.param("status: |- # so\n   open\n# end", "status: filled # so\n# end", id="a block with a comment"),
        pytest.param("status:\n  open\n", "status:\n  filled\n", id="a value on a line of its own"),
        pytest.param("title: x\nstatus: one\n  two\n", "title: x\nstatus: filled\n", id="a text of two lines"),
        pytest.param("status:\nx-a: 1\n", "status: filled\nx-a: 1\n", id="a key without a value"),
        pytest.param("status:  # now\n", "status: filled  # now\n", id="a key with a comment only"),
        pytest.param("status: null\r\n", "status: filled\r\n", id="null"),
        pytest.param("title: x", "title: x\nstatus: filled", id="a missing key, after a line without an end"),
        pytest.param(
            "closes: 2026-12-01 # last\r\nupdates: []\r\n",
            "closes: 2026-12-01 # last\r\nstatus: filled\r\nupdates: []\r\n",
            id="a missing key, between its neighbours",
        ),
        pytest.param("# hi\nupdates: []\n", "# hi\nstatus: filled\nupdates: []\n", id="a missing key, at the top"),
        pytest.param("x-a: 1\n", "x-a: 1\nstatus: filled\n", id="a missing key, without neighbours"),
        pytest.param("{title: x}", "{title: x, status: filled}", id="braces"),
        pytest.param('{"title":"x","status":"open"}', '{"title":"x","status": filled}', id="JSON"),
        pytest.param(
            "description: |+\n  one\n\nupdates: []\n",
            "description: |+\n  one\n\nstatus: filled\nupdates: []\n",
            id="after a text that keeps its blank lines",
        ),
        pytest.param(
            "title: x\ndescription: |\n  one",
            "title: x\nstatus: filled\ndescription: |\n  one",
            id="not after a text that has no last line end",
        ),
    ],
)
def test_a_status_is_written_where_its_value_belongs(before: str, after: str) -> None:
    assert written(before, sets(("status",), "filled")) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("title: x\n", "title: x\noutcome:\n  filled: 2026-11-22\n", id="no group"),
        pytest.param("outcome:\n", "outcome:\n  filled: 2026-11-22\n", id="a group without keys"),
        pytest.param(
            "outcome: # so far\n  # filled: then\ntitle: x\n",
            "outcome: # so far\n  filled: 2026-11-22\n  # filled: then\ntitle: x\n",
            id="a group of comments",
        ),
        pytest.param("outcome: null\n", "outcome:\n  filled: 2026-11-22\n", id="null"),
        pytest.param("outcome: {}\n", "outcome: {filled: 2026-11-22}\n", id="empty braces"),
        pytest.param(
            "outcome: {hired: [a], x-b: 1}\n",
            "outcome: {hired: [a], filled: 2026-11-22, x-b: 1}\n",
            id="braces",
        ),
        pytest.param(
            "outcome:\n    hired:\n    - a # yes\n    -\n\n    # much later\n    completed: 2026-12-01\n",
            "outcome:\n    hired:\n    - a # yes\n    -\n    filled: 2026-11-22\n\n"
            "    # much later\n    completed: 2026-12-01\n",
            id="a margin of four, after a list with an empty item",
        ),
        pytest.param(
            "outcome:\n  # when it was done\n  completed: 2026-12-01\n",
            "outcome:\n  filled: 2026-11-22\n  # when it was done\n  completed: 2026-12-01\n",
            id="before a key and its comment",
        ),
        pytest.param('{"title": "x"}\n', '{"title": "x", outcome: {filled: 2026-11-22}}\n', id="JSON"),
    ],
)
def test_a_key_joins_its_group_in_the_order_of_the_schema(before: str, after: str) -> None:
    assert written(before, sets(FILLED, "2026-11-22")) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("outcome: {paused: 2026-11-01}\n", "outcome: {hired: [bo], paused: 2026-11-01}\n", id="no list"),
        pytest.param("outcome:\n  hired: []\n", "outcome:\n  hired: [bo]\n", id="an empty list"),
        pytest.param("outcome:\n  hired: # who\n", "outcome:\n  hired: [bo] # who\n", id="a key without a value"),
        pytest.param("outcome:\n  hired:\n  -\n", "outcome:\n  hired:\n  - bo\n", id="an empty item"),
        pytest.param("outcome:\n  hired: [ana,]\n", "outcome:\n  hired: [ana, bo,]\n", id="brackets"),
        pytest.param(
            "outcome:\n  hired:\n    -   ana  # yes\n    # that is all\n",
            "outcome:\n  hired:\n    -   ana  # yes\n    - bo\n    # that is all\n",
            id="dashes",
        ),
        pytest.param(
            "outcome: {hired: [\n    ana # yes\n  ]}\n",
            "outcome: {hired: [\n    ana, # yes\n    bo\n  ]}\n",
            id="brackets with a line for each",
        ),
        pytest.param(
            "outcome: {hired: [\n    ana, # yes\n  ]}\n",
            "outcome: {hired: [\n    ana, # yes\n    bo,\n  ]}\n",
            id="brackets with a comma after each",
        ),
    ],
)
def test_an_item_joins_the_list_as_the_others_stand(before: str, after: str) -> None:
    assert written(before, adds(HIRED, "bo")) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("outcome: {hired: [a], filled: x}\n", "outcome: {filled: x}\n", id="first in braces"),
        pytest.param("outcome: {filled: x, hired: [a]}\n", "outcome: {filled: x}\n", id="last in braces"),
        pytest.param(
            "outcome: {\n  hired: [a], # ana\n  # then\n  filled: x\n}\n",
            "outcome: {\n  # ana\n  # then\n  filled: x\n}\n",
            id="before a comment in braces",
        ),
        pytest.param(
            "outcome: {\n  filled: x, # then\n  hired: [a]\n}\n",
            "outcome: {\n  filled: x, # then\n}\n",
            id="its line in braces",
        ),
        pytest.param("title: x\noutcome: {hired: [a]}", "title: x", id="alone, at the end of the file"),
        pytest.param(
            "outcome:\n  hired:\n  - a\n  # note\n  filled: x\n", "outcome:\n  # note\n  filled: x\n", id="on lines"
        ),
    ],
)
def test_a_key_goes_with_the_lines_that_it_alone_had(before: str, after: str) -> None:
    assert written(before, takes("outcome", "hired")) == after


def test_a_list_or_an_item_in_it_is_replaced_as_it_stands() -> None:
    before = "members:\n- talent: ana # first\n  strengths:\n    - x\n    - y\n- {talent: bo}\n"
    after = written(
        before,
        sets(("members", 0, "talent"), "anna"),
        sets(("members", 1, "talent"), "bob"),
        sets(("members", 0, "strengths"), ["z", "a: b"]),
        kind="pool",
    )
    assert after == ('members:\n- talent: anna # first\n  strengths:\n    - z\n    - "a: b"\n- {talent: bob}\n')


def test_a_key_is_added_to_an_item_beside_its_dash() -> None:
    before = "updates:\n- text: x\n"
    assert written(before, sets(("updates", 0, "date"), "2026-11-22")) == "updates:\n- date: 2026-11-22\n  text: x\n"


@pytest.mark.parametrize("value", [True, 3, 2.5, "yes", "3", "null", "a: b #c", "- x", "[x", "été", "two\nlines", "@"])
def test_any_value_reads_back_as_it_was(value: Any) -> None:
    for text in ("title: x\n", "status: open # so\n", "{title: x}\n"):
        document = with_value(document_of(text), ("status",), value)
        assert repr(document["status"]) == repr(value)


def test_a_value_that_is_there_already_changes_nothing() -> None:
    text = "status:   'open'\n"
    assert written(text, sets(("status",), "open")) == text


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        pytest.param("outcome: done\n", sets(FILLED, "2026-11-22"), id="a text where a group should be"),
        pytest.param("outcome: {hired: ana}\n", adds(HIRED, "bo"), id="a text where a list should be"),
        pytest.param("title: x\n", sets(("status",), "a\x00b"), id="a character that no file may hold"),
        pytest.param("title: x\n", sets(("status",), "x" * 65_536), id="a file that grows too large"),
    ],
)
def test_what_cannot_be_written_is_refused_in_words(text: str, edit: Edit) -> None:
    with pytest.raises(CannotEdit, match=r"content/jobs/logo\.yml"):
        edit(document_of(text))


RECORD = a_job(
    description="Eight chapters.\n\nFor new volunteers: all of them.\n",
    summary='It\'s "short", #1 & done - nearly',
    status=None,
    updates=[{"date": "2026-11-21", "text": "One\ntwo"}, {"text": "Longer, now", "date": "2026-11-21"}],
    outcome={"hired": ["ana", "bo"], "paused": "2026-11-21", "lessons": ["One: two", "Three"]},
)
EDITS: dict[str, tuple[tuple[Any, ...], Any]] = {
    "title": (("title",), "Shorter: {yes}"),
    "description": (("description",), "One line"),
    "status": (("status",), "filled"),
    "reopened": (("reopened",), "2026-11-22"),
    "filled": (FILLED, "2026-11-22"),
    "bonus": (("outcome", "bonus_paid"), True),
    "hired": (("outcome", "hired", 1), "cy"),
    "update": (("updates", 0, "date"), "2026-11-22"),
    "amount": (("pay", "amount"), 12.5),
    "deep": (("hiring", "interview", "minutes"), 20),
    "lessons": (("outcome", "lessons"), ["a", "b - c"]),
}


@given(st.randoms(use_true_random=False), st.sampled_from(sorted(EDITS)), st.booleans())
@settings(max_examples=400, deadline=None)
def test_an_edit_changes_one_value_and_the_bytes_of_that_value_only(random: Random, which: str, is_null: bool) -> None:
    record = RECORD | ({"outcome": None} if is_null and "outcome" not in EDITS[which][0] else {"status": None})
    document = document_of(odd_yaml(record, random))
    assert document.data == {key: value for key, value in record.items() if value is not None}
    path, value = EDITS[which]
    after = with_value(document, path, value)
    wanted = deepcopy(document.data)
    around = wanted
    for step in path[:-1]:
        around = around.setdefault(step, {}) if isinstance(around, dict) else around[step]
    around[path[-1]] = value
    assert after.data == wanted
    assert_only_changed(document, after, path)


@given(st.randoms(use_true_random=False), st.sampled_from([HIRED, ("outcome", "lessons"), ("former_slugs",)]))
@settings(max_examples=200, deadline=None)
def test_an_item_and_a_key_come_and_go_without_a_trace(random: Random, path: tuple[str, ...]) -> None:
    document = document_of(odd_yaml(RECORD, random))
    longer = with_item(document, path, "dee")
    assert_only_changed(document, longer, path)
    gone = without(longer, path)
    assert_only_changed(longer, gone, path)
    assert path[-1] not in (gone["outcome"] if len(path) > 1 else gone.data)


def assert_only_changed(before: Document, after: Document, path: tuple[Any, ...]) -> None:
    """Every byte that went stood on the lines of the value at the path, or of the nearest key around it."""
    old, new = before.text, after.text
    assert after.raw.startswith(b"\xef\xbb\xbf") == before.raw.startswith(b"\xef\xbb\xbf")
    assert new.count("\r") == (new.count("\n") if "\r" in old else 0)
    head, tail = same_start(old, new), same_start(old[::-1], new[::-1])
    if head + tail >= len(old):
        return
    place = places(old)
    for step in path:
        place = place.inside.get(step, place)
    lines_above = old.split("\n")[: (place.key or (place.line, 0))[0] - 1]
    # Who goes last takes the comma of the one before along.
    first = len("\n".join(lines_above).rstrip(" \t\r\n,"))
    stop = old.find("\n", place.end)
    last = len(old) if stop < 0 else stop + 1
    # What went may have begun as what follows it begins: then it can be said to stand a little further on.
    shorter = min(len(old), len(new))
    gone = ((head, len(old) - min(tail, shorter - head)), (min(head, shorter - tail), len(old) - tail))
    assert any(first <= start and end <= last for start, end in gone)


def same_start(one: str, other: str) -> int:
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
