"""The theme's style sheets as one file whose name follows its content."""

from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Self

import rcssmin


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the theme as it is published; a changed one has another name, so caches never mislead."""

    path: str
    content: bytes

    @classmethod
    def named(cls, name: str, suffix: str, content: bytes) -> Self:
        digest = blake2b(content, digest_size=4).hexdigest()
        return cls(f"theme/{name}.{digest}.{suffix}", content)


def stylesheet(theme: Path) -> Asset:
    """The style sheets that `static/css/order.txt` lists, in that order, without comments and blanks."""
    folder = theme / "static" / "css"
    names = (folder / "order.txt").read_text(encoding="utf-8").split()
    text = "\n".join((folder / name).read_text(encoding="utf-8") for name in names)
    return Asset.named("board", "css", rcssmin.cssmin(text).encode())


def scripts(theme: Path) -> dict[str, Asset]:
    """The modules of `static/js/`, by their names without `.js`; none of them imports another."""
    modules = sorted((theme / "static" / "js").glob("*.js"))
    return {module.stem: Asset.named(module.stem, "js", module.read_bytes()) for module in modules}


def icons(theme: Path) -> dict[str, Asset]:
    """The pictures of `static/icons/`, by file name."""
    files = sorted((theme / "static" / "icons").glob("*"))
    return {file.name: Asset.named(file.stem, file.suffix[1:], file.read_bytes()) for file in files}
