"""The fast reader of the plainest YAML says what the strict reader says, or nothing at all."""

import json
import random
from pathlib import Path
from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from board.read.limits import decoded
from board.read.plainest import plainest
from board.read.strict import load
from board.schema import KINDS, load_schema
from boards import APPLICATION, JOB, PROFILE, VOCABULARY, yaml

RECORDS = sorted((Path(__file__).parent / "problems").rglob("*.yml"))

PLAIN = """\
title: Translate our guide (4,200 words), all of it
# The client's own words.
client: {name: Exemple Libre, url: "https://exemple-libre.example", account: exemple-libre}
description: |
  Eight chapters.

    An indented line: with a colon, and a # sign.
  - a list

deliverables:
- Chapters 1 to 8
- name: The glossary
  accepted_when:
    - It lists "chapter" and c#
    - "It is: complete"
skills: [french, "c++", 3d printing]
remote: true
pay:
  type: fixed
  amount: 300.50
  currency: EUR
posted: 2026-11-20
closes: "2026-12-04"
x-note: yes
"""


def test_a_plain_record_is_read_as_it_stands() -> None:
    data = plainest(PLAIN)
    assert data == load(PLAIN).data
    assert data is not None
    assert data["description"] == ("Eight chapters.\n\n  An indented line: with a colon, and a # sign.\n- a list\n")
    assert data["deliverables"][1] == {
        "name": "The glossary",
        "accepted_when": ['It lists "chapter" and c#', "It is: complete"],
    }
    assert data["pay"] == {"type": "fixed", "amount": 300.5, "currency": "EUR"}
    assert data["closes"] == "2026-12-04"
    assert data["x-note"] == "yes"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("title: a\n  b\n", id="an unquoted text on two lines"),
        pytest.param("title: a: b\n", id="a colon in an unquoted text"),
        pytest.param("title: a\ntitle: b\n", id="a key twice"),
        pytest.param("pay: {type: fixed, type: hourly}\n", id="a key twice between braces"),
        pytest.param("title: &a b\n", id="an anchor"),
        pytest.param("title: !!str b\n", id="a tag"),
        pytest.param("title: a\n---\ntitle: b\n", id="two documents"),
        pytest.param("title:\n", id="a key without a value"),
        pytest.param("title: null\n", id="nothing, spelt out"),
        pytest.param("posted: 2026-02-30\n", id="a day that no calendar has"),
        pytest.param('posted: "2026-02-30"\n', id="the same between quotes"),
        pytest.param("title: a \n", id="a blank at the end of a line"),
        pytest.param("title: a # b\n", id="a comment behind a value"),
        pytest.param("title:\ta\n", id="a tab"),
        pytest.param("title: a", id="no end of the last line"),
        pytest.param("description: |\n  a\n   \n  b\n", id="a line of blanks in prose"),
        pytest.param("description: |\n  a\n \n  # b\n", id="a line of one blank in prose"),
        pytest.param("description: |\n    a\n", id="prose four spaces in"),
        pytest.param("description: >\n  a\n", id="folded prose"),
        pytest.param("pay:\n  note: |\n    a\n", id="prose inside a group"),
        pytest.param("- a\n", id="a list"),
        pytest.param("a\n", id="a text"),
        pytest.param("", id="nothing"),
        pytest.param("skills: [a, [b]]\n", id="a list in a list"),
        pytest.param("skills:\n  - a\n b: c\n", id="an indent that fits nothing"),
    ],
)
def test_what_is_less_plain_is_left_to_the_strict_reader(text: str) -> None:
    assert plainest(text) is None


def agrees(text: str) -> bool:
    """Whether the text was plain enough; if so, both readers must have found the same in it."""
    data = plainest(text)
    if data is None:
        return False
    strict = load(text)
    assert strict.is_clean, text
    assert (json.dumps(data), list(data)) == (json.dumps(strict.data), list(strict.data)), text
    return True


def test_both_readers_agree_on_every_example_of_a_problem() -> None:
    sources = [decoded(path.read_bytes()) for path in RECORDS]
    texts = [source.text for source in sources if not source.refusal]
    assert sum(map(agrees, texts)) > len(texts) / 3


