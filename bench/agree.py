"""Whether two sites made of the same jobs hold the same: the peer's every page, list and fact in ours too."""

import html
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

KINDS = ("jobs", "categories", "skills", "places", "clients")
JOB_LINK = re.compile(r'href="(?:https://board\.example)?/jobs/([^/"]+)/"')
TAG = re.compile(r"<[^>]+>")
LISTED_MISSING = 5  # how many of many to name


def disagreements(ours: Path, peer: Path, facts: Iterable[tuple[str, Iterable[str]]]) -> Iterator[str]:
    """What the peer's site has and ours has not, in words.

    `facts` are jobs' slugs, each with texts that its page has to show, on both sites.
    """
    our_pages, peer_pages = set(html_paths(ours)), set(html_paths(peer))
    yield from missing("pages", peer_pages - our_pages)
    for page in sorted({"index.html", "404.html"} - our_pages):
        yield f"ours has no {page}"
    for kind in KINDS:
        if not any(path.startswith(f"{kind}/") for path in peer_pages):
            yield f"the peer has no pages in /{kind}/, so nothing was compared there"
    for listing in sorted(listings(peer_pages)):
        yield from missing(f"jobs in /{listing}/", listed_jobs(peer, listing) - listed_jobs(ours, listing))
    our_feeds, peer_feeds = feed_lengths(ours), feed_lengths(peer)
    if len(our_feeds) < len(peer_feeds) or sum(our_feeds) < sum(peer_feeds):
        yield (
            f"ours has {sum(our_feeds)} entries in {len(our_feeds)} feeds, "
            f"the peer {sum(peer_feeds)} in {len(peer_feeds)}"
        )
    for slug, texts in facts:
        for name, site in (("our", ours), ("the peer's", peer)):
            path = site / "jobs" / slug / "index.html"
            if not path.is_file():
                yield f"{name} site has no page for the job {slug}"
                continue
            shown = visible_text(path.read_text(encoding="utf-8"))
            yield from (f"{name} /jobs/{slug}/ does not show {text!r}" for text in texts if text not in shown)


def html_paths(site: Path) -> Iterator[str]:
    return (path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def feed_lengths(site: Path) -> list[int]:
    """How many entries each RSS feed has."""
    counts = (path.read_bytes().count(b"<item>") for path in site.rglob("*.xml"))
    return [count for count in counts if count]


def html_bytes(site: Path) -> int:
    return sum(path.stat().st_size for path in site.rglob("*.html"))


def listings(pages: Iterable[str]) -> set[str]:
    """The lists of jobs among a site's pages, each by the folder of its first page."""
    first_pages = {page.removesuffix("/index.html") for page in pages if "/page/" not in page}
    return {page for page in first_pages if page.split("/")[0] in KINDS[1:]} | {"jobs"}


def listed_jobs(site: Path, listing: str) -> set[str]:
    """The slugs of the jobs that a list links to, on all its pages."""
    folder = site / listing
    pages = (folder / "index.html", *folder.glob("page/*/index.html"))
    return {slug for page in pages if page.is_file() for slug in JOB_LINK.findall(page.read_text("utf-8"))}


def visible_text(page: str) -> str:
    """A page's text with single spaces, without its tags and data blocks."""
    body = re.sub(r"<(script|style)\b.*?</\1>", " ", page, flags=re.DOTALL)
    return " ".join(html.unescape(TAG.sub(" ", body)).split())


def missing(what: str, names: set[str]) -> Iterator[str]:
    if names:
        some = ", ".join(sorted(names)[:LISTED_MISSING])
        yield f"ours lacks {len(names)} of the peer's {what}: {some}{' …' * (len(names) > LISTED_MISSING)}"
