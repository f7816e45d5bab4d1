"""Draws each thing once, and keeps what was drawn for the builds to come."""

import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from board.cache import remember, remembered
from board.parallel import shared_out

# One picture takes longer than a fork.
WORTH_FORKING = 4
INDEX, INDEX_KEY = "index", "2"

Item = TypeVar("Item")
DrawnSize = tuple[str, int, int]
"""The name of a file in the folder of drawings, its width and its height."""
Drawings = dict[str, list[DrawnSize]]
"""The files there are of each drawing, by its key; none of what could not be drawn."""


def kept_drawings(
    wanted: Mapping[str, Item],
    draw: Callable[[Path, str, Item], list[DrawnSize]],
    folder: Path,
    processes: int,
) -> Drawings:
    """Draw what is not in the folder yet, and delete what nobody wants any more.

    A key says all that its drawing depends on. `draw` writes the files of one item into the folder, under names
    that begin with its key; it gives none where nothing can be made of it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    present = set(os.listdir(folder))
    before: Drawings = remembered(folder / INDEX, INDEX_KEY)
    kept = {
        key: files for key, files in before.items() if key in wanted and all(name in present for name, _, _ in files)
    }
    missing = [(key, item) for key, item in wanted.items() if key not in kept]
    for drawings in shared_out(missing, partial(drawn, draw, folder), processes, worth_forking=WORTH_FORKING):
        kept |= drawings
    if kept != before:
        remember(folder / INDEX, INDEX_KEY, kept)
    used = {name for files in kept.values() for name, _, _ in files}
    for name in present - used - {INDEX}:
        (folder / name).unlink(missing_ok=True)
    return kept


def drawn(
    draw: Callable[[Path, str, Item], list[DrawnSize]], folder: Path, items: Sequence[tuple[str, Item]]
) -> Drawings:
    """Draw things into a folder; what cannot be drawn is not in the answer."""
    drawings = {key: draw(folder, key, item) for key, item in items}
    return {key: files for key, files in drawings.items() if files}
