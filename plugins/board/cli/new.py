"""`board new`: a job or a profile from a template that the schema makes, empty or filled in by asking."""

import os
import sys
from pathlib import Path
from typing import Any

import click

from board.cli.board_folder import stop
from board.cli.importing import content_of, free_path, import_settings, into_option
from board.importing.questions import Question, Questions
from board.importing.slugs import slug_from
from board.importing.template import empty_fields, starting_values, template
from board.report import printable
from board.schema import KINDS, schema_folder
from board.validate.content import Content

FIRST_NAMES = {"job": "my-job", "talent": "my-profile"}


@click.command()
@click.argument("kind", type=click.Choice(tuple(FIRST_NAMES)))
@click.option("--slug", help="The file's name without .yml, which becomes the page's address.")
@into_option
@click.option("--minimal", is_flag=True, help="Only the fields that every file needs.")
@click.option("--prompt/--no-prompt", "asks", default=None, help="Ask for the fields; by default only in a terminal.")
def new(kind: str, slug: str | None, folder: Path | None, minimal: bool, asks: bool | None) -> None:
    """Begin a job or a profile (KIND `talent`) as a file that explains its fields.

    In a terminal it asks for what every file needs, and checks each answer as `board check` does. Never
    overwrites a file.
    """
    settings = import_settings(folder)
    content = content_of(settings)
    values = starting_values(kind, settings.today)
    if asks if asks is not None else sys.stdin.isatty():
        try:
            values = asked(kind, values, content)
        except click.Abort:
            click.echo("\nnothing was written", err=True)
            raise SystemExit(1) from None
    name = slug_from(slug or str(values.get("title") or values.get("name") or ""))
    path = settings.content / KINDS[kind].folder / f"{name or FIRST_NAMES[kind]}.yml"
    if slug and path.exists():
        stop(f"{path} exists already, and is not overwritten: name another with --slug")
    path = free_path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    written = template(
        kind, values, schema=schema_path(kind, path), minimal=minimal, choices=board_choices(kind, content)
    )
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(written)
    click.echo(f"written to {path}")
    empty = empty_fields(kind, values)
    if empty:
        click.echo(f"to fill in: {', '.join(empty)}")
    if name:
        click.echo(f"next: open it, then run: board check {path}")
    else:
        click.echo(f"next: fill it in, give it a name that says what it is, then run: board check {path}")


def schema_path(kind: str, path: Path) -> str:
    """The path from a file to its schema: the board's own copy, else the engine's."""
    own = path.resolve().parents[2] / "schemas"
    folder = own if own.is_dir() else schema_folder()
    return Path(os.path.relpath(folder / KINDS[kind].schema_file, path.resolve().parent)).as_posix()


def board_choices(kind: str, content: Content) -> dict[str, tuple[str, ...]]:
    """What this board's vocabulary allows, by field."""
    if content.vocabulary is None:
        return {}
    ids = tuple(category["id"] for category in content.vocabulary["categories"])
    return {"category" if kind == "job" else "categories": ids}


def asked(kind: str, values: dict[str, Any], content: Content) -> dict[str, Any]:
    """The values with the answers of the person at the terminal."""
    questions = Questions(kind, values, content, board_choices(kind, content))
    for question in questions:
        click.echo(f"\n{question.title}: {question.description}")
        while not is_answered(questions, question):
            pass
    return questions.values


def is_answered(questions: Questions, question: Question) -> bool:
    """Ask once; say what is wrong with the answer, and let the person keep what is only unwise."""
    default = question.default or ""
    answer: str = click.prompt(question.prompt, default=default, show_default=bool(default))
    if not answer.strip():
        if question.is_needed:
            click.echo("  this is needed")
        return not question.is_needed
    problems, mended = questions.answer(question, answer)
    for problem in problems:
        click.echo(printable(f"  {problem.message}\n  hint: {problem.hint}"))
    if questions.has_error(problems):
        return False
    if mended:
        click.echo(printable(f"  taken as {mended}"))
    return not problems or click.confirm("  Keep it as it is?", default=False)
