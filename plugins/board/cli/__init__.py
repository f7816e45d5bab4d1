"""The `board` command; each family of commands is imported only when it is called."""

from importlib import import_module

import click

COMMANDS = {
    "build": ("board.cli.build", "build", "Build the site from the files."),
    "check": ("board.cli.check", "check", "Say everything that is wrong with the board's files."),
    "import": ("board.cli.importing", "import_group", "Turn a spreadsheet or a JSON Resume into files."),
    "init": ("board.cli.init", "init", "Empty the demo, to begin a board of your own."),
    "new": ("board.cli.new", "new", "Begin a job or a profile from a template."),
    "serve": ("board.cli.serve", "serve", "Build, serve, and build again on every change."),
    "upgrade": ("board.cli.init", "upgrade", "Bring a board's engine up to this one."),
}


class Families(click.Group):
    """A group that knows its commands by name and imports only the one that runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, name, _ = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name][2]) for name in sorted(COMMANDS)])


@click.command(cls=Families, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="plainboard")
def main() -> None:
    """A micro-job board that lives in a Git repository. Run it in the board's folder."""
