"""`board tidy`: what nobody has answered for a very long time is written down as what it has become."""

from collections.abc import Sequence
from functools import partial

import click

from board.cli.board_folder import setting_option
from board.cli.board_records import BoardRecords, board_records, record_name
from board.cli.changes import Changes, dry_run_option, edited, make, refuse_too_many
from board.cli.hire import moved_to
from board.derive.long_silent import is_silent_job, is_silent_person
from board.edit import with_value
from board.model import Job, Talent
from board.read import Document


@click.command()
@click.argument("record", nargs=-1)
@dry_run_option
@setting_option
def tidy(record: tuple[str, ...], dry_run: bool, overrides: tuple[str, ...]) -> None:
    """Close the availability of profiles that nobody confirmed for a year, and cancel jobs paused for half a year.

    Of all records, or of each RECORD. Nothing is deleted, and what is written can be taken back. Exits with 1, and
    changes nothing, where it would touch more than a tenth of the board's records: then a date may be wrong, or you
    name some of them, one run after the other.
    """
    records = board_records(overrides)
    wanted = {records.find(name, ("job", "talent")) for name in record}
    tidied = {
        f"{record_name(document)}.yml": raw
        for document in silent(records)
        if not wanted or document in wanted
        for raw in [settled(document, records)]
    }
    if not tidied:
        click.echo("there is nothing to tidy")
        return
    changes = Changes(edited=tidied)
    refuse_too_many(records, changes)
    make(records, changes, dry_run=dry_run, then=["next: tell those whose records these are"])


def silent(records: BoardRecords) -> Sequence[Document]:
    """The jobs and profiles of which nobody has said anything for too long."""
    content, today = records.checked.content, records.settings.today
    jobs = [
        one
        for one in content.jobs
        if is_silent_job(Job.from_data(slug=one.slug, digest=one.digest, data=one.data), today)
    ]
    people = [
        one
        for one in content.talent
        if is_silent_person(Talent.from_data(slug=one.slug, digest=one.digest, data=one.data), today)
    ]
    return [*jobs, *people]


def settled(document: Document, records: BoardRecords) -> bytes:
    """The bytes of a record's file once it says what it has become."""
    if document.kind == "job":
        return edited(document, *moved_to("cancelled", records)).raw
    return edited(document, partial(with_value, path=("availability", "status"), value="closed")).raw
