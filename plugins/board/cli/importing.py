"""`board import`: a spreadsheet's rows or a JSON Resume as files of the board."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click

from board import defaults
from board.checked import check_content
from board.cli.board_folder import CONFIG, board_settings, stop
from board.importing.map_file import read_map
from board.importing.mapping import ColumnMap, columns_map
from board.importing.records import (
    Import,
    document_from,
    has_error,
    imported,
    problems_by_file,
    write_records,
)
from board.importing.resume import ResumeError, read_resume
from board.importing.slugs import slug_from
from board.importing.table import Table, TableError, read_table, write_rejected
from board.report import printable, text_report
from board.settings import BoardSettings
from board.validate.content import Content
from board.validate.rules import apply_policy
from board.validate.shape import shape_problems

SHOWN_REASONS = 20
AVAILABILITY = ("open", "limited", "closed")

into_option = click.option(
    "--into",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="The content folder to write to; by default this board's.",
)


@click.group()
def import_group() -> None:
    """Turn a spreadsheet or a JSON Resume into files. Nothing that exists is overwritten."""


@import_group.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--map",
    "map_file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="What the columns become; without it, they are called as the fields are.",
)
@into_option
@click.option("--allow", "allowed", multiple=True, metavar="ID", help="Short for --set ID=warning.")
@click.option(
    "--set",
    "policy",
    multiple=True,
    metavar="ID=VALUE",
    help='Soften a rule to "warning" or "off", as BOARD_RULES does.',
)
@click.option(
    "--rejected",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where the rejected rows go; by default rejected.csv beside the content folder.",
)
@click.option("--dry-run", is_flag=True, help="Say what would happen, and write nothing.")
def jobs(
    file: Path,
    map_file: Path | None,
    folder: Path | None,
    allowed: tuple[str, ...],
    policy: tuple[str, ...],
    rejected: Path | None,
    dry_run: bool,
) -> None:
    """Turn each row of the CSV file FILE into a job.

    Every row is checked as `board check` would check it, before the first file is written. Rows with an error
    are not imported: they go, with their reasons, to a CSV file that can be corrected and imported again.

    Exits with 0 when rows were imported (or had been before), 1 when none could be, 2 when the command could not run.
    """
    settings = import_settings(folder)
    settings = replace(settings, rules={**settings.rules, **policy_from(allowed, policy)})
    try:
        apply_policy([], settings.rules)
        table = read_table(file.read_bytes())
    except (TableError, ValueError) as error:
        stop(printable(f"{file}: {error}" if isinstance(error, TableError) else str(error)))
    for note in table.notes:
        click.echo(f"{file}: {note}", err=True)
    column_map = map_for(table, file, map_file)
    if rejected is not None and rejected.exists():
        stop(f"{rejected} exists already: name another file with --rejected")
    content = content_of(settings)
    result = imported(table.rows, column_map, content, folder=settings.content, policy=settings.rules)
    if not dry_run:
        for _ in write_records(settings.content, [one.document for one in result.accepted]):
            pass
        rejected = rejected or free_path(settings.content.resolve().parent / "rejected.csv")
        if result.rejected:
            write_rejected(rejected, table.columns, result.rejected)
    report(result, table, settings.content, None if dry_run else rejected)
    raise SystemExit(0 if result.accepted or result.unchanged else 1)


def import_settings(folder: Path | None) -> BoardSettings:
    """The settings of the board that a content folder belongs to, with that folder as its content."""
    configs = [folder.resolve().parent / CONFIG] if folder else []
    config = next((str(path) for path in [*configs, Path(CONFIG)] if path.is_file()), None)
    if config is not None:
        settings = board_settings((), config)
    elif folder is None:
        stop(f"there is no {CONFIG} here: run this in the folder of a board, or say --into a content folder")
    else:
        names = {name: getattr(defaults, name) for name in dir(defaults) if name.isupper()}
        settings = BoardSettings.from_mapping(names, defaults.board_today(names))
    return replace(settings, content=folder or settings.content)


def policy_from(allowed: Sequence[str], policy: Sequence[str]) -> dict[str, str]:
    """What --allow and --set say, as BOARD_RULES writes it."""
    softened = dict.fromkeys(allowed, "warning")
    for pair in policy:
        rule, equals, value = pair.partition("=")
        if not equals:
            stop(f"--set {pair}: write it as ID=warning or ID=off")
        softened[rule] = value
    return softened


def map_for(table: Table, file: Path, map_file: Path | None) -> ColumnMap:
    """The map of a table's columns; ends with every problem it has."""
    if map_file is None:
        column_map, problems = columns_map(table.columns, "job", file.as_posix())
    else:
        name = map_file.as_posix()
        column_map, problems = read_map(map_file.read_bytes(), file=name, kind="job", columns=table.columns)
    if column_map is None:
        click.echo(text_report(problems), err=True)
        stop(f"nothing was imported: {count(len(problems), 'problem')} in {map_file or file}")
    unused = column_map.unused(table.columns)
    if unused:
        names = printable(", ".join(unused))
        stop(
            f"no field takes the {count(len(unused), 'column')} {names}, so their text would be lost: "
            "name them in the map, or list them under `leave_out:`"
        )
    return column_map


def content_of(settings: BoardSettings) -> Content:
    """What the content folder holds already."""
    if not settings.content.is_dir():
        content = Content(today=settings.today)
    else:
        content, _ = check_content(settings.content, today=settings.today, policy=settings.rules)
    if content.vocabulary is None:
        click.echo(
            f"{settings.content} has no sound vocabulary.yml, so categories and skills were not checked", err=True
        )
    return content


