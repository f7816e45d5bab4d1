"""`board check --fix`: which files are mended, what is said of it, and how they are written."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import unified_diff
from pathlib import Path

import click

from board.cli.board_folder import stop
from board.cli.changes import write_over
from board.edit.mending import Mend, Mended, Subject, mended, page_mended
from board.files import Found, found_files
from board.read import MAX_BYTES, Document, read_document
from board.report import on_one_line, unobeyed
from board.settings import BoardSettings
from board.validate.shape import RECORDS, shape_problems

LONGEST_SHOWN = 100


@dataclass(frozen=True)
class Work:
    """A file to be mended: where it lies, what it is called, and what the board takes it for."""

    path: Path
    entry: Found


def mend_files(
    work: Sequence[Work], content: Path | None, today: date | None, *, dry_run: bool, to_stderr: bool
) -> None:
    """Mend these files, or show how, and say what was done to each."""
    count = 0
    vocabulary: Document | None = None
    # The words of the vocabulary decide about the other files, so it is mended first.
    for one in sorted(work, key=lambda one: one.entry.kind != "vocabulary"):
        raw = file_bytes(one.path)
        if raw is None:
            continue
        if vocabulary is None and content is not None and one.entry.kind in RECORDS:
            vocabulary = vocabulary_of(content)
        result = outcome(raw, one.entry, vocabulary, today)
        if result.raw == raw:
            continue
        count += 1
        lines = difference(raw, result.raw, one.entry.file) if dry_run else told(result.mends, one.entry.file)
        for line in lines:
            click.echo(unobeyed(on_one_line(line)), err=to_stderr)
        if not dry_run:
            put(one.path, raw, result.raw)
    files = f"{count} file{'s' * (count != 1)}"
    if dry_run:
        say = f"would mend {files}; nothing was written, and the report is of the files as they are"
    else:
        say = f"mended {files}"
    click.echo(say, err=to_stderr)


def board_work(settings: BoardSettings, wanted: Sequence[str]) -> list[Work]:
    """The board's records, pages and vocabulary, or those of them that lie below what is wanted."""
    found, _ = found_files(settings.content)
    return [
        Work(Path(entry.path), entry)
        for entry in found
        if entry.kind != "picture"
        and (not wanted or any(f"{entry.file}/".startswith(f"{name.removesuffix('/.')}/") for name in wanted))
    ]


def loose_work(paths: Sequence[Path]) -> list[Work]:
    """Files that belong to no board; what a link leads to is left alone."""
    return [Work(path, Found(str(path), path.as_posix(), "", path.stem)) for path in paths if not path.is_symlink()]


def outcome(raw: bytes, entry: Found, vocabulary: Document | None, today: date | None) -> Mended:
    """What becomes of a file."""
    subject = Subject(raw, entry.file, kind=entry.kind, slug=entry.slug, vocabulary=vocabulary, today=today)
    is_page = entry.kind == "page" or (not entry.kind and entry.file.endswith(".md"))
    return page_mended(subject) if is_page else mended(subject)


def vocabulary_of(content: Path) -> Document | None:
    """The board's vocabulary as it is now, unless something is wrong with it."""
    raw = file_bytes(content / "vocabulary.yml")
    if raw is None:
        return None
    document, _ = read_document(raw, file=f"{content.name}/vocabulary.yml", kind="vocabulary")
    return document if document is not None and not shape_problems(document) else None


def file_bytes(path: Path) -> bytes | None:
    """A plain file's bytes; None for a link, a device, what is not there and what is over the limit."""
    try:
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as opened:
            status = os.fstat(opened.fileno())
            if not stat.S_ISREG(status.st_mode) or status.st_size > MAX_BYTES:
                return None
            return opened.read(MAX_BYTES + 1)
    except OSError:
        # `board check` says what is wrong with it.
        return None


def put(path: Path, old: bytes, new: bytes) -> None:
    if file_bytes(path) != old:
        stop(f"{path} has changed in the meantime, and was not written")
    try:
        write_over(path, new)
    except OSError as error:
        stop(f"{error.filename}: {error.strerror}")


def told(mends: Sequence[Mend], file: str) -> Iterator[str]:
    """What was done to a file, line by line."""
    yield f"mended {file}"
    for mend in mends:
        yield f"  line {mend.line}: {mend.words}"
        if mend.before != mend.after:
            yield f"    - {shown(mend.before)}"
            yield f"    + {shown(mend.after)}"


def shown(line: str) -> str:
    line = line.strip().split("\n")[0]
    return line if len(line) <= LONGEST_SHOWN else line[: LONGEST_SHOWN - 1].rstrip() + "…"


def difference(old: bytes, new: bytes, file: str) -> Iterator[str]:
    """The lines that would change, as `git diff` shows them; a CR at a line's end is shown as `\\x0d`."""
    before, after = (raw.decode("utf-8", "replace").split("\n") for raw in (old, new))
    yield from unified_diff(before, after, f"a/{file}", f"b/{file}", lineterm="")
