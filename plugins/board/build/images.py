"""Has the pictures that pages show drawn, each once, and keeps them for the builds to come."""

from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from board.build.kept_drawings import DrawnSize, kept_drawings
from board.build.site import only_one
from board.checked import with_policy
from board.derive.pictures import ShownPicture, shown_pictures
from board.load import WrongContent
from board.model import Board
from board.parallel import usable_processes
from board.picture_file import not_readable, picture_digest
from board.problem import Problem, Severity
from board.render.outputs import Output
from board.render.parts.pictures import DrawnFile
from board.settings import BoardSettings

DRAWN_AS = "1"
"""Another number wherever the same picture is drawn otherwise than before."""


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
        wanted = {source.key: source for source in sources}
        kept = kept_drawings(wanted, draw, folder, usable_processes(settings.processes))
    drawn: dict[ShownPicture, tuple[DrawnFile, ...]] = {}
    outputs: dict[str, Output] = {}
    undrawn: list[Problem] = []
    for source in sources:
        sizes = kept.get(source.key)
        if not sizes:
            name = f"{settings.content.name}/images/{source.shown.record}/{source.shown.name}"
            undrawn.append(not_readable(name, "the picture cannot be decoded"))
            continue
        files = [DrawnFile(published_path(source, width), width, height) for _, width, height in sizes]
        drawn[source.shown] = tuple(files)
        for file, (name, _, _) in zip(files, sizes, strict=True):
            outputs[file.path] = Output(file.path, source.key, (folder / name).read_bytes)
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


def draw(folder: Path, key: str, source: Source) -> list[DrawnSize]:
    """Draw a picture in its sizes into a folder; none where it cannot be drawn."""
    # Pillow takes a while to import, and most builds draw nothing.
    from board.build.drawing import UndrawablePicture, drawn_sizes

    raw = source.place.read_bytes()
    # A picture that somebody is saving just now must not be kept for the one that was read before.
    if picture_digest(raw) != source.digest:
        return []
    try:
        sizes = drawn_sizes(raw, source.shown.use)
    except UndrawablePicture:
        return []
    files = []
    for size in sizes:
        name = f"{key}-{size.width}.webp"
        (folder / name).write_bytes(size.content)
        files.append((name, size.width, size.height))
    return files
