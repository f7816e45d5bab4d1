"""`board match`: the people who fit a job, or the jobs that fit a person, with the reasons."""

import json
from collections.abc import Sequence
from typing import Any

import click

from board.cli.board_day import BoardDay, board_day, english
from board.cli.board_folder import setting_option, stop
from board.derive.listing import JobListing, TalentListing
from board.derive.matching import SHOWN, Fit, fits
from board.render.language.reasons import Reasons
from board.report import markdown, plain

FORMS = ("text", "json", "markdown")


@click.command()
@click.argument("record", metavar="JOB|TALENT")
@click.option("--limit", type=click.IntRange(1), default=SHOWN, show_default=True, help="How many to show at most.")
@click.option("--format", "form", type=click.Choice(FORMS), default="text", help="As what it is printed.")
@setting_option
def match(record: str, limit: int, form: str, overrides: tuple[str, ...]) -> None:
    """Say who fits the open job JOB, or which open jobs fit the public profile TALENT, and why.

    The name is a file's, with or without its folder. Exits with 0, also when nothing fits, and with 2 when there
    is no such record.
    """
    day = board_day(overrides)
    job, person = one_of(day, record)
    found = fits(day.jobs, day.people, limit)
    if job is not None:
        about, empty = job.job.title, why_nobody(job)
        people = found.people_for(job.job.slug)
        rows = [row_of(fit, fit.listing.talent.name, fit.listing.talent.headline) for fit in people]
    else:
        assert person is not None
        about, empty = person.talent.name, why_no_job(person)
        jobs = found.jobs_for(person.talent.slug)
        rows = [row_of(fit, fit.listing.job.title, fit.listing.job.client.name) for fit in jobs]
    if not rows:
        click.echo(empty, err=True)
    if form == "json":
        click.echo(json.dumps(rows, indent=2))
    elif rows:
        click.echo(as_markdown(about, rows) if form == "markdown" else as_text(about, rows))


def one_of(day: BoardDay, record: str) -> tuple[JobListing | None, TalentListing | None]:
    """The job or the profile that is meant; exits with 2 where that is none or both."""
    job, person = day.job(record), day.person(record)
    if job is not None and person is not None:
        stop(f"{plain(record)} is a job and a profile: write jobs/{plain(record)} or talent/{plain(record)}")
    if job is None and person is None:
        stop(f"there is no job and no profile {plain(record)}")
    return job, person


def row_of(fit: Fit[Any], name: str, about: str) -> dict[str, Any]:
    """What is printed of a fit."""
    reasons = Reasons(english())(fit.reasons)
    return {"record": fit.listing.path.rstrip("/"), "name": name, "about": about, "reasons": list(reasons)}


def why_nobody(job: JobListing) -> str:
    if not job.lifecycle.in_open_lists:
        return f"the job is {job.status}: only open jobs are matched"
    if not job.skills and not job.nice_to_have:
        return "the job names no skills, so that nobody can be matched with it"
    return "no public profile fits this job"


def why_no_job(person: TalentListing) -> str:
    if not person.is_public:
        return f"the profile is {person.talent.visibility}: only public ones are matched"
    if person.talent.availability.status == "closed":
        return "the profile says that its owner takes no work now"
    return "no open job fits this profile"


def as_text(about: str, rows: Sequence[dict[str, Any]]) -> str:
    """A paragraph for each, the reasons below it."""
    lines = [f"{plain(about)}: {len(rows)} found"]
    for row in rows:
        lines += ["", f"{plain(row['name'])} ({plain(row['about'])}), {row['record']}"]
        lines += [f"  - {plain(reason)}" for reason in row["reasons"]]
    return "\n".join(lines)


def as_markdown(about: str, rows: Sequence[dict[str, Any]]) -> str:
    """A list item for each, the reasons below it."""
    lines = [f"### {markdown(about)}", ""]
    for row in rows:
        lines.append(f"- **{markdown(row['name'])}** ({markdown(row['about'])}), `{row['record']}`")
        lines += [f"  - {markdown(reason)}" for reason in row["reasons"]]
    return "\n".join(lines)
