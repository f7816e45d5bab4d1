"""Why somebody fits a job, in the board's language; the points behind it are nobody's business."""

from board.derive.reasons import (
    FreeInTime,
    NiceSkills,
    Reason,
    SameCategory,
    SameCountry,
    SameTown,
    SharedLanguage,
    SharedSkills,
    WelcomeFrom,
    WithinPay,
)
from board.render.language.words import Words


class Reasons:
    """Says reasons in one language; what it has said once it remembers, since many pairs share it."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._said: dict[Reason, str] = {}

    def __call__(self, reasons: tuple[Reason, ...]) -> tuple[str, ...]:
        """Each reason as a short phrase that is as true of the person as it is of the job."""
        return tuple([self.text(reason) for reason in reasons])

    def text(self, reason: Reason) -> str:
        said = self._said.get(reason)
        if said is None:
            said = self._said[reason] = reason_text(reason, self.words)
        return said


def reason_text(reason: Reason, words: Words) -> str:
    """One reason in words."""
    match reason:
        case SharedSkills():
            return skills_text(reason, words)
        case NiceSkills():
            return words._("Nice to have: %(skills)s", skills=words.listed(reason.names))
        case SameCategory():
            return words._("Category: %(category)s", category=reason.name)
        case SharedLanguage():
            return language_text(reason, words)
        case SameTown():
            return words._("Both in %(place)s", place=words.place(reason.place))
        case SameCountry():
            return words._("Both in %(place)s", place=words.country(reason.country))
        case WelcomeFrom():
            return words._("Applicants from %(country)s are welcome", country=words.country(reason.country))
        case WithinPay():
            return pay_text(reason, words)
        case FreeInTime():
            return free_text(reason, words)


def skills_text(reason: SharedSkills, words: Words) -> str:
    shared, asked, skills = len(reason.names), reason.asked, words.listed(reason.names)
    if shared == asked:
        return words._("Every skill needed: %(skills)s", skills=skills)
    text = words.translations.ngettext(
        "%(shared)s of %(count)s skill needed: %(skills)s", "%(shared)s of %(count)s skills needed: %(skills)s", asked
    )
    return text % {"shared": words.number(shared), "count": words.number(asked), "skills": skills}


def language_text(reason: SharedLanguage, words: Words) -> str:
    language = words.language(reason.code)
    if reason.level is None:
        return words._("Language: %(language)s", language=language)
    return words._("Language: %(language)s (%(level)s)", language=language, level=words.term(reason.level))


def pay_text(reason: WithinPay, words: Words) -> str:
    rate, pay = words.money(reason.rate, reason.currency), words.money(reason.pay, reason.currency)
    if reason.is_estimate:
        return words._("Rate from %(rate)s an hour; the pay comes to at most %(pay)s an hour", rate=rate, pay=pay)
    return words._("Rate from %(rate)s an hour; the pay is up to %(pay)s an hour", rate=rate, pay=pay)


def free_text(reason: FreeInTime, words: Words) -> str:
    day = words.short_day(reason.starts) if reason.starts else None
    hours = words.count_hours_a_week(reason.hours_per_week) if reason.hours_per_week else None
    if day and hours:
        return words._("Free in time, from %(day)s, %(hours)s", day=day, hours=hours)
    if day:
        return words._("Free in time, from %(day)s", day=day)
    return words._("Free in time, %(hours)s", hours=hours) if hours else words._("Free in time")
