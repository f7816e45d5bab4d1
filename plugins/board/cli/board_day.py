"""The board in this folder as it stands today, for commands that look at it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from gettext import NullTranslations

import click

from board.cli.board_folder import CONFIG, board_settings, stop
from board.derive.listing import JobListing, TalentListing, job_listings, talent_listings
from board.load import load_board
from board.problem import Severity
from board.render.language.words import Words
from board.report import on_one_line
from board.schema import KINDS
from board.settings import BoardSettings


@dataclass(frozen=True, slots=True)
class BoardDay:
    """Every job and every profile; each is found by any name that its file has or had."""

    settings: BoardSettings
    jobs: tuple[JobListing, ...]
    people: tuple[TalentListing, ...]

    def job(self, written: str) -> JobListing | None:
        slug = slug_of(written, "job")
        found = (one for one in self.jobs if slug == one.job.slug or slug in one.job.former_slugs)
        return next(found, None)

    def person(self, written: str) -> TalentListing | None:
        slug = slug_of(written, "talent")
        found = (one for one in self.people if slug == one.talent.slug or slug in one.talent.former_slugs)
        return next(found, None)


def board_day(overrides: Sequence[str], config: str = CONFIG) -> BoardDay:
    """The board without the files that have errors, which are named; exits with 2 where there is none."""
    settings = board_settings(overrides, config)
    if not settings.content.is_dir():
        stop(f"there is no folder {settings.content}")
    try:
        board, problems = load_board(replace(settings, skip_invalid=True))
    except OSError as error:
        stop(f"{error.filename}: {error.strerror}")
    for file in sorted({one.location.file for one in problems if one.severity is Severity.ERROR}):
        click.echo(f"left out because of errors: {on_one_line(file)}", err=True)
    jobs = job_listings(board, settings.today)
    return BoardDay(settings, jobs, talent_listings(board, jobs, settings.today))


def english() -> Words:
    """The words of the commands, which speak English on every board."""
    return Words("en", NullTranslations())


def slug_of(written: str, kind: str) -> str:
    """The slug in `jobs/logo`, `content/jobs/logo.yml` or `logo`; empty where the folder is another kind's."""
    folder, _, name = written.removesuffix("/").removesuffix(".yml").rpartition("/")
    return name if not folder or folder.rpartition("/")[2] == KINDS[kind].folder else ""
