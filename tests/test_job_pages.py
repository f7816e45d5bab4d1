"""The job page: where the hiring stands, what the pay comes to, what became of it, and who fits."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from board.derive.listing import job_listings
from board.model import (
    Author,
    Bonus,
    Communication,
    Deliverable,
    Hiring,
    Interview,
    Milestone,
    Outcome,
    Pay,
    Range,
    Review,
    SkillLevel,
    Trial,
)
from board.render.pages.jobs import job_pages
from board.render.parts.hiring import hiring_steps
from board.render.parts.payment import PaymentPlan, PlanLine, halves, payment_plan
from board.render.views import Fact
from factories import TODAY, a_board, a_job, a_job_page, a_listing, a_profile, a_renderer, some_listings

THEME = Path(__file__).resolve().parents[1] / "theme"
RENDERER = a_renderer(theme=THEME)
WORDS = RENDERER.words

HIRING = Hiring(
    portfolio="welcome",
    questions=("Which guide have you translated?",),
    interview=Interview(how="call", minutes=15, about="Your answers"),
    trial=Trial(task="One page", hours=Decimal(2), pay=Decimal(60)),
    decision_by=date(2026, 12, 9),
)


def shown(**changes: Any) -> str:
    """What one reads of a job's page."""
    return text_of(a_job_page(a_listing(**changes), RENDERER))


def text_of(html: bytes) -> str:
    main = next(html5lib.parse(html.decode(), "etree", False).iter("main"))
    return " ".join("".join(main.itertext()).split())


# The way from an application to the work


def line(**changes: Any) -> list[tuple[str, str]]:
    """The steps of a job as (state, name)."""
    return [(step.state, step.name) for step in hiring_steps(a_listing(**({"hiring": HIRING} | changes)), WORDS)]


BEFORE = ["Apply by December 4, 2026", "Interview", "Paid trial"]


def ended(status: str, **outcome: Any) -> dict[str, Any]:
    return {"status": status, "outcome": Outcome(**outcome)}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, "now ahead ahead ahead", id="open"),
        pytest.param({"posted": date(2026, 11, 23)}, "ahead ahead ahead ahead", id="scheduled"),
        pytest.param({"closes": date(2026, 11, 21)}, "done ahead ahead ahead", id="expired"),
        pytest.param(ended("paused", paused=TODAY), "ahead ahead ahead ahead", id="paused"),
        pytest.param(ended("filled", filled=TODAY), "done done done done", id="filled"),
        pytest.param(ended("completed", completed=TODAY), "done done done done done", id="completed"),
        pytest.param(ended("cancelled", cancelled=TODAY), "ahead ahead ahead now", id="cancelled"),
    ],
)
def test_steps_say_where_the_job_stands(changes: dict[str, Any], expected: str) -> None:
    assert " ".join(state for state, _ in line(**changes)) == expected


def test_steps_go_from_the_application_to_the_work() -> None:
    names = [name for _, name in line(starts=date(2026, 12, 14), due=date(2027, 1, 11))]
    assert names == [
        *BEFORE,
        "Decision by December 9, 2026",
        "Work starts on December 14, 2026",
        "Work done by January 11, 2027",
    ]


def test_steps_of_finished_work_say_what_came_to_pass() -> None:
    outcome = ended("completed", filled=date(2026, 12, 8), completed=date(2027, 1, 9))
    names = [name for _, name in line(starts=date(2026, 12, 14), due=date(2027, 1, 11), **outcome)]
    assert names[3:] == [
        "Somebody chosen on December 8, 2026",
        "Work starts on December 14, 2026",
        "Work accepted on January 9, 2027",
    ]


def test_work_that_somebody_was_chosen_for_lies_ahead() -> None:
    filled = ended("filled", filled=TODAY)
    assert line(starts=date(2026, 12, 14), due=date(2027, 1, 11), **filled)[4:] == [
        ("now", "Work starts on December 14, 2026"),
        ("ahead", "Work done by January 11, 2027"),
    ]
    assert line(due=date(2027, 1, 11), **filled)[4:] == [("now", "Work done by January 11, 2027")]


def test_work_that_was_called_off_has_no_day_ahead() -> None:
    steps = line(due=date(2027, 1, 11), **ended("cancelled", cancelled=TODAY))
    assert steps[-1] == ("now", "Called off on November 22, 2026")


def test_steps_say_what_to_prepare() -> None:
    apply, interview, trial, _ = hiring_steps(a_listing(hiring=HIRING), WORDS)
    assert (apply.note, apply.questions) == ("Past work is welcome.", HIRING.questions)
    assert (interview.note, interview.text) == ("a call, 15 minutes", "Your answers")
    assert (trial.note, trial.text) == ("2 hours for €60", "One page")