def test_the_records_of_the_tests_are_plain_enough() -> None:
    assert agrees(PLAIN)
    # A bracket inside a bracket is not, as `yaml` writes every record on one line a key.
    assert agrees(yaml({key: value for key, value in PROFILE.items() if isinstance(value, str | bool | int)}))


@pytest.mark.parametrize("kind", KINDS)
def test_the_examples_of_the_schemas_agree(kind: str) -> None:
    for record in load_schema(kind)["examples"]:
        agrees(yaml(record))


@pytest.mark.parametrize(
    "record", [JOB, PROFILE, APPLICATION, VOCABULARY], ids=["job", "talent", "application", "vocabulary"]
)
def test_damaged_records_never_part_the_readers(record: dict[str, object]) -> None:
    chance = random.Random(7)
    pieces = [
        " ",
        "  ",
        "\n",
        ":",
        ": ",
        "- ",
        "#",
        " #",
        '"',
        "'",
        "[",
        "]",
        "{",
        "}",
        ",",
        "|",
        "\n  ",
        "é",
        "0",
        "\\",
        "\u00a0",
    ]
    for text in (PLAIN, yaml(record)):
        for _ in range(1500):
            damaged = text
            for _ in range(chance.randint(1, 3)):
                start = chance.randrange(len(damaged) + 1)
                damaged = damaged[:start] + chance.choice(pieces) + damaged[start + chance.choice((0, 0, 1, 2, 9)) :]
            agrees(damaged)


INDENT = st.sampled_from(["", "", "", "  ", "  ", "    ", " ", "      "])
UNQUOTED = """a|b c|true|null|no|12|1.10|012|12:30|2026-11-20|2026-13-01|é|مرحبا|a#b|a:b|~|=|<<|a'b|a"b|c++|0x1F|1e5|-5
€5|a, b|…|日本|x |a - b|*a|?|- a|- - a|---"""
WORDS = UNQUOTED.replace("\n", "|").split("|")
WORDS += [
    "'q'",
    '"q"',
    '"q: r"',
    '"2026-02-31"',
    "[a, b]",
    "[a,b]",
    "[]",
    "[1, 2026-11-20]",
    "{a: b}",
    "{a: b, c: [d]}",
]
WORDS += ["{a: }", "|", "|-", ">", "|\n  prose", "|\n  prose\n\n    more"]
WORD = st.sampled_from(WORDS)
KEY = st.sampled_from(["a", "b", "c", "x-note", "long_key", "é", "A", "1"])
LINE = st.one_of(
    st.builds(lambda i, d, k, v: f"{i}{d}{k}: {v}", INDENT, st.sampled_from(["", "", "- "]), KEY, WORD),
    st.builds(lambda i, d, k: f"{i}{d}{k}:", INDENT, st.sampled_from(["", "", "- "]), KEY),
    st.builds(lambda i, v: f"{i}- {v}", INDENT, WORD),
    st.builds(lambda i, v: f"{i}{v}", INDENT, WORD),
    st.sampled_from(["", "# a comment", "  # further in", " "]),
)


@settings(max_examples=1500, deadline=None)
@given(st.lists(LINE, min_size=1, max_size=9))
@example(["a:", "- b: c", "  d: e", "- f"])
@example(["a:", "  - b:", "    - c", "d: |\n  prose", "", "# end"])
def test_both_readers_agree_on_whatever_lines_come_together(lines: list[str]) -> None:
    agrees("\n".join(lines) + "\n")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a: [" + "b, " * 20_000 + "\n", id="a list without an end"),
        pytest.param("a: {" + "b: c, " * 10_000 + "\n", id="a group without an end"),
        pytest.param("a: " + "b c " * 16_000 + " \n", id="a blank after sixty thousand characters"),
        pytest.param("a: b: " * 10_000 + "\n", id="keys behind keys"),
        pytest.param("- " * 30_000 + "\n", id="dashes"),
        pytest.param('"' * 60_000 + "\n", id="quotes"),
        pytest.param("a: |\n  b\n" + "\n" * 60_000 + " c\n", id="prose with a long end"),
        pytest.param("".join(f"{' ' * depth}a:\n" for depth in range(300)), id="three hundred levels"),
    ],
)
def test_a_hostile_text_takes_no_longer_than_reading_it(text: str) -> None:
    start = process_time()
    assert plainest(text) is None
    # Quadratic, each would take minutes.
    assert process_time() - start < 5
