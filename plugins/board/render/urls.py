"""Addresses within the site, under whatever prefix it lives, and on the board's forge."""

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

    def new_file(self, path: str, text: str) -> str | None:
        """The page that proposes a new file with this path and text already filled in."""
        if not self.repository:
            return None
        return f"{self.repository}/new/{quote(self.branch)}?filename={quote(path)}&value={quoted_text(text)}"

    def edit_file(self, path: str) -> str | None:
        """The page that proposes a change of a file."""
        return f"{self.repository}/edit/{quote(self.branch)}/{quote(path)}" if self.repository else None

    def view_file(self, path: str) -> str | None:
        return f"{self.repository}/blob/{quote(self.branch)}/{quote(path)}" if self.repository else None

    def file_history(self, path: str) -> str | None:
        return f"{self.repository}/commits/{quote(self.branch)}/{quote(path)}" if self.repository else None

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
        title = f"Report%3A%20{quote(subject)}"
        return f"{self.repository}/issues/new?template=problem.yml&title={title}&page={quote(page, safe=':/')}"


@lru_cache(maxsize=1024)
def quoted_line(line: str) -> str:
    """A line for a query; most lines of a template are those of every other."""
    return quote(line, safe="")


def quoted_text(text: str) -> str:
    """A text for a query (RFC 3986), line by line."""
    return "%0A".join(map(quoted_line, text.split("\n")))


def mail_link(address: str, subject: str, body: str = "") -> str:
    """A `mailto:` address with its subject and body laid out (RFC 6068)."""
    link = f"mailto:{quote(address, safe='@')}?subject={quote(subject, safe='')}"
    return f"{link}&body={'%0D%0A'.join(map(quoted_line, body.split(chr(10))))}" if body else link