def free_path(path: Path) -> Path:
    """The path, or the first of `name-2`, `name-3` … that does not exist."""
    number, free = 2, path
    while free.exists():
        free = path.with_stem(f"{path.stem}-{number}")
        number += 1
    return free


def report(result: Import, table: Table, folder: Path, rejected: Path | None) -> None:
    """Say what became of the rows, and what is left to do."""
    click.echo(f"{count(len(table.rows), 'row')} read")
    written = "would be written" if rejected is None else "written"
    click.echo(f"{count(len(result.accepted), 'file')} {written} to {folder / 'jobs'}")
    if result.unchanged:
        click.echo(f"{count(len(result.unchanged), 'file')} there already, unchanged")
    if result.rejected:
        where = f": see {rejected}, correct it there, and import that file" if rejected else ""
        click.echo(f"{count(len(result.rejected), 'row')} rejected{where}")
    for row, reasons in result.rejected[:SHOWN_REASONS]:
        for reason in reasons:
            click.echo(printable(f"  row {row.number}, line {row.line}: {reason}"))
    if len(result.rejected) > SHOWN_REASONS:
        click.echo(f"  … and {len(result.rejected) - SHOWN_REASONS} more")
    if result.warnings:
        click.echo(f"{count(len(result.warnings), 'warning')}, which do not keep a job from being published:")
        for problem_id, number in result.warnings_by_id:
            click.echo(f"  {number:5}  {problem_id}")
    if result.accepted and rejected is not None:
        click.echo("next: read a few of the files, then run: board check")


def count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


@import_group.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@into_option
@click.option("--slug", help="The profile's file name; by default made from the person's name.")
@click.option("--account", help="The person's login on the board's forge; by default from the profiles they list.")
@click.option("--availability", type=click.Choice(AVAILABILITY), help="Whether they take work now.")
@click.option("--confirmed", metavar="DATE", help="The day they last said so; by default today.")
@click.option("--consent", metavar="DATE", help="The day they agreed that the profile is public for ever.")
def resume(
    file: Path,
    folder: Path | None,
    slug: str | None,
    account: str | None,
    availability: str | None,
    confirmed: str | None,
    consent: str | None,
) -> None:
    """Turn the JSON Resume FILE into a profile.

    E-mail, telephone, birth date and street are left out on purpose. What a résumé does not say (the account,
    the availability, the consent) comes from the options, or is asked for in a terminal.

    Exits with 0 when the profile was written, 1 when it would have errors, 2 when the command could not run.
    """
    settings = import_settings(folder)
    try:
        profile = read_resume(file.read_bytes())
    except ResumeError as error:
        stop(f"{file}: {error}")
    today = settings.today.isoformat()
    host = urlsplit(settings.repository).hostname or "github.com"
    said = profile.record
    login = account or said.get("account") or profile.accounts.get(host.partition(".")[0])
    available = availability_of(said, availability, confirmed, today)
    agreed = {"published": consent} if consent else said.get("consent")
    needed = {"--account": login, "--availability": available, "--consent": agreed}
    lacking = [name for name, value in needed.items() if value is None]
    if lacking and not sys.stdin.isatty():
        stop(f"a résumé does not say everything a profile needs: add {', '.join(lacking)}")
    record = {
        **said,
        "account": login or click.prompt("Login on the board's forge"),
        "availability": available
        or {
            "status": click.prompt("Do you take work now?", type=click.Choice(AVAILABILITY)),
            "confirmed": confirmed or today,
        },
        "consent": agreed or {"published": asked_consent(today)},
    }
    slug = slug_from(slug or profile.slug or str(record.get("name", ""))) or slug_from(str(record["account"]))
    write_profile(record, slug, settings)
    for name in dict.fromkeys(profile.private):
        click.echo(f"left out on purpose: {name}")
    for sentence in profile.unplaced:
        click.echo(printable(f"left out: {sentence}"))
    click.echo("next: read it, add a rate and what else helps, then run: board check")


def availability_of(said: dict[str, Any], status: str | None, confirmed: str | None, today: str) -> Any:
    """What the options say of somebody's time, or what the board said that exported the résumé, or None."""
    if status is not None:
        return {"status": status, "confirmed": confirmed or today}
    known = said.get("availability")
    return {**known, "confirmed": confirmed} if confirmed and isinstance(known, dict) else known


def asked_consent(today: str) -> str:
    """The day of the consent, which is today; ends where it is not given."""
    if not click.confirm("Do you agree that this profile is public, in the repository and its history?"):
        stop("nothing was written: without consent there is no profile")
    return today


def write_profile(record: dict[str, Any], slug: str, settings: BoardSettings) -> None:
    """Check a profile as `board check` would, and write it; ends with 1 where it has errors."""
    path = settings.content / "talent" / f"{slug}.yml"
    if path.exists():
        stop(f"{path} exists already, and is not overwritten: name another with --slug")
    content = content_of(settings)
    try:
        document, problems = document_from(record, "talent", slug, settings.content.name)
    except ValueError as error:
        stop(f"nothing was written: {error}")
    found = list(problems)
    if document is not None:
        found += shape_problems(document)
        if not has_error(found):
            found += problems_by_file([document], content, settings.rules).get(document.file, [])
    click.echo(text_report(found) + "\n" if found else "", nl=False, err=True)
    if document is None or has_error(found):
        click.echo("nothing was written: change the résumé, or give options that fit", err=True)
        raise SystemExit(1)
    for written in write_records(settings.content, [document]):
        click.echo(f"written to {written}")
