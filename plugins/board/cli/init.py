"""`board init` empties the demo for a board of one's own; `board upgrade` brings its engine up to a newer one."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import click

from board.cli import answers
from board.cli.board_folder import CONFIG, stop

PUBLISH = "publishconf.py"
OWNERS = Path(".github/CODEOWNERS")
DEMO_FOLDERS = ("jobs", "talent", "applications", "reviews", "pools", "images")
DEMO_STORY = "pages/guides/one-job-from-idea-to-lesson.md"
"""The guide that follows one of the demo's jobs."""
ENGINE_PARTS = ("plugins", "theme", "schemas", "tests", "bench", "docs", "requirements", "pyproject.toml", "Makefile")

SETTINGS = '''"""This board's settings; `board.defaults` explains each one and lists the others."""

from board.defaults import *  # noqa: F403

SITENAME = {name}
BOARD_TAGLINE = {tagline}
DEFAULT_LANG = {language}
TIMEZONE = {timezone}

BOARD_REPOSITORY = {repository}
BOARD_EMAIL = {email}
# Logins that may change any record.
BOARD_MAINTAINERS = {maintainers}

# Readers know the feeds' entries by this name: never change it again.
BOARD_FEED_AUTHORITY = {authority}
'''

PRODUCTION = '''"""What differs in production: where the site lives."""

import os

from pelicanconf import *  # noqa: F403

# The publishing workflow passes the address of the board's pages.
SITEURL = os.environ.get("SITEURL", {site_url})
'''


@click.command()
@click.option("--name", prompt="The board's name", type=answers.words, help="What the board is called.")
@click.option(
    "--tagline", prompt="What it is for, in one sentence", type=answers.words, help="The line under the name."
)
@click.option(
    "--repository",
    prompt="Its repository (https://github.com/…)",
    type=answers.repository,
    help="Where its files live.",
)
@click.option(
    "--email",
    prompt="A mail address for reports, or nothing",
    default="",
    show_default=False,
    type=answers.mail,
    help="Where reports go.",
)
@click.option(
    "--site-url",
    prompt="Where the site will live (https://…)",
    type=answers.web_address,
    help="Its address, without a slash at the end.",
)
@click.option(
    "--language",
    prompt="Its language",
    default="en",
    type=answers.language,
    help="Of the board's own words (en, de, ar, …).",
)
@click.option(
    "--timezone",
    prompt="Its time zone",
    default="UTC",
    type=answers.time_zone,
    help="Where its days end.",
)
@click.option(
    "--authority",
    prompt="A domain you hold, and this year (example.org,2026)",
    type=answers.authority,
    help="Names feed entries.",
)
@click.option(
    "--maintainer",
    "maintainers",
    multiple=True,
    type=answers.login,
    help="A login that may change any record; repeat it.",
)
@click.option("--yes", "is_sure", is_flag=True, help="Do not ask before deleting, nor for maintainers.")
def init(site_url: str, maintainers: tuple[str, ...], is_sure: bool, **said: str) -> None:
    """Empty the demo and write settings of your own; guides, pages and the vocabulary stay.

    Every answer is checked before the first file is deleted.
    """
    content = Path("content")
    if not Path(CONFIG).is_file() or not content.is_dir():
        stop("there is no board here; run this in a copy of the repository")
    if not is_sure:
        maintainers = maintainers or asked_maintainers()
        click.confirm("Delete the demo's jobs, profiles, applications, reviews and pools?", abort=True)
    # JSON's texts and lists are Python's too, in the quotes that this project's formatter wants.
    texts = {name: json.dumps(answer, ensure_ascii=False) for name, answer in said.items()}
    texts["maintainers"] = json.dumps(list(maintainers), ensure_ascii=False)
    settings, production = SETTINGS.format(**texts), PRODUCTION.format(site_url=json.dumps(site_url))
    for folder in DEMO_FOLDERS:
        shutil.rmtree(content / folder, ignore_errors=True)
        (content / folder).mkdir()
        (content / folder / ".gitkeep").touch()
    (content / DEMO_STORY).unlink(missing_ok=True)
    Path(CONFIG).write_text(settings, encoding="utf-8")
    Path(PUBLISH).write_text(production, encoding="utf-8")
    click.echo(f"The demo is gone and {CONFIG} holds your settings. Next: edit content/vocabulary.yml and")
    click.echo("content/pages/about.md, then `board issue-forms` and `make serve`.")
    if OWNERS.is_file():
        OWNERS.write_text(with_owners(OWNERS.read_text(encoding="utf-8"), maintainers), encoding="utf-8")
        if not maintainers:
            click.echo(f"Nobody owns the files yet: name somebody in {OWNERS}, once you know who.")


