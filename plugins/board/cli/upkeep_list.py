"""The week's list as Markdown: each line a record, what to do about it and whom to ask, and where one edits it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from board.cli.board_day import english
from board.cli.tables import ADDRESS
from board.derive.desk import OVERDUE_DAYS, REMINDED_DAYS, Desk
from board.derive.listing import CONFIRMED_FOR_DAYS, JobListing
from board.derive.status import JobStatus
from board.links_alive.found import Mention
from board.render.urls import Forge, Urls
from board.report import markdown

MARKER = "<!-- plainboard: upkeep -->"
MOST_LINES = 25
"""Of one section; what is left shows up when these are done."""
MOST_CHARACTERS = 60_000
"""GitHub refuses an issue of more than 65,536."""
LONGEST_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Section:
    """Records of which the same is asked: a heading, the first of their lines, and how many there are."""

    heading: str
    lines: tuple[str, ...]
    count: int


def upkeep_title(count: int) -> str:
    return f"Upkeep: {count} thing{'s' * (count != 1)} to look at"


def upkeep_text(sections: Sequence[Section], today: date) -> str:
    """The body of the issue, with the mark by which it is known."""
    lines = [
        MARKER,
        f"Made from the board's files on {today}. Next week the list is made anew: what is done leaves it, and when",
        "nothing is left this issue closes by itself.",
    ]
    for section in sections:
        lines += ["", f"### {section.heading} ({section.count})", "", *section.lines]
        if section.count > len(section.lines):
            lines += ["", f"… and {section.count - len(section.lines)} more, once these are done."]
    kept, size = [], 0
    for line in lines:
        size += len(line) + 1
        if size > MOST_CHARACTERS:
            kept.append("… and more, once these are done.")
            break
        kept.append(line)
    return "\n".join(kept) + "\n"


def job_reminders(found: Desk, urls: Urls, forge: Forge) -> Section:
    """The jobs that close within days."""
    words = english()
    lines = [
        f"{job_link(one, urls)} {words.deadline(one)}. Ask {client_of(one, forge)} whether the time is enough; if not, "
        f"write a later day at `closes`.{edit_link(forge, file_of(one))}"
        for one in found.reminded[:MOST_LINES]
    ]
    return section(f"Jobs that close within {REMINDED_DAYS} days", lines, len(found.reminded))


def overdue_jobs(found: Desk, urls: Urls, forge: Forge) -> Section:
    """The jobs that were paused or filled long ago, and do not say how they ended."""
    lines = []
    for one in found.overdue[:MOST_LINES]:
        whom = client_of(one.listing, forge)
        todo = f"Ask {whom} " + (
            "whether the work is done; then write `status: completed`, and its day under `outcome`."
            if one.listing.status is JobStatus.FILLED
            else "whether it goes on; then write `status: open`, or `cancelled` and its day under `outcome`."
        )
        said = f"{one.listing.status} {one.days} days ago"
        lines.append(f"{job_link(one.listing, urls)} was {said}. {todo}{edit_link(forge, file_of(one.listing))}")
    return section(f"Paused or filled for {OVERDUE_DAYS} days, without an outcome", lines, len(found.overdue))


def stale_people(found: Desk, urls: Urls, forge: Forge) -> Section:
    """The profiles that say for too long already that somebody is free."""
    lines = []
    for one in found.stale[:MOST_LINES]:
        talent = one.talent
        days = (found.today - talent.availability.confirmed).days
        whom = account_link(talent.account, forge) if talent.account else markdown(talent.name)
        lines.append(
            f"[{markdown(talent.name)}]({urls.absolute(one.path)}) was confirmed {days} days ago. Ask {whom} whether "
            f"`availability` still holds; then set `confirmed` to today."
            f"{edit_link(forge, f'content/talent/{talent.slug}.yml')}"
        )
    return section(f"Availability not confirmed for {CONFIRMED_FOR_DAYS} days", lines, len(found.stale))


def dead_links(dead: Mapping[str, Sequence[Mention]], said: Mapping[str, str], forge: Forge) -> Section:
    """The links that lead nowhere, each with the first of its places."""
    lines = []
    for address, places in list(dead.items())[:MOST_LINES]:
        first = places[0]
        more = f" and in {len(places) - 1} more place{'s' * (len(places) > 2)}" if len(places) > 1 else ""
        lines.append(
            f"{shown_address(address)} ({markdown(said[address])}) is in {markdown(first.file)}, line {first.line}"
            f"{more}. Ask whoever wrote it for the new address, or take it out.{edit_link(forge, first.file)}"
        )
    return section("Links that lead nowhere", lines, len(dead))


def section(heading: str, lines: Sequence[str], count: int) -> Section:
    return Section(heading, tuple(f"- {line}" for line in lines), count)


def job_link(listing: JobListing, urls: Urls) -> str:
    return f"[{markdown(listing.job.title)}]({urls.absolute(listing.path)})"


def file_of(listing: JobListing) -> str:
    return f"content/jobs/{listing.job.slug}.yml"


def client_of(listing: JobListing, forge: Forge) -> str:
    """The client as a link to their account; nobody is called, since a file may name whom it likes."""
    client = listing.job.client
    return account_link(client.account, forge) if client.account else markdown(client.name)


def account_link(account: str, forge: Forge) -> str:
    page = forge.account_page(account)
    return f"[{markdown(account)}]({page})" if page else markdown(account)


def edit_link(forge: Forge, file: str) -> str:
    address = forge.edit_file(file)
    return f" [Edit]({address})" if address else f" ({markdown(file)})"


def shown_address(address: str) -> str:
    """An address that leads nowhere, to be read and not to be followed by those who read the issue's mail."""
    shown = address if len(address) <= LONGEST_SHOWN else f"{address[:LONGEST_SHOWN]}…"
    return f"`{shown}`" if ADDRESS.fullmatch(shown) else markdown(shown)
