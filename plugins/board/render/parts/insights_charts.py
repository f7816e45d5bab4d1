"""The charts of what the board has learnt."""

from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal

from babel.numbers import format_percent, get_currency_precision

from board.derive.insights import Insights
from board.derive.pay_offered import PayOffered
from board.derive.ratings import Share
from board.derive.spreads import NamedSpread, Quartiles
from board.render.language.words import Words
from board.render.parts.charts import Chart, ChartRow, chart
from board.render.parts.figures import days_text, share_text
from board.render.renderer import Renderer

Said = Callable[[Decimal], str]


def pay_charts(offered: PayOffered, renderer: Renderer) -> list[Chart]:
    """What one kind of pay in one currency comes to, by category and by skill."""
    words, currency = renderer.words, offered.currency
    if offered.type == "hourly":
        titles = (
            words._("Pay per hour in %(currency)s", currency=currency),
            words._("Pay per hour in %(currency)s, by skill", currency=currency),
        )
    else:
        titles = (
            words._("Fixed prices in %(currency)s", currency=currency),
            words._("Fixed prices in %(currency)s, by skill", currency=currency),
        )
    # To the currency's own decimals: a quartile may lie between two amounts.
    unit = Decimal(1).scaleb(-get_currency_precision(currency))

    def said(amount: Decimal) -> str:
        return words.money(amount.quantize(unit, ROUND_HALF_UP), currency)

    id_ = f"pay-{offered.type}-{currency.lower()}"
    everything = spread_row(words._("All jobs"), None, offered.of, offered.quartiles, said, words)
    charts = [
        spread_chart(
            id_,
            titles[0],
            words._("Kind of work"),
            [everything, *spread_rows(offered.categories, said, renderer)],
            words,
        )
    ]
    if offered.skills:
        charts.append(
            spread_chart(
                f"{id_}-skills", titles[1], words._("Skill"), spread_rows(offered.skills, said, renderer), words
            )
        )
    return charts


def days_chart(insights: Insights, renderer: Renderer) -> list[Chart]:
    """How long jobs took to fill; none where too few were."""
    words = renderer.words
    if insights.days_to_fill.quartiles is None:
        return []

    def said(days: Decimal) -> str:
        return days_text(days, words)

    whole = insights.days_to_fill
    everything = spread_row(words._("All jobs"), None, whole.of, insights.days_to_fill.quartiles, said, words)
    rows = [everything, *spread_rows(insights.days_by_category, said, renderer)]
    return [spread_chart("days-to-fill", words._("From posting to hiring"), words._("Kind of work"), rows, words)]


def spread_rows(spreads: Iterable[NamedSpread], said: Said, renderer: Renderer) -> list[ChartRow]:
    return [
        spread_row(spread.name, renderer.urls(spread.path), spread.of, spread.quartiles, said, renderer.words)
        for spread in spreads
    ]


def spread_row(name: str, url: str | None, of: int, quartiles: Quartiles, said: Said, words: Words) -> ChartRow:
    low, middle, high = said(quartiles.low), said(quartiles.median), said(quartiles.high)
    return ChartRow(
        name=name, url=url, cells=(words.number(of), low, middle, high), quartiles=quartiles, shown=(middle,)
    )


def spread_chart(id_: str, title: str, named: str, rows: list[ChartRow], words: Words) -> Chart:
    """Medians and quartiles of what is `named`; what the chart says is its first row."""
    first = rows[0]
    _, low, middle, high = first.cells
    says = words._(
        "%(name)s: half of the jobs lie between %(low)s and %(high)s, with %(median)s in the middle.",
        name=first.name,
        low=low,
        high=high,
        median=middle,
    )
    columns = (
        named,
        words._("Jobs"),
        words._("A quarter is below"),
        words._("Median"),
        words._("A quarter is above"),
    )
    legend = (("range", words._("the middle half")), ("median", words._("the median")))
    return chart(id_, title, says, columns, rows, words, legend=legend)


def filled_chart(insights: Insights, renderer: Renderer) -> list[Chart]:
    """How many of the jobs that ended found somebody."""
    words = renderer.words
    everything = share_row(words._("All jobs"), None, insights.filled, words)
    rows = [share_row(row.name, renderer.urls(row.path), row.share, words) for row in insights.filled_by_category]
    says = words._("%(name)s: %(share)s.", name=everything.name, share=everything.shown[0])
    columns = (words._("Kind of work"), words._("Jobs that found somebody"), words._("Share"))
    title = words._("Jobs that found somebody")
    return [chart("found-somebody", title, says, columns, [everything, *rows], words, full=Decimal(1))]


def share_row(name: str, url: str | None, share: Share, words: Words) -> ChartRow:
    part = Decimal(share.yes) / share.of
    said = format_percent(part, locale=words.locale)
    return ChartRow(name=name, url=url, cells=(share_text(share, words), said), values=(part,), shown=(said,))


def demand_chart(insights: Insights, renderer: Renderer) -> list[Chart]:
    """What jobs ask for beside what people offer, each as a share of its own kind."""
    words = renderer.words
    rows = []
    for skill in insights.demand:
        asked, offered = Decimal(skill.jobs) / insights.jobs, Decimal(skill.people) / insights.people
        shown = (format_percent(asked, locale=words.locale), format_percent(offered, locale=words.locale))
        cells = (words.number(skill.jobs), shown[0], words.number(skill.people), shown[1])
        rows.append(
            ChartRow(name=skill.name, url=renderer.urls(skill.path), cells=cells, values=(asked, offered), shown=shown)
        )
    if not rows:
        return []
    says = words._(
        "Most asked for: %(skill)s, in %(asked)s of the jobs and %(offered)s of the profiles.",
        skill=rows[0].name,
        asked=rows[0].shown[0],
        offered=rows[0].shown[1],
    )
    columns = (
        words._("Skill"),
        words._("Jobs"),
        words._("Share of jobs"),
        words._("Profiles"),
        words._("Share of profiles"),
    )
    legend = (("asked", words._("of the jobs ask for it")), ("offered", words._("of the profiles offer it")))
    return [chart("skills-asked-and-offered", words._("Skills"), says, columns, rows, words, legend=legend)]


def months_chart(insights: Insights, renderer: Renderer) -> list[Chart]:
    """How many jobs were posted a month."""
    words = renderer.words
    rows = []
    for month in insights.months:
        count = words.number(month.jobs)
        name = words.month(month.first.isoformat()[:7])
        rows.append(ChartRow(name=name, url=None, cells=(count,), values=(Decimal(month.jobs),), shown=(count,)))
    if not rows:
        return []
    most = max(rows, key=lambda row: row.values)
    says = words._("Most in %(month)s: %(count)s.", month=most.name, count=most.shown[0])
    columns = (words._("Month"), words._("Jobs"))
    return [chart("jobs-a-month", words._("Jobs posted a month"), says, columns, rows, words)]
