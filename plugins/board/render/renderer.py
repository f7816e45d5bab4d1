"""What every page needs to be rendered: settings, addresses, words and templates."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cached_property
from types import SimpleNamespace
from typing import Any, TypeVar
from urllib.parse import quote
from zoneinfo import ZoneInfo

from board.derive.listing import JobListing
from board.render.language.words import Words
from board.render.parts.pictures import Drawn, Pictures
from board.render.structured.jsonld import Breadcrumbs
from board.render.templating.html import Html
from board.render.templating.styles import Asset, icons, scripts, stylesheet
from board.render.templating.templates import Templates, translations_for
from board.render.urls import Forge, Urls, mail_link, quoted_words
from board.render.views import Head, JobRow, NamedLink
from board.settings import BoardSettings

SECTIONS = ("", "jobs", "talent", "guides", "subscribe", "post", "about")

Made = TypeVar("Made")


@dataclass(slots=False)
class Renderer:
    """The tools of one build. It keeps what it has said, never what it was told."""

    settings: BoardSettings
    pages: frozenset[str] = frozenset()
    """The addresses of the Markdown pages there are: header and footer link no others."""
    drawn: Drawn = field(default_factory=dict)
    """The pictures that the build has drawn: a picture that is not among them is not shown."""
    cards: Mapping[str, str] = field(default_factory=dict)
    """The cards of pages, by the paths of both. The build draws them once there are words to draw."""
    job_rows: dict[str, tuple[JobListing, JobRow]] = field(default_factory=dict, repr=False)
    """The rows of jobs, by slug: lists, the search and the job's own page say the same of it."""
    urls: Urls = field(init=False)
    forge: Forge = field(init=False)
    words: Words = field(init=False)
    pictures: Pictures = field(init=False)
    breadcrumbs: Breadcrumbs = field(init=False)
    templates: Templates = field(init=False)
    assets: tuple[Asset, ...] = field(init=False)

    def __post_init__(self) -> None:
        settings = self.settings
        translations = translations_for(settings.theme, settings.language)
        self.urls = Urls.from_settings(settings)
        self.forge = Forge(settings.repository, settings.branch)
        self.words = Words(settings.language, translations)
        self.pictures = Pictures(self.drawn, self.urls)
        self.breadcrumbs = Breadcrumbs(self.urls)
        css, modules, signs = stylesheet(settings.theme), scripts(settings.theme), icons(settings.theme)
        self.assets = (css, *modules.values(), *signs.values())
        self.templates = Templates(
            settings.theme,
            self.words,
            url=self.urls,
            absolute=self.urls.absolute,
            site=settings,
            stylesheet=self.urls(css.path),
            scripts=SimpleNamespace(**{name: self.urls(module.path) for name, module in modules.items()}),
            icons={name: self.urls(sign.path) for name, sign in signs.items()},
            direction="rtl" if self.words.is_right_to_left else "ltr",
            pages=self.pages | ({"guides"} if any(path.startswith("guides/") for path in self.pages) else set()),
            post_url=self.urls("post/"),
            join_url=self.urls("join/"),
        )
        self._ends: dict[date, str] = {}
        self._once: dict[Callable[[Renderer], Any], Any] = {}

    def once(self, make: Callable[["Renderer"], Made]) -> Made:
        """What a function makes of this board's settings and language, made when it is first asked for."""
        made: Made | None = self._once.get(make)
        if made is None:
            made = self._once[make] = make(self)
        return made

    @cached_property
    def headers(self) -> dict[str, Html]:
        """The header for each section, rendered once."""
        return {section: self.templates.render("partials/header", section=section) for section in SECTIONS}

    @cached_property
    def styles(self) -> Html:
        return self.templates.render("partials/styles")

    @cached_property
    def footer(self) -> Html:
        return self.templates.render("partials/footer")

    def next_step(self, listing: JobListing) -> NamedLink | None:
        """The form for what comes next in the life of a job, opened for this one."""
        step = self._next_steps.get(listing.state)
        return NamedLink(step.label, f"{step.url}{listing.job.slug}") if step else None

    @cached_property
    def _next_steps(self) -> dict[str, NamedLink]:
        """By a job's state; the address ends where the job's name goes."""
        hired = NamedLink(self.words._("Mark as filled"), self.urls("change/?job="))
        done = NamedLink(self.words._("Mark as completed"), hired.url)
        reviewed = NamedLink(self.words._("Write a review"), self.urls("review/?job="))
        states = dict.fromkeys(("scheduled", "open", "closing", "expired", "paused"), hired)
        return states | {"filled": done, "completed": reviewed}

    @cached_property
    def closing_note(self) -> str:
        """When on its last day a job closes, in words."""
        zone = self.settings.timezone.replace("_", " ")
        return self.words._("to the end of the day, %(zone)s time", zone=zone)

    def report_url(self, subject: str, path: str) -> str | None:
        """Where to say that something is wrong with a record: an issue, or mail where there is no repository."""
        page, by_mail = self.urls.absolute(path), self.settings.email
        return self.forge.report(subject, page) or (mail_link(by_mail, f"Report: {subject}", page) if by_mail else None)

    @cached_property
    def _quoted_site(self) -> str:
        return quote(self.urls.absolute(), safe="")

    def share_url(self, subject: str, path: str) -> str:
        """A mail to whomever the reader chooses, about a record's page."""
        # A record's path has no sign to quote but its slashes.
        return f"mailto:?subject={quoted_words(subject)}&body={self._quoted_site}{path.replace('/', '%2F')}"

    def card_url(self, path: str) -> str | None:
        """The whole address of a page's card, if it has one."""
        card = self.cards.get(path)
        return self.urls.absolute(card) if card else None

    def page(self, template: str, head: Head, **context: Any) -> bytes:
        """A whole page: `pages/<template>.html` with its head and context.

        Where the page shows the way to it, machines are told it too.
        """
        way = (self.breadcrumbs.block(head.crumbs),) if len(head.crumbs) > 1 else ()
        context |= {"head": head, "jsonld": way + head.jsonld, "header": self.headers[head.section]}
        context |= {"footer": self.footer, "styles": self.styles}
        return self.templates.page(f"pages/{template}", context)

    def end_of_day(self, day: date) -> str:
        """The last second of a day in the board's time zone, as ISO 8601 with its offset."""
        end = self._ends.get(day)
        if end is None:
            last = datetime.combine(day, time(23, 59, 59), ZoneInfo(self.settings.timezone))
            end = self._ends[day] = last.isoformat()
        return end
