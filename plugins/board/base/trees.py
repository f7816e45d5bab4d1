"""The files of a commit: their names, their bytes, and all of them laid out in a folder."""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from board.base.running import GitFailed, commit_of, git, text

LARGEST = 4 * 1024 * 1024
"""Bytes; nothing that belongs on a board is as large."""

LINK, SUBMODULE = "120000", "160000"


@dataclass(frozen=True, slots=True)
class Blob:
    """What a commit has at a path: Git's mode in six digits, and the name of its bytes.

    Modes: `100644` a file, `100755` one that may be run, `120000` a symbolic link, `160000` a submodule.
    """

    mode: str
    name: str

    @property
    def is_file(self) -> bool:
        return self.mode.startswith("100")


def tree_of(folder: Path, commit: str, below: str = "") -> dict[str, Blob]:
    """Every path of a commit with what is there, or those at or below one; a path begins at the repository's top."""
    listed = git(folder, "ls-tree", "-r", "-z", "--full-tree", commit, *(["--", below] if below else []))
    found: dict[str, Blob] = {}
    for entry in listed.split(b"\0")[:-1]:
        facts, _, path = entry.partition(b"\t")
        mode, _, name = text(facts).split(" ")
        found[text(path)] = Blob(mode, name)
    return found


def sizes(folder: Path, names: Iterable[str]) -> dict[str, int]:
    """How many bytes each of these has, by name; what the repository lacks is left out."""
    asked = "".join(f"{name}\n" for name in dict.fromkeys(names))
    found: dict[str, int] = {}
    if not asked:
        return found
    for line in text(git(folder, "cat-file", "--batch-check", given=asked.encode())).splitlines():
        name, kind, *size = line.split(" ")
        if kind == "blob":
            found[name] = int(size[0])
    return found


def blobs(folder: Path, names: Iterable[str], largest: int = LARGEST) -> dict[str, bytes]:
    """The bytes of each of these, by name; one over `largest` bytes is left out, and not read."""
    asked = [name for name, size in sizes(folder, names).items() if size <= largest]
    if not asked:
        return {}
    answer = git(folder, "cat-file", "--batch", given="".join(f"{name}\n" for name in asked).encode())
    found, start = {}, 0
    while start < len(answer):
        end = answer.index(b"\n", start)
        name, kind, size = text(answer[start:end]).split(" ")
        start = end + 1 + int(size)
        if kind == "blob":
            found[name] = answer[end + 1 : start]
        start += 1
    return found


def tree_at(folder: Path, ref: str, into: Path, below: str = "") -> dict[str, str]:
    """Lay out the files of a commit in an empty folder; returns what was left out, and why, in words.

    With `below`, only what lies below that path, and by its names from there. No filter and no hook of the
    repository runs, no file may be executed. Links are made last, so that nothing is ever written through one.
    A submodule leaves nothing. The paths of the answer are those of `into`.
    """
    commit = commit_of(folder, ref)
    beginning = f"{below.strip('/')}/" if below.strip("/") else ""
    tree = tree_of(folder, commit, below.strip("/"))
    entries = {path[len(beginning) :]: blob for path, blob in tree.items() if path.startswith(beginning)}
    return laid_out(folder, entries, into)


def laid_out(folder: Path, entries: Mapping[str, Blob], into: Path) -> dict[str, str]:
    """Write these into an empty folder, as `tree_at` says."""
    into.mkdir(parents=True, exist_ok=True)
    if any(into.iterdir()):
        raise GitFailed(f"{into} is not empty")
    left_out = {path: reason for path, blob in entries.items() if (reason := _unusable(path, blob))}
    kept = {path: blob for path, blob in entries.items() if path not in left_out}
    raws = blobs(folder, (blob.name for blob in kept.values()))
    length = sizes(folder, (blob.name for blob in kept.values() if blob.name not in raws))
    folders: set[Path] = set()
    for path, blob in sorted(kept.items(), key=lambda item: (item[1].mode == LINK, item[0])):
        if blob.name in length:
            left_out[path] = f"it has {length[blob.name]:,} bytes, more than {LARGEST:,}"
        elif blob.name not in raws:
            left_out[path] = "its bytes are not in this repository"
        else:
            target = into / path
            try:
                if target.parent not in folders:
                    target.parent.mkdir(parents=True, exist_ok=True)
                    folders.add(target.parent)
                _write(target, raws[blob.name], blob)
            except OSError as error:
                left_out[path] = f"it cannot be written: {error.strerror}"
    return left_out


def _unusable(path: str, blob: Blob) -> str:
    """Why a path of a commit is not laid out, or "": no Git writes such names, but a commit may be made by hand."""
    parts = path.split("/")
    if any(part in ("", ".", "..") or part.lower() == ".git" or "\\" in part for part in parts):
        return "its path could lead out of the folder"
    if blob.mode == SUBMODULE:
        return "it is a submodule"
    return ""


def _write(path: Path, raw: bytes, blob: Blob) -> None:
    if blob.mode == LINK:
        # Empty, or with a NUL, it leads nowhere; the system refuses it.
        with suppress(ValueError):
            os.symlink(os.fsdecode(raw), path)
        return
    # Never over something: names that this file system takes for the same would let one file hide behind another.
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o644)
    with open(handle, "wb") as opened:
        opened.write(raw)
