"""Asks the checker for its phrases: what it says of a problem, with places for a record's own values."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from board.problem import Problem
from board.read import read_document
from board.schema import load_schema
from board.validate.content import Content
from board.validate.phrases import of_rules, of_shape
from board.validate.phrases.probe import Probe
from board.validate.rules import RULES
from board.validate.shape import shape_problems
from board.validate.shape.wording import NEEDED, field_label, needed_words, one_of, value_words

ASKED_ON = date(2026, 11, 22)
"""The day on which the checker is asked, so that its answer is always the same."""

CATEGORIES = ("translation", "quarrying", "zoology", *(f"category-{number}" for number in range(9)))
SKILL = {"id": "zither", "name": "Zither playing", "aliases": ["zitherplaying"]}
PLURAL = {"job": "jobs", "talent": "talent", "application": "applications", "review": "reviews"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words of one problem, with `{name}` where a value of the record stands."""

    message: str
    hint: str
    severity: str


def phrases() -> dict[str, Phrase]:
    """Every phrase, by the problem's id, or `id.variant` where it is said in several ways.

    Raises AssertionError where the checker is silent about a probe or does not name one of its values.
    """
    return {probe.name: phrase_of(probe) for probe in (*of_shape.PROBES, *of_rules.PROBES)}


def words() -> dict[str, str]:
    """What phrases are filled with: how fields, values and what is needed are named."""
    a_date = load_schema("job")["properties"]["posted"]
    a_month = load_schema("talent")["properties"]["experience"]["items"]["properties"]["from"]
    an_item, inside = field_label(("LIST", 6)), field_label(("LIST", 6, "NAME"))
    return {
        "field": field_label(("{name}",)),
        "item": an_item.replace("`LIST`", "{list}").replace("7", "{number}"),
        "inside": inside.replace(an_item, "{item}").replace("`NAME`", "{name}"),
        "text": value_words("TEXT").replace('"TEXT"', "{text}"),
        "number": value_words(7).replace("7", "{number}"),
        "truth": value_words(True).replace("true", "{truth}"),
        "list": value_words([]),
        "group": value_words({}),
        "or": one_of(("ONE", "OTHER")).replace("`ONE`", "{others}").replace("`OTHER`", "{last}"),
        "and": one_of(("ONE", "OTHER"), last_by="and").replace("`ONE`", "{others}").replace("`OTHER`", "{last}"),
        **{f"needed.{kind}": words for kind, words in NEEDED.items()},
        "needed.date": needed_words(a_date).replace(a_date["examples"][0], "{day}"),
        "needed.month": needed_words(a_month),
    }


def wording() -> str:
    """The phrases and the words as JSON, a line each."""
    said = {probe: [phrase.message, phrase.hint, phrase.severity] for probe, phrase in phrases().items()}
    return json.dumps({"words": words(), "phrases": said}, ensure_ascii=False, indent=1) + "\n"


def phrase_of(probe: Probe) -> Phrase:
    """What the checker says of a probe, with the marked values taken out."""
    problem = asked(probe)
    message, hint = problem.message, problem.hint
    for place, value in probe.places.items():
        if value not in message and value not in hint:
            raise AssertionError(f"the checker does not name the {place} of {probe.name}: {problem}")
        message, hint = (text.replace(value, f"{{{place}}}") for text in (message, hint))
    return Phrase(message, hint, str(problem.severity))


def asked(probe: Probe) -> Problem:
    """The problem that a probe was made for."""
    found = next((problem for problem in problems_of(probe) if problem.id == probe.id), None)
    if found is None:
        raise AssertionError(f"the checker does not find {probe.id} in {probe.record}")
    return found


def problems_of(probe: Probe) -> Iterator[Problem]:
    """All that the checker says of a probe."""
    text = json.dumps(probe.record, ensure_ascii=False)
    if probe.written:
        text = text.replace(*probe.written)
    document, problems = read_document(
        text.encode(), file=f"content/{probe.kind}.yml", kind=probe.kind, slug="a/a", despite_wrong_days=True
    )
    yield from problems
    if document is None:
        return
    wrong = shape_problems(document, ASKED_ON)
    yield from wrong
    if not problems and not wrong:
        categories = [{"id": name, "name": name.title()} for name in CATEGORIES[: probe.categories]]
        words = json.dumps({"categories": categories, "skills": [SKILL]})
        vocabulary, _ = read_document(words.encode(), file="content/vocabulary.yml")
        documents: dict[str, Any] = {PLURAL[probe.kind]: (document,)}
        content = Content(today=ASKED_ON, vocabulary=vocabulary, **documents)
        yield from chain.from_iterable(rule(content) for rule in RULES)
