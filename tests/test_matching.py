"""Who fits which job: what rules a pair out, what counts, and that the fast way finds what all pairs would."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from board.cli.applicants import AGAINST
from board.derive.listing import JobListing, TalentListing, job_listings, talent_listings
from board.derive.matching import SHOWN, fits
from board.derive.reasons import (
    FreeInTime,
    NiceSkills,
    Obstacle,
    Reason,
    SameCategory,
    SameCountry,
    SameTown,
    SharedLanguage,
    SharedSkills,
    WelcomeFrom,
    WithinPay,
    obstacles,
    reasons,
)
from board.derive.traits import job_traits, person_traits
from board.model import Availability, Client, Job, Language, Pay, Place, Range, SkillLevel, Talent
from board.model.talent import Rate
from board.render.language.reasons import Reasons
from factories import TODAY, a_board, a_job, a_profile, a_renderer

ROOT = Path(__file__).resolve().parents[1]
LYON, PARIS, GHENT = (
    Place(city="Lyon", country="FR"),
    Place(city="Paris", country="FR"),
    Place(city="Ghent", country="BE"),
)


def listed(jobs: Sequence[Job], people: Sequence[Talent]) -> tuple[tuple[JobListing, ...], tuple[TalentListing, ...]]:
    board = a_board(jobs, people)
    listings = job_listings(board, TODAY)
    return listings, talent_listings(board, listings, TODAY)


def of_pair(job: dict[str, Any], person: dict[str, Any]) -> tuple[list[Obstacle], list[Reason]]:
    """What speaks against and for a pair; both know French and Markdown, and little else is said of either."""
    (listing,), (profile,) = listed([a_job(**job)], [a_profile(**person)])
    pair = job_traits(listing), person_traits(profile)
    return list(obstacles(*pair)), list(reasons(*pair))


def knows(*names: str) -> tuple[SkillLevel, ...]:
    return tuple(SkillLevel(name=name) for name in names)


def available(**changes: Any) -> Availability:
    return Availability(**({"status": "open", "confirmed": date(2026, 11, 1)} | changes))


def fixed(amount: int, currency: str | None = "EUR") -> Pay:
    return Pay(type="fixed", amount=Decimal(amount), currency=currency)


def hourly(low: int, high: int, currency: str = "EUR") -> Pay:
    return Pay(type="hourly", min=Decimal(low), max=Decimal(high), currency=currency)


def asks(low: int, per: str = "hour", currency: str = "EUR") -> Rate:
    return Rate(min=Decimal(low), currency=currency, per=per)


EUROS_20 = (Decimal(20), "EUR")


# --- one pair ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("job", "person", "expected"),
    [
        pytest.param({}, {}, [], id="nothing speaks against"),
        pytest.param({}, {"availability": available(status="closed")}, [Obstacle.NOT_FREE], id="takes no work"),
        pytest.param(
            {"client": Client(name="I", account="Ines-M")},
            {"account": "ines-m"},
            [Obstacle.OWN_JOB],
            id="one's own job, however the login is written",
        ),
        pytest.param(
            {},
            {"skills": knows("cpp")},
            [Obstacle.LACKS_FIRST_SKILL, Obstacle.TOO_FEW_SKILLS],
            id="no skill in common",
        ),
        pytest.param({}, {"skills": knows("French")}, [], id="half of the skills are enough"),
        pytest.param({}, {"skills": knows("md")}, [Obstacle.LACKS_FIRST_SKILL], id="if the first one is among them"),
        pytest.param(
            {"skills": ("french", "md", "cpp")},
            {"skills": knows("french")},
            [Obstacle.TOO_FEW_SKILLS],
            id="one of three is not",
        ),
        pytest.param(
            {"nice_to_have": ("cpp",)},
            {"skills": knows("cpp")},
            [Obstacle.LACKS_FIRST_SKILL, Obstacle.TOO_FEW_SKILLS],
            id="nice to have is no need",
        ),
        pytest.param(
            {"skills": (), "nice_to_have": ("cpp",)},
            {"skills": knows("cpp")},
            [],
            id="nice to have where none is needed",
        ),
        pytest.param({"skills": ()}, {}, [Obstacle.TOO_FEW_SKILLS], id="a job that names no skill"),
        pytest.param({"skills": ("Welding",)}, {"skills": knows("welding")}, [], id="a skill of no vocabulary"),
        pytest.param({"applicants_from": ("BE",)}, {"location": LYON}, [Obstacle.NOT_FROM_THERE], id="not from there"),
        pytest.param({"applicants_from": ("BE",)}, {}, [Obstacle.NOT_FROM_THERE], id="from nobody knows where"),
        pytest.param({"applicants_from": ("BE", "FR")}, {"location": LYON}, [], id="from one of the countries"),
        pytest.param(
            {"remote": False, "location": GHENT}, {"location": LYON}, [Obstacle.ELSEWHERE], id="on site elsewhere"
        ),
        pytest.param({"remote": False, "location": GHENT}, {}, [Obstacle.ELSEWHERE], id="on site, place unknown"),
        pytest.param({"remote": False, "location": PARIS}, {"location": LYON}, [], id="on site in one's country"),
        pytest.param({"remote": True, "location": GHENT}, {"location": LYON}, [], id="hybrid elsewhere"),
        pytest.param({"pay": hourly(20, 30)}, {"rate": asks(31)}, [Obstacle.RATE_ABOVE_PAY], id="rate above the pay"),
        pytest.param({"pay": hourly(20, 30)}, {"rate": asks(30)}, [], id="rate at the highest pay"),
        pytest.param({"pay": hourly(20, 30)}, {"rate": asks(248, per="day")}, [Obstacle.RATE_ABOVE_PAY], id="day rate"),
        pytest.param({"pay": hourly(20, 30)}, {"rate": asks(240, per="day")}, [], id="day rate of eight hours"),
        pytest.param(
            {"pay": hourly(20, 30)}, {"rate": asks(99, currency="USD")}, [], id="other currencies compare not"
        ),
        pytest.param(
            {"pay": fixed(300), "hours": Range(Decimal(10), Decimal(15))},
            {"rate": asks(31)},
            [Obstacle.RATE_ABOVE_PAY],
            id="a fixed price by its fewest hours",
        ),
        pytest.param({"pay": fixed(300), "hours": Range(Decimal(10), None)}, {"rate": asks(30)}, [], id="and no fewer"),
        pytest.param({"pay": fixed(300)}, {"rate": asks(500)}, [], id="a fixed price without hours"),
        pytest.param({"pay": fixed(19)}, {"minimum": EUROS_20}, [Obstacle.TOO_SMALL], id="below the smallest job"),
        pytest.param({"pay": fixed(20)}, {"minimum": EUROS_20}, [], id="at the smallest job"),
        pytest.param({"pay": fixed(19, "USD")}, {"minimum": EUROS_20}, [], id="smallest job in another currency"),
        pytest.param(
            {"pay": hourly(5, 6), "hours": Range(None, Decimal(3))},
            {"minimum": EUROS_20},
            [Obstacle.TOO_SMALL],
            id="an hourly job by its most hours",
        ),
        pytest.param(
            {"pay": Pay(type="volunteer")},
            {"minimum": EUROS_20},
            [Obstacle.TOO_SMALL],
            id="unpaid, with a smallest job",
        ),
        pytest.param({"pay": Pay(type="volunteer")}, {"rate": asks(30)}, [], id="unpaid, with a rate alone"),
        pytest.param(
            {"due": date(2026, 12, 24)},
            {"availability": available(starts=date(2026, 12, 25))},
            [Obstacle.FREE_TOO_LATE],
            id="free when all is over",
        ),
        pytest.param(
            {"due": date(2026, 12, 24)},
            {"availability": available(starts=date(2026, 12, 24))},
            [],
            id="free on the last day",
        ),
    ],
)
def test_what_rules_a_pair_out(job: dict[str, Any], person: dict[str, Any], expected: list[Obstacle]) -> None:
    found, _ = of_pair(job, person)
    assert found == expected


SKILLS = SharedSkills(("French", "Markdown"), 2)
FREE = FreeInTime(None, None)


@pytest.mark.parametrize(
    ("job", "person", "expected"),
    [
        pytest.param({}, {}, [SKILLS, FREE], id="skills and time"),
        pytest.param(
            {"skills": ("MD", "cpp", "french")},
            {},
            [SharedSkills(("Markdown", "French"), 3), FREE],
            id="skills in the job's order, by the vocabulary's names",
        ),
        pytest.param(
            {"nice_to_have": ("cpp", "french")},
            {"skills": knows("cpp", "md", "french")},
            [SKILLS, NiceSkills(("C++",)), FREE],
            id="what is needed is not nice to have as well",
        ),
        pytest.param({}, {"categories": ("translation",)}, [SKILLS, FREE, SameCategory("Translation")], id="category"),
        pytest.param(
            {"language": "pt-BR"},
            {"languages": (Language(code="pt", level="fluent"),)},
            [SKILLS, FREE, SharedLanguage("pt", "fluent")],
            id="a language, whichever kind of it",
        ),
        pytest.param(
            {"language": "fr"}, {"languages": (Language(code="fr", level="basic"),)}, [SKILLS, FREE], id="a few words"
        ),
        pytest.param(
            {"location": LYON},
            {"location": Place(city="LYON ", country="FR")},
            [SKILLS, SameTown(LYON), FREE],
            id="the same town",
        ),
        pytest.param({"location": LYON}, {"location": PARIS}, [SKILLS, SameCountry("FR"), FREE], id="the same country"),
        pytest.param(
            {"location": Place(city="Lyon", country="US")}, {"location": LYON}, [SKILLS, FREE], id="another Lyon"
        ),
        pytest.param({"applicants_from": ("FR",)}, {"location": LYON}, [SKILLS, WelcomeFrom("FR"), FREE], id="welcome"),
        pytest.param(
            {"pay": fixed(100), "hours": Range(Decimal(3), None)},
            {"rate": asks(200, per="day")},
            [SKILLS, WithinPay(Decimal("25.00"), Decimal("33.33"), "EUR", True), FREE],
            id="a day's rate and a price for three hours, to the cent",
        ),
        pytest.param({}, {"availability": available(confirmed=date(2026, 8, 1))}, [SKILLS], id="time said long ago"),
        pytest.param(
            {"starts": date(2026, 12, 1)},
            {"availability": available(starts=date(2026, 12, 2))},
            [SKILLS],
            id="free late",
        ),
        pytest.param(
            {"starts": date(2026, 12, 1)},
            {"availability": available(starts=date(2026, 12, 1), hours_per_week=9)},
            [SKILLS, FreeInTime(date(2026, 12, 1), 9)],
            id="free on the day",
        ),
        pytest.param(
            {"starts": date(2026, 12, 1), "due": date(2026, 12, 14), "hours": Range(Decimal(20), None)},
            {"availability": available(hours_per_week=9.5)},
            [SKILLS],
            id="too few hours a week",
        ),
        pytest.param(
            {"starts": date(2026, 12, 1), "due": date(2026, 12, 14), "hours": Range(Decimal(20), None)},
            {"availability": available(hours_per_week=10)},
            [SKILLS, FreeInTime(None, 10)],
            id="just enough hours a week",
        ),
    ],
)
def test_what_counts_for_a_pair(job: dict[str, Any], person: dict[str, Any], expected: list[Reason]) -> None:
    _, found = of_pair(job, person)
    assert found == expected


def test_nothing_but_a_skill_more_outweighs_a_skill_that_is_lacking() -> None:
    most_else = NiceSkills(("a", "b", "c", "d")).points + sum(
        kind.points for kind in (SameCategory, SharedLanguage, SameTown, WelcomeFrom, WithinPay, FreeInTime)
    )
    assert NiceSkills(("a", "b", "c", "d")).points == 3
    assert SharedSkills(("a", "b"), 2).points - SharedSkills(("a",), 2).points == 2 * SharedSkills.each
    assert SharedSkills(("a", "b", "c"), 3).points - SharedSkills(("a",), 3).points > most_else


# --- the whole board --------------------------------------------------------------------------------


def slugs(found: Sequence[Any], kind: str) -> list[str]:
    return [getattr(fit.listing, kind).slug for fit in found]


def test_only_open_jobs_and_public_profiles_that_take_work_are_matched() -> None:
    jobs = [
        a_job(slug="open"),
        a_job(slug="later", posted=date(2026, 11, 23)),
        a_job(slug="over", closes=date(2026, 11, 21)),
        a_job(slug="paused", status="paused"),
    ]
    people = [
        a_profile(slug="public"),
        a_profile(slug="unlisted", visibility="unlisted"),
        a_profile(slug="archived", visibility="archived"),
        a_profile(slug="closed", availability=available(status="closed")),
    ]
    found = fits(*listed(jobs, people))
    assert slugs(found.people_for("open"), "talent") == ["public"]
    assert slugs(found.jobs_for("public"), "job") == ["open"]
    for slug in ("later", "over", "paused", "never"):
        assert found.people_for(slug) == ()
    for slug in ("unlisted", "archived", "closed", "never"):
        assert found.jobs_for(slug) == ()


def test_the_best_five_come_best_first_and_of_equals_the_freshest() -> None:
    people = [
        *(
            a_profile(slug=f"same-{number}", availability=available(confirmed=date(2026, 11, number)))
            for number in range(1, 8)
        ),
        a_profile(slug="b-same", availability=available(confirmed=date(2026, 11, 7))),
        a_profile(slug="z-best", categories=("translation",), availability=available(confirmed=date(2026, 9, 1))),
    ]
    found = fits(*listed([a_job()], people)).people_for("translate-guide")
    assert slugs(found, "talent") == ["z-best", "b-same", "same-7", "same-6", "same-5"]


def test_reasons_come_with_every_fit() -> None:
    found = fits(*listed([a_job()], [a_profile()]))
    assert [fit.reasons for fit in found.people_for("translate-guide")] == [(SKILLS, FREE)]
    assert [fit.reasons for fit in found.jobs_for("ines-moreau")] == [(SKILLS, FREE)]


def test_a_board_without_people_or_without_jobs_matches_nothing() -> None:
    assert fits((), ()).people_for("x") == ()
    assert fits(*listed([a_job()], [])).people_for("translate-guide") == ()
    assert fits(*listed([], [a_profile()])).jobs_for("ines-moreau") == ()


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"digest": "changed"}, id="the file"),
        pytest.param({"slug": "other"}, id="the name"),
        pytest.param({"availability": available(confirmed=date(2026, 8, 1))}, id="the age of its availability"),
    ],
)
def test_the_version_changes_with_whoever_is_shown(change: dict[str, Any]) -> None:
    before, after = (fits(*listed([a_job()], [a_profile(**one)])) for one in ({}, change))
    assert before.people_version("translate-guide") != after.people_version("translate-guide")
    assert before.jobs_version("ines-moreau") != "" == before.jobs_version("nobody")


NAMES = ("french", "md", "cpp", "welding", "sums", "Maps")
COUNTRIES = ("FR", "BE")
CURRENCIES = ("EUR", "USD", None)
DAYS = (None, date(2026, 11, 1), date(2026, 12, 1), date(2026, 12, 9), date(2026, 12, 20))


def some_job(pick: Random, number: int) -> Job:
    """A job that says much or little, of values few enough to meet."""
    kind = pick.choice(("fixed", "fixed", "hourly", "volunteer"))
    low = Decimal(pick.choice((10, 20, 30, 100)))
    fewest = pick.choice((None, Decimal(1), Decimal(3), Decimal(30)))
    place = pick.choice((None, LYON, PARIS, GHENT, Place(country="FR")))
    return a_job(
        slug=f"job-{number}",
        category=pick.choice(("translation", "development")),
        client=Client(name="C", account=pick.choice((None, "Person-1", "somebody"))),
        skills=tuple(pick.sample(NAMES, pick.choice((0, 1, 1, 2, 3, 5)))),
        nice_to_have=tuple(pick.sample(NAMES, pick.choice((0, 0, 1, 5)))),
        language=pick.choice((None, "fr", "fr-BE", "en")),
        remote=place is None or pick.random() < 0.5,
        location=place,
        applicants_from=tuple(pick.sample(COUNTRIES, pick.choice((0, 0, 1, 2)))),
        hours=None if pick.random() < 0.3 else Range(fewest, pick.choice((None, Decimal(40)))),
        starts=pick.choice(DAYS),
        due=pick.choice(DAYS[:1] + DAYS[2:]),
        pay=Pay(type="volunteer")
        if kind == "volunteer"
        else Pay(type=kind, min=low, max=low * pick.choice((1, 2)), currency=pick.choice(CURRENCIES)),
        posted=date(2026, 11, pick.choice((10, 20, 22, 23))),
        status=pick.choice(("open", "open", "open", "paused")),
    )


def some_person(pick: Random, number: int) -> Talent:
    """A profile that says much or little, of the same values."""
    lowest = pick.choice((None, Decimal(10), Decimal("33.33"), Decimal(160)))
    levels = (None, "basic", "fluent")
    return a_profile(
        slug=f"person-{number}",
        account=pick.choice((None, f"person-{number}")),
        skills=knows(*pick.sample(NAMES, pick.choice((1, 2, 4)))),
        categories=tuple(pick.sample(("translation", "development"), pick.choice((0, 1, 2)))),
        languages=tuple(Language(code=pick.choice(("fr", "fr-FR", "en")), level=pick.choice(levels)) for _ in "ab"),
        location=pick.choice((None, LYON, PARIS, GHENT, Place(city="Lyon"))),
        rate=Rate(min=lowest, max=Decimal(200), currency=pick.choice(CURRENCIES), per=pick.choice(("hour", "day")))
        if pick.random() < 0.7
        else None,
        minimum=pick.choice((None, (Decimal(20), "EUR"), (Decimal(50), "USD"), (Decimal(50), None))),
        availability=Availability(
            status=pick.choice(("open", "open", "limited", "closed")),
            confirmed=TODAY - timedelta(days=pick.choice((0, 3, 90, 91))),
            starts=pick.choice(DAYS),
            hours_per_week=pick.choice((None, 0, 5, 40)),
        ),
        visibility=pick.choice(("public", "public", "public", "unlisted")),
    )


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32), st.integers(0, 25), st.integers(0, 25))
def test_the_fast_way_finds_what_comparing_every_pair_finds(seed: int, job_count: int, people_count: int) -> None:
    pick = Random(seed)
    jobs, talent = listed(
        [some_job(pick, number) for number in range(job_count)],
        [some_person(pick, number) for number in range(people_count)],
    )
    found = fits(jobs, talent)
    asked = [job_traits(one) for one in jobs if one.lifecycle.in_open_lists]
    offered = [person_traits(one) for one in talent if one.is_public]
    pairs = [(job, one) for job in asked for one in offered if not list(obstacles(job, one))]
    scored = [(sum(reason.points for reason in reasons(*pair)), *pair) for pair in pairs]
    for job in asked:
        ours = [(score, one.listing.talent) for score, of, one in scored if of is job]
        ours.sort(key=lambda pair: (-pair[0], -pair[1].availability.confirmed.toordinal(), pair[1].slug))
        expected = [person.slug for _, person in ours[:SHOWN]]
        assert slugs(found.people_for(job.listing.job.slug), "talent") == expected
    for one in offered:
        theirs = [(score, job.listing.job) for score, job, of in scored if of is one]
        theirs.sort(key=lambda pair: (-pair[0], -pair[1].posted.toordinal(), pair[1].slug))
        expected = [job.slug for _, job in theirs[:SHOWN]]
        assert slugs(found.jobs_for(one.listing.talent.slug), "job") == expected


# --- in words ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        (SharedSkills(("French", "Markdown"), 2), "Every skill needed: French and Markdown"),
        (SharedSkills(("French",), 1), "Every skill needed: French"),
        (SharedSkills(("French", "C++"), 3), "2 of 3 skills needed: French and C++"),
        (NiceSkills(("Git",)), "Nice to have: Git"),
        (SameCategory("Translation"), "Category: Translation"),
        (SharedLanguage("fr", "native"), "Language: French (native)"),
        (SharedLanguage("fr", None), "Language: French"),
        (SameTown(LYON), "Both in Lyon, France"),
        (SameCountry("FR"), "Both in France"),
        (WelcomeFrom("FR"), "Applicants from France are welcome"),
        (
            WithinPay(Decimal(25), Decimal("33.33"), "EUR", True),
            "Rate from €25 an hour; the pay comes to at most €33.33 an hour",
        ),
        (WithinPay(Decimal(25), Decimal(30), "EUR", False), "Rate from €25 an hour; the pay is up to €30 an hour"),
        (FreeInTime(None, None), "Free in time"),
        (FreeInTime(None, 10), "Free in time, 10 hours a week"),
        (FreeInTime(date(2026, 12, 1), None), "Free in time, from Dec 1, 2026"),
        (FreeInTime(date(2026, 12, 1), 1), "Free in time, from Dec 1, 2026, 1 hour a week"),
    ],
)
def test_a_reason_is_said_without_its_points(reason: Reason, expected: str) -> None:
    say = Reasons(a_renderer().words)
    assert say((reason, reason)) == (expected, expected)


def test_reasons_of_equal_values_are_not_mixed_up() -> None:
    say = Reasons(a_renderer().words)
    assert len(set(say((SameCountry("FR"), WelcomeFrom("FR"), SameCategory("FR"))))) == 3


def test_every_obstacle_is_said_in_its_own_words() -> None:
    assert AGAINST.keys() == set(Obstacle)
    assert len(set(AGAINST.values())) == len(AGAINST)


def test_the_documentation_gives_the_weights() -> None:
    text = (ROOT / "docs/matching.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (.*?) \| (\S+) \|$", text, re.M)
    assert dict(rows[1:]) == {
        "a skill the job needs and you have": str(SharedSkills.each),
        "a skill the job needs and you lack": f"−{SharedSkills.each}",
        "a skill that is nice to have, up to three of them": "1",
        "you live in the town of the work": str(SameTown.points),
        "you live in its country": str(SameCountry.points),
        "the job asks for people from your country": str(WelcomeFrom.points),
        "your lowest rate is within the pay": str(WithinPay.points),
        "you are free in time": str(FreeInTime.points),
        "the category is one of yours": str(SameCategory.points),
        "you speak the language the job is written in": str(SharedLanguage.points),
    }
