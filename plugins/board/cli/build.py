"""`board build`: the site, built by Pelican with every error fatal."""

import subprocess
import sys
from collections.abc import Sequence

import click

from board.cli.board_folder import CONFIG, board_settings, setting_option

# What the plugin ends with when it has already said why.
EXPLAINED = (0, 1, 3)


def pelican_command(config: str, output: str | None, overrides: Sequence[str]) -> list[str]:
    """The command that builds the site of the folder one stands in."""
    command = [sys.executable, "-m", "pelican", "-s", config, "--fatal", "errors", "--log-handler", "plain"]
    if output:
        command += ["-o", output]
    for override in overrides:
        command += ["-e", override]
    return command


def run_build(config: str = CONFIG, output: str | None = None, overrides: Sequence[str] = ()) -> int:
    """Build and return the exit code: 0 built, 1 refused, 2 could not run, 3 built without some files."""
    # What Pelican says of articles and pages is about its own readers, which we have switched off;
    # it is shown only when something other than a file's content went wrong.
    ran = subprocess.run(pelican_command(config, output, overrides), stdout=subprocess.PIPE, text=True, check=False)
    if ran.returncode in EXPLAINED and "CRITICAL" not in ran.stdout:
        return ran.returncode
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
    board_settings(overrides, config)
    if skip_invalid:
        overrides = (*overrides, 'BOARD_SKIP_INVALID="true"')
    raise SystemExit(run_build(config, output, overrides))
