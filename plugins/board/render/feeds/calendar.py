"""The days on which jobs close, as a calendar (RFC 5545) that one can subscribe to."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from board.derive.listing import JobListing
from board.render.feeds.announced import lasting_slug
from board.render.feeds.record_entries import entry_id
from board.render.renderer import Renderer
from board.value import value

LINE_OCTETS = 75
CONTROLS = bytes((*range(32), 127))
PRODUCT = "-//Plainboard//Deadlines//EN"

# RFC 5545, 3.6: a calendar without any component is none. A board without jobs still has its time zone.
NO_EVENT = (
    "BEGIN:VTIMEZONE",
    "TZID:UTC",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0000",
    "END:STANDARD",
    "END:VTIMEZONE",
)


@value()
class Deadline:
    """The closing day of a job, and since when the calendar says what it says of it."""

    listing: JobListing
    since: date

    @property
    def version(self) -> str:
        listing = self.listing
        return f"{listing.job.slug} {listing.job.digest} {listing.lifecycle.takes_applications}"


def deadlines(jobs: Iterable[JobListing], today: date, size: int) -> list[Deadline]:
    """The next closing days, the first first; 0 is all of them.

    A job that is filled, paused or called off before its day stays to that day, as cancelled: a calendar that keeps
    what it has once read would otherwise remind somebody of it. After its day every job leaves.
    """
    coming = [listing for listing in jobs if listing.job.closes >= today and listing.lifecycle.in_calendar]
    coming.sort(key=lambda listing: (listing.job.closes, listing.job.slug))
    return [Deadline(listing, stated(listing)) for listing in (coming[:size] if size else coming)]


def stated(listing: JobListing) -> date:
    """The day on which a job opened, or on which one could no longer apply for it."""
    job, outcome = listing.job, listing.job.outcome
    opened = job.reopened or job.posted
    ends = (outcome.paused, outcome.filled, outcome.completed, outcome.cancelled)
    return opened if listing.lifecycle.takes_applications else max([opened, *(day for day in ends if day)])


def calendar(title: str, url: str, found: Sequence[Deadline], renderer: Renderer) -> bytes:
    """The calendar itself: lines of at most 75 octets that end in CRLF."""
    name = escaped(title)
    head = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{name}",
        f"X-WR-CALNAME:{name}",
        f"SOURCE;VALUE=URI:{url}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "X-PUBLISHED-TTL:P1D",
    )
    body = [line for deadline in found for line in event(deadline, renderer)] or NO_EVENT
    return b"".join(folded(line) for line in (*head, *body, "END:VCALENDAR"))


def event(deadline: Deadline, renderer: Renderer) -> tuple[str, ...]:
    """A closing day as an all-day event that makes nobody busy."""
    listing, words = deadline.listing, renderer.words
    job, page = listing.job, renderer.urls.absolute(listing.path)
    is_open = listing.lifecycle.takes_applications
    about = words._("%(title)s, for %(client)s", title=job.title, client=job.client.name)
    said = f"{words.pay(job.pay)}{words.comma}{words.job_place(listing)}\n{renderer.closing_note}\n{page}"
    return (
        "BEGIN:VEVENT",
        f"UID:{escaped(entry_id(f'job/{lasting_slug(job)}', renderer))}",
        f"DTSTAMP:{basic(deadline.since)}T000000Z",
        f"DTSTART;VALUE=DATE:{basic(job.closes)}",
        *((f"DTEND;VALUE=DATE:{basic(job.closes + timedelta(1))}",) if job.closes < date.max else ()),
        f"SUMMARY:{escaped(words._('Closes: %(title)s', title=about))}",
        f"DESCRIPTION:{escaped(said)}",
        f"URL:{page}",
        f"CATEGORIES:{escaped(listing.category.name)}",
        f"STATUS:{'CONFIRMED' if is_open else 'CANCELLED'}",
        f"SEQUENCE:{0 if is_open else 1}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    )


def basic(day: date) -> str:
    """`20261204`; `strftime` would write the year 5 with one digit."""
    return day.isoformat().replace("-", "")


def escaped(text: str) -> str:
    """A text value (RFC 5545, 3.3.11)."""
    for character, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n")):
        text = text.replace(character, written)
    return text


def folded(line: str) -> bytes:
    """A content line with its CRLF, cut between characters so that none is longer than 75 octets (RFC 5545, 3.1).

    It loses the control characters that no text may hold.
    """
    raw = line.encode("utf-8", "ignore").translate(None, CONTROLS)
    parts = []
    room = LINE_OCTETS
    while len(raw) > room:
        cut = room
        while raw[cut] & 0xC0 == 0x80:
            cut -= 1
        parts.append(raw[:cut])
        raw = raw[cut:]
        # The blank that begins a continued line counts.
        room = LINE_OCTETS - 1
    return b"\r\n ".join([*parts, raw]) + b"\r\n"
