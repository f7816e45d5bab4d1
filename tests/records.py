"""Records of every kind as somebody might write them, awkward ones above all, for property tests."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from board.read.limits import FORBIDDEN
from board.read.strict import is_impossible_date
from board.schema import Field, fields, load_schema
from board.validate.shape.gate import obeys

AWKWARD = " \t\n\r\u00a0\u202f\u3000\u200b\u200d\u202e#:-?,[]{}&*!|>'\"%@`\\~=<.0123456789eExonyt+_aéıſK日مرحبا🎉"
"""Characters that mean something to YAML, look empty, or change with their letter case."""

WORDS = (
    "no", "NO", "yes", "YEſ", "true", "null", "~", "1.10", "012", "12:30", "0x10", "1e5", ".inf", ".ınf",
    ".İNF", "+.5", "2026-11-20", "2026-1-2", "2026-11-20 10:00:00", "<<", "=", "---", "...", "- a", "a: b",
    "a #b", "a:", "# a", "'", '"', "  leading", "trailing  ", "\ttab", "line\n", "\n\nline",
    "  first\nsecond", "a\n   \nb", "a\n\tb", "a\r\nb", "a\rb\n", "a \r\n b", "10\u00a0000 €",
    "مرحبا: سلام", "👩‍👩‍👧 family", "https://exemple.example/#top", "title: no", "pay:", "x-a: 1", "a\n\n\n",
    "one\n---\ntwo", "one\n...\ntwo", "| a", "> a", "%a", "@a", "`a`", "!a", "&a", "*a", "{a", "{a: b}",
    "[a", "? a", "a, b", "\\", 'a"b', "it's", "a'\"b", "\\n", "word " * 25, "日本語" * 30, "\u3000indented",
    "n", "Y", "0o7", "1_000", "190:20:30", "2001-12-14t21:59:43.10-05:00", "é" * 60, "é" * 61, "a" * 100,
    "a" * 101, ": a", "a\t#b",
)  # fmt: skip

FORMED: Mapping[str, tuple[Any, ...]] = {
    "account": ("ana", "Exemple-Libre", "a.b_c", "007", "no", "1e5", "x" * 39),
    "slug": ("ana-prado", "0x10", "on", "2026-11-20", "12", "a" * 100),
    "picture": ("logo.png", "1.jpg", "A_b-c.webp"),
    "country": ("FR", "NO", "DE"),
    "currency": ("EUR", "JPY", "KWD"),
    "language": ("fr", "no", "pt-BR", "zh-Hans"),
    "month": (2019, "2019-03", "2020"),
    "email": ("work@exemple-libre.example", "a+b@c.example"),
}
LINKS = ("https://exemple.example", "https://exemple.example/a?b=c#d", "mailto:a@b.example", "http://[::1]:80/", "a:b")
DAYS = ("2026-11-20", "2026-12-04", "2028-02-29", "0999-01-01")


def texts(limit: int) -> SearchStrategy[str]:
    """Texts that a field with such a limit takes."""
    drawn = st.one_of(
        st.sampled_from(WORDS),
        st.text(st.sampled_from(AWKWARD), max_size=60),
        st.text(max_size=40).filter(lambda text: not FORBIDDEN.search(text)),
        st.lists(st.sampled_from(WORDS), min_size=2, max_size=4).map("\n".join),
    )
    return drawn.map(lambda text: text[:limit]).filter(lambda text: text.strip() != "" and not is_impossible_date(text))


def numbers(field: Field) -> SearchStrategy[int | float]:
    """Whole numbers, and others as people write them and as they come out of a calculation."""
    low = field.schema.get("minimum", 0)
    high = field.schema["maximum"]
    whole = st.integers(low, high)
    broken = st.one_of(
        st.floats(low, high, allow_nan=False), st.integers(0, 9999).map(lambda cents: low + cents / 100), st.just(1e-05)
    )
    drawn = whole if field.type == "integer" else st.one_of(whole, broken)
    # JSON has one kind of number, and so has a browser: there 3.0 is 3.
    plain = drawn.map(lambda number: int(number) if number == int(number) else number)
    return plain.filter(lambda number: obeys(number, field.schema))


@cache
def values(field: Field) -> SearchStrategy[Any]:
    """Values that a field takes."""
    if field.written_as:
        return st.sampled_from(FORMED[field.written_as])
    match field.type:
        case "either":
            return st.one_of(*map(values, field.variants))
        case "choice":
            return st.sampled_from(field.choices)
        case "boolean":
            return st.booleans()
        case "date":
            return st.sampled_from(DAYS)
        case "url":
            return st.sampled_from(LINKS)
        case "number" | "integer":
            return numbers(field)
        case "group":
            return groups(field.children, field.schema)
        case "list":
            assert field.item
            is_unique = field.schema.get("uniqueItems", False)
            unique_by = (lambda item: json.dumps(item, sort_keys=True)) if is_unique else None
            most = min(3, field.schema["maxItems"])
            return st.lists(values(field.item), min_size=1, max_size=most, unique_by=unique_by)
    limit = field.schema["maxLength"]
    return texts(limit).filter(lambda text: obeys(text, field.schema))


@st.composite
def groups(draw: DrawFn, children: tuple[Field, ...], schema: Mapping[str, Any]) -> dict[str, Any]:
    """Groups with what is required, a few of the others, and whatever goes with those; in any order."""
    strategies = {child.name: values(child) for child in children}
    required = [child.name for child in children if child.required]
    others = sorted(set(strategies) - set(required))
    chosen = draw(st.sets(st.sampled_from(others), min_size=not required, max_size=4)) if others else set()
    for name, needed in schema.get("dependentRequired", {}).items():
        chosen |= set(needed) if name in chosen else set()
    for name, part in schema.get("dependentSchemas", {}).items():
        if name in chosen:
            chosen -= {form["required"][0] for form in part["not"]["anyOf"]}
    names = draw(st.permutations([*required, *sorted(chosen)]))
    return {name: draw(strategies[name]) for name in names}


def records(kind: str) -> SearchStrategy[dict[str, Any]]:
    """Well-shaped records of a kind."""
    return groups(fields(kind), load_schema(kind)).filter(lambda record: obeys(record, load_schema(kind)))
