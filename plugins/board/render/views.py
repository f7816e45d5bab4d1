"""What templates print: plain values, with every choice already made."""

from functools import lru_cache

from board.model import PortfolioPiece
from board.render.templating.html import Html
from board.value import value


@value()
class Crumb:
    """A step on the way to a page; the page itself has no `url`."""

    label: str
    url: str | None = None


@value()
class FeedLink:
    """A feed that belongs to a page, in one of its formats."""

    title: str
    url: str
    media_type: str = "application/rss+xml"
    format: str = "RSS"


@value(kw_only=True)
class Head:
    """What a page says of itself in its `<head>`, its place in the site, and its structured data.

    `title` is the page's own name, `path` its place under the output folder; `section` is the part of
    the navigation that it belongs to (`jobs`, `talent`, `guides`, `post`, …); `card` is the address of the
    picture that previews of links show; `jsonld` is a finished data block.
    """

    title: str
    path: str
    description: str = ""
    section: str = ""
    is_indexed: bool = True
    og_type: str = "website"
    card: str | None = None
    crumbs: tuple[Crumb, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    jsonld: tuple[Html, ...] = ()


@value()
class NamedLink:
    """A link with what it is called and, in lists of groups, how many it holds."""

    label: str
    url: str | None = None
    count: int | None = None
    note: str = ""


@value(kw_only=True)
class JobRow:
    """One job in a list: what `macros/job_row.html` prints.

    `state` is one of open, closing, scheduled, expired, paused, filled, completed, cancelled; `state_text` its name.
    `deadline` is in words; `day` the ISO day behind it. `closes_at` is the moment after which the job
    is closed, set only while it is open; `posted` the ISO day from which on it was here.
    """

    url: str
    title: str
    client: str
    initials: str
    pay_amount: str
    pay_unit: str
    effort: str
    place: str
    deadline: str
    day: str
    state: str
    state_text: str
    skills: tuple[str, ...]
    closes_at: str | None
    posted: str
    language: str | None


@value()
class ApplyAction:
    """One way to apply: `via` is `pull_request`, `form` or `email`; `note` says what becomes public."""

    via: str
    label: str
    url: str
    note: str


@value()
class Fact:
    """A label and its value in the facts of a job or a profile; `note` is smaller print."""

    label: str
    value: str
    note: str = ""


@value(kw_only=True)
class Picture:
    """What an `<img>` says of a picture; `width` and `height` are the largest there is.

    `srcset` is empty where there is one size.
    """

    src: str
    srcset: str
    width: int
    height: int


@value()
class Work:
    """A piece of somebody's portfolio, with its picture where there is one."""

    piece: PortfolioPiece
    picture: Picture | None = None


@value(kw_only=True)
class TalentRow:
    """One person in a list: what `macros/talent_row.html` prints; `proof` is empty before the first job done here."""

    url: str
    name: str
    initials: str
    headline: str
    rate: str
    rate_unit: str
    place: str
    availability: str
    state: str
    skills: tuple[str, ...]
    proof: str = ""
    picture: Picture | None = None


@value()
class Pager:
    """Where in a list of pages one is; `numbers` are (number, url), with None for a gap."""

    number: int
    total: int
    previous_url: str | None
    next_url: str | None
    numbers: tuple[tuple[int, str] | None, ...]


@lru_cache(maxsize=4096)
def initials(name: str) -> str:
    """One or two letters that stand in for a missing picture."""
    words = [word for word in name.split() if word[:1].isalnum()]
    letters = [word[0] for word in (words[:1] + words[1:][-1:])]
    return "".join(letters).upper() or "?"
