"""What is written as YAML reads back exactly, and looks as if somebody had written it."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from board.read import read_document
from board.read.limits import FORBIDDEN
from board.read.strict import is_impossible_date
from board.yaml_text import record_yaml

AWKWARD = " \t\n\r\u00a0\u202f\u200b\u200d\u202e#:-?,[]{}&*!|>'\"%@`\\~=<.0123456789eExonyt+_aé日مرحبا🎉"
WORDS = (
    "no", "NO", "yes", "true", "null", "~", "1.10", "012", "12:30", "0x10", "1e5", ".inf", "2026-11-20",
    "2026-1-2", "2026-11-20 10:00:00", "<<", "=", "---", "...", "- a", "a: b", "a #b", "a:", "# a", "'", '"',
    "  leading", "trailing  ", "\ttab", "line\n", "\n\nline", "  first\nsecond", "a\n   \nb", "a\n\tb",
    "a\r\nb", "10\u00a0000 €", "مرحبا: سلام", "👩‍👩‍👧 family", "https://exemple.example/#top",
    "a\n\n\n", "\n", " ", "", "one\n---\ntwo", "one\n...\ntwo", "| a", "> a", "%a", "@a", "`a`", "!a", "&a", "*a",
)  # fmt: skip
texts = st.one_of(
    st.sampled_from(WORDS),
    st.text(st.sampled_from(AWKWARD), max_size=60),
    st.text(max_size=40).filter(lambda text: not FORBIDDEN.search(text)),
    st.lists(st.sampled_from(WORDS), max_size=5).map("\n".join),
).filter(lambda text: not is_impossible_date(text))
keys = st.one_of(
    st.sampled_from(["title", "description", "deliverables", "client", "pay", "skills", "name", "apply", "via"]),
    texts.filter(lambda text: len(text) <= 40),
).filter(lambda key: key not in ("", "<<") and "\u00a0" not in key)
numbers = st.one_of(st.integers(-(10**9), 10**9), st.floats(allow_nan=False, allow_infinity=False, width=32))
values = st.recursive(
    st.one_of(texts, st.booleans(), numbers),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(keys, inner, max_size=4)),
    max_leaves=12,
)


def read_back(text: str) -> dict[str, Any]:
    document, problems = read_document(text.encode(), file="content/jobs/x.yml", kind="job", slug="x")
    assert not problems, "\n".join(map(str, problems))
    assert document is not None
    return document.data


@given(st.dictionaries(keys, values, min_size=1, max_size=5))
def test_every_record_reads_back_as_it_was(record: dict[str, Any]) -> None:
    assert read_back(record_yaml(record, "job")) == record


@given(texts)
def test_every_text_reads_back_as_it_was_wherever_it_stands(text: str) -> None:
    record = {
        "description": text,
        "title": text,
        "deliverables": [text, {"name": text, "accepted_when": [text]}],
        "client": {"name": text},
        "skills": [text],
    }
    assert read_back(record_yaml(record, "job")) == record


@pytest.mark.parametrize("text", ["How would you begin?", "a?b", "what? when?", "why: so", "[a]", "a, b"])
def test_a_file_is_read_without_libyaml_too(text: str) -> None:
    record = {"hiring": {"questions": [text]}, "client": {"name": text}, "skills": [text, text]}
    assert yaml.load(record_yaml(record, "job"), yaml.SafeLoader) == record


JOB = {
    "closes": "2026-12-04",
    "title": "Translate our onboarding guide into French",
    "client": {"url": "https://exemple-libre.example", "name": "Exemple Libre", "account": "exemple-libre"},
    "category": "translation",
    "description": "4,200 words in eight chapters, for new volunteers.\n",
    "deliverables": [
        "Chapters 1 to 8 in Markdown",
        {"name": "A glossary: 80 words", "accepted_when": ["No word is missing"]},
    ],
    "x-reference": "0042",
    "skills": ["french", "no"],
    "remote": True,
    "pay": {"amount": 300, "type": "fixed", "currency": "EUR"},
    "posted": "2026-11-20",
    "apply": [
        {"via": "pull_request"},
        {"url": "https://forms.exemple-libre.example/translate", "via": "form"},
    ],
}
JOB_TEXT = """\
title: Translate our onboarding guide into French
client: {name: Exemple Libre, url: "https://exemple-libre.example", account: exemple-libre}
category: translation
description: |
  4,200 words in eight chapters, for new volunteers.
deliverables:
  - Chapters 1 to 8 in Markdown
  - name: "A glossary: 80 words"
    accepted_when:
      - No word is missing
skills: [french, "no"]
remote: true
pay: {type: fixed, amount: 300, currency: EUR}
apply:
  - via: pull_request
  - {via: form, url: "https://forms.exemple-libre.example/translate"}
posted: 2026-11-20
closes: 2026-12-04
x-reference: "0042"
"""


def test_a_record_looks_as_people_write_it_in_the_order_of_the_schema() -> None:
    assert record_yaml(JOB, "job") == JOB_TEXT


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("One line.\n", "|\n  One line.", id="long text that ends its line"),
        pytest.param("Two\nlines", "|-\n  Two\n  lines", id="no line end at the end"),
        pytest.param("Air\n\n\n", "|+\n  Air\n\n", id="empty lines at the end"),
        pytest.param("  code\nthen text\n", "|2\n    code\n  then text", id="blanks at the start"),
        pytest.param("Windows\r\nlines", '"Windows\\r\\n\\\n  lines"', id="line ends that a block would change"),
        pytest.param('say "x"', 'say "x"', id="quotes inside"),
        pytest.param('"x": y', "'\"x\": y'", id="quotes at the start"),
        pytest.param("it's: so", '"it\'s: so"', id="an apostrophe and a colon"),
        pytest.param("no", '"no"', id="what YAML 1.1 takes for false"),
        pytest.param("1.10", '"1.10"', id="a version number"),
        pytest.param("2026-11-20", "2026-11-20", id="a date"),
        pytest.param("C# and C++", "C# and C++", id="a sharp inside a word"),
        pytest.param("issue #3", '"issue #3"', id="a sharp after a blank"),
    ],
)
def test_text_is_quoted_only_where_it_has_to_be(text: str, written: str) -> None:
    assert record_yaml({"description": text}, "job") == f"description: {written}\n"


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("a\x07b", id="a control character"),
        pytest.param("a\u2028b", id="a line separator, which our reader refuses"),
        pytest.param("a\ud800b", id="half a character"),
        pytest.param(float("nan"), id="not a number"),
        pytest.param(10**15, id="more digits than JavaScript keeps"),
        pytest.param([None], id="nothing in a list"),
    ],
)
def test_what_no_file_can_hold_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match=r"cannot|not a number"):
        record_yaml({"title": value}, "job")
