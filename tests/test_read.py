"""Reading a file strictly: JSON's types only, everything else refused with a plain sentence, places on request."""

import pytest

from board.problem import Location, Severity
from board.read import MAX_BYTES, MAX_LEVELS, Document, limits, read_document


def document(text: str | bytes, kind: str = "job") -> Document:
    raw = text if isinstance(text, bytes) else text.encode()
    found, problems = read_document(raw, file="content/jobs/logo.yml", kind=kind, slug="logo")
    assert found is not None, problems
    return found


def ids(raw: str | bytes, kind: str = "job") -> list[str]:
    raw = raw if isinstance(raw, bytes) else raw.encode()
    found, problems = read_document(raw, file="content/jobs/logo.yml", kind=kind, slug="logo")
    assert (found is None) == any(problem.severity is Severity.ERROR for problem in problems)
    return [problem.id for problem in problems]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        pytest.param("NO", "NO", id="Norway is no boolean"),
        pytest.param("yes", "yes", id="yes is a word"),
        pytest.param("12:30", "12:30", id="a time is not a number of seconds"),
        pytest.param("012", "012", id="a leading zero makes a text, not an octal number"),
        pytest.param("0x10", "0x10", id="hexadecimal numbers are texts"),
        pytest.param("1_000", "1_000", id="numbers with an underscore are texts"),
        pytest.param("+1", "+1", id="a plus makes a text"),
        pytest.param("1.10", 1.1, id="a number with a needless zero is a number"),
        pytest.param("'1.10'", "1.10", id="in quotes it stays a text"),
        pytest.param("-0.5e3", -500, id="JSON's numbers are numbers"),
        pytest.param("5.0", 5, id="a whole number with a point is one to count with"),
        pytest.param("1e20", 1e20, id="a number too long to count with"),
        pytest.param("300", 300, id="a whole number is whole"),
        pytest.param("1e999", "1e999", id="an infinite number stays a text"),
        pytest.param(".inf", ".inf", id="YAML's infinity stays a text"),
        pytest.param("12345678901234567890", "12345678901234567890", id="a long row of digits keeps them all"),
        pytest.param("2026-11-20", "2026-11-20", id="a date stays a text"),
        pytest.param("2026-1-5", "2026-1-5", id="so does one of the calendar that lacks its zeros"),
        pytest.param("true", True, id="true is a boolean"),
        pytest.param("True", "True", id="a capital makes it a word"),
        pytest.param("~", "~", id="a tilde is a text"),
        pytest.param("30\u00a0€", "30\u00a0€", id="a no-break space inside a text stays"),
        pytest.param("“yes”", "“yes”", id="so do typographic quotes"),
    ],
)
def test_plain_value_is_read_as_json_would(written: str, value: object) -> None:
    read = document(f"key: {written}\nlist: [{written}]\n").data
    assert read == {"key": value, "list": [value]}
    assert type(read["key"]) is type(value)


def test_keys_are_texts() -> None:
    assert document("NO: a\n012: b\ntrue: c\n2026-11-20: d\n").data == {
        "NO": "a",
        "012": "b",
        "true": "c",
        "2026-11-20": "d",
    }


def test_keys_and_items_without_a_value_are_absent() -> None:
    read = document("title:\nsummary: null\nskills: [a, null, ]\npay: {type: }\nlist:\n  -\n  - b\nempty: ''\n")
    assert read.data == {"skills": ["a"], "pay": {}, "list": ["b"], "empty": ""}
    assert "title" not in read
    assert read.get("title", "none") == "none"


def test_byte_order_mark_and_windows_line_ends_are_fine() -> None:
    read = document(b"\xef\xbb\xbftitle: Caf\xc3\xa9\r\ntext: |\r\n  one\r\n  two\r\n")
    assert read.data == {"title": "Café", "text": "one\ntwo\n"}


