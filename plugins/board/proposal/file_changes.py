"""What Git says of paths, as what it means for the board's files."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from board.base import Blob, ChangedPath
from board.base.trees import LARGEST
from board.files import Found, place_of
from board.page_file import page_parts
from board.read import Document, read_document
from board.validate.proposal import LIVING, FileChange

READ = frozenset((*LIVING, "vocabulary"))


@dataclass(frozen=True, slots=True)
class Touched:
    """The changed paths below the content folder, by their names from there, and all others."""

    inside: tuple[ChangedPath, ...]
    outside: tuple[str, ...]


def touched(changes: Iterable[ChangedPath], beginning: str) -> Touched:
    """The changes, parted by whether a path lies below the content folder; `beginning` is its path, with a slash.

    A file that moves from one side to the other, or from one kind of record to another, is two changes.
    """
    inside: list[ChangedPath] = []
    outside: list[str] = []
    for change in changes:
        below = [path for path in change.paths if is_below(path, beginning)]
        outside += [path for path in change.paths if path not in below]
        if len(below) == len(change.paths):
            folders = {path.removeprefix(beginning).partition("/")[0] for path in below}
            inside += [change] if len(folders) == 1 else halves(change)
        else:
            inside += [half for half in halves(change) if half.path in below]
    named = (
        replace(one, path=one.path.removeprefix(beginning), old_path=one.old_path.removeprefix(beginning))
        for one in inside
    )
    return Touched(tuple(named), tuple(sorted(set(outside))))


def is_below(path: str, beginning: str) -> bool:
    """Whether a path lies in the content folder, and in no other by way of `..`."""
    return path.startswith(beginning) and not {"", ".", ".."}.intersection(path.removeprefix(beginning).split("/"))


def halves(change: ChangedPath) -> Iterator[ChangedPath]:
    """A renaming as two changes."""
    if change.old_path:
        yield ChangedPath("deleted", change.old_path, change.before, None)
        yield ChangedPath("added", change.path, None, change.after)


def file_changes(changes: Iterable[ChangedPath], content: Path, befores: Mapping[str, bytes]) -> tuple[FileChange, ...]:
    """The changed files of the board, by name; `befores` has the bytes that were there, by Git's name for them."""
    found = []
    for change in changes:
        kind, slug = kind_and_slug(change.path)
        old_kind, old_slug = kind_and_slug(change.old_path or change.path)
        old_file = f"{content.name}/{change.old_path or change.path}"
        file = f"{content.name}/{change.path}"
        before = befores.get(change.before.name) if change.before and change.before.is_file else None
        after = bytes_of(content / change.path) if change.after and change.after.is_file else None
        found.append(
            FileChange(
                file=file,
                kind=kind,
                slug=slug,
                was_there=change.before is not None,
                is_there=change.after is not None,
                before=document(before, old_file, old_kind, old_slug),
                after=document(after, file, kind, slug),
                old_file=old_file if change.old_path else "",
                old_slug=old_slug if change.old_path else "",
                is_same=change.before is not None and change.before == change.after,
                mode=mode_of(change.after),
                old_mode=mode_of(change.before),
            )
        )
    return tuple(sorted(found, key=lambda one: one.file))


def kind_and_slug(name: str) -> tuple[str, str]:
    """The kind and the slug that a name under `content/` has; two empty texts for what does not belong there."""
    place = place_of(name)
    return ("", "") if isinstance(place, str) else place


def document(raw: bytes | None, file: str, kind: str, slug: str) -> Document | None:
    """What a record's or a page's bytes say, if they can be read and are `key: value` lines, or have some above."""
    if raw is not None and kind == "page":
        head, body, _ = page_parts(raw, Found("", file, kind, slug))
        return head and replace(head, data={**head.data, "text": body}, raw=raw)
    if raw is None or kind not in READ:
        return None
    return read_document(raw, file=file, kind=kind, slug=slug, despite_wrong_days=True)[0]


def bytes_of(path: Path) -> bytes | None:
    """The bytes of a plain file of a size that a board may hold."""
    if path.is_symlink() or not path.is_file() or path.stat().st_size > LARGEST:
        return None
    return path.read_bytes()


def mode_of(blob: Blob | None) -> str:
    return blob.mode if blob else ""
