"""The commands that move a job on: who got it, that it is done, that it is off, or open again."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, NoReturn

import click

from board.cli.board_folder import setting_option
from board.cli.board_records import BoardRecords, board_records, record_name, refuse
from board.cli.changes import Changes, Edit, dry_run_option, edited, make
from board.derive.status import JobStatus, job_status
from board.edit import with_item, with_value, without
from board.model import Job
from board.read import Document
from board.validate.rules.dates import OPEN_FOR

DAYS_OPEN = timedelta(days=14)
DAY = click.DateTime(["%Y-%m-%d"])

Reasons = dict[JobStatus, str]

NOT_YET = "it opens only on {posted}"
NO_HIRE: Reasons = {
    JobStatus.SCHEDULED: f"nobody can be hired for {{slug}} yet: {NOT_YET}",
    JobStatus.FILLED: "{slug} was filled on {filled}; to look for somebody else: board reopen {slug}",
    JobStatus.COMPLETED: "{slug} was completed on {completed}; post a new job for more work",
    JobStatus.CANCELLED: "{slug} was cancelled on {cancelled}; to hire after all: board reopen {slug}",
}
NO_COMPLETION: Reasons = dict.fromkeys(
    (JobStatus.SCHEDULED, JobStatus.OPEN, JobStatus.EXPIRED, JobStatus.PAUSED),
    "{slug} is {status}, and nobody is hired; say first who does the work: board hire {slug} TALENT",
) | {
    JobStatus.COMPLETED: "{slug} was completed on {completed} already",
    JobStatus.CANCELLED: "{slug} was cancelled on {cancelled}; if the work was done after all: board reopen {slug}, "
    "then board hire {slug} TALENT",
}
NO_CLOSING: Reasons = {
    JobStatus.SCHEDULED: f"{{slug}} is not open yet, {NOT_YET}; to take it off the board: board remove jobs/{{slug}}",
    JobStatus.COMPLETED: "{slug} was completed on {completed}; work that was accepted cannot be called off",
    JobStatus.CANCELLED: "{slug} was cancelled on {cancelled} already",
}
NO_PAUSE: Reasons = NO_CLOSING | {
    JobStatus.PAUSED: "{slug} was paused on {paused} already",
    JobStatus.FILLED: "{slug} was filled on {filled}; only an open job can be paused",
    JobStatus.COMPLETED: "{slug} was completed on {completed}; only an open job can be paused",
    JobStatus.CANCELLED: "{slug} was cancelled on {cancelled}; only an open job can be paused",
}
NO_REOPENING: Reasons = {
    JobStatus.SCHEDULED: f"{{slug}} has not been open yet: {NOT_YET}",
    JobStatus.OPEN: "{slug} is open until {closes}; to change the day, edit `closes`",
    JobStatus.COMPLETED: "{slug} was completed on {completed}; post a new job for more work",
}


@click.command()
@click.argument("job")
@click.argument("talent", nargs=-1, required=True)
@dry_run_option
@setting_option
def hire(job: str, talent: tuple[str, ...], dry_run: bool, overrides: tuple[str, ...]) -> None:
    """Fill the open, paused or expired job JOB with each TALENT, who needs a profile.

    Names are file names, with or without their folder. Exits with 1, and changes nothing, where that may not be.
    """
    records = board_records(overrides)
    document = records.find(job, ("job",))
    refuse_move(document, records, NO_HIRE)
    there = document.get("outcome", {}).get("hired", [])
    names: list[str] = []
    for written in talent:
        name = records.find(written, ("talent",), missing=without_profile).slug
        if name in (*there, *names):
            refuse(f"{name} is hired for {document.slug} already")
        names.append(name)
    openings, hired = document.get("openings", 1), [*there, *names]
    if len(hired) > openings:
        refuse(
            f"{document.slug} has {openings} opening{'s' * (openings != 1)}, not {len(hired)} ({', '.join(hired)}); "
            "if it has more, edit `openings` first"
        )
    add: Iterable[Edit] = (partial(with_item, path=("outcome", "hired"), item=name) for name in names)
    then = [f"next: when the work is accepted: board complete {document.slug}"]
    if len(hired) < openings:
        then.append(
            f"{len(hired)} of {openings} openings are filled; "
            f"to look for the others: board reopen {document.slug} --keep-hired"
        )
    make_move(records, document, [*moved_to("filled", records), *add], then, dry_run=dry_run)


def without_profile(reason: str) -> NoReturn:
    refuse(f"{reason}; only people with a profile can be hired: board new talent")


@click.command()
@click.argument("job")
@click.option("--lesson", "lessons", multiple=True, help="What you would do again, or otherwise; repeat it.")
@click.option("--bonus-paid/--no-bonus-paid", default=None, help="Whether the bonus was earned and paid.")
@dry_run_option
@setting_option
def complete(
    job: str, lessons: tuple[str, ...], bonus_paid: bool | None, dry_run: bool, overrides: tuple[str, ...]
) -> None:
    """Say that the work of the filled job JOB is done and accepted.

    Exits with 1, and changes nothing, where the job is not filled.
    """
    records = board_records(overrides)
    document = records.find(job, ("job",))
    refuse_move(document, records, NO_COMPLETION)
    if bonus_paid is not None and "bonus" not in document["pay"]:
        refuse(f"{document.slug} promises no bonus; leave out --bonus-paid and --no-bonus-paid")
    edits = moved_to("completed", records)
    if bonus_paid is not None:
        edits.append(partial(with_value, path=("outcome", "bonus_paid"), value=bonus_paid))
    edits += [partial(with_item, path=("outcome", "lessons"), item=lesson) for lesson in lessons]
    make_move(records, document, edits, list(reviews_to_write(records, document)), dry_run=dry_run)


def reviews_to_write(records: BoardRecords, document: Document) -> Iterator[str]:
    """Who writes which review now, and with which command."""
    hired = document.get("outcome", {}).get("hired", ())
    for name in hired:
        whom = f" --talent {name}" if len(hired) > 1 else ""
        for side, who in (("client", "the client"), ("talent", name)):
            file = f"{records.settings.content.name}/reviews/{document.slug}/{name}-by-{side}.yml"
            yield f"next: {who} writes {file}: board new review --job {document.slug}{whom} --by {side}"


@click.command()
@click.argument("job")
@click.option("--pause", is_flag=True, help="Only for a while: nobody can apply until it is reopened.")
@dry_run_option
@setting_option
def close(job: str, pause: bool, dry_run: bool, overrides: tuple[str, ...]) -> None:
    """Cancel the job JOB, or pause it.

    Exits with 1, and changes nothing, where the job has ended already.
    """
    records = board_records(overrides)
    document = records.find(job, ("job",))
    refuse_move(document, records, NO_PAUSE if pause else NO_CLOSING)
    then = [f"next: say why in `updates`; to open it again: board reopen {document.slug}"]
    make_move(records, document, moved_to("paused" if pause else "cancelled", records), then, dry_run=dry_run)


@click.command()
@click.argument("job")
@click.option("--closes", type=DAY, help="The new last day; by default in 14 days, or as before if that is later.")
@click.option("--keep-hired", is_flag=True, help="Keep those who are hired, and look for others to join them.")
@dry_run_option
@setting_option
def reopen(job: str, closes: datetime | None, keep_hired: bool, dry_run: bool, overrides: tuple[str, ...]) -> None:
    """Open the paused, filled, cancelled or expired job JOB again, for 60 days at most.

    Those who were hired are taken out, unless there are openings left and you say --keep-hired. Exits with 1,
    and changes nothing, where the job is open or completed.
    """
    records = board_records(overrides)
    document = records.find(job, ("job",))
    refuse_move(document, records, NO_REOPENING)
    today = records.settings.today
    latest = today + OPEN_FOR
    last = closes.date() if closes else min(max(date.fromisoformat(document["closes"]), today + DAYS_OPEN), latest)
    if not today <= last <= latest:
        refuse(f"{last} is no day for {document.slug} to close on: say one from {today} to {latest}")
    edits: list[Edit] = []
    if document.get("status", "open") != "open":
        edits.append(partial(with_value, path=("status",), value="open"))
    edits.append(partial(with_value, path=("closes",), value=last.isoformat()))
    edits.append(partial(with_value, path=("reopened",), value=today.isoformat()))
    hired, openings = document.get("outcome", {}).get("hired", []), document.get("openings", 1)
    if keep_hired and len(hired) >= openings:
        refuse(f"{document.slug} has {openings} opening{'s' * (openings != 1)}, and as many are hired: none is left")
    if hired and not keep_hired:
        edits.append(partial(without, path=("outcome", "hired")))
    make_move(records, document, edits, ["next: say what changed in `updates`"], dry_run=dry_run)


def moved_to(status: str, records: BoardRecords) -> list[Edit]:
    """What every end of a job writes: its status, and since when."""
    return [
        partial(with_value, path=("status",), value=status),
        partial(with_value, path=("outcome", status), value=records.today),
    ]


def make_move(
    records: BoardRecords, document: Document, edits: Iterable[Edit], then: Sequence[str], *, dry_run: bool
) -> None:
    changes = Changes(edited={f"{record_name(document)}.yml": edited(document, *edits).raw})
    make(records, changes, dry_run=dry_run, then=then)


def refuse_move(document: Document, records: BoardRecords, reasons: Reasons) -> None:
    """End with 1 where the job's state does not allow a move, in the words for that state."""
    job = Job.from_data(slug=document.slug, digest=document.digest, data=document.data)
    status = job_status(job, records.settings.today)
    if status in reasons:
        days: dict[str, Any] = dict.fromkeys(("paused", "filled", "completed", "cancelled"), "a day it does not name")
        days |= {"posted": job.posted, "closes": job.closes} | document.get("outcome", {})
        refuse(reasons[status].format_map(days | {"slug": document.slug, "status": status}))