def with_owners(text: str, logins: Sequence[str]) -> str:
    """A CODEOWNERS with these logins at every pattern; without any, what stood there is left as comments."""
    owners = " ".join(f"@{login}" for login in logins)
    lines = []
    for line in text.splitlines():
        pattern = line.split()[:1]
        if not pattern or line.startswith("#"):
            lines.append(line)
        else:
            lines.append(f"{pattern[0]:<17} {owners}" if logins else f"# {line}")
    return "\n".join(lines) + "\n"


def asked_maintainers() -> tuple[str, ...]:
    """The logins that somebody at the terminal names, if any."""
    logins: str = click.prompt(
        "Logins that may change any record, or nothing",
        default="",
        show_default=False,
        value_proc=answers.logins,
    )
    return tuple(filter(None, logins.split(",")))


@click.command()
@click.argument("path", type=click.Path(exists=True, file_okay=False, path_type=Path))
def upgrade(path: Path) -> None:
    """Replace the engine of the board in this folder with that of the checkout at PATH.

    Only the engine is replaced (plugins, theme, schemas, tests and what they need); content, settings and
    workflows stay. CHANGELOG.md says what else there is to do.
    """
    here = Path.cwd()
    if not Path(CONFIG).is_file():
        stop("there is no board here; run this in the folder of the board to upgrade")
    if path.resolve() == here.resolve():
        stop("PATH is this very folder; name a checkout of the newer version")
    missing = [part for part in ENGINE_PARTS if not (path / part).exists()]
    if missing:
        stop(f"{path} is no checkout of Plainboard: {missing[0]} is not there")
    for part in ENGINE_PARTS:
        aside, old = here / f".{part}.new", here / f".{part}.old"
        for leftover in (aside, old):
            remove(leftover)
        source = path / part
        if source.is_dir():
            shutil.copytree(
                source, aside, symlinks=True, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info", "work")
            )
        else:
            shutil.copy2(source, aside)
        if (here / part).exists():
            (here / part).rename(old)
        aside.rename(here / part)
        remove(old)
    changelog = path / "CHANGELOG.md"
    if changelog.is_file():
        shutil.copy2(changelog, here / "CHANGELOG.md")
    click.echo("The engine is replaced. Read the top of CHANGELOG.md, then run `make check`.")
    if differing := other_on_the_forge(path, here):
        click.echo("These files are yours, so they stay; in the newer version they are new or other. Compare them:")
        click.echo("\n".join(f"  {name}" for name in differing))


def other_on_the_forge(newer: Path, here: Path) -> list[str]:
    """The files of `.github/` that the newer version has, and this board has not or has otherwise."""
    differing = []
    for path in sorted((newer / OWNERS.parent).rglob("*")):
        name = path.relative_to(newer)
        # Who owns the files is always another matter.
        if path.is_file() and name != OWNERS:
            ours = here / name
            if not ours.is_file() or ours.read_bytes() != path.read_bytes():
                differing.append(name.as_posix())
    return differing


def remove(path: Path) -> None:
    """Delete a file or a folder, if it is there."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
