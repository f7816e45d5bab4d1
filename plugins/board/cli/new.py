"""`board new`: a record from a template that the schema makes, empty or filled in by asking."""

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from board.cli.answers import login
from board.cli.board_folder import stop
from board.cli.board_records import refuse
from board.cli.importing import content_of, free_path, import_settings, into_option
from board.importing.beginnings import (
    STARTED_BY_DAY,
    Beginning,
    CannotBegin,
    a_job,
    a_pool,
    a_review,
    an_application,
)
from board.importing.questions import Question, Questions
from board.importing.slugs import slug_from
from board.importing.template import empty_fields, template
from board.report import on_one_line, printable
from board.schema import KINDS, schema_folder
from board.validate.content import Content

FIRST_NAMES = {"job": "my-job", "talent": "my-profile", "pool": "my-pool"}
OPTIONS = {
    "job": ("slug", "account"),
    "talent": ("slug",),
    "pool": ("slug", "talent", "account"),
    "application": ("job", "account"),
    "review": ("job", "talent", "by"),
}
"""Which of the options that name something each kind takes."""


@click.command()
@click.argument("kind", type=click.Choice(tuple(OPTIONS)))
@click.option("--slug", help="The file's name without .yml, which becomes the page's address.")
@click.option("--job", help="The job that an application answers or a review is about.")
@click.option("--talent", multiple=True, help="Whom a review is about or by; who is in a pool (may be repeated).")
@click.option("--by", type=click.Choice(("client", "talent")), help="Which side writes a review.")
@click.option("--account", type=login, help="Whose job or pool it is, or who applies: a login on the board's forge.")
@into_option
@click.option("--minimal", is_flag=True, help="Only the fields that every file needs.")
@click.option("--prompt/--no-prompt", "asks", default=None, help="Ask for the fields; by default only in a terminal.")
def new(
    kind: str,
    slug: str | None,
    job: str | None,
    talent: tuple[str, ...],
    by: str | None,
    account: str | None,
    folder: Path | None,
    minimal: bool,
    asks: bool | None,
) -> None:
    """Begin a record as a file that explains its fields.

    KIND is `job`, `talent` (a profile), `application`, `review` or `pool`. In a terminal it asks for what every file
    needs, and checks each answer as `board check` does. Never overwrites a file.
    """
    given = {"slug": slug, "job": job, "talent": talent, "by": by, "account": account}
    for name, value in given.items():
        if value and name not in OPTIONS[kind]:
            stop(f"--{name} is not for a new {kind}")
    asks = sys.stdin.isatty() if asks is None else asks
    settings = import_settings(folder)
    content = content_of(settings)
    try:
        if kind == "application" and asks and job and not account:
            account = click.prompt("account (your login on the board's forge)", value_proc=login)
        beginning = begun(kind, content, job=job, talent=talent, by=by, account=account)
        values = asked(kind, beginning, content) if asks else beginning.values
    except CannotBegin as reason:
        refuse(str(reason))
    except click.Abort:
        click.echo("\nnothing was written", err=True)
        raise SystemExit(1) from None
    name = beginning.slug or slug_from(slug or str(values.get("title") or values.get("name") or ""))
    path = settings.content / KINDS[kind].folder / f"{name or FIRST_NAMES[kind]}.yml"
    if (slug or beginning.slug) and path.exists():
        stop(f"{path} exists already, and is not overwritten" + (": name another with --slug" if slug else ""))
    path = free_path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    written = template(
        kind,
        replace(beginning, values=values),
        schema=schema_path(kind, path),
        minimal=minimal,
        choices=board_choices(kind, content),
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


def begun(
    kind: str, content: Content, *, job: str | None, talent: Sequence[str], by: str | None, account: str | None
) -> Beginning:
    """The beginning of a record; ends the program where an option is missing.

    Raises CannotBegin where the board would refuse the record.
    """
    if kind == "application":
        if not job or not account:
            stop("say which job with --job, and who applies with --account")
        return an_application(content, job, account)
    if kind == "review":
        if not job or not by:
            stop("say which job with --job, and who writes with --by client or --by talent")
        if len(talent) > 1:
            stop("a review is about one person: give --talent once")
        return a_review(content, job, talent[0] if talent else None, by)
    if kind == "pool":
        return a_pool(content, talent, account)
    if kind == "job":
        return a_job(content.today, account)
    return STARTED_BY_DAY[kind](content.today)


def schema_path(kind: str, path: Path) -> str:
    """The path from a file to its schema: the board's own copy, else the engine's."""
    own = path.resolve().parents[3 if KINDS[kind].is_nested else 2] / "schemas"
    folder = own if own.is_dir() else schema_folder()
    return Path(os.path.relpath(folder / KINDS[kind].schema_file, path.resolve().parent)).as_posix()


def board_choices(kind: str, content: Content) -> dict[str, tuple[str, ...]]:
    """What this board's vocabulary allows, by field."""
    if content.vocabulary is None:
        return {}
    ids = tuple(category["id"] for category in content.vocabulary["categories"])
    return {"category": ids} if kind == "job" else {"categories": ids}


def asked(kind: str, beginning: Beginning, content: Content) -> dict[str, Any]:
    """The values with the answers of the person at the terminal."""
    questions = Questions(kind, beginning, content, board_choices(kind, content))
    for question in questions:
        click.echo(f"\n{on_one_line(question.title)}: {question.description}")
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
