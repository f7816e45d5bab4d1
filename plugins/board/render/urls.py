"""Addresses within the site, under whatever prefix it lives, and on the board's forge."""

import re
from functools import lru_cache
from urllib.parse import quote, urljoin

from board.settings import BoardSettings
from board.value import value


@value()
class Urls:
    """Turns a path under the output folder into addresses; paths have no leading slash."""

    site_url: str
    base_path: str

    @classmethod
    def from_settings(cls, settings: BoardSettings) -> "Urls":
        return cls(settings.site_url, settings.base_path)

    def __call__(self, path: str = "") -> str:
        """The address from the host's root: what pages link to."""
        return f"{self.base_path}/{path}"

    def absolute(self, path: str = "") -> str:
        """The whole address: what feeds, canonical links and structured data need."""
        return f"{self.site_url}/{path}"


@value()
class Forge:
    """GitHub's addresses, in one place; another forge is another class with these methods.

    Addresses are None where the board names no repository.
    """

    repository: str
    branch: str

    def new_file(self, path: str, *text: str) -> str | None:
        """The page that proposes a new file with this path and text, or parts of one, already filled in."""
        if not self.repository:
            return None
        quoted = "".join(map(quoted_text, text))
        return f"{self.repository}/new/{quoted_path(self.branch)}?filename={quoted_path(path)}&value={quoted}"

    def edit_file(self, path: str) -> str | None:
        """The page that proposes a change of a file."""
        return f"{self.repository}/edit/{quoted_path(self.branch)}/{quoted_path(path)}" if self.repository else None

    @property
    def new_file_pattern(self) -> str:
        """The address of `new_file` for a script to fill in: `{path}` and `{text}`, each quoted for a query.

        From `&` on it may be left off; the file is then empty. "" where the board names no repository.
        """
        return f"{self.repository}/new/{quote(self.branch)}?filename={{path}}&value={{text}}" if self.repository else ""

    @property
    def edit_file_pattern(self) -> str:
        """The address of `edit_file` for a script to fill in; "" where the board names no repository."""
        return f"{self.repository}/edit/{quote(self.branch)}/{{path}}" if self.repository else ""

    def view_file(self, path: str) -> str | None:
        return f"{self.repository}/blob/{quoted_path(self.branch)}/{quoted_path(path)}" if self.repository else None

    def file_history(self, path: str) -> str | None:
        return f"{self.repository}/commits/{quoted_path(self.branch)}/{quoted_path(path)}" if self.repository else None

    def pull_requests(self) -> str | None:
        """The page of what is proposed and not decided yet."""
        return f"{self.repository}/pulls" if self.repository else None

    def issues(self) -> str | None:
        """The page of what is reported and asked."""
        return f"{self.repository}/issues" if self.repository else None

    def account_page(self, account: str) -> str | None:
        """The page of somebody who is at home on the forge, where one may write to them."""
        return urljoin(self.repository, f"/{quote(account, safe='')}") if self.repository else None

    def report(self, subject: str, page: str) -> str | None:
        """The issue form about a record, with its page filled in."""
        if not self.repository:
            return None
        # A query may hold `/` and `:` as they are (RFC 3986, 3.4). GitHub fills a form's field in by its id.
        title = f"Report%3A%20{quoted_path(subject)}"
        page = page if PLAIN_ADDRESS.fullmatch(page) else quote(page, safe=":/")
        return f"{self.repository}/issues/new?template=problem.yml&title={title}&page={page}"


# What `quote` leaves as it is.
PLAIN_PATH = re.compile(r"[\w.~/-]*", re.ASCII)
PLAIN_ADDRESS = re.compile(r"[\w.~/:-]*", re.ASCII)


def quoted_path(path: str) -> str:
    """A path for an address; that of a record is one already."""
    return path if PLAIN_PATH.fullmatch(path) else quote(path)


@lru_cache(maxsize=8192)
def quoted_word(word: str) -> str:
    return quote(word, safe="")


def quoted_words(text: str) -> str:
    """A line of text for a query, word by word: titles are made of each other's."""
    return "%20".join(map(quoted_word, text.split(" ")))


@lru_cache(maxsize=1024)
def quoted_text(text: str) -> str:
    """A text for a query (RFC 3986); most lines and parts of a template are those of every other."""
    return quote(text, safe="")


def mail_link(address: str, subject: str, body: str = "") -> str:
    """A `mailto:` address with its subject and body laid out (RFC 6068)."""
    link = f"mailto:{quote(address, safe='@')}?subject={quote(subject, safe='')}"
    return f"{link}&body={'%0D%0A'.join(map(quoted_text, body.split(chr(10))))}" if body else link
