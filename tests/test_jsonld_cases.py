"""Google's rules for job postings, case by case, read from the pages as a search engine reads them."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import html5lib
import pytest

from board.derive.pictures import PictureUse, ShownPicture
from board.derive.status import LIFECYCLE
from board.model import ApplyRoute, Client, Deliverable, Outcome, Pay, Place, Range, Update
from board.render.parts.pictures import DrawnFile
from board.render.renderer import Renderer
from boards import Tree, a_job, a_profile, build, several, write
from factories import TODAY, a_job_page, a_listing, some_settings

THEME = Path(__file__).parents[1] / "theme"
DATA = "application/ld+json"

LYON = Place(city="Lyon", country="FR")
TOMORROW, YESTERDAY = TODAY + timedelta(1), TODAY - timedelta(1)
ARABIC = {"title": "ترجمة دليل المتطوعين إلى العربية", "description": "ثمانية فصول للمتطوعين الجدد.", "language": "ar"}
LONG = "\n\n".join(f"Paragraph {number} says a little more about the guide and its chapters." for number in range(72))
LOGO = Client(name="Exemple Libre", logo="logo.png")


def euros(type_: str, **amounts: str) -> Pay:
    return Pay(type=type_, currency="EUR", **{name: Decimal(amount) for name, amount in amounts.items()})


def an_hour(**value: float) -> dict[str, Any]:
    """A salary as Google reads it."""
    quantity = {"@type": "QuantitativeValue", **value, "unitText": "HOUR"}
    return {"@type": "MonetaryAmount", "currency": "EUR", "value": quantity}


def countries(*names: str) -> list[dict[str, str]]:
    return [{"@type": "Country", "name": name} for name in names]


def address(**parts: str) -> dict[str, Any]:
    return {"@type": "Place", "address": {"@type": "PostalAddress", **parts}}


@dataclass(frozen=True, kw_only=True)
class Case:
    """A job, and what its posting has and has not; `posting` None where there must be no posting at all."""

    job: dict[str, Any] = field(default_factory=dict)
    posting: dict[str, Any] | None = field(default_factory=dict)
    lacks: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    today: date = TODAY
    settings: tuple[tuple[str, Any], ...] = ()
    has_logo: bool = False


REMOTE = ("jobLocation",)
PLACED = ("jobLocationType", "applicantLocationRequirements")
NOWHERE = (*REMOTE, *PLACED)
CASES: dict[str, Case] = {
    "remote, in one named country": Case(
        job={"applicants_from": ("FR",)},
        posting={"jobLocationType": "TELECOMMUTE", "applicantLocationRequirements": countries("France")},
        lacks=REMOTE,
        says=("100% remote, open to people in France",),
    ),
    "remote, in several named countries": Case(
        job={"applicants_from": ("FR", "BE", "CA")},
        posting={"applicantLocationRequirements": countries("France", "Belgium", "Canada")},
        lacks=REMOTE,
    ),
    "remote, worldwide: it cannot be written": Case(lacks=NOWHERE, says=("100% remote, from anywhere",)),
    "hybrid": Case(
        job={"location": LYON},
        posting={"jobLocation": address(addressLocality="Lyon", addressCountry="FR")},
        lacks=PLACED,
    ),
    "hybrid, with the countries of applicants": Case(
        job={"location": LYON, "applicants_from": ("FR", "BE")},
        posting={"jobLocation": address(addressLocality="Lyon", addressCountry="FR")},
        lacks=PLACED,
    ),
    "on site": Case(
        job={"location": LYON, "remote": False},
        posting={"jobLocation": address(addressLocality="Lyon", addressCountry="FR")},
        lacks=PLACED,
    ),
    "on site, in a town of a region": Case(
        job={"location": Place(city="Brest", region="Bretagne", country="FR"), "remote": False},
        posting={"jobLocation": address(addressLocality="Brest", addressCountry="FR")},
    ),
    "on site, a region only": Case(
        job={"location": Place(region="Bretagne", country="FR"), "remote": False},
        posting={"jobLocation": address(addressRegion="Bretagne", addressCountry="FR")},
    ),
    "on site, a country only": Case(
        job={"location": Place(country="FR"), "remote": False},
        posting={"jobLocation": address(addressCountry="FR")},
    ),
    "on site, a city without a country: Google takes no such place": Case(
        job={"location": Place(city="Lyon"), "remote": False}, lacks=NOWHERE
    ),
    "a fixed price: there is no unit for it": Case(
        job={"pay": euros("fixed", amount="300")}, lacks=("baseSalary",), says=("€300 fixed price",)
    ),
    "a fixed price, as a range": Case(
        job={"pay": euros("fixed", min="200", max="300")}, lacks=("baseSalary",), says=("€200–€300 fixed price",)
    ),
    "an hourly amount": Case(job={"pay": euros("hourly", amount="32")}, posting={"baseSalary": an_hour(value=32)}),
    "an hourly amount with cents": Case(
        job={"pay": euros("hourly", amount="32.5")}, posting={"baseSalary": an_hour(value=32.5)}
    ),
    "an hourly range": Case(
        job={"pay": euros("hourly", min="30", max="40")}, posting={"baseSalary": an_hour(minValue=30, maxValue=40)}
    ),
    "an hourly amount in a currency without cents": Case(
        job={"pay": Pay(type="hourly", amount=Decimal(3000), currency="JPY")},
        posting={"baseSalary": an_hour(value=3000) | {"currency": "JPY"}},
    ),
    "hourly, nothing named": Case(job={"pay": Pay(type="hourly")}, lacks=("baseSalary",)),
    "paid work": Case(posting={"employmentType": "CONTRACTOR"}),
    "volunteer": Case(
        job={"pay": Pay(type="volunteer")},
        posting={"employmentType": "VOLUNTEER"},
        lacks=("baseSalary",),
        says=("Volunteer, unpaid",),
    ),
    "scheduled": Case(job={"posted": TOMORROW}, posting=None),
    "on the day it opens": Case(job={"posted": TODAY}, posting={"datePosted": "2026-11-22"}),
    "on its last day": Case(job={"closes": TODAY}, posting={"validThrough": "2026-11-22T23:59:59+01:00"}),
    "expired": Case(job={"closes": YESTERDAY}, posting=None),
    "paused": Case(job={"status": "paused", "outcome": Outcome(paused=YESTERDAY)}, posting=None),
    "filled": Case(job={"status": "filled", "outcome": Outcome(filled=YESTERDAY)}, posting=None),
    "completed": Case(job={"status": "completed", "outcome": Outcome(completed=YESTERDAY)}, posting=None),
    "cancelled": Case(job={"status": "cancelled", "outcome": Outcome(cancelled=YESTERDAY)}, posting=None),
    "one opening": Case(lacks=("totalJobOpenings",)),
    "several openings": Case(job={"openings": 3}, posting={"totalJobOpenings": 3}),
    "a client without site or logo": Case(
        posting={"hiringOrganization": {"@type": "Organization", "name": "Exemple Libre"}}
    ),
    "a client with a site": Case(
        job={"client": Client(name="Exemple Libre", url="https://exemple-libre.example")},
        posting={
            "hiringOrganization": {
                "@type": "Organization",
                "name": "Exemple Libre",
                "sameAs": "https://exemple-libre.example",
            }
        },
    ),
    "a client with a logo": Case(
        job={"client": LOGO},
        has_logo=True,
        posting={
            "hiringOrganization": {
                "@type": "Organization",
                "name": "Exemple Libre",
                "logo": "https://board.example/images/translate-guide/logo-192.webp",
            }
        },
    ),
    "a client whose logo could not be drawn": Case(
        job={"client": LOGO}, posting={"hiringOrganization": {"@type": "Organization", "name": "Exemple Libre"}}
    ),
    "updated: the day it was posted stays": Case(
        job={"updates": (Update(date=date(2026, 11, 21), text="The guide is in Git now."),)},
        posting={"datePosted": "2026-11-20"},
    ),
    "reopened: the day it was posted stays, its last day moves": Case(
        job={"posted": date(2026, 9, 1), "reopened": date(2026, 11, 21), "closes": date(2026, 12, 20)},
        posting={"datePosted": "2026-09-01", "validThrough": "2026-12-20T23:59:59+01:00"},
    ),
    "text from right to left": Case(job=ARABIC, posting={"title": ARABIC["title"]}, says=(ARABIC["description"],)),
    "markup in the title": Case(
        job={"title": "Fix </script><b>bold</b> & <i>italic</i> in our theme"},
        posting={"title": "Fix </script><b>bold</b> & <i>italic</i> in our theme"},
    ),
    "markup in the description: none of it is rendered": Case(
        job={"description": "A <script>alert(1)</script> & *more*."}, says=("<em>more</em>",)
    ),
    "a description of 5,000 characters is whole": Case(
        job={"description": LONG}, says=("<p>Paragraph 0 says", "<p>Paragraph 71 says")
    ),
    "what to deliver, to bring, how long and how experienced is part of the description": Case(
        job={
            "deliverables": (Deliverable(name="Chapters <1> to 8"),),
            "requirements": ("Native French",),
            "hours": Range(Decimal(10), Decimal(14)),
            "experience": "expert",
        },
        says=("<li>Chapters &lt;1&gt; to 8</li>", "<li>Native French</li>", "<p>Effort: 10–14 hours</p>", "Expert"),
    ),
    "skills, known and unknown": Case(
        job={"skills": ("cpp", "md", "knitting")}, posting={"skills": "C++, Markdown, knitting"}
    ),
    "no skills": Case(job={"skills": ()}, lacks=("skills",)),
    "a first day": Case(job={"starts": date(2026, 12, 7)}, posting={"jobStartDate": "2026-12-07"}),
    "several ways to apply, none of them on the page": Case(
        job={"apply": (ApplyRoute(via="pull_request"), ApplyRoute(via="email", address="a@b.example"))},
        posting={"directApply": False},
    ),
    "the identifier is the file's name": Case(
        posting={"identifier": {"@type": "PropertyValue", "name": "Exemple Libre", "value": "translate-guide"}}
    ),
    "under a prefix": Case(
        settings=(("site_url", "https://org.example/board"),),
        posting={"url": "https://org.example/board/jobs/translate-guide/"},
    ),
    "in summer time": Case(job={"closes": date(2027, 6, 4)}, posting={"validThrough": "2027-06-04T23:59:59+02:00"}),
    "closing on the night the clocks go back": Case(
        job={"closes": date(2027, 10, 31)}, posting={"validThrough": "2027-10-31T23:59:59+01:00"}
    ),
    "closing on the eve of that night": Case(
        job={"closes": date(2027, 10, 30)}, posting={"validThrough": "2027-10-30T23:59:59+02:00"}
    ),
    "in UTC": Case(settings=(("timezone", "UTC"),), posting={"validThrough": "2026-12-04T23:59:59+00:00"}),
    "half an hour off": Case(
        settings=(("timezone", "America/St_Johns"),), posting={"validThrough": "2026-12-04T23:59:59-03:30"}
    ),
    "where the day begins first": Case(
        settings=(("timezone", "Pacific/Kiritimati"),), posting={"validThrough": "2026-12-04T23:59:59+14:00"}
    ),
    "where the day ends last": Case(
        settings=(("timezone", "Pacific/Pago_Pago"),), posting={"validThrough": "2026-12-04T23:59:59-11:00"}
    ),
}


@cache
def renderer(has_logo: bool = False, settings: tuple[tuple[str, Any], ...] = ()) -> Renderer:
    logo = ShownPicture("translate-guide", "logo.png", PictureUse.LOGO)
    sizes = tuple(DrawnFile(f"images/translate-guide/logo-{width}.webp", width, width) for width in (96, 192))
    return Renderer(some_settings(theme=THEME, **dict(settings)), drawn={logo: sizes} if has_logo else {})


def parsed(html: bytes | str) -> Any:
    return html5lib.parse(html, "etree", namespaceHTMLElements=False)


def blocks(page: Any) -> list[dict[str, Any]]:
    """The data blocks of a page."""
    return [json.loads(script.text or "") for script in page.iter("script") if script.get("type") == DATA]


@cache
def page_of(name: str) -> Any:
    case = CASES[name]
    return parsed(a_job_page(a_listing(case.today, **case.job), renderer(case.has_logo, case.settings)))


def posting_of(name: str) -> dict[str, Any]:
    (posting,) = [block for block in blocks(page_of(name)) if block["@type"] == "JobPosting"]
    return posting


POSTED = [name for name, case in CASES.items() if case.posting is not None]
CLOSED = [name for name, case in CASES.items() if case.posting is None]


@pytest.mark.parametrize("name", POSTED)
def test_posting_says(name: str) -> None:
    case, posting = CASES[name], posting_of(name)
    assert {key: posting.get(key) for key in case.posting or ()} == case.posting
    assert [key for key in case.lacks if key in posting] == []
    assert [text for text in case.says if text not in posting["description"]] == []


@pytest.mark.parametrize("name", CLOSED)
def test_no_posting_where_nobody_can_apply(name: str) -> None:
    kinds = [block["@type"] for block in blocks(page_of(name))]
    assert kinds == ["BreadcrumbList"]


@pytest.mark.parametrize("name", POSTED)
def test_posting_has_what_google_requires(name: str) -> None:
    posting = posting_of(name)
    assert posting.keys() >= {"@context", "title", "description", "datePosted", "hiringOrganization", "validThrough"}
    assert posting["hiringOrganization"]["name"]
    assert posting["description"] != posting["title"]
    assert "<script" not in posting["description"]
    date.fromisoformat(posting["datePosted"])
    assert datetime.fromisoformat(posting["validThrough"]).utcoffset() is not None
    if "jobLocationType" in posting:
        assert posting["applicantLocationRequirements"]
    if "jobLocation" in posting:
        assert posting["jobLocation"]["address"]["addressCountry"]


@pytest.mark.parametrize("name", POSTED)
def test_page_says_to_people_what_it_says_to_machines(name: str) -> None:
    page, posting = page_of(name), posting_of(name)
    texts = [posting["title"], posting["hiringOrganization"]["name"], *posting.get("skills", "").split(", ")]
    texts += ["".join(parsed(item).itertext()) for item in re.findall(r"<li>.*?</li>", posting["description"])]
    texts += [country["name"] for country in posting.get("applicantLocationRequirements", ())]
    place = posting.get("jobLocation", {}).get("address", {})
    texts += [place[key] for key in ("addressLocality", "addressRegion") if key in place]
    texts += ["100% remote"] if "jobLocationType" in posting else []
    texts += [str(posting["totalJobOpenings"])] if "totalJobOpenings" in posting else []
    main = " ".join("".join(next(page.iter("main")).itertext()).split())
    assert [text for text in texts if " ".join(text.split()) not in main] == []
    sites = [link.get("href") for link in page.iter("a")]
    assert posting["hiringOrganization"].get("sameAs") in (None, *sites)
    pictures = " ".join(f"{image.get('src')} {image.get('srcset')}" for image in page.iter("img"))
    logo = posting["hiringOrganization"].get("logo")
    assert logo is None or logo.removeprefix("https://board.example") in pictures


def test_every_state_of_the_lifecycle_has_its_case() -> None:
    shown = {a_listing(case.today, **case.job).status: case.posting is not None for case in CASES.values()}
    assert shown == {status: row.has_job_posting for status, row in LIFECYCLE.items()}


REVIEW = {
    "rating": 5,
    "comment": "Early, and <careful>.",
    "written": "2026-10-20",
    "author": {"name": "Exemple Libre", "account": "exemple-libre"},
}


def finished(number: int, **changes: Any) -> dict[str, Any]:
    outcome = {"hired": ["ana-prado"], "filled": "2026-09-25", "completed": "2026-10-10"}
    finished = {"status": "completed", "posted": "2026-09-01", "closes": "2026-09-20", "outcome": outcome}
    return a_job(title=f"Lay out leaflet number {number} on two pages", **finished, **changes)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """A board with everything: three reviewed jobs of one person who agreed, one of another who did not."""
    folder = several(tmp_path_factory.mktemp("board"))
    files: dict[str, Any] = {"talent/ana-prado.yml": a_profile(consent={"published": "2026-11-01", "reviews": True})}
    for number in range(3):
        files[f"jobs/leaflet-{number}.yml"] = finished(number)
        files[f"reviews/leaflet-{number}/ana-prado-by-client.yml"] = REVIEW | {"rating": 3 + number}
    files["reviews/leaflet-0/ana-prado-by-talent.yml"] = REVIEW | {"author": {"name": "Ana P.", "account": "ana-prado"}}
    shy = {"hired": ["cem-shy"], "filled": "2026-09-25", "completed": "2026-10-10"}
    files["jobs/poster.yml"] = finished(9) | {"outcome": shy, "title": "Draw a poster for the library"}
    files["talent/cem-shy.yml"] = a_profile(name="Cem Shy", account="cem-shy")
    files["reviews/poster/cem-shy-by-client.yml"] = REVIEW
    gone = {"hired": ["gone-away"], "filled": "2026-09-25", "completed": "2026-10-10"}
    files["jobs/stickers.yml"] = finished(8) | {"outcome": gone, "title": "Cut stickers for the library"}
    files["talent/gone-away.yml"] = {"removed": "2026-11-01"}
    files["reviews/stickers/gone-away-by-client.yml"] = REVIEW
    return build(write(folder, files))


def pages(site: Tree) -> Iterator[tuple[str, Any]]:
    for path, content in site.items():
        if path.endswith("index.html"):
            yield path.removesuffix("index.html"), parsed(content)


def of_kind(site: Tree, path: str, kind: str) -> list[dict[str, Any]]:
    return [block for block in blocks(parsed(site[f"{path}index.html"])) if block["@type"] == kind]


def test_only_pages_of_open_jobs_have_postings(site: Tree) -> None:
    found = {path for path, page in pages(site) if any(block["@type"] == "JobPosting" for block in blocks(page))}
    assert found == {"jobs/french-guide/", "jobs/maps-plugin/"}


def test_pages_that_show_the_way_to_them_tell_it(site: Tree) -> None:
    shown, told = {}, {}
    for path, page in pages(site):
        for nav in page.iter("nav"):
            if nav.get("class") == "crumbs":
                shown[path] = ["".join(link.itertext()) for link in nav.iter("a")]
        for block in blocks(page):
            if block["@type"] == "BreadcrumbList":
                steps = block["itemListElement"]
                assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
                assert len(steps) > 1
                assert all(step["item"].startswith("https://board.example/jobs-here/") for step in steps[:-1])
                told[path] = [step["name"] for step in steps if "item" in step]
    assert {"jobs/french-guide/", "jobs/french-guide/apply/", "talent/ana-prado/", "pools/"} <= told.keys()
    assert told == shown


def test_review_says_who_speaks_of_whom(site: Tree) -> None:
    by_client, by_talent = of_kind(site, "jobs/leaflet-0/", "Review")
    person = {"@type": "Person", "name": "Ana Prado", "url": "https://board.example/jobs-here/talent/ana-prado/"}
    client = {
        "@type": "Organization",
        "name": "Exemple Libre",
        "url": "https://board.example/jobs-here/clients/exemple-libre/",
    }
    assert by_client == {
        "@context": "https://schema.org",
        "@type": "Review",
        "itemReviewed": person,
        "author": client,
        "reviewRating": {"@type": "Rating", "ratingValue": 3, "bestRating": 5, "worstRating": 1},
        "reviewBody": "Early, and <careful>.",
        "datePublished": "2026-10-20",
    }
    assert (by_talent["itemReviewed"], by_talent["author"]) == (client, person | {"name": "Ana P."})


def test_review_of_somebody_who_left_is_told_to_people_alone(site: Tree) -> None:
    assert "Early, and" in site["jobs/stickers/index.html"].decode()
    assert of_kind(site, "jobs/stickers/", "Review") == []


def test_profile_tells_the_reviews_that_it_shows(site: Tree) -> None:
    assert len(of_kind(site, "talent/ana-prado/", "Review")) == 3
    assert len(of_kind(site, "jobs/poster/", "Review")) == 1
    assert of_kind(site, "talent/cem-shy/", "Review") == []


def test_mean_is_told_from_three_reviews_on(site: Tree) -> None:
    (mean,) = of_kind(site, "talent/ana-prado/", "AggregateRating")
    assert (mean["ratingValue"], mean["reviewCount"], mean["bestRating"]) == (4.0, 3, 5)
    assert "4.0" in site["talent/ana-prado/index.html"].decode()
    others = {path for path, page in pages(site) if any(b["@type"] == "AggregateRating" for b in blocks(page))}
    assert others == {"talent/ana-prado/"}


def test_unlisted_profile_tells_machines_nothing_of_the_person(site: Tree) -> None:
    kinds = [block["@type"] for block in blocks(parsed(site["talent/bo-quiet/index.html"]))]
    assert kinds == ["BreadcrumbList"]


def test_fewer_than_three_reviews_have_no_mean(tmp_path: Path) -> None:
    several(tmp_path)
    profile = a_profile(consent={"published": "2026-11-01", "reviews": True})
    review = {"reviews/old-leaflet/ana-prado-by-client.yml": REVIEW}
    fewer = build(write(tmp_path, {"talent/ana-prado.yml": profile, **review}))
    assert len(of_kind(fewer, "talent/ana-prado/", "Review")) == 1
    assert of_kind(fewer, "talent/ana-prado/", "AggregateRating") == []
