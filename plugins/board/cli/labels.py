"""`board labels`: the labels that the repository should have, as a table for a program."""

import re
from pathlib import Path
from typing import Any

import click

from board.cli.board_folder import stop
from board.read import read_document
from board.report import plain, text_report

FILE = Path(".github/labels.yml")
COLOR = re.compile(r"[0-9a-f]{6}")
KEYS = ("name", "color", "description")
# https://docs.github.com/rest/issues/labels
LONGEST = {"name": 50, "color": 6, "description": 100}


@click.command()
def labels() -> None:
    """Print the labels of .github/labels.yml: the name, the colour and the description, with tabs between.

    docs/maintaining.md says how they are made out of it. Exits with 2 where the file is missing or wrong.
    """
    try:
        raw = FILE.read_bytes()
    except OSError as error:
        stop(f"{FILE}: {error.strerror}")
    document, problems = read_document(raw, file=FILE.as_posix())
    if document is None:
        stop(f"the labels cannot be read\n{text_report(problems)}")
    found = document.data.get("labels") if isinstance(document.data, dict) else None
    if not isinstance(found, list) or not found:
        stop(f"{FILE}: there is no list `labels`")
    for entry in found:
        if wrong := what_is_wrong(entry):
            stop(f"{FILE}: {wrong}")
    for entry in found:
        click.echo("\t".join(entry[key] for key in KEYS))


def what_is_wrong(entry: Any) -> str | None:
    """Why this is no label, or None."""
    if not isinstance(entry, dict) or not all(isinstance(entry.get(key), str) for key in KEYS):
        return "each label needs a name, a color and a description, all of them texts"
    name = plain(entry["name"])
    for key, limit in LONGEST.items():
        if not entry[key].isprintable() or not 0 < len(entry[key]) <= limit:
            return f"the {key} of the label {name} has to be one line of at most {limit} characters"
    if not COLOR.fullmatch(entry["color"]):
        return f"the color of the label {name} has to be six digits from 0 to f, such as 1f7a44"
    return None
