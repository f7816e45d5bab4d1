"""What a first look does not notice no rule objects to: the rules say the same with it and without it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from board.problem import Problem
from board.read import Document
from board.validate.content import Content
from board.validate.first_look import FirstLook, any_case
from board.validate.rules import FILE_RULES
from test_rules import a_board, a_job, a_profile, an_application

TODAY = date(2026, 11, 22)


class ReadWhole(Content):
    """Content in which every record is noticed."""

    def noticed(self, _look: Callable[[Document], bool], kind: str) -> tuple[Document, ...]:
        found: tuple[Document, ...] = getattr(self, kind)
        return found


def file_problems(content: Content) -> set[Problem]:
    return {problem for rule in FILE_RULES for problem in rule(content)}


# What rules look for, whole and in parts, and what Python's case folding and Unicode make of it.
PIECES = (
    [" ", " ", " ", "\n", ".", ", ", "-", "/", "(", ")", "'", "_", "`", "\\", "&amp;", "&#102;ee", "\N{NO-BREAK SPACE}"]
    + ["please pay a registration fee", "Fee", "depos\N{LATIN SMALL LETTER DOTLESS I}t", "paid in gift cards", "order"]
    + ["buy a laptop first, we reimburse you", "by check", "chec\N{KELVIN SIGN}", "apply only on Telegram", "Signal"]
    + [
        "contact us on Whats",
        "App only",
        "v\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}ber",
        "me\N{LATIN SMALL LETTER LONG S}s",
    ]
    + ["ana@clinic.example", "ana [at] clinic [dot] example", "(AT)", "@", "at]", "clinic.example"]
    + ["+33 6 12 34 56 78", "+33", "0612", "06 12 34 56 78", "(555) 123-4567", "tel", "call me", "mobile: 12 34 56 78"]
    + ["https://a.example/1", "http://b.example", "345678", "12", "7", "2026-11-20", "\N{ARABIC-INDIC DIGIT THREE}" * 8]
    + ["DE89 3704 0044 0532 0130 00", "AB12CDEFGHIJ", "born on 3 March 1990", "DOB: 1990-03-03", "geboren am 3.3.1990"]
    + [
        "nacida el 3 de marzo de 1990",
        "nato il 3/3/1990",
        "Date de naissance",
        "n\N{LATIN SMALL LETTER E WITH ACUTE}e le",
    ]
)
TITLES = (
    [
        " ",
        " ",
        ".",
        "-",
        "/",
        ":",
        "!",
        "!!",
        "1",
        "12",
        "2026",
        "\N{ARABIC-INDIC DIGIT THREE}",
        "EUR",
        "euros",
        "\N{EURO SIGN}",
    ]
    + [
        "300 EUR",
        "$5k",
        "https://a.example",
        "WWW.a",
        "www.a.example",
        "a.example/b",
        "shop.FR/",
        "2026-12-01",
        "1.12.2026",
    ]
    + [
        "December 3",
        "3 de",
        "apr\N{LATIN SMALL LETTER DOTLESS I}l 3",
        "Augu\N{LATIN SMALL LETTER LONG S}t",
        "ao\N{LATIN SMALL LETTER U WITH CIRCUMFLEX}t",
    ]
    + [
        "MAY",
        "may",
        "URGENT",
        "urgent",
        "A.S.A.P",
        "a\N{LATIN SMALL LETTER LONG S}ap",
        "dr\N{LATIN SMALL LETTER DOTLESS I}ngend",
        "Immediate start",
    ]
    + [
        "WANTED",
        "ABC\N{CJK UNIFIED IDEOGRAPH-6F22}\N{CJK UNIFIED IDEOGRAPH-6F22}DE",
        "\N{GREEK CAPITAL LETTER OMEGA}" * 6,
        "\N{LATIN CAPITAL LETTER E WITH ACUTE}" * 5,
    ]
    + ["Translate", "NATO", "w", "Exemple Libre"]
)
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), min_size=1, max_size=10).map("".join)
titles = st.lists(st.sampled_from(TITLES) | st.text(max_size=2), min_size=1, max_size=7).map("".join)


def is_writable(text: str) -> bool:
    """Whether a text can stand in a file as these tests write it."""
    return text.isprintable() and text.strip() == text != ""


@settings(max_examples=300)
@given(texts.map(lambda text: text.replace("\n", " ")).filter(is_writable), titles.filter(is_writable))
def test_rules_say_the_same_of_a_text_noticed_or_not(text: str, title: str) -> None:
    documents = (
        a_job(title=title, description=text),
        a_job("other", objectives=[text, "Nothing else"], pay={"type": "volunteer", "methods": [text]}),
        a_profile(summary=text),
        an_application(answers=[{"question": "How?", "answer": text}]),
    )
    seen = a_board(*documents)
    whole = ReadWhole(TODAY, seen.jobs, seen.talent, seen.applications)
    assert file_problems(seen) == file_problems(whole)


@pytest.mark.parametrize(
    ("record", "is_noticed"),
    [
        pytest.param({"title": "A fee"}, True, id="at the top"),
        pytest.param({"steps": [{"texts": ["none", "the FEE"]}]}, True, id="deep inside"),
        pytest.param({"fee": "none", "x": 7, "y": True}, False, id="in a key"),
        pytest.param({"posted": "2026-11-20"}, False, id="a day"),
        pytest.param({"text": "on 2026-11-20"}, True, id="a day in a text"),
    ],
)
def test_first_look_is_at_every_text_but_days(record: dict[str, Any], is_noticed: bool) -> None:
    look = FirstLook(any_case("fee"), "[0-9]{4}")
    assert look(Document("", "", "", record, "", b"")) == is_noticed


def test_first_look_at_a_field_sees_nothing_else() -> None:
    look = FirstLook("fee", field="title")
    assert look(Document("", "", "", {"title": "a fee"}, "", b""))
    assert not look(Document("", "", "", {"summary": "a fee"}, "", b""))


def test_content_looks_at_a_kind_of_records_once() -> None:
    asked = []

    def look(document: Document) -> bool:
        asked.append(document.slug)
        return document.slug == "b"

    content = a_board(a_job("a"), a_job("b"), a_profile("c"))
    for _ in range(2):
        assert [document.slug for document in content.noticed(look, "jobs")] == ["b"]
    assert asked == ["a", "b"]
