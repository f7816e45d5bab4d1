"""`board digest`: the news of a board since a day, to be sent to those who follow it."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from board.base import last_tag
from board.cli.board_day import board_day
from board.cli.board_folder import published_config, published_config_option, setting_option, stop
from board.cli.digest_forms import as_html, as_markdown, as_text
from board.derive.digest import digest as board_digest
from board.render.digest import DigestTexts, digest_texts
from board.render.renderer import Renderer
from board.report import plain
from board.settings import BoardSettings

FORMS: dict[str, tuple[str, Callable[[DigestTexts, Renderer], str]]] = {
    "markdown": ("md", lambda texts, _: as_markdown(texts)),
    "text": ("txt", lambda texts, _: as_text(texts)),
    "html": ("html", as_html),
}
ALL = "all"


@click.command()
@click.option(
    "--since", metavar="DATE", help="The first day that counts (YYYY-MM-DD); by default that of the last tag."
)
@click.option("--format", "form", type=click.Choice((*FORMS, ALL)), default="text", help="As what it is written.")
@click.option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Write digest.md, digest.txt or digest.html there instead of printing.",
)
@published_config_option
@setting_option
def digest(since: str | None, form: str, into: Path | None, config: str | None, overrides: tuple[str, ...]) -> None:
    """Say what is new, closes soon, was filled or completed, and who is new, since a day.

    In the board's language, as Markdown for a forum, plain text for mail and chat, and HTML for mail. Exits with 0,
    also when nothing is new, and with 2 when it could not run.
    """
    if form == ALL and into is None:
        stop("several forms at once cannot be printed; say where to write them: --into FOLDER")
    day = board_day(overrides, published_config(config))
    settings = day.settings
    first = day_of(since) if since else day_of_last_tag(settings)
    renderer = Renderer(settings)
    news = board_digest(day.jobs, day.people, first, settings.today)
    texts = digest_texts(news, renderer)
    if news.is_empty:
        click.echo(f"nothing new since {first}", err=True)
    written = {name: write(texts, renderer) for name, (_, write) in FORMS.items() if form in (name, ALL)}
    if into is None:
        click.echo(written[form], nl=False)
    else:
        write_files(into, {FORMS[name][0]: text for name, text in written.items()})
    click.echo(f"subject: {plain(texts.subject)}", err=True)


def day_of(written: str) -> date:
    try:
        return datetime.strptime(written, "%Y-%m-%d").date()
    except ValueError:
        stop(f"--since {plain(written)} is no day; write it like 2026-11-15")


def day_of_last_tag(settings: BoardSettings) -> date:
    tag = last_tag(Path.cwd(), ZoneInfo(settings.timezone))
    if tag is None:
        stop("there is no Git tag here to begin at; say from which day: --since 2026-11-15")
    click.echo(f"since {tag.day}, the day of the tag {plain(tag.name)}", err=True)
    return tag.day


def write_files(folder: Path, texts: dict[str, str]) -> None:
    """Write `digest.<ending>` for each text into a folder, over those of the last time."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for ending, text in texts.items():
            path = folder / f"digest.{ending}"
            path.write_text(text, encoding="utf-8", newline="\n")
            click.echo(f"written to {path}", err=True)
    except OSError as error:
        stop(f"{error.filename}: {error.strerror}")
