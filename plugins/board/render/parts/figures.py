"""Numbers with what they count, each with a link to its records."""

from decimal import ROUND_HALF_UP, Decimal

from babel.numbers import format_decimal

from board.derive.ratings import Mean, Share, TrackRecord
from board.render.language.words import Words
from board.value import value


@value()
class Figure:
    """A number, what it counts and, in smaller print, out of what; `url` leads to the records behind it."""

    value: str
    label: str
    note: str = ""
    url: str | None = None


def count_figure(count: int, label: str, words: Words, url: str | None = None) -> Figure:
    return Figure(words.number(count), label, "", url)


def share_figure(share: Share, label: str, words: Words, url: str | None = None) -> Figure:
    """`11 of 12`: whole numbers, since a percentage of a dozen promises more than it knows."""
    return Figure(share_text(share, words), label, "", url)


def share_text(share: Share, words: Words) -> str:
    return words._("%(yes)s of %(all)s", yes=words.number(share.yes), all=words.number(share.of))


def days_text(days: Decimal, words: Words) -> str:
    """`12.5 days`, to one decimal and half up."""
    rounded = days.quantize(Decimal("0.1"), ROUND_HALF_UP)
    text = words.translations.ngettext("%(count)s day", "%(count)s days", words.whole(rounded))
    return text % {"count": words.number(rounded)}


def mean_figure(mean: Mean, label: str, words: Words, url: str | None = None) -> Figure:
    """`4.7`, and from how many reviews."""
    note = words.plural("of 5, from %(count)s review", "of 5, from %(count)s reviews", mean.of)
    return Figure(mean_text(mean, words), label, note, url)


def mean_text(mean: Mean, words: Words) -> str:
    """A mean, always with its one decimal."""
    return format_decimal(mean.mean, "0.0", locale=words.locale)


def rating_text(mean: Mean, words: Words) -> str:
    """`4.7 of 5 from 6 reviews`."""
    text = words.translations.ngettext(
        "%(mean)s of 5 from %(count)s review", "%(mean)s of 5 from %(count)s reviews", mean.of
    )
    return text % {"mean": mean_text(mean, words), "count": words.number(mean.of)}


def done_text(count: int, words: Words) -> str:
    """How many jobs of this board somebody has finished."""
    if not count:
        return words._("No jobs done here yet")
    return words.plural("%(count)s job done here", "%(count)s jobs done here", count)


def record_figures(record: TrackRecord, words: Words, *, jobs_url: str, reviews_url: str) -> tuple[Figure, ...]:
    """The figures of a track record that there are records enough for; the addresses are where these stand."""
    if not record.is_shown:
        return ()
    figures = [count_figure(record.completed, words._("jobs done here"), words, jobs_url)]
    if record.rating.is_shown:
        figures.append(mean_figure(record.rating, words._("mean rating"), words, reviews_url))
    figures += [
        share_figure(share, label, words, reviews_url)
        for share, label in (
            (record.on_time, words._("on time")),
            (record.within_budget, words._("within budget")),
            (record.would_work_again, words._("would work together again")),
        )
        if share.is_shown
    ]
    return tuple(figures)


def proof_texts(record: TrackRecord, words: Words) -> list[str]:
    """What opens a profile: how many jobs were done here, and the mean rating where there is one to show."""
    said = [done_text(record.completed, words)]
    return [*said, rating_text(record.rating, words)] if record.rating.is_shown else said
