"""Structured data says what Google's rules ask for, and nothing that the page does not say."""

import json
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from board.model import ApplyRoute, Client, Deliverable, Language, Link, Pay, Place
from board.render.markdown import render_markdown
from board.render.structured.job_posting import job_posting
from board.render.structured.jsonld import Breadcrumbs, breadcrumb_list, data_block, website
from board.render.structured.profiles import profile_page
from board.render.views import Crumb
from factories import a_job_page, a_listing, a_renderer, a_talent_listing

THEME = Path(__file__).parents[1] / "theme"
DATA = "application/ld+json"
LYON = Place(city="Lyon", country="FR")
ABSENT = object()


def posting(renderer: Any = None, **changes: Any) -> dict[str, Any]:
    listing = a_listing(**changes)
    return job_posting(listing, render_markdown(listing.job.description), renderer or a_renderer())


def test_posting_has_what_google_requires() -> None:
    value = posting()
    assert value["@type"] == "JobPosting"
    assert value["title"] == "Translate our onboarding guide into French"
    assert value["description"].startswith("<p>4,200 words")
    assert value["datePosted"] == "2026-11-20"
    assert value["hiringOrganization"] == {"@type": "Organization", "name": "Exemple Libre"}


PLACES = [
    pytest.param({}, ABSENT, ABSENT, id="remote, from anywhere: it cannot be written"),
    pytest.param({"applicants_from": ("FR",)}, ["France"], ABSENT, id="remote, in a named country"),
    pytest.param({"applicants_from": ("FR", "BE")}, ["France", "Belgium"], ABSENT, id="remote, in named countries"),
    pytest.param({"location": LYON}, ABSENT, LYON, id="hybrid"),
    pytest.param({"location": LYON, "applicants_from": ("FR",)}, ABSENT, LYON, id="hybrid, from a named country"),
    pytest.param({"location": LYON, "remote": False}, ABSENT, LYON, id="on site"),
]


@pytest.mark.parametrize(("changes", "countries", "place"), PLACES)
def test_posting_says_where(changes: dict[str, Any], countries: Any, place: Any) -> None:
    value = posting(**changes)
    if countries is ABSENT:
        assert "jobLocationType" not in value
        assert "applicantLocationRequirements" not in value
    else:
        assert value["jobLocationType"] == "TELECOMMUTE"
        assert value["applicantLocationRequirements"] == [{"@type": "Country", "name": name} for name in countries]
        assert "100% remote" in value["description"]
    if place is ABSENT:
        assert "jobLocation" not in value
    else:
        address = {"@type": "PostalAddress", "addressLocality": "Lyon", "addressCountry": "FR"}
        assert value["jobLocation"] == {"@type": "Place", "address": address}


def test_posting_names_the_region_only_where_the_page_does() -> None:
    region = posting(location=Place(region="Bretagne", country="FR"))["jobLocation"]["address"]
    assert region == {"@type": "PostalAddress", "addressRegion": "Bretagne", "addressCountry": "FR"}
    city = posting(location=Place(city="Brest", region="Bretagne", country="FR"))["jobLocation"]["address"]
    assert "addressRegion" not in city


EURO_AN_HOUR = {"@type": "MonetaryAmount", "currency": "EUR"}
PAYS = [
    pytest.param(Pay(type="fixed", amount=Decimal(300), currency="EUR"), ABSENT, id="a fixed price has no unit"),
    pytest.param(Pay(type="fixed", min=Decimal(1), max=Decimal(2), currency="EUR"), ABSENT, id="a fixed range"),
    pytest.param(Pay(type="volunteer"), ABSENT, id="volunteer"),
    pytest.param(Pay(type="hourly"), ABSENT, id="hourly, not named"),
    pytest.param(
        Pay(type="hourly", amount=Decimal("32.5"), currency="EUR"),
        EURO_AN_HOUR | {"value": {"@type": "QuantitativeValue", "value": 32.5, "unitText": "HOUR"}},
        id="hourly",
    ),
    pytest.param(
        Pay(type="hourly", min=Decimal(30), max=Decimal(40), currency="EUR"),
        EURO_AN_HOUR | {"value": {"@type": "QuantitativeValue", "minValue": 30, "maxValue": 40, "unitText": "HOUR"}},
        id="an hourly range",
    ),
]


