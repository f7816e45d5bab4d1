"""The board whose folder a command runs in: its settings, read as Pelican would read them."""

import json
import runpy
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

import click

from board.settings import BoardSettings
from board.usable import UnusableSettings, usable_settings

CONFIG = "pelicanconf.py"
PUBLISHED = "publishconf.py"
"""Where a board says at which address it is published; links that leave the site lead there."""

setting_option = click.option(
    "-e",
    "--setting",
    "overrides",
    multiple=True,
    metavar="NAME=VALUE",
    help="Change a setting for this run; the value is JSON or plain text.",
)


published_config_option = click.option(
    "-s", "--config", help=f"The settings file; by default {PUBLISHED} where there is one, else {CONFIG}."
)


def published_config(named: str | None) -> str:
    """The settings file that was named, or else that of the published board."""
    return named or (PUBLISHED if Path(PUBLISHED).is_file() else CONFIG)


def raw_settings(overrides: Sequence[str] = (), config: str = CONFIG) -> dict[str, Any]:
    """The upper-case names of the folder's `pelicanconf.py`, with overrides.

    Exits with 2 and a sentence where there is no such file, it cannot be run, or an override has no `=`.
    """
    if not Path(config).is_file():
        stop(f"there is no {config} here; run this in the folder of a board")
    here = str(Path.cwd())
    if here not in sys.path:
        sys.path.insert(0, here)
    try:
        settings = {name: value for name, value in runpy.run_path(config).items() if name.isupper()}
    except Exception as broken:
        # Whatever Python code can raise; without this it would end with 1, as wrong content does.
        stop(f"{config}: {type(broken).__name__}: {broken}")
    settings.update(map(override_of, overrides))
    return settings


def override_of(text: str) -> tuple[str, Any]:
    """The name and the value of NAME=VALUE, the value as JSON or else as plain text; exits with 2 without a `=`."""
    name, equals, value = text.partition("=")
    if not equals:
        stop(f"-e {text}: write it as NAME=VALUE")
    try:
        return name, json.loads(value)
    except json.JSONDecodeError:
        return name, value


def board_settings(overrides: Sequence[str] = (), config: str = CONFIG) -> BoardSettings:
    """The settings of the board in this folder; exits with 2 and a sentence where they cannot be used."""
    settings = raw_settings(overrides, config)
    try:
        return usable_settings(settings)
    except UnusableSettings as error:
        stop(f"{config}: {error}")


def stop(message: str) -> NoReturn:
    """End with exit code 2: the command could not run."""
    click.echo(f"board: {message}", err=True)
    raise SystemExit(2)
