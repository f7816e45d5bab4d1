"""What changed between two commits, or between a commit and the files as they lie in their folders."""

import hashlib
import io
import os
import stat
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from board.base.running import git, text
from board.base.trees import LARGEST, LINK, SUBMODULE, Blob, blobs, tree_of

Status = Literal["added", "modified", "deleted", "renamed", "type-changed"]
# Every lost file is compared with every new one; with more of them than this only equal ones are found.
MOST_PAIRS = 2500
MOST_EQUAL = 50
_ALIKE = 0.5
_RAW = ("-z", "--raw", "--no-renames", "--no-ext-diff", "--no-textconv")


@dataclass(frozen=True, slots=True)
class ChangedPath:
    """A path that is not as it was; `path` is the new name, of a deleted file the old one.

    `modified` may also mean the right to be executed alone. `type-changed`: a file has become a link or a
    submodule, or the other way round.
    """

    status: Status
    path: str
    before: Blob | None = None
    after: Blob | None = None
    old_path: str = ""
    """What a renamed file was called."""

    @property
    def paths(self) -> tuple[str, ...]:
        """Every path the change touches, the old name of a renamed file too."""
        return (self.path, self.old_path) if self.old_path else (self.path,)


def changed_paths(folder: Path, base: str, head: str) -> tuple[ChangedPath, ...]:
    """What changed from one commit to another, by path; renamed files are found by their likeness."""
    listed = text(git(folder, "diff-tree", "-r", *_RAW, base, head))
    changes = [_change(path, before, after) for path, before, after in _raw_entries(listed)]
    return with_renames(changes, lambda wanted: blobs(folder, (blob.name for _, blob in wanted)))


def changed_since(folder: Path, base: str) -> tuple[ChangedPath, ...]:
    """What changed from a commit to the files as they lie in the repository's folder, which is its top.

    Files that Git does not know yet are new ones, unless the repository ignores them. Every file is read as it
    is and compared here: Git itself would run the filters that an attribute asks for.
    """
    known = text(git(folder, "ls-files", "-z", "--stage")).split("\0")[:-1]
    listed = {path: facts[:6] for facts, _, path in (entry.partition("\t") for entry in known)}
    # Git gives the name of a repository within this one with a slash at its end.
    others = text(git(folder, "ls-files", "-z", "--others", "--exclude-standard")).split("\0")[:-1]
    listed |= {path.rstrip("/"): SUBMODULE if path.endswith("/") else "" for path in others}
    real = _RealFolders(folder)
    was = tree_of(folder, base)
    now = {
        path: blob
        for path, mode in listed.items()
        if real.holds(path) and (blob := _blob_of(folder / path, base, mode, was.get(path)))
    }
    changed = (path for path in {**was, **now} if was.get(path) != now.get(path))
    changes = [_change(path, was.get(path), now.get(path)) for path in changed]

    def read(wanted: list[tuple[str, Blob]]) -> Mapping[str, bytes]:
        lost = blobs(folder, (blob.name for _, blob in wanted))
        return lost | {blob.name: raw for path, blob in wanted if (raw := _raw(folder / path)) is not None}

    return with_renames(changes, read)


class _RealFolders:
    """Which folders of a repository are folders, and no links to some."""

    def __init__(self, top: Path) -> None:
        self.top = top
        self.seen = {"": True}

    def holds(self, path: str) -> bool:
        """Whether a path lies in the repository, however many folders down."""
        above = path.rpartition("/")[0]
        if above not in self.seen:
            self.seen[above] = self.holds(above) and not (self.top / above).is_symlink()
        return self.seen[above]


def _raw_entries(listed: str) -> Iterator[tuple[str, Blob | None, Blob | None]]:
    """The path, and what was and is there, of each entry of `--raw -z` without renames."""
    parts = iter(listed.split("\0")[:-1])
    for facts in parts:
        old_mode, new_mode, old_name, new_name, _ = facts.removeprefix(":").split(" ")
        before = Blob(old_mode, old_name) if old_mode.strip("0") else None
        after = Blob(new_mode, new_name) if new_mode.strip("0") else None
        yield next(parts), before, after


def _change(path: str, before: Blob | None, after: Blob | None) -> ChangedPath:
    if before is None:
        return ChangedPath("added", path, None, after)
    if after is None:
        return ChangedPath("deleted", path, before, None)
    return ChangedPath("modified" if before.is_file == after.is_file else "type-changed", path, before, after)