@pytest.mark.parametrize(("pay", "salary"), PAYS)
def test_posting_gives_a_salary_for_hourly_pay_only(pay: Pay, salary: Any) -> None:
    assert posting(pay=pay).get("baseSalary", ABSENT) == salary


def test_whole_amounts_are_written_without_decimals() -> None:
    salary = posting(pay=Pay(type="hourly", amount=Decimal("30.0"), currency="EUR"))["baseSalary"]
    assert json.dumps(salary["value"]["value"]) == "30"


def test_volunteers_are_volunteers_and_others_contractors() -> None:
    assert posting(pay=Pay(type="volunteer"))["employmentType"] == "VOLUNTEER"
    assert posting()["employmentType"] == "CONTRACTOR"


@pytest.mark.parametrize(
    ("zone", "closes", "expected"),
    [
        pytest.param("Europe/Paris", date(2026, 12, 4), "2026-12-04T23:59:59+01:00", id="winter"),
        pytest.param("Europe/Paris", date(2027, 6, 4), "2027-06-04T23:59:59+02:00", id="summer"),
        pytest.param("UTC", date(2026, 12, 4), "2026-12-04T23:59:59+00:00", id="UTC"),
        pytest.param("America/St_Johns", date(2026, 12, 4), "2026-12-04T23:59:59-03:30", id="half an hour off"),
    ],
)
def test_posting_is_valid_through_the_end_of_the_day_here(zone: str, closes: date, expected: str) -> None:
    assert posting(a_renderer(timezone=zone), closes=closes)["validThrough"] == expected


def test_reopening_keeps_the_original_day() -> None:
    assert posting(reopened=date(2026, 11, 22))["datePosted"] == "2026-11-20"


def test_applying_happens_elsewhere() -> None:
    value = posting(apply=(ApplyRoute(via="pull_request"),))
    assert value["directApply"] is False


def test_identifier_is_the_file_name() -> None:
    expected = {"@type": "PropertyValue", "name": "Exemple Libre", "value": "translate-guide"}
    assert posting()["identifier"] == expected


def test_client_with_a_site_is_the_same_as_its_site() -> None:
    value = posting(client=Client(name="Exemple Libre", url="https://exemple-libre.example", logo="logo.png"))
    expected = {"@type": "Organization", "name": "Exemple Libre", "sameAs": "https://exemple-libre.example"}
    assert value["hiringOrganization"] == expected


def test_openings_count_only_when_there_are_several() -> None:
    assert "totalJobOpenings" not in posting()
    assert posting(openings=3)["totalJobOpenings"] == 3


def test_start_and_skills_are_there_when_the_file_has_them() -> None:
    value = posting(starts=date(2026, 12, 7), skills=("md", "knitting"))
    assert value["jobStartDate"] == "2026-12-07"
    assert value["skills"] == "Markdown, knitting"
    bare = posting(skills=())
    assert "skills" not in bare
    assert "jobStartDate" not in bare


def test_description_is_whole_and_escapes_plain_fields() -> None:
    value = posting(
        description="See [the guide](../guide?a=1&b=2).",
        deliverables=(Deliverable(name="A <table> & more"),),
        requirements=("Native French",),
    )
    description = value["description"]
    assert "<li>A &lt;table&gt; &amp; more</li>" in description
    assert "<li>Native French</li>" in description
    assert "€300 fixed price" in description
    assert 'href="https://board.example/jobs/guide?a=1&amp;b=2"' in description


def test_addresses_are_whole_under_a_prefix() -> None:
    renderer = a_renderer(site_url="https://org.example/board")
    assert posting(renderer)["url"] == "https://org.example/board/jobs/translate-guide/"
    assert website(renderer.settings, renderer.urls)["url"] == "https://org.example/board/"
    person = profile_page(a_talent_listing(), renderer)["mainEntity"]
    assert person["url"] == "https://org.example/board/talent/ines-moreau/"


