"""`board links`: which links of the board lead nowhere any more."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import click

from board.cli.board_folder import board_settings, published_config, published_config_option, setting_option, stop
from board.cli.check import checked_board
from board.links_alive.answers import Answer, due, read_answers, updated, write_answers
from board.links_alive.asking import Asker
from board.links_alive.found import Mention, links_in
from board.links_alive.round import Offline, replies
from board.report import plain
from board.settings import BoardSettings

MOST = 500
MINUTES = 10


@click.command()
@click.option("--again", is_flag=True, help="Ask all of them, also those that answered in the last days.")
@click.option(
    "--most", type=click.IntRange(1), default=MOST, show_default=True, help="Ask no more addresses than this."
)
@click.option("--minutes", type=click.FloatRange(0), default=MINUTES, show_default=True, help="Begin nothing later.")
@click.option("--dry-run", is_flag=True, help="Say which addresses would be asked, and ask none.")
@published_config_option
@setting_option
def links(
    again: bool, most: int, minutes: float, dry_run: bool, config: str | None, overrides: tuple[str, ...]
) -> None:
    """Ask the links of open jobs, profiles and pages whether they still lead somewhere.

    Each is asked once a week; what it says is kept in the cache folder. A link is dead when it was not found in two
    runs on two days. Exits with 0, also when links are dead, and with 2 when it could not run.
    """
    settings = board_settings(overrides, published_config(config))
    mentions = links_in(checked_board(settings), settings.content, settings.today)
    answers = read_answers(answers_path(settings))
    asked = (list(mentions) if again else due(mentions, answers, settings.today))[:most]
    if dry_run:
        for address in asked:
            click.echo(plain(address))
        click.echo(f"would ask {counted(len(asked), 'address', 'addresses')} of {len(mentions)}", err=True)
        return
    asker = Asker(agent=agent(settings))
    answers = asked_anew(settings, mentions, answers, asked, asker, minutes * 60)
    for line in report(mentions, answers):
        click.echo(line)


def asked_anew(
    settings: BoardSettings,
    mentions: Mapping[str, Sequence[Mention]],
    answers: Mapping[str, Answer],
    asked: Sequence[str],
    asker: Asker,
    seconds: float,
) -> dict[str, Answer]:
    """Ask these addresses, and keep what they reply; ends with 2 where there is no network."""
    known = [urlsplit(place).hostname or "" for place in (settings.repository, settings.site_url)]
    try:
        found = replies(asked, asker, seconds=seconds, known_hosts=known)
    except Offline:
        stop("no name could be looked up; is there a network? Nothing is kept of this run")
    new = updated(mentions, answers, found, settings.today)
    try:
        write_answers(answers_path(settings), new)
    except OSError as error:
        stop(f"{error.filename}: {error.strerror}")
    return new


def answers_path(settings: BoardSettings) -> Path:
    return settings.cache / "links.json"


def agent(settings: BoardSettings) -> str:
    """How we introduce ourselves: as a program, with the board's name and address."""
    name = "".join(sign for sign in settings.site_name if sign.isascii() and (sign.isalnum() or sign in " -."))
    address = "".join(sign for sign in settings.site_url if sign.isascii() and sign.isprintable() and sign not in " ()")
    return f"Mozilla/5.0 (compatible; {name.strip() or 'board'} link check; +{address}/)"


def report(mentions: Mapping[str, Sequence[Mention]], answers: Mapping[str, Answer]) -> list[str]:
    """The dead links with their places, those that may be, and how many there are of each kind."""
    known = {address: answers[address] for address in mentions if address in answers}
    lines = []
    for address, answer in known.items():
        if answer.gone:
            word = "dead" if answer.is_dead else "not found for the first time"
            lines.append(f"{word}: {plain(address)} ({plain(answer.said)})")
            lines += [f"  {plain(place.file)}:{place.line}" for place in mentions[address]]
    alive = sum(answer.is_alive for answer in known.values())
    dead = sum(answer.is_dead for answer in known.values())
    unsure = len(known) - alive - dead
    parts = [f"{alive} answer", f"{dead} dead", f"{unsure} unsure", f"{len(mentions) - len(known)} not asked yet"]
    return [*lines, f"{counted(len(mentions), 'address', 'addresses')}: {', '.join(parts)}"]


def counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
