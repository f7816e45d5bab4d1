"""What a job leaves unsaid is named, in its order, and nothing that it says or need not say."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from board.derive.clarity import Topic, left_out
from board.model import Communication, Deliverable, Hiring, Pay, Range
from board.render.parts.clarity import ClarityNotes
from factories import a_job, a_renderer

THEME = Path(__file__).resolve().parents[1] / "theme"

CLEAR: dict[str, Any] = {
    "deliverables": (Deliverable(name="Chapters", accepted_when=("Every link works",)), Deliverable(name="Glossary")),
    "out_of_scope": ("Pictures",),
    "hours": Range(Decimal(12), Decimal(16)),
    "due": date(2027, 1, 11),
    "revisions": 0,
    "pay": Pay(type="fixed", amount=Decimal(300), currency="EUR", paid="on_completion"),
    "hiring": Hiring(decision_by=date(2026, 12, 9)),
    "communication": Communication(channel="E-mail"),
}


def test_job_that_says_everything_leaves_nothing_out() -> None:
    assert left_out(a_job(**CLEAR)) == ()


def test_short_job_leaves_out_every_topic_in_its_order() -> None:
    assert left_out(a_job()) == tuple(Topic)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"deliverables": (Deliverable(name="Chapters"),)}, Topic.ACCEPTANCE, id="no test of acceptance"),
        pytest.param({"out_of_scope": ()}, Topic.OUT_OF_SCOPE, id="nothing out of scope"),
        pytest.param({"hours": None}, Topic.HOURS, id="no hours"),
        pytest.param({"hours": Range()}, Topic.HOURS, id="hours without an end"),
        pytest.param({"due": None}, Topic.DATES, id="neither start nor due day"),
        pytest.param({"revisions": None}, Topic.REVISIONS, id="no rounds of changes"),
        pytest.param({"pay": Pay(type="fixed", amount=Decimal(300), currency="EUR")}, Topic.PAYMENT, id="no schedule"),
        pytest.param({"hiring": None}, Topic.DECISION, id="no word on hiring"),
        pytest.param({"hiring": Hiring(portfolio="required")}, Topic.DECISION, id="no day of decision"),
        pytest.param({"communication": Communication(time_zone="UTC")}, Topic.COMMUNICATION, id="only a time zone"),
    ],
)
def test_one_topic_left_out_is_the_one_named(changes: dict[str, Any], expected: Topic) -> None:
    assert left_out(a_job(**(CLEAR | changes))) == (expected,)


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"due": None, "starts": date(2027, 1, 1)}, id="a start is a date too"),
        pytest.param({"hours": Range(None, Decimal(16))}, id="up to some hours"),
        pytest.param({"communication": Communication(reply_within_hours=24)}, id="how soon one answers"),
        pytest.param(
            {"revisions": None, "pay": Pay(type="hourly", amount=Decimal(30), currency="EUR", paid="weekly")},
            id="changes are part of an hour's pay",
        ),
        pytest.param({"pay": Pay(type="volunteer")}, id="unpaid work has no day of payment"),
    ],
)
def test_what_is_said_otherwise_or_cannot_matter_is_not_missed(changes: dict[str, Any]) -> None:
    assert left_out(a_job(**(CLEAR | changes))) == ()


def test_note_is_one_sentence_with_the_guide() -> None:
    notes = ClarityNotes(a_renderer(theme=THEME))
    note = notes.note(a_job(**(CLEAR | {"hours": None, "out_of_scope": ()}))).decode()
    assert "<p>Not said here: what is not part of it and how many hours it takes. Ask before you begin.</p>" in note
    assert "<a " not in note


def test_note_links_the_first_guide_that_the_board_has() -> None:
    renderer = a_renderer(theme=THEME)
    renderer.pages = frozenset({"guides/define-the-job"})
    assert 'href="/guides/define-the-job/"' in ClarityNotes(renderer).note(a_job()).decode()


def test_same_topics_are_said_once() -> None:
    notes = ClarityNotes(a_renderer(theme=THEME))
    assert notes.note(a_job(slug="one")) is notes.note(a_job(slug="two"))
    assert b"Not said here" not in notes.note(a_job(**CLEAR))
