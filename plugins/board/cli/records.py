"""The commands for any record: that a profile still holds, that a record goes, that it has another name."""

import os
from collections.abc import Iterator
from datetime import datetime
from functools import partial

import click

from board.cli.board_folder import setting_option
from board.cli.board_records import NOUNS, BoardRecords, board_records, record_name, refuse
from board.cli.changes import Changes, Edit, dry_run_option, edited, make
from board.edit import with_item, with_value
from board.files import LONGEST_NAME, NAME
from board.importing.slugs import slug_from
from board.read import Document
from board.report import on_one_line
from board.schema import KINDS, fields

AVAILABILITY = ("open", "limited", "closed")
SIDES = ("client", "talent")

Reference = tuple[str | int, ...]


@click.command()
@click.argument("talent")
@click.option("--status", type=click.Choice(AVAILABILITY), help="Whether the person takes work now.")
@click.option("--hours-per-week", type=click.FloatRange(0), help="How much time there is.")
@click.option("--from", "start", type=click.DateTime(["%Y-%m-%d"]), help="The first day with time for work.")
@dry_run_option
@setting_option
def confirm(
    talent: str,
    status: str | None,
    hours_per_week: float | None,
    start: datetime | None,
    dry_run: bool,
    overrides: tuple[str, ...],
) -> None:
    """Say that the availability of the profile TALENT holds today, as it stands or as the options say."""
    records = board_records(overrides)
    document = records.find(talent, ("talent",))
    said: dict[str, str | float | None] = {"status": status, "confirmed": records.today}
    if hours_per_week is not None:
        said["hours_per_week"] = int(hours_per_week) if hours_per_week.is_integer() else hours_per_week
    if start is not None:
        said["from"] = start.date().isoformat()
    edits: list[Edit] = [
        partial(with_value, path=("availability", key), value=value) for key, value in said.items() if value is not None
    ]
    raw = edited(document, *edits).raw
    if raw == document.raw:
        click.echo(f"{document.file} says so already")
        return
    make(records, Changes(edited={f"{record_name(document)}.yml": raw}), dry_run=dry_run)


@click.command()
@click.argument("record")
@click.option("--yes", "is_sure", is_flag=True, help="Do not ask.")
@dry_run_option
@setting_option
def remove(record: str, is_sure: bool, dry_run: bool, overrides: tuple[str, ...]) -> None:
    """Take the record RECORD off the board: of its file, only the day stays; of its pictures, nothing.

    RECORD is a path, such as `content/jobs/logo.yml`, or `jobs/logo`, or `logo` where only one record has that
    name. Nobody can use the name again. Exits with 1, and changes nothing, where that would break the board.
    """
    records = board_records(overrides)
    document = records.find(record)
    name = f"{record_name(document)}.yml"
    pictures = f"images/{document.slug}"
    has_pictures = "/" not in document.slug and records.has_folder(pictures)
    is_shared = has_pictures and bool(sharers(records, document))
    click.echo(f"{document.file} is {a(NOUNS[document.kind])}: {on_one_line(title(document))}")
    for other in dict.fromkeys(other for other, _ in mentions(records, document)):
        click.echo(f"  {on_one_line(other.file)} refers to it, and will speak of {REMOVED[document.kind]}")
    if is_shared:
        click.echo(f"  its pictures stay: {on_one_line(sharers(records, document)[0].file)} has the same folder")
    elif has_pictures:
        click.echo(f"  its pictures go too: {pictures_in(records, document)} in {records.path(pictures)}")
    if not (is_sure or dry_run):
        click.confirm("Remove it?", abort=True)
    changes = Changes(
        edited={name: f"removed: {records.today}\n".encode()},
        replaced=frozenset((name,)),
        deleted=(pictures,) if has_pictures and not is_shared else (),
    )
    then = ["next: the repository's history still has it; docs/maintaining.md says what to do if it may not stay there"]
    make(records, changes, dry_run=dry_run, then=then)


REMOVED = {
    "job": "a removed job",
    "talent": "a former member",
    "application": "a removed application",
    "review": "a removed review",
    "pool": "a removed pool",
}


@click.command()
@click.argument("record")
@click.argument("new")
@dry_run_option
@setting_option
def rename(record: str, new: str, dry_run: bool, overrides: tuple[str, ...]) -> None:
    """Give the job or profile RECORD the file name NEW, and write it wherever the old one stands.

    Its old address leads to the new one. Folders of applications, reviews and pictures, and files of reviews, move
    along. Exits with 1, and changes nothing, where the name cannot be had.
    """
    records = board_records(overrides)
    document = records.find(record)
    kind = KINDS[document.kind]
    if not any(field.name == "former_slugs" for field in fields(document.kind)):
        refuse(why_fixed(document))
    folder, _, name = new.removeprefix("./").removeprefix(f"{records.settings.content.name}/").rpartition("/")
    slug = name.removesuffix(".yml")
    if folder not in ("", kind.folder):
        refuse(
            f"{document.file} stays in {kind.folder}/: it is {a(NOUNS[document.kind])}; give it a name without folder"
        )
    refuse_name(records, document, slug)
    moved = {f"{record_name(document)}.yml": f"{kind.folder}/{slug}.yml"} | moves(records, document, slug)
    former: Edit = partial(with_item, path=("former_slugs",), item=document.slug)
    changed = {f"{record_name(document)}.yml": edited(document, former).raw}
    by_document: dict[Document, list[Reference]] = {}
    for other, path in mentions(records, document):
        if path:
            by_document.setdefault(other, []).append(path)
    for other, paths in by_document.items():
        edits = [partial(with_value, path=path, value=slug) for path in paths]
        changed[f"{record_name(other)}.yml"] = edited(other, *edits).raw
    for target in moved.values():
        if os.path.lexists(records.path(target)):
            refuse(f"{records.path(target)} exists already")
    then = ["next: commit all of it at once"]
    make(records, Changes(edited=changed, moved=moved), dry_run=dry_run, then=then)


