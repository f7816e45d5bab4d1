"""`board build`: the site, built by Pelican with every error fatal."""

import json
import subprocess
import sys
from collections.abc import Sequence

import click

from board.cli.board_folder import CONFIG, board_settings, override_of, setting_option, stop

# What `board build` ends with for each end of Pelican in which the plugin has said why.
EXPLAINED = {0: 0, 2: 2, 3: 3, 4: 1}


def pelican_command(config: str, output: str | None, overrides: Sequence[str]) -> list[str]:
    """The command that builds the site of the folder one stands in."""
    command = [sys.executable, "-m", "pelican", "-s", config, "--fatal", "errors", "--log-handler", "plain"]
    if output:
        command += ["-o", output]
    # Pelican keeps the last `-e` only, and reads nothing but JSON.
    if overrides:
        command += ["-e", *map(as_json, overrides)]
    return command


def as_json(override: str) -> str:
    """NAME=VALUE with the value as JSON, as Pelican wants it."""
    name, value = override_of(override)
    return f"{name}={json.dumps(value)}"


def run_build(config: str = CONFIG, output: str | None = None, overrides: Sequence[str] = ()) -> int:
    """Build and return the exit code: 0 built, 1 refused, 2 could not run, 3 built without some files."""
    # What Pelican says of articles and pages is about its own readers, which we have switched off;
    # it is shown only when something other than a file's content went wrong.
    ran = subprocess.run(pelican_command(config, output, overrides), stdout=subprocess.PIPE, text=True, check=False)
    if ran.returncode in EXPLAINED:
        return EXPLAINED[ran.returncode]
    click.echo(ran.stdout, err=True)
    return 2


@click.command()
@click.option("-s", "--config", default=CONFIG, show_default=True, help="The settings file.")
@click.option("-o", "--output", type=click.Path(file_okay=False), help="Where to write the site.")
@click.option("--skip-invalid", is_flag=True, help="Publish without the files that have errors, then exit with 3.")
@setting_option
def build(config: str, output: str | None, skip_invalid: bool, overrides: tuple[str, ...]) -> None:
    """Build the site.

    Exits with 0 when all is well, 1 when errors stopped it (the last site still stands), 2 when it could
    not run, 3 when it was built without the files that have errors.
    """
    settings = board_settings(overrides, config)
    if not settings.content.is_dir():
        stop(f"there is no folder {settings.content}")
    if skip_invalid:
        overrides = (*overrides, 'BOARD_SKIP_INVALID="true"')
    raise SystemExit(run_build(config, output, overrides))
