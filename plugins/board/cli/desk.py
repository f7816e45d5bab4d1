"""`board desk`: what lies before whoever looks after the board, as its page `/moderation/` shows it."""

import click

from board.cli.board_day import board_day, english
from board.cli.board_folder import setting_option
from board.derive.desk import desk as board_desk
from board.render.parts.desk import DeskPart, desk_parts
from board.render.urls import Forge
from board.report import plain

MOST = 20


@click.command()
@click.option("--all", "shows_all", is_flag=True, help=f"Show every record, and not the first {MOST} of each part.")
@setting_option
def desk(shows_all: bool, overrides: tuple[str, ...]) -> None:
    """Say what is open, closes soon, waits for an outcome or is out of date, and where one changes it.

    Exits with 0, also when the desk is empty, and with 2 when it could not run.
    """
    day = board_day(overrides)
    settings = day.settings
    found = board_desk(day.jobs, day.people, settings.today)
    parts = desk_parts(found, english(), Forge(settings.repository, settings.branch), None if shows_all else MOST)
    if found.is_empty:
        click.echo("Your desk is empty: nothing is open, nothing waits and nothing is out of date.")
        click.echo("Thank you for looking after this board.")
    click.echo("\n\n".join("\n".join(lines(part)) for part in parts), nl=bool(parts))


def lines(part: DeskPart) -> list[str]:
    """A part of the desk, a line for each record and one for where its file is changed."""
    said = [f"{part.name} ({part.count})", f"  {part.advice}"]
    for row in part.rows:
        said.append(f"  - {plain(row.title)} ({plain(row.whose)}): {plain(row.said)}, {row.age}")
        said.append(f"    {plain(row.edit_url or row.file)}")
    if part.more:
        said.append(f"  and {part.more} more; see all with --all")
    return said
