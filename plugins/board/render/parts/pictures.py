"""The drawn pictures as pages show them."""

from collections import defaultdict
from collections.abc import Mapping

from board.derive.pictures import PictureUse, ShownPicture
from board.render.urls import Urls
from board.render.views import Picture
from board.value import value


@value()
class DrawnFile:
    """One size of a picture; the path's name changes with its content, so caches never mislead."""

    path: str
    width: int
    height: int


Drawn = Mapping[ShownPicture, tuple[DrawnFile, ...]]
"""The pictures that were drawn, each in its sizes, the smallest first."""


class Pictures:
    """Finds what was drawn for a record."""

    def __init__(self, drawn: Drawn, urls: Urls) -> None:
        self._drawn = drawn
        self._urls = urls
        paths: dict[str, list[str]] = defaultdict(list)
        for shown, files in drawn.items():
            paths[shown.record] += [file.path for file in files]
        self._versions = {record: " ".join(sorted(names)) for record, names in paths.items()}

    def version(self, record: str) -> str:
        """What changes whenever a picture of a record does."""
        return self._versions.get(record, "")

    def picture(self, record: str, name: str | None, use: PictureUse) -> Picture | None:
        """A picture of a record's own folder; None where it names none, or none that could be drawn."""
        files = self._drawn.get(ShownPicture(record, name, use)) if name else None
        if not files:
            return None
        sizes = ", ".join(f"{self._urls(file.path)} {file.width}w" for file in files)
        return Picture(
            src=self._urls(files[0].path),
            srcset=sizes if len(files) > 1 else "",
            width=files[-1].width,
            height=files[-1].height,
        )

    def largest(self, record: str, name: str | None, use: PictureUse) -> str | None:
        """The path of a picture in its largest size, for those who fetch it from elsewhere."""
        files = self._drawn.get(ShownPicture(record, name, use)) if name else None
        return files[-1].path if files else None
