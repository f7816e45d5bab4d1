"""`board check`: everything that is wrong with the board's files, or with files from elsewhere."""

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from board.batches import Asked, every_file
from board.checked import Checked, check_folder
from board.cli.board_folder import CONFIG, board_settings, setting_option, stop
from board.files import Found
from board.page_file import page_parts
from board.parallel import usable_processes
from board.problem import Problem, Severity
from board.report import github_report, help_address, json_report, summary_line, text_report
from board.settings import BoardSettings

FORMATS = ("text", "json", "github", "summary")


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--fix", is_flag=True, help="First put right, in the files, what can only be meant in one way.")
@click.option("--dry-run", is_flag=True, help="With --fix: show the lines that would change, and write nothing.")
@click.option("--base", metavar="COMMIT", help="Judge what changed since COMMIT, as of a pull request.")
@click.option("--head", default="", metavar="COMMIT", help="Judge COMMIT, and not the files as they lie here.")
@click.option("--author", default="", metavar="LOGIN", help="Who sent it: say who may change what.")
@click.option(
    "--content", type=click.Path(path_type=Path), help="The content folder, where it is another repository's."
)
@click.option("--summary", "summary_file", type=click.Path(path_type=Path), help="Add a summary in Markdown to a file.")
@click.option("--outputs", "outputs_file", type=click.Path(path_type=Path), help="Add the verdict to a file.")
@setting_option
def check(
    paths: tuple[Path, ...],
    form: str,
    fix: bool,
    dry_run: bool,
    base: str | None,
    head: str,
    author: str,
    content: Path | None,
    summary_file: Path | None,
    outputs_file: Path | None,
    overrides: tuple[str, ...],
) -> None:
    """Say everything that is wrong, with the line and what to write instead.

    Without PATHS the whole board is checked; with PATHS under its `content/` only what is said of them is
    shown. A file elsewhere is checked for its syntax alone. With --base, it judges a pull request: what is wrong
    with the files that changed, who may change them, and what that does to the board.

    Exits with 0 when there is no error (there may be warnings), 1 when there is one, 2 when the check could not run.
    """
    if base is not None:
        if paths or fix or dry_run:
            stop("with --base, the files that changed are looked at; name none, and mend them without --base")
        from board.cli.check_proposal import check_proposal

        code = check_proposal(
            board_settings(overrides),
            base=base,
            head=head,
            author=author,
            content=content,
            form=form,
            summary_file=summary_file,
            outputs_file=outputs_file,
        )
        raise SystemExit(code)
    if head or author or content or summary_file or outputs_file or form == "summary":
        stop("--head, --author, --content, --summary, --outputs and the format summary need --base")
    has_board = Path(CONFIG).is_file()
    settings = board_settings(overrides) if has_board else None
    missing = [path for path in paths if not os.path.lexists(path)]
    if missing:
        stop(f"{missing[0]} is not there")
    if settings is None and not paths:
        stop(f"there is no {CONFIG} here; run this in the folder of a board, or name files to check")
    inside = [path for path in paths if settings and name_under(path, settings.content) is not None]
    outside = [path for path in paths if path not in inside]
    if dry_run and not fix:
        stop("--dry-run goes with --fix")
    if fix:
        mend(settings, inside, outside, is_whole=not paths, dry_run=dry_run, to_stderr=form != "text")
    problems, count = loose_problems(outside)
    if settings and (inside or not paths):
        found, checked = board_problems(settings, inside)
        problems += found
        count += checked
    click.echo(report(problems, count, form, settings), nl=False)
    raise SystemExit(1 if any(problem.severity is Severity.ERROR for problem in problems) else 0)


def mend(
    settings: BoardSettings | None,
    inside: Sequence[Path],
    outside: Sequence[Path],
    *,
    is_whole: bool,
    dry_run: bool,
    to_stderr: bool,
) -> None:
    """Put right what is mechanical in the files named, or in all of the board."""
    from board.cli.mend import board_work, loose_work, mend_files

    work = loose_work([file for path in outside if not path.is_symlink() for file in files_below(path)])
    if settings and (inside or is_whole):
        wanted = [f"{settings.content.name}/{name_under(path, settings.content)}" for path in inside]
        work += board_work(settings, wanted)
    content, today = (settings.content, settings.today) if settings else (None, None)
    mend_files(work, content, today, dry_run=dry_run, to_stderr=to_stderr)


def name_under(path: Path, folder: Path) -> str | None:
    """The name of a path within a folder, or None; a link is looked at where it lies, not where it leads."""
    for place, top in (
        (Path(os.path.abspath(path)), folder.absolute()),
        (path.parent.resolve() / path.name, folder.resolve()),
    ):
        if place.is_relative_to(top):
            return place.relative_to(top).as_posix()
    return None


def checked_board(settings: BoardSettings, asked: Asked | None = None) -> Checked:
    """The board, with all that is wrong in it or with what is asked for; exits with 2 where it cannot be read."""
    if not settings.content.is_dir():
        stop(f"there is no folder {settings.content}")
    try:
        return check_folder(
            settings.content,
            today=settings.today,
            policy=settings.rules,
            # To read the files and no more, a second process would cost as much as it saves.
            processes=1 if asked else usable_processes(settings.processes),
            asked=asked or every_file,
        )
    except OSError as error:
        stop(f"{error.filename}: {error.strerror}")


def board_problems(settings: BoardSettings, paths: Sequence[Path]) -> tuple[list[Problem], int]:
    """The problems of the board, or of these paths of it, and the number of files looked at."""
    if not paths:
        checked = checked_board(settings)
        return list(checked.problems), checked.file_count
    shown = [f"{settings.content.name}/{name_under(path, settings.content)}" for path in paths]
    checked = checked_board(settings, partial(concerns, shown=shown))
    ours = [problem for problem in checked.problems if concerns(problem.location.file, shown)]
    return ours, sum(len(files_below(path)) for path in paths)


def concerns(file: str, shown: Sequence[str]) -> bool:
    """Whether a problem of this file is one of these paths', of what lies below them, or of a link above them."""
    return any(
        f"{file}/".startswith(f"{name.removesuffix('/.')}/") or f"{name}/".startswith(f"{file}/") for name in shown
    )


def loose_problems(paths: Sequence[Path]) -> tuple[list[Problem], int]:
    """The syntax problems of files outside a board, and the number of files."""
    from board.read import read_document

    problems: list[Problem] = []
    # A Markdown file elsewhere need not be a page.
    files = [file for path in paths for file in files_below(path) if file == path or file.suffix != ".md"]
    for file in files:
        try:
            raw = file.read_bytes()
        except OSError as error:
            stop(f"{file}: {error.strerror}")
        if file.suffix == ".md":
            problems += page_parts(raw, Found(str(file), file.as_posix(), "page", file.stem))[2]
        else:
            problems += read_document(raw, file=file.as_posix())[1]
    return problems, len(files)


def files_below(path: Path) -> list[Path]:
    """The path itself, or the YAML files and pages below a folder."""
    if path.is_file():
        return [path]
    found = [Path(root) / name for root, _, names in os.walk(path) for name in names]
    return sorted(file for file in found if file.suffix in (".yml", ".yaml", ".md"))


def report(problems: Sequence[Problem], count: int, form: str, settings: BoardSettings | None) -> str:
    """The problems in the form asked for."""
    if form == "json":
        return json_report(problems) + "\n"
    help_url = help_address(settings) if settings else ""
    lines = github_report(problems, help_url) if form == "github" else text_report(problems)
    return (f"{lines}\n" if lines else "") + summary_line(problems, count) + "\n"
