"""`board issue-forms`: GitHub's issue forms, made from the schemas and the board's vocabulary."""

from collections.abc import Mapping
from pathlib import Path

import click

from board.cli.board_folder import board_settings, stop
from board.cli.importing import content_of
from board.importing.issues.forms import FOLDER, issue_forms


@click.command("issue-forms")
@click.option("--check", "checks", is_flag=True, help="Write nothing; say which files are not as they would be made.")
def issue_forms_command(checks: bool) -> None:
    """Write the issue forms by which people post a job, join, and report a problem.

    They ask for what the schemas say, and offer this board's categories. Run it again when the vocabulary changes,
    and after an upgrade.

    Exits with 0; with --check, with 1 where a form is old, and with 0 on a board that has none.
    """
    settings = board_settings()
    content = content_of(settings)
    if content.vocabulary is None:
        stop("the forms offer the board's categories: mend its vocabulary.yml first")
    contributing = f"{settings.repository}/blob/{settings.branch}/CONTRIBUTING.md" if settings.repository else ""
    forms = issue_forms(content.vocabulary["categories"], contributing)
    old = old_forms(Path(FOLDER), forms)
    if checks:
        if len(old) == len(forms) and not any(path.exists() for path in old):
            click.echo(f"there are no issue forms in {FOLDER}")
            return
        for path in old:
            click.echo(f"{path} is {'old' if path.exists() else 'missing'}; run: board issue-forms", err=True)
        raise SystemExit(1 if old else 0)
    for path, text in old.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        click.echo(f"written to {path}")
    if not old:
        click.echo("the issue forms are as they should be")


def old_forms(folder: Path, forms: Mapping[str, str]) -> dict[Path, str]:
    """The files that are missing or otherwise, with the text they should have."""
    paths = {folder / name: text for name, text in forms.items()}
    return {path: text for path, text in paths.items() if not path.is_file() or path.read_bytes() != text.encode()}
