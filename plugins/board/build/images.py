"""Has the pictures that pages show drawn, each once, and keeps them for the builds to come."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from pathlib import Path

from board.build.site import only_one
from board.cache import remember, remembered
from board.checked import with_policy
from board.derive.pictures import ShownPicture, shown_pictures
from board.load import WrongContent
from board.model import Board
from board.parallel import shared_out, usable_processes
from board.picture_file import not_readable, picture_digest
from board.problem import Problem, Severity
from board.render.outputs import Output
from board.render.pictures import DrawnFile
from board.settings import BoardSettings

DRAWN_AS = "1"
"""Another number wherever the same picture is drawn otherwise than before."""
# One picture takes longer than a fork.
WORTH_FORKING = 4


@dataclass(frozen=True, slots=True)
class Source:
    """A picture to draw; `key` says all that the result depends on, `place` is its file."""

    shown: ShownPicture
    place: Path
    digest: str
    key: str


@dataclass(frozen=True, slots=True)
class DrawnPictures:
    """What a build has to show, the files to write for it, and the pictures that nothing could be made of."""

    drawn: dict[ShownPicture, tuple[DrawnFile, ...]]
    outputs: tuple[Output, ...]
    problems: tuple[Problem, ...]


def drawn_pictures(board: Board, settings: BoardSettings) -> DrawnPictures:
    """Every picture that a page shows, drawn now or by an earlier build.

    Raises WrongContent when one cannot be drawn, unless the settings say to publish without such files.
    """
    sources = sources_of(board, settings.content)
    folder = settings.cache / "pictures"
    if not sources and not folder.exists():
        return DrawnPictures({}, (), ())
    with only_one(settings.cache / "lock"):
        kept = up_to_date(sources, folder, usable_processes(settings.processes))
    drawn: dict[ShownPicture, tuple[DrawnFile, ...]] = {}
    outputs: dict[str, Output] = {}
    undrawn: list[Problem] = []
    for source in sources:
        sizes = kept.get(source.key)
        if not sizes:
            name = f"{settings.content.name}/images/{source.shown.record}/{source.shown.name}"
            undrawn.append(not_readable(name, "the picture cannot be decoded"))
            continue
        files = [DrawnFile(published_path(source, width), width, height) for width, height in sizes]
        drawn[source.shown] = tuple(files)
        for file in files:
            outputs[file.path] = Output(file.path, source.key, drawing_of(folder, source.key, file.width).read_bytes)
    problems = with_policy(undrawn, settings.rules)
    if not settings.skip_invalid and any(problem.severity is Severity.ERROR for problem in problems):
        raise WrongContent(list(problems))
    return DrawnPictures(drawn, tuple(outputs.values()), problems)


def sources_of(board: Board, content: Path) -> list[Source]:
    """The pictures that pages show, each use once; those with a wrong file have been told already."""
    # Another Pillow may draw otherwise. Its number alone costs little to import.
    from PIL import __version__ as pillow

    sources = []
    for shown in dict.fromkeys(shown_pictures(board)):
        digest = board.pictures.get(f"{shown.record}/{shown.name}")
        if digest:
            place = content / "images" / shown.record / shown.name
            key = blake2b(f"{digest} {shown.use} {DRAWN_AS} {pillow}".encode(), digest_size=16).hexdigest()
            sources.append(Source(shown, place, digest, key))
    return sources


def published_path(source: Source, width: int) -> str:
    stem = source.shown.name.rpartition(".")[0]
    return f"images/{source.shown.record}/{stem}-{source.key[:10]}-{width}.webp"


def drawing_of(folder: Path, key: str, width: int) -> Path:
    return folder / f"{key}-{width}.webp"


Sizes = dict[str, list[tuple[int, int]]]
"""The sizes there are of each drawing, by its key; none of what could not be drawn."""


def up_to_date(sources: Sequence[Source], folder: Path, processes: int) -> Sizes:
    """Draw what is not there yet, and delete what nobody shows any more."""
    folder.mkdir(parents=True, exist_ok=True)
    present = set(os.listdir(folder))
    wanted = {source.key: source for source in sources}
    before: Sizes = remembered(folder / "index", "")
    kept = {
        key: sizes
        for key, sizes in before.items()
        if key in wanted and all(drawing_of(folder, key, width).name in present for width, _ in sizes)
    }
    missing = [source for key, source in wanted.items() if key not in kept]
    for sizes in shared_out(missing, partial(draw, folder), processes, worth_forking=WORTH_FORKING):
        kept |= sizes
    if kept != before:
        remember(folder / "index", "", kept)
    used = {drawing_of(folder, key, width).name for key, sizes in kept.items() for width, _ in sizes}
    for name in present - used - {"index"}:
        (folder / name).unlink(missing_ok=True)
    return kept


def draw(folder: Path, sources: Sequence[Source]) -> Sizes:
    """Draw pictures into a folder; what cannot be drawn is not in the answer."""
    drawn = {source.key: list(drawn_into(folder, source)) for source in sources}
    return {key: sizes for key, sizes in drawn.items() if sizes}


def drawn_into(folder: Path, source: Source) -> Iterator[tuple[int, int]]:
    # Pillow takes a while to import, and most builds draw nothing.
    from board.build.drawing import UndrawablePicture, drawn_sizes

    raw = source.place.read_bytes()
    # A picture that somebody is saving just now must not be kept for the one that was read before.
    if picture_digest(raw) != source.digest:
        return
    try:
        sizes = drawn_sizes(raw, source.shown.use)
    except UndrawablePicture:
        return
    for size in sizes:
        drawing_of(folder, source.key, size.width).write_bytes(size.content)
        yield size.width, size.height