def why_fixed(document: Document) -> str:
    if KINDS[document.kind].is_nested:
        return f"{document.file} is named after what it belongs to, and follows that when it is renamed"
    return f"{a(NOUNS[document.kind])} keeps no former names: nothing would lead from the old address to a new one"


def refuse_name(records: BoardRecords, document: Document, slug: str) -> None:
    """End with 1 where a record cannot have this name."""
    content = records.checked.content
    if not NAME.fullmatch(slug) or len(slug) > LONGEST_NAME:
        better = slug_from(slug)
        refuse(
            f"{slug!r} cannot be a file's name: a to z, 0 to 9, single hyphens between, {LONGEST_NAME} characters"
            + (f"; write {better} if that is meant" if better and better != slug else "")
        )
    if slug == document.slug:
        refuse(f"{document.file} has that name already")
    if slug in content.removed.get(document.kind, ()):
        refuse(f"{slug} was a record that is removed; its name is never used again")
    for other in records.by_name.values():
        if other.kind == document.kind and slug in (other.slug, *other.get("former_slugs", ())):
            is_former = other.slug != slug
            refuse(f"{slug} {'was' if is_former else 'is'} the name of {other.file}{' before' if is_former else ''}")


def moves(records: BoardRecords, document: Document, slug: str) -> dict[str, str]:
    """What moves along with a record: folders named after it, its pictures, reviews of and by a person."""
    content = records.checked.content
    moved: dict[str, str] = {}
    if document.kind == "job":
        folders = (kind.folder for kind in KINDS.values() if kind.is_nested and kind.name in NOUNS)
        moved |= {f"{folder}/{document.slug}": f"{folder}/{slug}" for folder in folders}
    images = f"images/{document.slug}"
    if records.has_folder(images) and (others := sharers(records, document)):
        refuse(f"{records.path(images)} also holds the pictures of {others[0].file}; give that one its own name first")
    moved[images] = f"images/{slug}"
    moved = {old: new for old, new in moved.items() if records.has_folder(old)}
    if document.kind == "talent":
        broken = content.broken.get("review", frozenset())
        for review in sorted({name.removeprefix("reviews/") for name in records.by_name} | broken):
            job, _, name = review.rpartition("/")
            for side in SIDES:
                if job and name == f"{document.slug}-by-{side}":
                    moved[f"reviews/{review}.yml"] = f"reviews/{job}/{slug}-by-{side}.yml"
    return moved


def mentions(records: BoardRecords, document: Document) -> Iterator[tuple[Document, Reference]]:
    """Who refers to a record, and where; an empty path where a file's own name does it."""
    content = records.checked.content
    if document.kind == "job":
        for nested in (*content.applications, *content.reviews):
            if nested.slug.startswith(f"{document.slug}/"):
                yield nested, ()
    elif document.kind == "talent":
        for job in content.jobs:
            for index, hired in enumerate(job.get("outcome", {}).get("hired", ())):
                if hired == document.slug:
                    yield job, ("outcome", "hired", index)
        for application in content.applications:
            if application.get("talent") == document.slug:
                yield application, ("talent",)
        for review in content.reviews:
            if review.slug.rpartition("/")[2] in [f"{document.slug}-by-{side}" for side in SIDES]:
                yield review, ()
        for pool in content.pools:
            for index, member in enumerate(pool["members"]):
                if member["talent"] == document.slug:
                    yield pool, ("members", index, "talent")


def sharers(records: BoardRecords, document: Document) -> list[Document]:
    """Other records of the same name, whose pictures lie in the same folder."""
    content = records.checked.content
    others = (*content.jobs, *content.talent, *content.pools)
    return [other for other in others if other.slug == document.slug and other.kind != document.kind]


def pictures_in(records: BoardRecords, document: Document) -> str:
    pictures = records.checked.content.pictures
    number = sum(picture.startswith(f"{document.slug}/") for picture in pictures)
    return f"{number} file{'s' * (number != 1)}"


def title(document: Document) -> str:
    """What a record is called, for the one who is asked whether to remove it."""
    named = document.get("title") or document.get("name") or document.get("author", {}).get("name", "")
    return str(named)


def a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"
