"""`board add`: a record that came by mail, checked and put in its place."""

from dataclasses import dataclass
from pathlib import Path

import click

from board.cli.board_folder import stop
from board.cli.board_records import NOUNS
from board.cli.importing import content_of, count, import_settings, into_option
from board.edit.mending import Mend, Subject, mended
from board.importing.mail.cleaned import Attempt, attempts
from board.importing.mail.message import NotReadable, Received, received
from board.importing.mail.placed import RECORDS, SLUG, Place, place_of, suggested_name
from board.importing.records import has_error, problems_by_file, record_path, with_records, write_records
from board.problem import Problem, Severity
from board.read import Document, read_document
from board.report import on_one_line, text_report
from board.schema import KINDS
from board.settings import BoardSettings
from board.validate.content import Content
from board.validate.shape import shape_problems

NESTED_NAMES = {"application": "JOB/ACCOUNT", "review": "JOB/PROFILE-by-client"}


@dataclass(frozen=True, slots=True)
class Checked:
    """A text as the file it would be, and what is said of it; what was done to the text before."""

    document: Document | None
    problems: tuple[Problem, ...]
    done: tuple[str, ...] = ()
    mends: tuple[Mend, ...] = ()

    @property
    def errors(self) -> int:
        return sum(problem.severity is Severity.ERROR for problem in self.problems)


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--kind", type=click.Choice(RECORDS), help="What it is; by default seen from its fields.")
@click.option("--slug", help="The file's name without .yml; by default what the mail says, or made from the title.")
@into_option
@click.option("--dry-run", is_flag=True, help="Say what would happen, and write nothing.")
def add(files: tuple[Path, ...], kind: str | None, slug: str | None, folder: Path | None, dry_run: bool) -> None:
    """Check records that came by mail, and put those without an error in their places.

    FILES are texts that somebody sent, attachments, or whole mails as mail programs save them (.eml). What a mail
    program does to a text is undone, and what `board check --fix` would mend is mended, if that makes it sound.
    Nothing that exists is overwritten.

    Exits with 0 when all of them are in their places, 1 when one has errors, 2 when the command could not run.
    """
    if slug is not None and len(files) > 1:
        stop("--slug names one file: add the others by themselves")
    if slug is not None and not SLUG.fullmatch(slug):
        stop("--slug takes small letters, digits and hyphens")
    settings = import_settings(folder)
    content = content_of(settings)
    is_complete = True
    for file in files:
        try:
            texts = received(file.read_bytes(), file.name)
        except NotReadable as reason:
            stop(f"{on_one_line(str(file))} {reason}")
        for text in texts:
            document = added(file, text, kind or "", slug or "", content, settings, dry_run=dry_run)
            if document is None:
                is_complete = False
            elif all(one.file != document.file for one in content.records):
                content = with_records(content, [document])
    raise SystemExit(0 if is_complete else 1)


def added(
    file: Path, text: Received, kind: str, slug: str, content: Content, settings: BoardSettings, *, dry_run: bool
) -> Document | None:
    """The record in its place; None, with everything that is wrong, where it has errors."""
    shown = on_one_line(str(file))
    place = place_of(text, kind)
    if place is None:
        click.echo(f"{shown}: it cannot be seen what this is; say it with --kind", err=True)
        return None
    name = slug or place.slug
    if name and KINDS[place.kind].is_nested != ("/" in name):
        stop(f"--slug of {a(place.kind)} is like {NESTED_NAMES.get(place.kind, 'NAME')}")
    best = best_attempt(text, Place(place.kind, name), content, settings)
    if isinstance(best, str):
        click.echo(f"{shown}: {best}", err=True)
        return None
    path = record_path(settings.content, best.document) if best.document else None
    if path is not None and best.document is not None and path.exists():
        if path.read_bytes() == best.document.raw:
            click.echo(f"{shown}: {path} is there already, and the same")
            return best.document
        click.echo(f"{shown}: {path} exists already, and is not overwritten: name another with --slug", err=True)
        return None
    for words in best.done:
        click.echo(f"{shown}: {words}")
    for mend in best.mends:
        click.echo(on_one_line(f"{shown}: line {mend.line}: {mend.words}"))
    if best.problems:
        click.echo(text_report(best.problems), err=True)
    if best.document is None or best.errors:
        click.echo(f"{shown}: not added: {count(best.errors, 'error')}", err=True)
        return None
    if not dry_run:
        for _ in write_records(settings.content, [best.document]):
            pass
    click.echo(f"{shown}: {'would be written' if dry_run else 'written'} to {path}")
    return best.document


def a(kind: str) -> str:
    noun = NOUNS[kind]
    return f"an {noun}" if noun.startswith("a") else f"a {noun}"


def best_attempt(text: Received, place: Place, content: Content, settings: BoardSettings) -> Checked | str:
    """The first reading of a text that is sound, else the one with the fewest errors; a sentence without a name."""
    named = [
        (attempt, name)
        for attempt in attempts(text.text, place.kind)
        if (name := place.slug or name_in(attempt, place.kind, content))
    ]
    found: list[Checked] = []
    # What was only sent through a mail program needs no mending; what does is mended as it was written.
    for is_mended, ordered in ((False, named), (True, named[::-1])):
        for attempt, name in ordered:
            checked = reading(attempt, place.kind, name, content, settings, is_mended=is_mended)
            if checked.document is not None and not checked.errors:
                return checked
            found += [] if is_mended else [checked]
    if not found:
        return f"nothing says what {a(place.kind)} is to be called: add --slug {NESTED_NAMES.get(place.kind, 'NAME')}"
    return min(found, key=lambda checked: (checked.document is None, checked.errors))


def name_in(attempt: Attempt, kind: str, content: Content) -> str:
    """A name from the record's own words; of one that cannot be read, a name to speak of it by."""
    document, _ = read_document(attempt.text.encode(), file="", kind=kind)
    if document is None:
        return "" if KINDS[kind].is_nested else "new"
    return suggested_name(kind, document.data, content)


def reading(
    attempt: Attempt, kind: str, slug: str, content: Content, settings: BoardSettings, *, is_mended: bool
) -> Checked:
    """The text as a file, or as `board check --fix` would leave it, with what `board check` says of it."""
    file = f"{settings.content.name}/{KINDS[kind].folder}/{slug}.yml"
    raw = attempt.text.encode()
    mends: tuple[Mend, ...] = ()
    if is_mended:
        result = mended(Subject(raw, file, kind, slug, content.vocabulary, content.today))
        raw, mends = result.raw, result.mends
    document, found = read_document(raw, file=file, kind=kind, slug=slug)
    problems = list(found)
    if document is not None:
        problems += shape_problems(document, content.today)
        if not has_error(problems):
            problems += problems_by_file([document], content, settings.rules).get(file, [])
    return Checked(document, tuple(problems), attempt.done, mends)