def test_document_start_is_fine() -> None:
    assert document("---\ntitle: A logo\n...\n").data == {"title": "A logo"}


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param("a: 1\na: 2\n", ["yaml-duplicate-key"], id="equal keys"),
        pytest.param("a:\nb: 1\na: 2\n", ["yaml-duplicate-key"], id="equal keys, the first without a value"),
        pytest.param("a: {b: 1, b: 2}\n", ["yaml-duplicate-key"], id="equal keys in braces"),
        pytest.param("a: &x {b: 1}\n", ["yaml-anchor"], id="an anchor"),
        pytest.param("a: &x b\nc: *x\n", ["yaml-alias"], id="an alias, told once"),
        pytest.param("a: &x {b: 1}\nc:\n  <<: *x\n  d: 2\n", ["yaml-merge-key"], id="a merge key"),
        pytest.param("a: !!str 1\n", ["yaml-tag"], id="a tag of YAML"),
        pytest.param("a: !!python/object/apply:os.system [id]\n", ["yaml-tag"], id="a tag that runs programs"),
        pytest.param("a: b\n---\nc: d\n", ["yaml-two-documents"], id="two documents"),
        pytest.param("? [a, b]\n: c\n", ["yaml-key-not-text"], id="a list as a key"),
        pytest.param("a: {b: c, d}\n", ["yaml-comma-in-braces"], id="a key without a colon in braces"),
        pytest.param("a: 2021-02-30\n", ["yaml-impossible-date"], id="a day that no calendar has"),
        pytest.param("a: 2019-13-01\n", ["yaml-impossible-date"], id="a month that no year has"),
        pytest.param("a: '2023-11-31'\n", ["yaml-impossible-date"], id="an impossible day in quotes"),
        pytest.param("title:\u00a0A logo\nb: c\n", ["yaml-no-break-space"], id="a no-break space after a colon"),
        pytest.param("title\u00a0: A logo\n", ["yaml-no-break-space"], id="a no-break space in a key"),
        pytest.param("- a\n- b\n", ["yaml-not-fields"], id="a list where fields should be"),
        pytest.param("", ["yaml-empty"], id="nothing at all"),
        pytest.param("# only a comment\n", ["yaml-empty"], id="a comment and nothing else"),
        pytest.param("title: Caf\xe9\n".encode("latin-1"), ["yaml-not-utf-8"], id="Latin-1"),
        pytest.param("title: Café\n".encode("utf-16"), ["yaml-not-utf-8"], id="UTF-16"),
        pytest.param("title: Café\n".encode("utf-16-le"), ["yaml-not-text"], id="UTF-16 without its mark"),
        pytest.param(b"title: a\x00b\n", ["yaml-not-text"], id="a NUL"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00", ["yaml-not-text"], id="a picture"),
        pytest.param("title: a\x07b\n", ["yaml-invisible-character"], id="a bell"),
        pytest.param("title: a\u2028b\n", ["yaml-invisible-character"], id="a line end that no editor shows"),
        pytest.param("title: a\ufeffb\n", ["yaml-invisible-character"], id="a byte order mark inside"),
        pytest.param('title: "a\\u0000b"\n', ["yaml-invisible-character"], id="a NUL written with a backslash"),
    ],
)
def test_refused(raw: str | bytes, expected: list[str]) -> None:
    assert ids(raw) == expected


def test_alias_bomb_is_refused_without_being_expanded() -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{name}: &{name} [*{below},*{below},*{below},*{below},*{below},*{below},*{below},*{below}]\n"
        for name, below in zip("bcdef", "abcde", strict=True)
    )
    assert len(bomb) < 300
    assert set(ids(bomb)) == {"yaml-alias", "yaml-anchor"}


def test_five_thousand_brackets_are_refused() -> None:
    assert ids("a: " + "[" * 5000 + "]" * 5000 + "\n") == ["yaml-too-deep"]
    assert ids("a: " + "[" * 5000)[:1] == ["yaml-too-deep"]


def test_twenty_levels_are_fine_and_one_more_is_not() -> None:
    # The file's own fields are the first level.
    inner = MAX_LEVELS - 1
    assert "a" in document("a: " + "[" * inner + "]" * inner)
    assert ids("a: " + "[" * (inner + 1) + "]" * (inner + 1)) == ["yaml-too-deep"]


