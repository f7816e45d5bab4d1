"""`board applicants`: everybody who applied for a job, side by side."""

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import click

from board.cli.board_day import BoardDay, board_day, english
from board.cli.board_folder import setting_option, stop
from board.cli.tables import Cell, csv_table, markdown_table, side_by_side
from board.derive.listing import JobListing, TalentListing
from board.derive.ratings import track_record
from board.derive.reasons import Obstacle, obstacles, reasons
from board.derive.traits import job_traits, person_traits
from board.model import Application, Pay
from board.render.language.reasons import Reasons
from board.render.language.words import Words
from board.report import plain

FORMS = ("text", "json", "csv", "markdown")
AGAINST = {
    Obstacle.NOT_FREE: "takes no work now",
    Obstacle.OWN_JOB: "it is their own job",
    Obstacle.LACKS_FIRST_SKILL: "without the skill that the job names first",
    Obstacle.TOO_FEW_SKILLS: "fewer than half of the skills",
    Obstacle.NOT_FROM_THERE: "not from a country that may apply, as far as the profile says",
    Obstacle.ELSEWHERE: "the work is in another country, as far as the profile says",
    Obstacle.RATE_ABOVE_PAY: "the lowest rate is above the pay",
    Obstacle.TOO_SMALL: "the pay is below their smallest job",
    Obstacle.FREE_TOO_LATE: "free only after the work is due",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicant:
    """An application with what the board knows of who sent it; `person` is None without a profile."""

    application: Application
    person: TalentListing | None
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]
    offer: str
    record: Cell


@click.command()
@click.argument("job")
@click.option("--format", "form", type=click.Choice(FORMS), default="text", help="As what it is printed.")
@setting_option
def applicants(job: str, form: str, overrides: tuple[str, ...]) -> None:
    """Lay out all applications for JOB side by side: the fit, the offer, the answers, the record.

    They come in the order in which they were sent. Nothing is ranked: who is hired is the client's choice. Exits
    with 0, also when nobody has applied, and with 2 when there is no such job.
    """
    day = board_day(overrides)
    listing = day.job(job)
    if listing is None:
        stop(f"there is no job {plain(job)}")
    words = english()
    found = [applicant(application, listing, day, words) for application in listing.applications]
    if not found:
        click.echo("nobody has applied through the board yet", err=True)
    if form == "json":
        click.echo(json.dumps([as_object(one) for one in found], indent=2))
    elif found:
        click.echo(as_table(found, listing, form), nl=form != "csv")


def applicant(application: Application, listing: JobListing, day: BoardDay, words: Words) -> Applicant:
    """An application beside what its job asks."""
    person = day.person(application.talent) if application.talent else None
    speaks_for: tuple[str, ...] = ()
    speaks_against: tuple[str, ...] = ()
    if person is not None:
        job, traits = job_traits(listing), person_traits(person)
        speaks_for = Reasons(words)(reasons(job, traits))
        # Whoever applies has said that they take work.
        against = [one for one in obstacles(job, traits) if one is not Obstacle.NOT_FREE]
        speaks_against = tuple(AGAINST[one] for one in against)
    return Applicant(
        application=application,
        person=person,
        speaks_for=speaks_for,
        speaks_against=speaks_against,
        offer=offer_text(application, listing.job.pay, words),
        record=record_of(person, words),
    )


def offer_text(application: Application, pay: Pay, words: Words) -> str:
    """The price of the applicant's own against what the job pays, and the day by which it would be done."""
    offer = application.offer
    if offer.amount is None:
        price = f"as the job says: {words.pay(pay)}"
    else:
        compared = against_pay(application, pay)
        price = f"{words.money(offer.amount, offer.currency)}{compared} ({words.pay(pay)})"
    return f"{price}; done by {words.short_day(offer.by)}" if offer.by else price


def against_pay(application: Application, pay: Pay) -> str:
    """How an offer compares with the pay; amounts in two currencies do not."""
    amount, currency = application.offer.amount, application.offer.currency
    low, high = (pay.amount, pay.amount) if pay.amount is not None else (pay.min, pay.max)
    if amount is None or low is None or high is None or currency != pay.currency:
        return "; the job says"
    if low <= amount <= high:
        return ", within the pay" if low < high else ", as the job pays"
    return ", below the pay" if amount < low else ", above the pay"


def record_of(person: TalentListing | None, words: Words) -> Cell:
    """What finished jobs on this board show; a mean is said of enough reviews only."""
    if person is None:
        return ("no profile",)
    record = track_record(person)
    lines = [words.plural("%(count)s job completed here", "%(count)s jobs completed here", record.completed)]
    if record.rating.is_shown:
        lines.append(f"rated {words.number(record.rating.mean)} of 5 in {record.rating.of} reviews")
    for share, what in (
        (record.on_time, "on time"),
        (record.within_budget, "within budget"),
        (record.would_work_again, "would be hired again"),
    ):
        if share.is_shown:
            lines.append(f"{what}: {share.yes} of {share.of}")
    return tuple(lines)


def as_object(one: Applicant) -> dict[str, Any]:
    """An applicant with the keys of the application's own file, and what the board adds."""
    application, offer = one.application, one.application.offer
    return {
        "name": application.name,
        "account": application.account,
        "talent": one.person.talent.slug if one.person else None,
        "status": application.status,
        "submitted": application.submitted.isoformat(),
        "cover": application.cover,
        "fit": {"for": list(one.speaks_for), "against": list(one.speaks_against)},
        "offer": {
            "amount": float(offer.amount) if offer.amount is not None else None,
            "currency": offer.currency,
            "by": offer.by.isoformat() if offer.by else None,
        },
        "offer_against_pay": one.offer,
        "answers": [{"question": answer.question, "answer": answer.answer} for answer in application.answers],
        "record": list(one.record),
        "accepts_trial": application.accepts_trial,
        "portfolio": list(application.portfolio),
    }


def as_table(found: Sequence[Applicant], listing: JobListing, form: str) -> str:
    """The applicants as a table in one of its forms."""
    headings = [f"{one.application.name} (@{one.application.account})" for one in found]
    columns = [cells_of(one) for one in found]
    questions = listing.job.hiring.questions if listing.job.hiring else ()
    asked = dict.fromkeys([*columns[0], *questions, *(name for column in columns for name in column)])
    rows = [(name, [column.get(name, ()) for column in columns]) for name in asked]
    if form == "csv":
        return csv_table(headings, rows)
    # A question that nobody answered says something, a fact that nobody has does not.
    rows = [(name, cells) for name, cells in rows if any(cells) or name in questions]
    if form == "markdown":
        return markdown_table(headings, rows)
    return side_by_side(headings, rows, shutil.get_terminal_size().columns)


def cells_of(one: Applicant) -> dict[str, Cell]:
    """What is said of an applicant by the names of the rows, and each answer by its question."""
    application, trial = one.application, one.application.accepts_trial
    profile = (one.person.path.rstrip("/"),) if one.person else ("none",)
    facts: dict[str, Cell] = {
        "status": (application.status,),
        "sent": (application.submitted.isoformat(),),
        "profile": profile,
        "fit": one.speaks_for,
        "against": one.speaks_against,
        "offer": (one.offer,),
        "trial": () if trial is None else ("accepts the trial" if trial else "does not accept the trial",),
        "record": one.record,
        "portfolio": application.portfolio,
    }
    for answer in application.answers:
        facts.setdefault(answer.question, (answer.answer,))
    return facts