def test_job_that_says_nothing_of_hiring_has_no_steps() -> None:
    assert hiring_steps(a_listing(), WORDS) == []
    assert "Hiring" not in shown()


def test_steps_are_an_ordered_list_and_say_which_are_done() -> None:
    html = a_job_page(a_listing(hiring=HIRING), RENDERER).decode()
    assert '<ol class="steps">\n<li data-state="now" aria-current="step">' in html
    assert "Apply by November 20, 2026 (done)" in shown(hiring=HIRING, closes=date(2026, 11, 20))


# What the pay comes to


def a_plan(**changes: Any) -> PaymentPlan:
    plan = payment_plan(a_job(**changes), WORDS)
    assert plan is not None
    return plan


def fixed(amount: int = 300, **pay: Any) -> Pay:
    return Pay(type="fixed", amount=Decimal(amount), currency="EUR", **pay)


BONUS = Bonus(amount=Decimal(20), when="all is there a week early")


def test_milestones_add_up_and_the_bonus_on_top() -> None:
    plan = a_plan(
        pay=fixed(paid="by_milestone", within_days=14, methods=("Bank transfer", "Wise"), bonus=BONUS),
        milestones=(
            Milestone(name="Half", due=date(2026, 12, 24), amount=Decimal("120.50"), deliverables=("Chapters 1 to 4",)),
            Milestone(name="All", amount=Decimal("179.50")),
        ),
    )
    assert plan.lines == (
        PlanLine("Half", "€120.50", "by December 24, 2026", ("Chapters 1 to 4",)),
        PlanLine("All", "€179.50"),
    )
    assert plan.bonus == PlanLine("Bonus", "€20", "all is there a week early")
    assert (plan.total, plan.most) == ("€300", "€320")
    assert plan.terms == (
        Fact("Paid", "by milestone"),
        Fact("Arrives", "within 14 days"),
        Fact("Ways", "Bank transfer and Wise"),
    )


def test_milestones_of_a_range_say_which_sum_it_is() -> None:
    pay = Pay(type="fixed", min=Decimal(200), max=Decimal(300), currency="EUR")
    one, other = Milestone(name="One", amount=Decimal(100)), Milestone(name="Other", amount=Decimal(150))
    assert a_plan(pay=pay, milestones=(one, other)).total == "€250"
    assert a_plan(pay=pay, milestones=(one, Milestone(name="Other"))).total == "€200–€300"


def test_hours_at_an_hours_pay_come_to_a_sum() -> None:
    pay = Pay(type="hourly", min=Decimal(30), max=Decimal(40), currency="EUR", bonus=BONUS)
    plan = a_plan(pay=pay, hours=Range(Decimal(10), Decimal(20)))
    assert plan.lines == (PlanLine("10–20 hours", "€30–€40", "per hour"),)
    assert (plan.total, plan.most) == ("€300–€800", "€320–€820")


@pytest.mark.parametrize("hours", [Range(Decimal(10)), Range(None, Decimal(20))], ids=["at least", "at most"])
def test_hours_with_an_open_end_come_to_no_sum(hours: Range) -> None:
    plan = a_plan(pay=Pay(type="hourly", amount=Decimal(30), currency="EUR"), hours=hours)
    assert len(plan.lines) == 1
    assert plan.total == ""


def test_half_before_the_start_is_half() -> None:
    plan = a_plan(pay=fixed(301, paid="half_upfront"))
    assert plan.lines == (PlanLine("Before the start", "€150.50"), PlanLine("On acceptance", "€150.50"))
    assert plan.total == "€301"


@given(st.decimals("0.01", 10**9, places=2), st.sampled_from(["EUR", "USD", "CHF"]))
def test_halves_add_up_in_whole_cents(amount: Decimal, currency: str) -> None:
    first, second = halves(amount, currency)
    assert first + second == amount
    assert first == round(first, 2)
    assert 0 <= second - first <= Decimal("0.01")


def test_halves_of_a_currency_without_cents_are_whole() -> None:
    assert halves(Decimal(301), "JPY") == (Decimal(150), Decimal(151))


def test_sum_paid_at_once_is_no_account() -> None:
    plan = a_plan(pay=fixed(paid="on_completion", within_days=0))
    assert not plan.is_account
    assert plan.terms == (Fact("Paid", "when the work is accepted"), Fact("Arrives", "the same day"))


def test_pay_that_says_no_more_than_its_sum_has_no_plan() -> None:
    assert payment_plan(a_job(), WORDS) is None
    assert payment_plan(a_job(pay=Pay(type="volunteer")), WORDS) is None


