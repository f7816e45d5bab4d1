"""What the board has learnt from its jobs, as one page of figures, charts and lessons."""

from collections.abc import Iterator
from functools import partial

from board.derive.groups import Listings
from board.derive.insights import Insights, Lesson
from board.derive.spreads import ENOUGH
from board.render.language.words import Words
from board.render.outputs import Output
from board.render.parts.charts import Chart
from board.render.parts.figures import Figure, count_figure, days_text, share_figure
from board.render.parts.insights_charts import days_chart, demand_chart, filled_chart, months_chart, pay_charts
from board.render.renderer import Renderer
from board.render.views import Crumb, Head, NamedLink
from board.value import value

PATH = "insights/"


@value(kw_only=True)
class Part:
    """A part of the page: its charts, or, where there are too few records, what is `missing`."""

    id: str
    name: str
    explained: str
    charts: tuple[Chart, ...] = ()
    figures: tuple[Figure, ...] = ()
    missing: str = ""


@value()
class QuotedLesson:
    """A lesson and the job it comes from; `language` is that of the job's text."""

    text: str
    job: NamedLink
    language: str | None


def insights_pages(listings: Listings, renderer: Renderer) -> Iterator[Output]:
    """`insights/`."""
    found = listings.insights
    # The page of a board with too few jobs has no number on it.
    inputs = "" if found.is_empty else repr(found)
    yield Output(f"{PATH}index.html", inputs, partial(insights_page, found, renderer))


def insights_page(found: Insights, renderer: Renderer) -> bytes:
    """Template `pages/insights.html` with `figures`, `parts`, `lessons` and `is_empty`."""
    words = renderer.words
    crumbs = (Crumb(words._("Jobs"), renderer.urls("jobs/")), Crumb(words._("Insights")))
    head = Head(
        title=words._("Insights"),
        path=PATH,
        description=words._(
            "What jobs here pay, how soon they are filled, which skills are wanted, and what was learnt."
        ),
        is_indexed=not found.is_empty,
        crumbs=crumbs,
    )
    return renderer.page(
        "insights",
        head,
        is_empty=found.is_empty,
        needed=ENOUGH,
        figures=figures(found, renderer),
        parts=() if found.is_empty else parts(found, renderer),
        lessons=[quoted(lesson, renderer) for lesson in found.lessons],
    )


def figures(found: Insights, renderer: Renderer) -> list[Figure]:
    """The board in a row of numbers, each from records enough."""
    words, urls = renderer.words, renderer.urls
    shown = []
    if found.jobs >= ENOUGH:
        shown.append(count_figure(found.jobs, words._("jobs, open and closed"), words, urls("jobs/")))
    if found.people >= ENOUGH:
        shown.append(count_figure(found.people, words._("public profiles"), words, urls("talent/")))
    if found.days_to_fill.quartiles:
        days = days_text(found.days_to_fill.quartiles.median, words)
        shown.append(Figure(days, words._("from posting to hiring, in the middle"), "", "#time"))
    if found.filled.of >= ENOUGH:
        shown.append(share_figure(found.filled, words._("found somebody"), words, "#filled"))
    if found.on_time.of >= ENOUGH:
        shown.append(share_figure(found.on_time, words._("delivered on time"), words, "#on-time"))
    return shown


def parts(found: Insights, renderer: Renderer) -> list[Part]:
    """The parts of the page in the order in which people ask."""
    words = renderer.words
    pay = [chart for offered in found.pay for chart in pay_charts(offered, renderer)]
    skills_missing = too_few(min(found.jobs, found.people), words)
    return [
        part(
            "pay",
            words._("Pay"),
            words._("What jobs offer, open and closed; of a range its middle. No two currencies are ever added up."),
            pay,
            words._("Not enough yet: this needs five jobs that pay in one currency and in one way."),
        ),
        part(
            "time",
            words._("Time to fill"),
            words._("Days from the day a job was posted, or posted again, to the day somebody was hired."),
            days_chart(found, renderer),
            too_few(found.days_to_fill.of, words),
        ),
        part(
            "filled",
            words._("Filled"),
            words._("Of all jobs that ended: filled, completed, cancelled or closed without a hire."),
            filled_chart(found, renderer) if found.filled.of >= ENOUGH else [],
            too_few(found.filled.of, words),
        ),
        Part(
            id="on-time",
            name=words._("On time"),
            explained=words._("What clients say in their reviews of finished jobs."),
            figures=(share_figure(found.on_time, words._("delivered on time"), words),)
            if found.on_time.of >= ENOUGH
            else (),
            missing="" if found.on_time.of >= ENOUGH else too_few(found.on_time.of, words),
        ),
        part(
            "skills",
            words._("Asked and offered"),
            words._("In which share of the jobs a skill is required, and in which share of the profiles it stands."),
            demand_chart(found, renderer),
            skills_missing
            if min(found.jobs, found.people) < ENOUGH
            else words._("No skill is named often enough yet."),
        ),
        part(
            "months",
            words._("Jobs a month"),
            words._("By the day they were posted. The last month may not be over."),
            months_chart(found, renderer),
            too_few(found.jobs, words),
        ),
    ]


def part(id_: str, name: str, explained: str, charts: list[Chart], missing: str) -> Part:
    """A part with its charts, or with what is missing for one."""
    return Part(id=id_, name=name, explained=explained, charts=tuple(charts), missing="" if charts else missing)


def too_few(count: int, words: Words) -> str:
    return words._("Not enough yet: %(count)s of %(needed)s.", count=words.number(count), needed=words.number(ENOUGH))


def quoted(lesson: Lesson, renderer: Renderer) -> QuotedLesson:
    return QuotedLesson(lesson.text, NamedLink(lesson.job_title, renderer.urls(lesson.job_path)), lesson.language)
