"""The API: the board as JSON for other programs, at `api/v1/`, with the schemas of all of it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from board.derive.groups import Listings
from board.derive.listing import JobListing, TalentListing
from board.model import Board
from board.render.api.json_text import Data, json_bytes, json_lines
from board.render.api.records import API, Records
from board.render.api.schemas import api_schemas, record_schemas
from board.render.api.statistics import statistics
from board.render.outputs import Output
from board.render.pages.api import api_page
from board.render.renderer import Renderer

VERSION = "1"
LISTS = ("jobs", "archive", "talent", "categories", "skills", "reviews", "pools", "statistics")


def api(board: Board, listings: Listings, renderer: Renderer) -> Iterator[Output]:
    """`schemas/`, and unless the settings say otherwise `api/v1/` and the page about it."""
    for name, make in record_schemas(renderer).items():
        yield Output(f"schemas/{name}", "", partial(pretty, make))
    if not renderer.settings.api:
        return
    yield Output("api/index.html", "", partial(api_page, LISTS, renderer))
    for name, make in api_schemas(renderer).items():
        yield Output(f"{API}schemas/{name}.json", "", partial(pretty, make))
    today = renderer.settings.today.isoformat()
    yield Output(f"{API}index.json", today, partial(pretty, partial(index, renderer)))
    records = Records(listings, renderer)
    yield from job_files(listings, records)
    yield from talent_files(listings, records)
    yield from small_files(board, listings, records)


def pretty(make: Callable[[], Any]) -> bytes:
    return json_lines(make())


def index(renderer: Renderer) -> Data:
    """What there is, and for which day it was made."""
    settings, absolute = renderer.settings, renderer.urls.absolute
    licence = {"licence": settings.licence} if settings.licence else {}
    return {
        "version": VERSION,
        "name": settings.site_name,
        "description": settings.tagline,
        "url": absolute(),
        "language": settings.language,
        "time_zone": settings.timezone,
        "generated_for": settings.today,
        **licence,
        "files": {
            name: {"url": absolute(f"{API}{name}.json"), "schema": absolute(f"{API}schemas/{name}.json")}
            for name in LISTS
        },
        "job": {"url": "jobs/{id}.json", "schema": absolute(f"{API}schemas/job.json")},
        "profile": {"url": "talent/{id}.json", "schema": absolute(f"{API}schemas/profile.json")},
    }


def job_files(listings: Listings, records: Records) -> Iterator[Output]:
    """The open jobs, the closed ones, and a file for every job that has been announced."""
    yield job_list("jobs", listings.open, records)
    yield job_list("archive", listings.archive, records)
    for listing in listings.jobs:
        if listing.lifecycle.in_api:
            yield Output(
                f"{API}jobs/{listing.job.slug}.json", records.job_version(listing), partial(job_file, listing, records)
            )


def job_list(name: str, jobs: Sequence[JobListing], records: Records) -> Output:
    inputs = " ".join(map(records.row_version, jobs))
    return Output(f"{API}{name}.json", inputs, partial(job_list_file, jobs, records))


def job_list_file(jobs: Iterable[JobListing], records: Records) -> bytes:
    return json_bytes({"jobs": [records.job_row(listing) for listing in jobs]})


def job_file(listing: JobListing, records: Records) -> bytes:
    return json_bytes(records.job(listing))


def talent_files(listings: Listings, records: Records) -> Iterator[Output]:
    """The people with a public profile, and a file for each of them."""
    versions = [records.talent_version(listing) for listing in listings.talent]
    yield Output(f"{API}talent.json", " ".join(versions), partial(talent_list_file, listings.talent, records))
    for listing, version in zip(listings.talent, versions, strict=True):
        yield Output(f"{API}talent/{listing.talent.slug}.json", version, partial(talent_file, listing, records))


def talent_list_file(people: Iterable[TalentListing], records: Records) -> bytes:
    return json_bytes({"talent": [records.talent_row(listing) for listing in people]})


def talent_file(listing: TalentListing, records: Records) -> bytes:
    return json_bytes(records.talent(listing))


def small_files(board: Board, listings: Listings, records: Records) -> Iterator[Output]:
    """What is made at once, since it is short: the vocabulary with its counts, reviews, pools and numbers."""
    absolute = records.absolute
    pools = listings.pools
    jobs_of = {group.id: group for group in listings.skills}
    people_of = {group.id: group for group in listings.talent_skills}
    skills = []
    for skill in board.vocabulary.skills.values():
        jobs, people = jobs_of.get(skill.id), people_of.get(skill.id)
        row = {"id": skill.id, "name": skill.name, "open": len(jobs.open) if jobs else 0}
        row |= {"closed": len(jobs.closed) if jobs else 0, "talent": len(people.people) if people else 0}
        if jobs:
            row["url"] = absolute(jobs.path)
        if people:
            row["talent_url"] = absolute(people.path)
        skills.append(row)
    for name, rows in (
        (
            "categories",
            [
                {
                    "id": group.id,
                    "url": absolute(group.path),
                    "name": group.name,
                    "description": group.description,
                    "open": len(group.open),
                    "closed": len(group.closed),
                }
                for group in listings.categories
            ],
        ),
        ("skills", skills),
        (
            "reviews",
            [
                review
                for listing in listings.jobs
                if listing.reviews and listing.lifecycle.in_api
                for review in records.reviews(listing)
            ],
        ),
        ("pools", [records.pool(pool) for pool in (*pools.shown, *pools.skills.values(), *pools.clients.values())]),
    ):
        yield Output(f"{API}{name}.json", repr(rows), partial(json_bytes, {name: rows}))
    numbers = statistics(listings.insights, records.renderer)
    yield Output(f"{API}statistics.json", repr(numbers), partial(json_bytes, numbers))
