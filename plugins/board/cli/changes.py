"""Changes to a board's files: shown line by line, checked with the whole board, then made or refused as one."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from pathlib import Path

import click

from board.batches import check_share, document_of, sorted_out
from board.checked import board_problems, with_policy
from board.cli.board_records import BoardRecords, halt, refuse
from board.edit import CannotEdit
from board.files import Found, place_of
from board.problem import Problem, Severity
from board.read import Document
from board.report import on_one_line, text_report

dry_run_option = click.option("--dry-run", is_flag=True, help="Show the lines that would change, and write nothing.")

MOST_OF_A_BOARD = 10
"""A command that chooses the files itself may change one in so many."""

Edit = Callable[[Document], Document]


@dataclass(frozen=True)
class Changes:
    """What is to happen to files and folders below `content/`, by their names there.

    `edited` holds new bytes by the file's name before it moves; `replaced` names those of them whose old
    lines say nothing any more, so that they are not shown.
    """

    edited: Mapping[str, bytes] = field(default_factory=dict)
    replaced: frozenset[str] = frozenset()
    moved: Mapping[str, str] = field(default_factory=dict)
    deleted: tuple[str, ...] = ()

    def name_after(self, name: str) -> str:
        """The name of a file once these changes are made."""
        for old, new in self.moved.items():
            if name == old or name.startswith(f"{old}/"):
                name = new + name.removeprefix(old)
        return name


def edited(document: Document, *edits: Edit) -> Document:
    """The document after these edits, one after the other; ends with 1 where one of them cannot be written."""
    try:
        for edit in edits:
            document = edit(document)
    except CannotEdit as error:
        refuse(str(error))
    return document


def make(records: BoardRecords, changes: Changes, *, dry_run: bool, then: Sequence[str] = ()) -> None:
    """Show the changes, make them, and say what comes then.

    Ends with 1, and nothing changed, where they would bring the board an error.
    """
    for error in (errors := new_errors(records, changes)):
        click.echo(text_report([error]), err=True)
    if errors:
        refuse("nothing was changed: the board would have an error that it does not have now")
    for line in shown(records, changes, dry_run=dry_run):
        click.echo(line)
    if not dry_run:
        carry_out(records, changes)
        for line in then:
            click.echo(on_one_line(line))


def refuse_too_many(records: BoardRecords, changes: Changes) -> None:
    """End with 1, and nothing changed, where changes that nobody named one by one touch over a tenth of the records.

    A wrong clock or a wrong rule makes everything look old at once. A single file may always change.
    """
    total, touched = len(records.by_name), len(changes.edited)
    if touched > max(1, total // MOST_OF_A_BOARD):
        refuse(
            f"nothing was changed: this would touch {touched} of {total} records, more than one in {MOST_OF_A_BOARD}; "
            "look whether the day is right, then name some of them: board tidy RECORD"
        )


def new_errors(records: BoardRecords, changes: Changes) -> list[Problem]:
    """The errors that the board has after the changes, but not before."""
    content, settings = records.checked.content, records.settings
    kept: list[Document] = []
    raws: dict[str, bytes] = {}
    entries: list[Found] = []
    for document in (*content.records, *content.tombstones):
        folder, _, name = document.file.partition("/")
        new = changes.name_after(name)
        raw = changes.edited.get(name, document.raw)
        place = place_of(new)
        if (new == name and raw is document.raw) or isinstance(place, str):
            kept.append(document)
        else:
            raws[f"{folder}/{new}"] = raw
            entries.append(Found("", f"{folder}/{new}", *place))
    vocabulary = content.vocabulary
    batches = check_share(raws, vocabulary, settings.today, entries)
    by_file = {entry.file: entry for entry in entries}
    for batch in batches:
        kept += [document_of(fact, by_file[fact[0]], raws[fact[0]]) for fact in batch.facts]
    kept += [vocabulary] if vocabulary else []
    pictures = {changes.name_after(f"images/{picture}") for picture in content.pictures}
    left = {name for name in pictures if not any(name.startswith(f"{gone}/") for gone in changes.deleted)}
    names = frozenset(name.removeprefix("images/") for name in left)
    after = replace(sorted_out(kept, settings.today, names), broken=content.broken)
    problems = [problem for batch in batches for problem in batch.problems]
    found = with_policy([*problems, *board_problems(after)], settings.rules)
    before = {
        (problem.id, f"{folder}/{changes.name_after(name)}", problem.message)
        for problem in records.checked.problems
        for folder, _, name in [problem.location.file.partition("/")]
    }
    return [
        problem
        for problem in found
        if problem.severity is Severity.ERROR and (problem.id, problem.location.file, problem.message) not in before
    ]


def shown(records: BoardRecords, changes: Changes, *, dry_run: bool) -> Iterator[str]:
    """What happens to each file, and of a changed one the lines that go and come, as `git diff` marks them."""
    top = records.settings.content.name
    verbs = {"change": "changed", "rename": "renamed", "remove": "removed"}
    verb = {name: f"would {name}" if dry_run else done for name, done in verbs.items()}
    for name, raw in changes.edited.items():
        old = records.by_name[name.removesuffix(".yml")]
        new = replace(old, raw=raw)
        if name in changes.replaced:
            yield f"{verb['remove']} {on_one_line(old.file)}, of which this stays:"
            yield from (f"    {on_one_line(line)}" for line in new.lines if line)
        else:
            yield f"{verb['change']} {on_one_line(old.file)}"
            yield from (f"    {on_one_line(line)}" for line in changed_lines(old.lines, new.lines))
    for old_name, new_name in changes.moved.items():
        yield on_one_line(f"{verb['rename']} {top}/{old_name} to {top}/{new_name}")
    for name in changes.deleted:
        yield on_one_line(f"{verb['remove']} {top}/{name}/")


def changed_lines(old: list[str], new: list[str]) -> Iterator[str]:
    for what, first, last, new_first, new_last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            yield from (f"-{line}" for line in old[first:last])
            yield from (f"+{line}" for line in new[new_first:new_last])


def carry_out(records: BoardRecords, changes: Changes) -> None:
    """Make the changes; files that somebody else has changed in the meantime stop it before the first one."""
    try:
        for name in changes.edited:
            if records.path(name).read_bytes() != records.by_name[name.removesuffix(".yml")].raw:
                halt(f"{records.path(name)} has changed in the meantime; nothing was written")
        for name, raw in changes.edited.items():
            write_over(records.path(name), raw)
        for old, new in changes.moved.items():
            records.path(new).parent.mkdir(parents=True, exist_ok=True)
            os.rename(records.path(old), records.path(new))
        for name in changes.deleted:
            shutil.rmtree(records.path(name))
    except OSError as error:
        halt(f"{error.filename}: {error.strerror}; what is said above may be half done: see git status")


def write_over(path: Path, raw: bytes) -> None:
    """Put bytes in the place of a file's; whoever reads it meanwhile finds the old ones or the new ones."""
    aside = path.with_name(f".{path.name}.new")
    # What lies there already may be a link to any file of this machine.
    aside.unlink(missing_ok=True)
    with aside.open("xb") as file:
        file.write(raw)
    shutil.copymode(path, aside)
    os.replace(aside, path)
