"""`board export`: a profile in a form that other places take."""

import json
from pathlib import Path

import click

from board.cli.board_day import slug_of
from board.cli.board_folder import board_settings, setting_option, stop
from board.importing.resume_export import resume_from
from board.problem import Severity
from board.read import Document, read_document
from board.report import CONTROL, printable, text_report
from board.schema import KINDS
from board.validate.shape import shape_problems


@click.group()
def export_group() -> None:
    """Take a profile elsewhere."""


@export_group.command()
@click.argument("talent")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write; by default it is printed.",
)
@setting_option
def resume(talent: str, output: Path | None, overrides: tuple[str, ...]) -> None:
    """Turn the profile TALENT into a JSON Resume.

    `board import resume` makes the same profile of it again: what a résumé has no field for is under
    `meta.plainboard`. A file that exists is not overwritten.

    Exits with 0 when it was exported, 1 when the profile has errors, 2 when the command could not run.
    """
    settings = board_settings(overrides)
    document = profile_of(settings.content, slug_of(talent, "talent") or talent)
    written = json.dumps(resume_from(document.data, document.slug), ensure_ascii=False, indent=2)
    # Inside JSON an escape is the same text, and a terminal does not obey it.
    written = CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}" if match[0] != "\n" else "\n", written)
    if output is None:
        click.echo(written)
        return
    try:
        with output.open("x", encoding="utf-8", newline="\n") as file:
            file.write(f"{written}\n")
    except FileExistsError:
        stop(f"{output} exists already, and is not overwritten")
    except OSError as error:
        stop(f"{output}: {error.strerror}")
    click.echo(f"written to {output}", err=True)


def profile_of(content: Path, slug: str) -> Document:
    """The file of a profile; exits with 2 where there is none, with 1 where it has errors."""
    path = content / KINDS["talent"].folder / f"{slug}.yml"
    try:
        is_there = path.resolve().parent == (content / KINDS["talent"].folder).resolve() and path.is_file()
        raw = path.read_bytes() if is_there else b""
    except (OSError, ValueError):
        is_there = False
    if not is_there:
        stop(f"there is no profile {printable(slug)}")
    file = f"{content.name}/{KINDS['talent'].folder}/{slug}.yml"
    document, problems = read_document(raw, file=file, kind="talent", slug=slug)
    if document is not None and document.data.keys() == {"removed"}:
        stop(f"{printable(slug)} was removed")
    found = [*problems, *(shape_problems(document) if document is not None else ())]
    errors = [one for one in found if one.severity is Severity.ERROR]
    if document is None or errors:
        click.echo(text_report(errors), err=True)
        raise SystemExit(1)
    return document
