"""Profiles that are out of date, or more than one for a person."""

from collections.abc import Iterator
from datetime import date, timedelta

from board.problem import Problem, Severity
from board.read import Document
from board.validate.content import Content

CONFIRMED_FOR = timedelta(days=90)


def stale_availability(content: Content) -> Iterator[Problem]:
    """A profile that says open since last year costs the client a message and the freelancer a bad name."""
    oldest = content.today - CONFIRMED_FOR
    for profile in content.talent:
        availability = profile["availability"]
        confirmed = date.fromisoformat(availability["confirmed"])
        if confirmed < oldest and availability["status"] != "closed" and _is_listed(profile):
            days = (content.today - confirmed).days
            yield Problem(
                id="stale-availability",
                location=profile.at("availability", "confirmed"),
                message=f"the availability was confirmed on {confirmed}, {days} days ago",
                hint="look whether `availability` is still right, then set `confirmed` to today",
                severity=Severity.WARNING,
            )


def confirmed_in_future(content: Content) -> Iterator[Problem]:
    """An availability confirmed in the future would stay fresh for as long as its writer likes."""
    today = content.today.isoformat()
    for profile in content.talent:
        if profile["availability"]["confirmed"] > today:
            yield Problem(
                id="confirmed-in-future",
                location=profile.at("availability", "confirmed"),
                message=f"confirmed on {profile['availability']['confirmed']}, after today, {today}",
                hint="set `confirmed` to the day you last looked at `availability`",
            )


def consent_in_future(content: Content) -> Iterator[Problem]:
    """A profile whose owner has not agreed to it yet may not be shown to anybody."""
    today = content.today.isoformat()
    for profile in content.talent:
        if profile["consent"]["published"] > today:
            yield Problem(
                id="consent-in-future",
                location=profile.at("consent", "published"),
                message=f"consent is given on {profile['consent']['published']}, after today, {today}",
                hint="set `published` to the day on which the person agreed to be shown",
            )


def second_profile(content: Content) -> Iterator[Problem]:
    """Two profiles of one account split a track record, or leave its worse half behind."""
    first: dict[str, Document] = {}
    for profile in sorted(content.talent, key=lambda profile: (profile["consent"]["published"], profile.slug)):
        if profile.get("visibility") == "archived":
            continue
        other = first.setdefault(profile["account"].lower(), profile)
        if other is not profile:
            yield Problem(
                id="second-profile",
                location=profile.at("account"),
                message=f"the account {profile['account']!r} already has the profile {other.file}",
                hint="put both into one file, and the other's name under `former_slugs`",
                severity=Severity.WARNING,
            )


def _is_listed(profile: Document) -> bool:
    return bool(profile.get("visibility", "public") == "public")
