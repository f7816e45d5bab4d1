"""Writes outputs so that the folder only ever holds a whole site, and no file twice."""

import os
import shutil
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from errno import EXDEV
from functools import partial
from hashlib import blake2b
from pathlib import Path

from board.cache import remember, remembered
from board.lasting import lasting
from board.parallel import BothEnds, from_both_ends
from board.render.outputs import Output

# Not `open`: for twenty thousand small files its objects cost as much as writing them. O_BINARY is Windows' own.
NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Written:
    """What a build did: the number of files written, left as they were, and deleted."""

    written: int
    unchanged: int
    deleted: int


def write_site(
    outputs: Iterable[Output], later: Iterable[Output] = (), *, into: Path, cache: Path, key: str, processes: int
) -> Written:
    """As `brought_up_to_date`, with every other build of this board kept waiting."""
    with only_one(cache / "lock"):
        return brought_up_to_date(list(outputs), later, into=into, cache=cache, key=key, processes=processes)


@contextmanager
def only_one(path: Path) -> Iterator[None]:
    """Hold a lock file while the body runs, and wait for whoever holds it; the system frees it if we die."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as lock:
        try:
            from fcntl import LOCK_EX, flock
        except ImportError:  # Windows, where the open folder itself stops a second build
            pass
        else:
            flock(lock, LOCK_EX)
        yield


def brought_up_to_date(
    outputs: Sequence[Output], later: Iterable[Output], *, into: Path, cache: Path, key: str, processes: int
) -> Written:
    """Bring a folder to hold exactly these outputs, besides files that no build of ours made.

    Everything that changed is rendered aside first; only when all of it is there do the files take their
    places, so a failed build leaves the last site whole. An output is skipped while its inputs are the same,
    `key` (engine, theme and settings) too, and its file is still there. Forks render the outputs while this process
    still finds out what there is `later`.
    """
    # A folder that is a link stays one: what is made aside lies beside the folder that it leads to.
    into = into.resolve()
    manifest = cache / f"manifest-{blake2b(str(into).encode(), digest_size=6).hexdigest()}"
    kept = remembered(manifest, "")
    present = files_in(into)
    unchanged = Unchanged(kept.get("outputs", {}) if kept.get("key") == key else {}, present)
    aside = into.with_name(f".{into.name}.partial")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    render = partial(render_into, str(aside))
    changed = unchanged.left_out(outputs)
    with BothEnds(changed, render, processes) as both_ends:
        listed = unique([*outputs, *later])
        others = unchanged.left_out(listed[len(outputs) :])
        if both_ends.has_forks:
            render(others)
        else:
            from_both_ends(others, render, processes)
        digests = unchanged.digests or digests_of(listed)
        both_ends.finish()
    changed += others
    before: dict[str, bytes] = kept.get("outputs", {}) or dict.fromkeys(probably_ours(present, listed), b"")
    stale = sorted(path for path in before if path not in digests and path in present)
    # From here to the end an interruption leaves whole files of two builds: no digest may vouch for them.
    unsure = dict.fromkeys({*before, *digests}, b"")
    remember(manifest, "", {"key": "", "outputs": unsure})
    if present or not took_place(aside, into):
        take_places(aside, into, changed)
        for path in stale:
            delete(into, path)
    remember(manifest, "", {"key": key, "outputs": digests})
    lasting(listed, changed, digests, unchanged, unsure)
    return Written(len(changed), len(listed) - len(changed), len(stale))


class Unchanged:
    """Knows of which outputs the files are still right: those of the same inputs as `before` that are `present`."""

    def __init__(self, before: Mapping[str, bytes], present: Container[str]) -> None:
        self.before = before
        self.present = present
        self.digests: dict[str, bytes] = {}

    def left_out(self, outputs: Sequence[Output]) -> list[Output]:
        """The other outputs. Where nothing is known there is nothing to compare, and no digest is made."""
        if not self.before:
            return list(outputs)
        digests, before, present = digests_of(outputs), self.before, self.present
        self.digests |= digests
        return [
            output
            for output in outputs
            if before.get(output.path) != digests[output.path] or output.path not in present
        ]


def digests_of(outputs: Iterable[Output]) -> dict[str, bytes]:
    """The digests of the outputs' inputs, by path."""
    return {output.path: blake2b(output.inputs.encode(), digest_size=12).digest() for output in outputs}


def probably_ours(present: set[str], outputs: Sequence[Output]) -> set[str]:
    """Where nothing is remembered: what lies in a folder of ours, or the page of somebody removed would stay."""
    folders = {output.path.split("/")[0] for output in outputs if "/" in output.path}
    return {path for path in present if "/" in path and path.split("/")[0] in folders}


def unique(outputs: Sequence[Output]) -> Sequence[Output]:
    """The outputs; a path that leaves the folder or comes twice is a bug, and raises."""
    seen: set[str] = set()
    for output in outputs:
        path = output.path
        if path in seen or path.startswith("/") or "\\" in path or (".." in path and ".." in path.split("/")):
            raise ValueError(f"two outputs, or one outside of the site, at {path!r}")
        seen.add(path)
    return outputs


def files_in(folder: Path) -> set[str]:
    """Every file below a folder, by its path within it; none where there is no folder."""
    found: list[str] = []
    pending = [("", str(folder))] if folder.is_dir() else []
    while pending:
        prefix, path = pending.pop()
        with os.scandir(path) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    pending.append((f"{prefix}{entry.name}/", entry.path))
                # A link to a folder is neither looked into nor a file of ours.
                elif not entry.is_dir():
                    found.append(prefix + entry.name)
    return set(found)


def render_into(folder: str, outputs: Sequence[Output]) -> None:
    """Render outputs into a folder."""
    made: set[str] = set()
    for output in outputs:
        path = f"{folder}/{output.path}"
        parent = path.rpartition("/")[0]
        if parent not in made:
            make_folder(parent)
            made.add(parent)
        content = output.render()
        file = os.open(path, NEW_FILE, 0o666)
        try:
            # One call writes it all, unless the disk is full or a signal came.
            written = os.write(file, content)
            while written < len(content):
                written += os.write(file, content[written:])
        finally:
            os.close(file)


def make_folder(path: str) -> None:
    """Make a folder, and those above it only if need be."""
    try:
        os.mkdir(path)
    except FileExistsError:
        return
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)


def took_place(aside: Path, into: Path) -> bool:
    """Move a whole folder to where no file is yet; False where the place cannot be taken, as that of a mount."""
    shutil.rmtree(into, ignore_errors=True)
    try:
        aside.replace(into)
    except OSError:
        return False
    return True


def take_places(aside: Path, into: Path, outputs: Sequence[Output]) -> None:
    """Move each new file over its predecessor."""
    made: set[str] = set()
    for output in outputs:
        target = f"{into}/{output.path}"
        parent = target.rpartition("/")[0]
        if parent not in made:
            make_folder(parent)
            made.add(parent)
        move(f"{aside}/{output.path}", target)
    shutil.rmtree(aside)


def move(path: str, target: str) -> None:
    """Put a file in the place of another, at once even where that is on another file system."""
    try:
        os.replace(path, target)
    except OSError as error:
        if error.errno != EXDEV:
            raise
        near = f"{target}.partial"
        shutil.copyfile(path, near)
        os.replace(near, target)


def delete(into: Path, path: str) -> None:
    """Delete a file whose source is gone, and the folders that this empties."""
    (into / path).unlink(missing_ok=True)
    for folder in list((into / path).parents):
        if folder == into:
            break
        try:
            folder.rmdir()
        except OSError:
            break
