"""`board issue`: an issue, written with one of the board's forms, as a file to propose or a comment to answer with."""

from collections.abc import Iterator
from pathlib import Path

import click

from board.cli.board_folder import board_settings, setting_option, stop
from board.cli.importing import content_of, count
from board.cli.issue_letters import comment_text, commit_text, pull_request_text, pull_request_title
from board.importing.issues.door import Judged, judged
from board.importing.issues.event import Issue, NoEvent
from board.importing.records import record_path
from board.settings import BoardSettings


@click.command()
@click.argument("event", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--into",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="The folder for what is made of it; it must be empty or missing.",
)
@setting_option
def issue(event: Path, folder: Path, overrides: tuple[str, ...]) -> None:
    """Turn the issue in the file EVENT, as GitHub hands it to a workflow, into a file to propose.

    The answers are checked as `board check` would check the file. Without an error, the folder then holds
    `content/…/NAME.yml`, `title.txt`, `pull-request.md` and `commit.txt`; in any case it holds `comment.md`. Nothing
    that the issue says is printed, run or followed.

    Exits with 0 when there is a file, 1 when there is only a comment, 2 when the command could not run.
    """
    settings = board_settings(overrides)
    if folder.exists() and any(folder.iterdir()):
        stop(f"{folder} is not empty: name another with --into")
    try:
        found = Issue.from_event(event.read_bytes(), settings.timezone)
    except NoEvent as reason:
        stop(f"{event}: {reason}")
    content = content_of(settings)
    if content.vocabulary is None:
        stop("the board's vocabulary.yml has to be mended first")
    verdict = judged(found, content, settings.content.name, settings.rules)
    for path, text in made_files(verdict, found, settings):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text)
    if not verdict.is_proposed:
        errors = sum(one.is_error for one in verdict.said)
        click.echo(f"issue {found.number}: {count(errors, 'thing')} to change, named in {folder / 'comment.md'}")
        raise SystemExit(1)
    assert verdict.document is not None
    click.echo(f"issue {found.number}: written to {record_path(folder / settings.content.name, verdict.document)}")


def made_files(verdict: Judged, found: Issue, settings: BoardSettings) -> Iterator[tuple[Path, bytes]]:
    """The files that are made of an issue, by their paths in the folder for them."""
    yield Path("comment.md"), comment_text(verdict, found, settings).encode()
    if verdict.is_proposed and verdict.document is not None:
        yield record_path(Path(settings.content.name), verdict.document), verdict.document.raw
        yield Path("title.txt"), f"{pull_request_title(verdict, found)}\n".encode()
        yield Path("pull-request.md"), pull_request_text(verdict, found, settings).encode()
        yield Path("commit.txt"), commit_text(verdict, found).encode()
