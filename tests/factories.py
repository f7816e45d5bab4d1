"""Model objects for tests: valid as they come, changed only in what a test is about."""

import atexit
import shutil
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from board.derive.groups import Listings, board_listings
from board.derive.listing import JobListing, TalentListing, job_listings, talent_listings
from board.derive.matching import Fits
from board.model import (
    ApplyRoute,
    Availability,
    Board,
    Client,
    Deliverable,
    Job,
    Pay,
    SkillLevel,
    Talent,
    Vocabulary,
)
from board.render.pages.jobs import job_page
from board.render.parts.clarity import ClarityNotes
from board.render.parts.people import FittingPeople
from board.render.renderer import Renderer
from board.settings import BoardSettings

TODAY = date(2026, 11, 22)

VOCABULARY = Vocabulary.from_data(
    digest="vocabulary",
    data={
        "categories": [
            {
                "id": "translation",
                "name": "Translation",
                "description": "Texts into another language",
            },
            {"id": "development", "name": "Development", "description": "Programs, made or mended"},
        ],
        "skills": [
            {"id": "french", "name": "French"},
            {"id": "markdown", "name": "Markdown", "aliases": ["md"]},
            {"id": "c-plus-plus", "name": "C++", "aliases": ["cpp"]},
        ],
    },
)

JOB = Job(
    slug="translate-guide",
    digest="0f",
    title="Translate our onboarding guide into French",
    client=Client(name="Exemple Libre"),
    category="translation",
    description="4,200 words in eight chapters, for new volunteers.",
    deliverables=(Deliverable(name="Chapters 1 to 8 in Markdown"),),
    pay=Pay(type="fixed", amount=Decimal(300), currency="EUR"),
    apply=(ApplyRoute(via="form", url="https://forms.exemple-libre.example/translate"),),
    posted=date(2026, 11, 20),
    closes=date(2026, 12, 4),
    skills=("french", "markdown"),
    remote=True,
)

PROFILE = Talent(
    slug="ines-moreau",
    digest="1f",
    name="Inès Moreau",
    headline="French translator for free software",
    summary="I translate manuals and messages, and test what I translate.",
    availability=Availability(status="open", confirmed=date(2026, 11, 1)),
    published=date(2026, 10, 5),
    skills=(SkillLevel(name="french"), SkillLevel(name="markdown")),
)

SETTINGS = BoardSettings(
    content=Path("content"),
    output=Path("output"),
    theme=Path("theme"),
    cache=Path(".board"),
    today=TODAY,
    timezone="Europe/Paris",
    language="en",
    site_name="Exemple Board",
    site_url="https://board.example",
    tagline="Small jobs for a small world",
    authority="board.example,2026",
    repository="https://forge.example/exemple/board",
    branch="main",
    email="",
    maintainers=(),
    page_size=25,
    feed_size=100,
    api=True,
    licence="",
    skip_invalid=False,
    processes=1,
)


def a_job(**changes: Any) -> Job:
    """An open job on `TODAY`: paid, fully remote, by a client without site or account."""
    return replace(JOB, **changes)


def a_profile(**changes: Any) -> Talent:
    """A public profile."""
    return replace(PROFILE, **changes)


def a_board(jobs: Iterable[Job] = (), talent: Iterable[Talent] = (), **changes: Any) -> Board:
    """A board of these records, with a vocabulary of two categories and three skills."""
    ordered_jobs = tuple(sorted(jobs, key=lambda job: job.slug))
    ordered_talent = tuple(sorted(talent, key=lambda person: person.slug))
    return replace(Board(vocabulary=VOCABULARY, jobs=ordered_jobs, talent=ordered_talent), **changes)


def some_listings(
    jobs: Iterable[Job] = (), talent: Iterable[Talent] = (), today: date = TODAY, **changes: Any
) -> Listings:
    """What a board of these records shows on a day."""
    board = a_board(jobs, talent, **changes)
    jobs = job_listings(board, today)
    return board_listings(board, jobs, talent_listings(board, jobs, today))


def a_listing(today: date = TODAY, **changes: Any) -> JobListing:
    """The listing of `a_job(**changes)` on a day."""
    (listing,) = job_listings(a_board([a_job(**changes)]), today)
    return listing


def a_talent_listing(**changes: Any) -> TalentListing:
    """The listing of `a_profile(**changes)`."""
    (listing,) = talent_listings(a_board(talent=[a_profile(**changes)]), (), TODAY)
    return listing


def some_settings(**changes: Any) -> BoardSettings:
    """The settings of a small board in Paris, with no theme of its own (see `a_renderer`)."""
    return replace(SETTINGS, **changes)


def a_renderer(**changes: Any) -> Renderer:
    """A renderer with the smallest theme there can be: for what needs no template."""
    return Renderer(some_settings(**({"theme": smallest_theme()} | changes)))


def a_job_page(listing: JobListing, renderer: Renderer, fits: Fits | None = None) -> bytes:
    """The page of a job; nobody fits it unless `fits` says so."""
    return job_page(listing, renderer, ClarityNotes(renderer), FittingPeople(fits or Fits(), renderer))


@cache
def smallest_theme() -> Path:
    """A folder with a style sheet and nothing else, made once in a test run."""
    theme = Path(mkdtemp(prefix="board-theme-"))
    atexit.register(shutil.rmtree, theme, ignore_errors=True)
    styles = theme / "static" / "css"
    styles.mkdir(parents=True)
    (styles / "order.txt").write_text("tokens.css\n", encoding="utf-8")
    (styles / "tokens.css").write_text(":root { --space-m: 1rem; }\n", encoding="utf-8")
    (theme / "templates").mkdir()
    return theme