def test_large_file_is_refused_before_it_is_decoded() -> None:
    raw = b"title: \xff\x00" + b"x" * 10_000_000
    assert limits.decoded(raw) == limits.Text("", "too-large", "10,000,009")
    assert ids(raw) == ["yaml-too-large"]
    assert "title" in document(b"title: " + b"x" * (MAX_BYTES - 7))
    assert ids(b"title: " + b"x" * (MAX_BYTES - 6)) == ["yaml-too-large"]


def test_outside_a_board_any_well_formed_file_will_do() -> None:
    found, problems = read_document(b"- a\n- {b: 1}\n", file="list.yml")
    assert not problems
    assert found is not None
    assert found.data == ["a", {"b": 1}]
    assert found.at(1, "b") == Location("list.yml", 2, 7)


PLACES = """\
title: Ein Logo für Zoë
pay: {type: fixed, amount: 300}
text: |
  first
  second
skills:
  - 'Ω français'
  - name: b
    level:
  -
  - last
"""


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(PLACES.encode(), id="plain"),
        pytest.param(PLACES.replace("\n", "\r\n").encode(), id="Windows line ends"),
        pytest.param(b"\xef\xbb\xbf" + PLACES.encode(), id="byte order mark"),
    ],
)
def test_places_are_those_of_the_file(raw: bytes) -> None:
    read = document(raw)

    def at(*path: str | int) -> tuple[int, int]:
        location = read.at(*path)
        assert location.file == "content/jobs/logo.yml"
        return location.line, location.column

    def at_key(*path: str | int) -> tuple[int, int]:
        location = read.at_key(*path)
        return location.line, location.column

    assert at() == (1, 1)
    assert at("title") == (1, 8)
    assert at("pay", "amount") == (2, 28)
    assert at_key("pay", "amount") == (2, 20)
    assert at("text") == (3, 7)
    assert at("skills") == (7, 3)
    assert at_key("skills") == (6, 1)
    assert at("skills", 0) == (7, 5)
    assert at("skills", 1, "name") == (8, 11)
    assert at("skills", 1, "level") == (9, 5), "a key without a value stands for it"
    assert at("skills", 2) == (11, 5), "an item without a value has no number"
    assert at("skills", 7, "name") == (7, 3), "the nearest value around what is not there"
    assert at("closes") == (1, 1)
    assert at_key("skills", 2) == (11, 5)


def test_extent_is_the_source_of_a_value() -> None:
    read = document("\ufefftitle: 'Zoë’s logo' # x\r\npay: {type: fixed}\r\n")

    def source(*path: str | int) -> str | None:
        extent = read.extent(*path)
        return read.text[slice(*extent)] if extent else None

    assert source("title") == "'Zoë’s logo'"
    assert source("pay") == "{type: fixed}"
    assert source("pay", "type") == "fixed"
    assert source("pay", "amount") is None
    assert read.lines[1] == "pay: {type: fixed}"


def test_document_from_a_cache_has_places_too() -> None:
    raw = b"pay: {type: fixed}\n"
    read = document(raw)
    cached = Document(read.file, read.kind, read.slug, dict(read.data), read.digest, raw)
    assert cached.at("pay", "type") == read.at("pay", "type") == Location(read.file, 1, 13)
    assert len(read.digest) == 32
    assert read.digest != document(b"pay: {type: hourly}\n").digest


def test_impossible_day_hides_nothing_else_of_its_file() -> None:
    raw = b"posted: 2026-11-31\ntitle: x\n"
    found, problems = read_document(raw, file="logo.yml", kind="job", despite_wrong_days=True)
    assert found is not None
    assert found.data == {"posted": "2026-11-31", "title": "x"}
    assert [problem.id for problem in problems] == ["yaml-impossible-date"]
    assert read_document(raw, file="logo.yml", kind="job") == (None, problems)
    assert read_document(raw + b"a: b: c\n", file="logo.yml", kind="job", despite_wrong_days=True)[0] is None