@pytest.mark.parametrize("site_url", ["https://org.example", "https://org.example/board", "https://org.example/a/b"])
def test_breadcrumbs_are_whole_addresses_and_end_without_one(site_url: str) -> None:
    renderer = a_renderer(site_url=site_url)
    crumbs = (Crumb("Jobs", renderer.urls("jobs/")), Crumb("Home", renderer.urls()), Crumb("This one"))
    assert breadcrumb_list(crumbs, renderer.urls)["itemListElement"] == [
        {"@type": "ListItem", "position": 1, "name": "Jobs", "item": f"{site_url}/jobs/"},
        {"@type": "ListItem", "position": 2, "name": "Home", "item": f"{site_url}/"},
        {"@type": "ListItem", "position": 3, "name": "This one"},
    ]


def test_profile_says_what_the_page_says() -> None:
    listing = a_talent_listing(
        summary="I *translate* & test.",
        links=(Link(label="Site", url="https://ines.example"), Link(label="Mail", url="mailto:ines@ines.example")),
        languages=(Language(code="fr", level="native"), Language(code="pt-BR")),
        location=Place(city="Lyon", region="Rhône", country="FR"),
        account="ines",
        photo="ines.jpg",
    )
    value = profile_page(listing, a_renderer())
    assert value["@type"] == "ProfilePage"
    assert value["mainEntity"] == {
        "@type": "Person",
        "name": "Inès Moreau",
        "url": "https://board.example/talent/ines-moreau/",
        "jobTitle": "French translator for free software",
        "description": "I translate & test.",
        "sameAs": ["https://ines.example"],
        "knowsAbout": ["French", "Markdown"],
        "knowsLanguage": ["fr", "pt-BR"],
        "address": {"@type": "PostalAddress", "addressLocality": "Lyon", "addressCountry": "FR"},
    }


def test_short_profile_leaves_out_what_it_does_not_say() -> None:
    person = profile_page(a_talent_listing(skills=(), location=Place()), a_renderer())["mainEntity"]
    assert person.keys() == {"@type", "name", "url", "jobTitle", "description"}


@pytest.mark.parametrize("changes", [case.values[0] for case in PLACES], ids=[str(case.id) for case in PLACES])
def test_page_says_what_the_posting_says(changes: dict[str, Any]) -> None:
    renderer = a_renderer(theme=THEME)
    page = html5lib.parse(a_job_page(a_listing(requirements=("Native French",), **changes), renderer), "etree", False)
    blocks = [json.loads(script.text or "") for script in page.iter("script") if script.get("type") == DATA]
    (value,) = [block for block in blocks if block["@type"] == "JobPosting"]
    texts = [value["title"], value["hiringOrganization"]["name"], *value["skills"].split(", ")]
    texts += re.findall(r"<li>(.*?)</li>", value["description"])
    texts += [country["name"] for country in value.get("applicantLocationRequirements", ())]
    texts += ["Lyon"] if "jobLocation" in value else []
    texts += ["100% remote"] if "jobLocationType" in value else []
    main = " ".join("".join(next(page.iter("main")).itertext()).split())
    assert [text for text in texts if text not in main] == []


@pytest.mark.parametrize("site_url", ["https://board.example", "https://org.example/board"])
def test_ways_put_together_are_as_if_written_whole(site_url: str) -> None:
    urls = a_renderer(site_url=site_url).urls
    breadcrumbs = Breadcrumbs(urls)
    jobs, kind = Crumb("Jobs", urls("jobs/")), Crumb("<R&D> \u2028", urls("categories/r-d/"))
    ways = ((jobs, Crumb("</script>")), (jobs, kind, Crumb("A")), (jobs, kind, Crumb("The job", urls("jobs/a/")), kind))
    for way in (*ways, *ways, ways[0][:1], (kind, jobs)):
        assert breadcrumbs.block(way) == data_block(breadcrumb_list(way, urls))


@given(st.text())
def test_no_text_leaves_its_data_block(text: str) -> None:
    block = data_block({"name": text}).decode()
    inner = block.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set(inner) & set("<>&\u2028\u2029")
    assert json.loads(inner) == {"name": text}


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "<!--<script>", "]]>", "a&lt;b", "\u2028"])
def test_a_browser_finds_one_script_and_its_json(text: str) -> None:
    document = html5lib.parse(f"<body>{data_block({'name': text}).decode()}<p>after", namespaceHTMLElements=False)
    (script,) = document.iter("script")
    assert json.loads(script.text or "") == {"name": text}
    assert [paragraph.text for paragraph in document.iter("p")] == ["after"]