def _raw(path: Path) -> bytes | None:
    """The bytes of a file, or of where a link leads; None where it is too large or none of the two."""
    try:
        if path.is_symlink():
            return os.fsencode(os.readlink(path))
        if not path.is_file() or path.stat().st_size > LARGEST:
            return None
        return path.read_bytes()
    except OSError:
        return None


def _blob_of(path: Path, base: str, mode: str, was: Blob | None) -> Blob | None:
    """What lies in a folder, named as Git names it: by the digest of its bytes; None where nothing does."""
    try:
        found = path.lstat()
    except OSError:
        return None
    if mode == SUBMODULE:
        return was if was and was.mode == SUBMODULE else Blob(SUBMODULE, "")
    is_link = stat.S_ISLNK(found.st_mode)
    if not is_link and not stat.S_ISREG(found.st_mode):
        return None
    # Names have 40 digits, or 64 in a repository that was made for them.
    digest = (hashlib.sha256 if len(base) == 64 else hashlib.sha1)(usedforsecurity=False)
    digest.update(b"blob %d\0" % found.st_size)
    with io.BytesIO(os.fsencode(os.readlink(path))) if is_link else open(path, "rb") as opened:
        while part := opened.read(1 << 20):
            digest.update(part)
    return Blob(LINK if is_link else "100755" if found.st_mode & stat.S_IXUSR else "100644", digest.hexdigest())


def with_renames(
    changes: list[ChangedPath], read: Callable[[list[tuple[str, Blob]]], Mapping[str, bytes]]
) -> tuple[ChangedPath, ...]:
    """The changes by path, each lost file and the new one it became as one of them.

    Equal bytes first; then, among files of one ending, those that have most of their lines in common.
    """
    lost = {one.path: one.before for one in changes if one.status == "deleted" and one.before and one.before.is_file}
    new = {one.path: one.after for one in changes if one.status == "added" and one.after and one.after.is_file}
    equal: dict[str, list[str]] = defaultdict(list)
    for old in sorted(lost):
        equal[lost[old].name].append(old)
    renamed: dict[str, str] = {}
    for path, blob in new.items():
        if same := equal.get(blob.name):
            # Of several the one whose name is most like it; of very many, the first.
            old = same[0] if len(same) > MOST_EQUAL else max(same, key=lambda old: _nearness(old, path))
            renamed[path] = old
            same.remove(old)
    taken = set(renamed.values())
    left = {path: blob for path, blob in lost.items() if path not in taken}
    unknown = {path: blob for path, blob in new.items() if path not in renamed}
    if left and unknown and len(left) * len(unknown) <= MOST_PAIRS:
        raws = read([*left.items(), *unknown.items()])
        lines = {name: Counter(raw.splitlines(keepends=True)) for name, raw in raws.items()}
        pairs = sorted(
            (-_likeness(lines[was.name], lines[now.name]), path, old)
            for path, now in unknown.items()
            for old, was in left.items()
            if _ending(path) == _ending(old) and was.name in lines and now.name in lines
        )
        for likeness, path, old in pairs:
            if -likeness >= _ALIKE and path not in renamed and old not in taken:
                renamed[path] = old
                taken.add(old)
    gone = set(renamed.values())
    kept = [one for one in changes if one.path not in renamed and one.path not in gone]
    kept += [ChangedPath("renamed", path, lost[old], new[path], old) for path, old in renamed.items()]
    return tuple(sorted(kept, key=lambda one: one.path))


def _ending(path: str) -> str:
    return os.path.splitext(path)[1]


def _nearness(old: str, path: str) -> tuple[bool, int]:
    """How much a name is like another: the same ending, and how many letters they begin with alike."""
    alike = enumerate(zip(old, path, strict=False))
    return _ending(old) == _ending(path), next((index for index, pair in alike if pair[0] != pair[1]), len(old))


def _likeness(one: Counter[bytes], other: Counter[bytes]) -> float:
    """How much of the larger of two files the other has too, by the bytes of its lines, from 0 to 1."""
    shared = sum(len(line) * count for line, count in (one & other).items())
    return shared / max(_bytes(one), _bytes(other), 1)


def _bytes(lines: Counter[bytes]) -> int:
    return sum(len(line) * count for line, count in lines.items())
