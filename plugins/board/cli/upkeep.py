"""`board upkeep`: the week's list of what needs a hand, for an issue that is kept up to date."""

from pathlib import Path

import click

from board.cli.board_day import BoardDay, board_day
from board.cli.board_folder import published_config, published_config_option, setting_option, stop
from board.cli.check import checked_board
from board.cli.links import answers_path
from board.cli.upkeep_list import (
    Section,
    dead_links,
    job_reminders,
    overdue_jobs,
    stale_people,
    upkeep_text,
    upkeep_title,
)
from board.derive.desk import desk
from board.links_alive.answers import read_answers
from board.links_alive.found import links_in
from board.render.urls import Forge, Urls

BODY, TITLE = "upkeep.md", "title.txt"


@click.command()
@click.option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help=f"Write {BODY} and {TITLE} there instead of printing; neither where nothing is left to do.",
)
@click.option("--dry-run", is_flag=True, help="Print the list, and write nothing.")
@published_config_option
@setting_option
def upkeep(into: Path | None, dry_run: bool, config: str | None, overrides: tuple[str, ...]) -> None:
    """Write the week's list, as Markdown: what closes, what waits too long, who is out of date, which links are dead.

    It goes by the files, and by what `board links` was told last; it asks nothing by itself, and changes no record.
    Exits with 0, also when there is nothing to do, and with 2 when it could not run.
    """
    day = board_day(overrides, published_config(config))
    sections = [section for section in all_sections(day) if section.count]
    count = sum(section.count for section in sections)
    title = upkeep_title(count)
    if into is None or dry_run:
        if sections:
            click.echo(upkeep_text(sections, day.settings.today), nl=False)
        click.echo(f"title: {title}" if sections else "there is nothing to do", err=True)
        return
    texts = {BODY: upkeep_text(sections, day.settings.today), TITLE: title}
    try:
        into.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            if sections:
                (into / name).write_text(text, encoding="utf-8", newline="\n")
            else:
                (into / name).unlink(missing_ok=True)
    except OSError as error:
        stop(f"{error.filename}: {error.strerror}")
    click.echo(f"written to {into}: {title}" if sections else "there is nothing to do", err=True)


def all_sections(day: BoardDay) -> list[Section]:
    """Everything that needs a hand, by what is to be done about it."""
    settings = day.settings
    urls, forge = Urls.from_settings(settings), Forge(settings.repository, settings.branch)
    found = desk(day.jobs, day.people, settings.today)
    answers = read_answers(answers_path(settings))
    mentions = links_in(checked_board(settings), settings.content, settings.today) if answers else {}
    dead = {address: places for address, places in mentions.items() if address in answers and answers[address].is_dead}
    return [
        job_reminders(found, urls, forge),
        overdue_jobs(found, urls, forge),
        stale_people(found, urls, forge),
        dead_links(dead, {address: answers[address].said for address in dead}, forge),
    ]
