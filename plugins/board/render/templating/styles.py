"""The theme's style sheets, modules and icons as files whose names follow their contents."""

import re
from hashlib import blake2b
from pathlib import Path
from typing import Self

import rcssmin

from board.value import value


@value()
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


# `import { one } from "./two.js"`, `export * from "./two.js"`, `import "./two.js"` and `import("./two.js")`.
_IMPORT = re.compile(r"""(?<=["'])\./([A-Za-z0-9_]+)\.js(?=["'])""")


def scripts(theme: Path) -> dict[str, Asset]:
    """The modules of `static/js/`, by their names without `.js`.

    A module imports another as `"./name.js"`. That becomes the published name, so whoever imports a
    changed module gets another name too. Raises ValueError for an import of no module, and for a circle.
    """
    texts = {module.stem: module.read_text(encoding="utf-8") for module in (theme / "static" / "js").glob("*.js")}
    named: dict[str, Asset] = {}
    for name in sorted(texts):
        _named_script(name, texts, named, ())
    return dict(sorted(named.items()))


def _named_script(name: str, texts: dict[str, str], named: dict[str, Asset], importers: tuple[str, ...]) -> Asset:
    """A module with the published names of what it imports, kept in `named` with all of those."""
    if name in importers:
        circle = " imports ".join(f"{one}.js" for one in (*importers[importers.index(name) :], name))
        raise ValueError(f"theme/static/js: {circle}")
    if name not in texts:
        raise ValueError(f"theme/static/js: {importers[-1]}.js imports {name}.js, which is not there")

    def published(found: re.Match[str]) -> str:
        imported = _named_script(found[1], texts, named, (*importers, name))
        return f"./{imported.path.rsplit('/', 1)[-1]}"

    if name not in named:
        named[name] = Asset.named(name, "js", _IMPORT.sub(published, texts[name]).encode())
    return named[name]


def icons(theme: Path) -> dict[str, Asset]:
    """The pictures of `static/icons/`, by file name."""
    files = sorted((theme / "static" / "icons").glob("*"))
    return {file.name: Asset.named(file.stem, file.suffix[1:], file.read_bytes()) for file in files}
