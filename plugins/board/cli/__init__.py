"""The `board` command; each family of commands is imported only when it is called."""

import gc
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

COMMANDS = {
    "add": ("board.cli.add", "add", "Put a record that came by mail in its place."),
    "applicants": ("board.cli.applicants", "applicants", "Lay out the applications for a job side by side."),
    "build": ("board.cli.build", "build", "Build the site from the files."),
    "check": ("board.cli.check", "check", "Say everything that is wrong with the board's files."),
    "close": ("board.cli.hire", "close", "Cancel a job, or pause it."),
    "complete": ("board.cli.hire", "complete", "Say that the work of a job is done and accepted."),
    "confirm": ("board.cli.records", "confirm", "Say that a profile's availability is still true."),
    "desk": ("board.cli.desk", "desk", "Say what is open, closes soon, waits for an outcome or is out of date."),
    "digest": ("board.cli.digest", "digest", "Write the news since a day, for mail, a chat or a forum."),
    "export": ("board.cli.export", "export_group", "Take a profile elsewhere, as a JSON Resume."),
    "hire": ("board.cli.hire", "hire", "Say who got a job."),
    "import": ("board.cli.importing", "import_group", "Turn a spreadsheet or a JSON Resume into files."),
    "init": ("board.cli.init", "init", "Empty the demo, to begin a board of your own."),
    "issue": ("board.cli.issue", "issue", "Turn an issue of GitHub into a file to propose, or an answer."),
    "issue-forms": (
        "board.cli.issue_forms",
        "issue_forms_command",
        "Write the issue forms by which people post and join.",
    ),
    "labels": ("board.cli.labels", "labels", "Print the labels that the repository should have."),
    "links": ("board.cli.links", "links", "Ask the links of the board whether they still lead somewhere."),
    "match": ("board.cli.match", "match", "Say who fits a job, or which jobs fit a person, and why."),
    "new": ("board.cli.new", "new", "Begin a job or a profile from a template."),
    "preview": ("board.cli.preview", "preview", "Show the pages that a change changes, before and after it."),
    "remove": ("board.cli.records", "remove", "Take a record off the board, and keep its name."),
    "rename": ("board.cli.records", "rename", "Give a record another name, everywhere."),
    "reopen": ("board.cli.hire", "reopen", "Open a job again."),
    "serve": ("board.cli.serve", "serve", "Build, serve, and build again on every change."),
    "tidy": ("board.cli.tidy", "tidy", "Write down what nobody has answered for a very long time."),
    "upgrade": ("board.cli.init", "upgrade", "Bring a board's engine up to this one."),
    "upkeep": ("board.cli.upkeep", "upkeep", "Write the week's list of what needs a hand."),
}


class Families(click.Group):
    """A group that knows its commands by name and imports only the one that runs."""

    def main(self, args: Sequence[str] | None = None, *further: Any, **named: Any) -> Any:
        if args is None:
            # In a process of its own, a command reads a board once and ends: nothing of it is garbage before that,
            # and to look for some costs a third of the time.
            gc.disable()
        return super().main(args, *further, **named)

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
