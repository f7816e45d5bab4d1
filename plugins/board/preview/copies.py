"""Copies of pages that look right when they are opened as files, and run nothing."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from html import escape, unescape
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, relpath
from shutil import copyfile
from urllib.parse import urljoin, urlsplit

from board.render.urls import Urls

HERE = "https://here.invalid"
ADDRESS = re.compile(r'(\s(?:href|src|srcset)=")([^"]*)"', re.IGNORECASE)
ASSET = frozenset((".css", ".svg", ".png", ".jpg", ".jpeg", ".webp", ".ico"))
# Some browsers take `'self'` of a file for that file alone.
POLICY = "default-src 'none'; style-src 'self' file:; img-src 'self' file:; form-action 'none'; base-uri 'none'"
IS_POLICY = re.compile(r'http-equiv="content-security-policy"', re.IGNORECASE)
IS_REFRESH = re.compile(r'http-equiv="refresh"', re.IGNORECASE)


@dataclass
class Copier:
    """Copies pages of one site; what they link leads to other copies, or to the published site."""

    site: Path
    into: Path
    urls: Urls
    shown: Collection[str]
    assets: set[str] = field(default_factory=set)

    def copy(self, path: str) -> None:
        """Copy a page, by its path in the site, and what it is drawn with."""
        known = len(self.assets)
        rewriter = Rewriter(self, path)
        rewriter.feed((self.site / path).read_text(encoding="utf-8"))
        rewriter.close()
        target = self.into / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("".join(rewriter.out), encoding="utf-8", newline="")
        if len(self.assets) > known:
            self.copy_assets()

    def copy_assets(self) -> None:
        for asset in self.assets:
            target = self.into / asset
            if not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                copyfile(self.site / asset, target)

    def address(self, written: str, page: str) -> str:
        """Where an address on a page leads in its copy."""
        if written.startswith("#"):
            return written
        top = f"{HERE}{self.urls.base_path}/"
        try:
            whole = urljoin(f"{top}{page.removesuffix('index.html')}", written)
            parts = urlsplit(whole)
        except ValueError:
            return "#"
        if not whole.startswith(f"{HERE}/"):
            return whole if written.startswith("//") else written
        if not whole.startswith(top):
            return urljoin(self.urls.absolute(), whole.removeprefix(HERE))
        path = parts.path.removeprefix(f"{self.urls.base_path}/")
        file = f"{path}index.html" if not path or path.endswith("/") else path
        if file in self.shown:
            return relpath(file, dirname(page) or ".") + (f"#{parts.fragment}" if parts.fragment else "")
        if Path(file).suffix in ASSET and ".." not in file.split("/") and (self.site / file).is_file():
            self.assets.add(file)
            return relpath(file, dirname(page) or ".")
        return self.urls.absolute(whole.removeprefix(top))


class Rewriter(HTMLParser):
    """Gives a page back as it is, but for its scripts, its policy and where its addresses lead."""

    def __init__(self, copier: Copier, page: str) -> None:
        super().__init__(convert_charrefs=False)
        self.copier, self.page = copier, page
        self.out: list[str] = []
        self.is_in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        raw = self.get_starttag_text() or ""
        if tag == "script":
            self.is_in_script = True
        elif tag == "meta" and IS_POLICY.search(raw):
            self.out.append(f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">')
        elif not (tag == "meta" and IS_REFRESH.search(raw)):
            self.out.append(ADDRESS.sub(self.led_elsewhere, raw))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.is_in_script = False

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self.is_in_script = False
        else:
            self.out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self.is_in_script:
            self.out.append(data)

    def handle_entityref(self, name: str) -> None:
        self.out.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.out.append(f"&#{name};")

    def handle_decl(self, decl: str) -> None:
        self.out.append(f"<!{decl}>")

    def led_elsewhere(self, match: re.Match[str]) -> str:
        """An attribute whose addresses lead where they lead in a copy; `srcset` has several, each with its width."""
        written = unescape(match[2])
        if match[1].strip().lower().startswith("srcset"):
            pairs = [pair.split() for pair in written.split(",")]
            led = ", ".join(" ".join([self.copier.address(one, self.page), *width]) for one, *width in pairs if one)
        else:
            led = self.copier.address(written, self.page)
        return f'{match[1]}{escape(led)}"'