def test_plan_is_a_table_with_headers() -> None:
    html = a_job_page(a_listing(pay=fixed(paid="half_upfront", bonus=BONUS)), RENDERER).decode()
    table = html[html.index('<table class="plan">') : html.index("</table>")]
    assert table.count('scope="row"') == table.count("<td>") == 5
    assert table.count('scope="col"') == 2
    for text in ("€150", "In all", "€300", "all is there a week early", "With the bonus", "€320"):
        assert text in table


# Expectations, what is left open, and what became of it


def test_expectations_name_changes_and_talk() -> None:
    talk = Communication(channel="E-mail", reply_within_hours=24, time_zone="America/New_York", overlap_hours=2)
    text = shown(revisions=2, communication=talk, quality=("The style guide",))
    assert "The style guide Changes 2 rounds, part of the price Talk E-mail Replies within 24 hours" in text
    assert "Time zone America/New York Overlap 2 hours a day at the same time" in text


def test_what_is_left_open_is_said_while_one_can_ask() -> None:
    assert "Not said here" in shown()
    assert "Not said here" not in shown(closes=date(2026, 11, 21))


def test_finished_job_tells_its_outcome_reviews_and_lessons() -> None:
    outcome = Outcome(
        hired=("ines-moreau",),
        filled=date(2026, 11, 10),
        completed=date(2026, 11, 20),
        bonus_paid=True,
        lessons=("Send the glossary first",),
    )
    job = a_job(
        status="completed",
        outcome=outcome,
        pay=fixed(bonus=BONUS),
        deliverables=(Deliverable(name="Chapters", accepted_when=("Links work",)),),
    )
    review = Review(
        job=job.slug,
        talent="ines-moreau",
        by="client",
        digest="r",
        rating=5,
        comment="Fast and right.",
        written=TODAY,
        author=Author(name="Exemple Libre"),
    )
    (listing,) = job_listings(a_board([job], [a_profile()], reviews=(review,)), TODAY)
    html = a_job_page(listing, RENDERER)
    text = text_of(html)
    assert "Hired: Inès Moreau" in text
    assert "Chosen November 10, 2026 Accepted November 20, 2026 Bonus €20 paid" in text
    assert "Lessons for the next job Send the glossary first" in text
    assert "Fast and right." in text
    assert b'<ul class="deliverables" data-state="done">' in html


def test_bonus_that_was_not_earned_is_not_paid() -> None:
    outcome = Outcome(completed=TODAY, bonus_paid=False)
    assert "Bonus not earned" in shown(status="completed", outcome=outcome)


# The way to apply, and who fits


def test_one_button_leads_to_the_page_where_one_applies() -> None:
    html = a_job_page(a_listing(), RENDERER).decode()
    assert html.count('href="/jobs/translate-guide/apply/"') == 2
    assert "by form" in html
    assert "forms.exemple-libre.example" not in html


def test_people_who_fit_are_named_with_the_reasons() -> None:
    listings = some_listings([a_job()], [a_profile()])
    html = a_job_page(listings.jobs[0], RENDERER, listings.fits)
    assert "People who fit Inès Moreau" in text_of(html)
    assert "Every skill needed: French and Markdown" in text_of(html)
    assert b'href="/talent/ines-moreau/"' in html


def test_nobody_fits_a_job_that_is_closed() -> None:
    listings = some_listings([a_job(closes=date(2026, 11, 21))], [a_profile()])
    assert "People who fit" not in text_of(a_job_page(listings.jobs[0], RENDERER, listings.fits))


def test_page_is_made_anew_when_somebody_who_fits_changes() -> None:
    def inputs(**changes: Any) -> str:
        (output,) = job_pages(some_listings([a_job()], [a_profile(**changes)]), RENDERER)
        return output.inputs

    assert inputs() == inputs()
    assert inputs() != inputs(headline="Somebody else", digest="2f")
    assert inputs() != inputs(skills=(SkillLevel(name="c-plus-plus"),), digest="3f")


def test_strangers_text_stays_text() -> None:
    evil = "<script>alert(1)</script>"
    job = a_job(
        hiring=replace(HIRING, questions=(evil,)),
        pay=fixed(paid="by_milestone", methods=(evil,), bonus=Bonus(amount=Decimal(1), when=evil)),
        milestones=(Milestone(name=evil, amount=Decimal(300), deliverables=(evil,)),),
        communication=Communication(channel=evil),
    )
    listings = some_listings([job], [a_profile(headline=evil, name=evil)])
    html = a_job_page(listings.jobs[0], RENDERER, listings.fits).decode()
    assert evil not in html
    assert html.count("&lt;script&gt;") == 8
