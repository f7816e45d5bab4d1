"""The API says what the pages say, under the names of the files, and every file of it keeps to its schema."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from copy import deepcopy
from decimal import Decimal
from pathlib import Path
from typing import Any

import html5lib
import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from board.model import Job, Talent
from board.render.api.json_text import json_bytes, plain_number
from board.render.api.records import Records
from board.schema import KINDS, fields, load_schema
from boards import (
    TODAY,
    VOCABULARY,
    Tree,
    a_job,
    a_profile,
    afresh,
    an_application,
    build,
    several,
    write,
)
from factories import TODAY as DAY
from factories import a_renderer, some_listings

API = "api/v1/"
SITE = "https://board.example/jobs-here/"
DONE = {"status": "completed", "posted": "2026-09-01", "closes": "2026-09-20"}
CLIENT = {"name": "Exemple Libre", "account": "exemple-libre"}
DOCS = Path(__file__).parents[1] / "docs"


def done_by(*people: str, **changes: Any) -> dict[str, Any]:
    outcome = {"hired": list(people), "filled": "2026-09-25", "completed": "2026-10-10", "lessons": ["Ask earlier."]}
    return a_job(outcome=outcome, **DONE | changes)


def a_review(**changes: Any) -> dict[str, Any]:
    review = {"rating": 5, "comment": "As agreed, and early.", "written": "2026-10-20", "author": CLIENT}
    review |= {"aspects": {"quality": 5, "value": 4}, "on_time": True} | changes
    return {key: value for key, value in review.items() if value is not None}


# Nobody may learn from the API that these people are there.
QUIET = {"zoe-unlisted": "unlisted", "zoe-archived": "archived"}


def quiet_files() -> dict[str, Any]:
    """Three who are not public, each in every place where somebody can be named."""
    files: dict[str, Any] = {"talent/zoe-removed.yml": {"removed": "2026-11-01"}}
    for slug, visibility in QUIET.items():
        files[f"talent/{slug}.yml"] = a_profile(
            name=slug.replace("-", " "),
            account=slug,
            visibility=visibility,
            consent={"published": "2026-11-01", "reviews": True},
        )
    for slug in (*QUIET, "zoe-removed"):
        author = {"name": f"{slug} herself", "account": slug}
        files[f"jobs/of-{slug[4:]}.yml"] = done_by(slug, title=f"Cut stickers for library {len(files)}")
        files[f"reviews/of-{slug[4:]}/{slug}-by-client.yml"] = a_review(comment=f"Said of {slug}.")
        files[f"reviews/of-{slug[4:]}/{slug}-by-talent.yml"] = a_review(
            author=author, aspects={"clarity": 4}, on_time=None
        )
    members = [{"talent": slug} for slug in (*QUIET, "ana-prado")]
    files["pools/layout.yml"] = {"name": "Layout", "purpose": "Leaflets.", "curator": CLIENT, "members": members}
    files["applications/french-guide/zoe-unlisted.yml"] = an_application(
        name="zoe unlisted", account="zoe-unlisted", talent="zoe-unlisted"
    )
    return files


def many_files() -> dict[str, Any]:
    """Enough of everything that each file of the API has something to say."""
    files = quiet_files()
    files["talent/ana-prado.yml"] = a_profile(
        skills=["french", {"name": "cpp", "level": "expert", "years": 2.5}, "patience"],
        consent={"published": "2026-11-01", "reviews": True},
        minimum={"amount": 80.5, "currency": "EUR"},
        languages=[{"code": "fr", "level": "native"}],
        experience=[{"role": "Translator", "from": "2019-04", "to": "2022"}],
        services=[
            {
                "title": "A leaflet in French",
                "packages": [{"name": "Small", "price": 90, "currency": "EUR", "delivery_days": 4}],
                "faq": [{"question": "How soon?", "answer": "Within a week."}],
            }
        ],
    )
    files["talent/cem-shy.yml"] = a_profile(name="Cem Shy", account="cem-shy")
    for number in range(6):
        files[f"jobs/leaflet-{number}.yml"] = done_by(
            "ana-prado", title=f"Lay out leaflet number {number} on two pages"
        )
        files[f"reviews/leaflet-{number}/ana-prado-by-client.yml"] = a_review(rating=3)
    own = {"name": "Ana P.", "account": "ana-prado"}
    files["reviews/leaflet-0/ana-prado-by-talent.yml"] = a_review(
        author=own,
        aspects={"clarity": 4},
        on_time=None,
        paid="yes",
        reply={"written": "2026-10-22", "text": "Thank you."},
    )
    files["jobs/poster.yml"] = done_by("cem-shy", title="Draw a poster for the library")
    files["reviews/poster/cem-shy-by-client.yml"] = a_review(comment="Said of Cem.")
    files["jobs/later.yml"] = a_job(title="Sort the photographs of a choir", posted="2026-12-01", closes="2026-12-20")
    files["jobs/late.yml"] = a_job(
        title="Type the minutes of a cooperative",
        posted="2026-10-01",
        closes="2026-10-20",
        apply=[{"via": "email", "address": "minutes@exemple.example"}],
    )
    files["jobs/paused.yml"] = a_job(title="Mend a wooden gate", status="paused", outcome={"paused": "2026-11-21"})
    return files


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(several(tmp_path_factory.mktemp("board")), many_files())


@pytest.fixture(scope="module")
def site(folder: Path) -> Tree:
    return build(folder, BOARD_LICENCE="https://licences.example/by")


def answer(site: Tree, name: str) -> Any:
    return json.loads(site[f"{API}{name}.json"])


def api_files(site: Tree) -> dict[str, bytes]:
    return {path.removeprefix(API): content for path, content in site.items() if path.startswith(API)}


# --- schemas ----------------------------------------------------------------------------------------


def schema_of(name: str) -> str:
    folder, _, record = name.removesuffix(".json").rpartition("/")
    return {"jobs": "job", "talent": "profile", "": record}[folder]


def closed(schema: Any) -> Any:
    """The schema with nothing allowed that it does not name."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    shut = {key: closed(part) for key, part in schema.items()}
    if "properties" in schema and isinstance(schema.get("required", []), list):
        shut["additionalProperties"] = False
    return shut


def errors(value: Any, schema: dict[str, Any]) -> list[str]:
    checker = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
    return [f"{error.json_path}: {error.message}" for error in checker.iter_errors(value)]


def test_every_file_keeps_to_its_schema(site: Tree) -> None:
    names = [name for name in api_files(site) if not name.startswith("schemas/")]
    assert len(names) == 9 + 15 + 2
    for name in names:
        schema = answer(site, f"schemas/{schema_of(name)}")
        value = json.loads(site[f"{API}{name}"])
        assert errors(value, schema) == [], name
        assert errors(value, closed(schema)) == [], f"{name} says more than its schema"


def test_empty_board_keeps_to_the_schemas_too(tmp_path: Path) -> None:
    site = build(write(tmp_path, {"vocabulary.yml": VOCABULARY}))
    names = [name for name in api_files(site) if not name.startswith("schemas/")]
    assert sorted(names) == sorted(
        f"{name}.json"
        for name in ("index", "jobs", "archive", "talent", "categories", "skills", "reviews", "pools", "statistics")
    )
    for name in names:
        value = json.loads(site[f"{API}{name}"])
        assert errors(value, closed(answer(site, f"schemas/{schema_of(name)}"))) == [], name


def test_published_schemas_are_schemas_at_their_own_address(site: Tree) -> None:
    found = {path: json.loads(content) for path, content in site.items() if "schemas/" in path}
    assert len(found) == 11 + len(KINDS)
    for path, schema in found.items():
        jsonschema.Draft202012Validator.check_schema(schema)
        assert schema["$id"] == f"{SITE}{path}"
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("kind", KINDS)
def test_schema_of_a_record_is_published_as_it_is(site: Tree, kind: str) -> None:
    published = json.loads(site[f"schemas/{kind}.schema.json"])
    assert published == load_schema(kind) | {"$id": f"{SITE}schemas/{kind}.schema.json"}


# --- what a record says -----------------------------------------------------------------------------


def full(kind: str) -> dict[str, Any]:
    """A record with every field that there is, as the schema's own examples fill it."""
    return {field.name: deepcopy(field.example) for field in fields(kind)}


def without_drawn(data: Any) -> Any:
    """The record without its pictures, which are addresses in the API, and nothing where they are not drawn."""
    if isinstance(data, list):
        return [without_drawn(part) for part in data]
    if not isinstance(data, dict):
        return data
    return {key: without_drawn(part) for key, part in data.items() if key not in ("logo", "photo", "image")}


def test_job_says_every_field_of_its_file_under_the_same_name() -> None:
    written = without_drawn(full("job")) | {"status": "open", "posted": "2026-11-20", "closes": "2026-12-04"}
    job = Job.from_data(slug="whole", digest="", data=written)
    listings = some_listings([job], today=DAY)
    said = json.loads(json_bytes(Records(listings, a_renderer()).job(listings.jobs[0])))
    for name in ("skills", "nice_to_have"):
        said[name] = written[name] = sorted(said[name], key=str.casefold) and len(said[name])
    written["deliverables"] = [{"name": text} if isinstance(text, str) else text for text in written["deliverables"]]
    # Who was hired has no profile on this board.
    written["outcome"] = written["outcome"] | {"hired": []}
    added = {"id", "url", "api_url", "closes_at"}
    assert {key: value for key, value in said.items() if key not in added} == written
    assert added <= said.keys()


def test_profile_says_every_field_of_its_file_under_the_same_name() -> None:
    written = without_drawn(full("talent")) | {"visibility": "public"}
    person = Talent.from_data(slug="whole", digest="", data=written)
    listings = some_listings(talent=[person])
    said = json.loads(json_bytes(Records(listings, a_renderer()).talent(listings.talent[0])))
    for hidden in ("consent", "visibility"):
        del written[hidden]
    for past in written["experience"]:
        past.update({key: str(past[key]) for key in ("from", "to") if key in past})
    names = [skill if isinstance(skill, str) else skill["name"] for skill in written.pop("skills")]
    assert len(said.pop("skills")) == len(names)
    added = {"id", "url", "api_url", "jobs", "track_record"}
    assert {key: value for key, value in said.items() if key not in added} == written
    assert added <= said.keys()


@given(
    st.one_of(
        st.integers(0, 10**9),
        st.decimals(0, 10**9, places=2, allow_nan=False).map(float),
        st.decimals(0, 10**6, places=3, allow_nan=False).map(float),
    )
)
def test_amounts_keep_their_digits(written: int | float) -> None:
    amount = Decimal(repr(written))
    text = json_bytes(plain_number(amount)).decode().strip()
    assert Decimal(text) == amount
    assert "." not in text or not text.endswith("0")
    assert "e" not in text.lower() or amount < Decimal("0.0001")


def test_skills_are_ids_of_the_vocabulary_or_what_was_written(site: Tree) -> None:
    jobs = {job["id"]: job for job in answer(site, "jobs")["jobs"]}
    assert jobs["maps-plugin"]["skills"] == ["c-plus-plus", "patience"]
    ids = {skill["id"] for skill in answer(site, "skills")["skills"]}
    assert "c-plus-plus" in ids
    person = answer(site, "talent/ana-prado")
    assert person["skills"] == [
        {"name": "french"},
        {"name": "c-plus-plus", "level": "expert", "years": 2.5},
        {"name": "patience"},
    ]


def test_profile_has_what_was_done_here_and_what_was_said_of_it(site: Tree) -> None:
    person = answer(site, "talent/ana-prado")
    assert sorted(person["jobs"]) == [*(f"leaflet-{number}" for number in range(6)), "old-leaflet"]
    assert person["track_record"] == {
        "completed": 7,
        "rating": {"mean": 3, "of": 6},
        "on_time": {"yes": 6, "of": 6},
    }
    assert {review["by"] for review in person["reviews"]} == {"client"}
    assert person["minimum"] == {"amount": 80.5, "currency": "EUR"}
    assert person["experience"] == [{"role": "Translator", "from": "2019-04", "to": "2022"}]
    assert person["services"][0]["faq"] == [{"question": "How soon?", "answer": "Within a week."}]


# --- what is there, and what is not -----------------------------------------------------------------


def test_lists_are_those_of_the_pages(site: Tree) -> None:
    assert [job["id"] for job in answer(site, "jobs")["jobs"]] == ["french-guide", "maps-plugin"]
    archive = {job["id"]: job["status"] for job in answer(site, "archive")["jobs"]}
    assert (archive["late"], archive["old-leaflet"]) == ("expired", "completed")
    assert "paused" not in archive


def test_every_job_but_a_scheduled_one_has_its_file(site: Tree) -> None:
    jobs = {path.split("/")[1] for path in site if re.fullmatch(r"jobs/[^/]+/apply/index.html", path)}
    files = {name[5:-5] for name in api_files(site) if name.startswith("jobs/")}
    # The page of a job that was removed, and that of a former address, have nothing to say.
    assert jobs - files == {"later", "gone", "maps-export"}
    assert files <= jobs
    assert answer(site, "jobs/paused")["status"] == "paused"


def test_row_of_a_list_says_what_the_records_own_file_says(site: Tree) -> None:
    for kind, lists in (("jobs", ("jobs", "archive")), ("talent", ("talent",))):
        for name in lists:
            for row in answer(site, name)[kind]:
                whole = answer(site, f"{kind}/{row['id']}")
                assert {key: whole[key] for key in row} == row
                assert row["api_url"] == f"{SITE}{API}{kind}/{row['id']}.json"


def test_nobody_learns_how_one_applied_for_what_is_closed(site: Tree) -> None:
    assert "apply" in answer(site, "jobs/french-guide")
    assert "apply" not in answer(site, "jobs/late")
    assert "minutes@exemple.example" not in b"".join(api_files(site).values()).decode()


def test_people_who_are_not_public_are_nowhere(site: Tree) -> None:
    assert "zoe unlisted" in site["talent/zoe-unlisted/index.html"].decode()
    for path, content in api_files(site).items():
        found = re.findall(r"zoe[- ](?:unlisted|archived|removed)", content.decode())
        assert found == [], path
    assert answer(site, "jobs/of-unlisted")["outcome"]["hired"] == []
    assert answer(site, "pools")["pools"][0]["id"] == "layout"
    assert [member["talent"] for member in answer(site, "pools")["pools"][0]["members"]] == ["ana-prado"]


def test_applicants_are_nowhere(site: Tree) -> None:
    assert an_application()["cover"] not in b"".join(api_files(site).values()).decode()


def test_review_is_there_with_consent_alone(site: Tree) -> None:
    reviews = {review["id"]: review for review in answer(site, "reviews")["reviews"]}
    assert "Said of Cem." in site["jobs/poster/index.html"].decode()
    assert sorted(reviews) == sorted(
        [*(f"leaflet-{number}/ana-prado-by-client" for number in range(6)), "leaflet-0/ana-prado-by-talent"]
    )
    assert "reviews" not in answer(site, "jobs/poster")
    assert "reviews" not in answer(site, "talent/cem-shy")
    review = reviews["leaflet-0/ana-prado-by-talent"]
    assert (review["aspects"], review["paid"], review["author"]) == ({"clarity": 4}, "yes", {"name": "Ana P."})
    assert review in answer(site, "jobs/leaflet-0")["reviews"]


def test_job_follows_when_a_profile_is_hidden_or_agrees(tmp_path: Path) -> None:
    board = tmp_path / "board"
    board.mkdir()
    write(several(board), {"reviews/old-leaflet/ana-prado-by-client.yml": a_review()})
    before = build(board)
    assert answer(before, "jobs/old-leaflet")["outcome"]["hired"] == ["ana-prado"]
    assert "reviews" not in answer(before, "jobs/old-leaflet")
    agreed = {"published": "2026-11-01", "reviews": True}
    write(board, {"talent/ana-prado.yml": a_profile(consent=agreed)})
    assert len(answer(build(board), "jobs/old-leaflet")["reviews"]) == 1
    write(board, {"talent/ana-prado.yml": a_profile(consent=agreed, visibility="unlisted")})
    after = build(board)
    assert answer(after, "jobs/old-leaflet")["outcome"]["hired"] == []
    assert "talent/ana-prado.json" not in api_files(after)
    assert after == afresh(board, tmp_path / "aside")


def test_statistics_are_those_of_the_insights(site: Tree) -> None:
    numbers = answer(site, "statistics")
    # All but the scheduled one; Ana and Cem.
    assert (numbers["jobs"], numbers["people"]) == (15, 2)
    assert numbers["filled"] == {"yes": 11, "of": 12}
    assert numbers["days_to_fill"] == {"of": 11, "quartiles": {"low": 24, "median": 24, "high": 24}}
    assert numbers["on_time"]["of"] >= 5
    assert sum(month["jobs"] for month in numbers["months"]) == 15
    (pay,) = numbers["pay"]
    assert (pay["type"], pay["currency"], pay["quartiles"]["median"]) == ("fixed", "EUR", 300)
    assert pay["categories"][0]["url"] == f"{SITE}categories/translation/"


def test_counts_are_those_of_the_lists(site: Tree) -> None:
    listed = {name: answer(site, name)["jobs"] for name in ("jobs", "archive")}
    for category in answer(site, "categories")["categories"]:
        of = {name: sum(job["category"] == category["id"] for job in jobs) for name, jobs in listed.items()}
        assert (category["open"], category["closed"]) == (of["jobs"], of["archive"])
    for skill in answer(site, "skills")["skills"]:
        of = {name: sum(skill["id"] in job.get("skills", ()) for job in jobs) for name, jobs in listed.items()}
        assert (skill["open"], skill["closed"]) == (of["jobs"], of["archive"])


# --- finding one's way ------------------------------------------------------------------------------


def addresses(value: Any) -> Iterator[str]:
    if isinstance(value, str) and value.startswith(SITE):
        yield value.removeprefix(SITE)
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from addresses(part)


def test_every_address_of_ours_leads_to_something(site: Tree) -> None:
    found = {
        address
        for name, content in api_files(site).items()
        for address in addresses(json.loads(content))
        if "{id}" not in address
    }
    assert {
        address for address in found if (f"{address}index.html" if address[-1:] in "/" else address) not in site
    } == set()
    assert {"jobs/french-guide/", "api/v1/talent/ana-prado.json", "pools/layout/"} <= found


def test_index_names_every_file(site: Tree) -> None:
    index = answer(site, "index")
    listed = {file["url"].removeprefix(f"{SITE}{API}") for file in index["files"].values()}
    for kind in ("job", "profile"):
        pattern = re.escape(index[kind]["url"].removeprefix(f"{SITE}{API}")).replace(r"\{id\}", "[a-z0-9-]+")
        listed |= {name for name in api_files(site) if re.fullmatch(pattern, name)}
    assert listed | {"index.json"} == {name for name in api_files(site) if not name.startswith("schemas/")}
    assert (index["version"], index["generated_for"]) == ("1", TODAY)
    assert index["licence"] == "https://licences.example/by"


def test_licence_is_left_out_where_nobody_named_it(tmp_path: Path) -> None:
    assert "licence" not in answer(build(several(tmp_path)), "index")


def html(site: Tree, path: str) -> Any:
    return html5lib.parse(site[f"{path}index.html"], "etree", namespaceHTMLElements=False)


def alternates(site: Tree, path: str) -> list[str]:
    links = html(site, path).iter("link")
    return [link.get("href") for link in links if link.get("type") == "application/json"]


def test_pages_name_their_file(site: Tree) -> None:
    assert alternates(site, "jobs/french-guide/") == ["/jobs-here/api/v1/jobs/french-guide.json"]
    assert alternates(site, "talent/ana-prado/") == ["/jobs-here/api/v1/talent/ana-prado.json"]
    assert alternates(site, "subscribe/") == ["/jobs-here/api/v1/index.json"]
    assert "/jobs-here/api/" in [link.get("href") for link in html(site, "subscribe/").iter("a")]
    for path in ("jobs/later/", "talent/zoe-unlisted/", "talent/zoe-archived/"):
        assert alternates(site, path) == []


def test_page_about_the_api_links_what_there_is(site: Tree) -> None:
    page = html(site, "api/")
    links = [link.get("href") for link in next(page.iter("main")).iter("a")]
    ours = [link.removeprefix("/jobs-here/") for link in links if link.startswith("/jobs-here/")]
    assert set(ours) <= site.keys()
    lists = {name for name in api_files(site) if "/" not in name}
    assert {link.removeprefix(API) for link in ours if "schemas" not in link} == lists
    assert "https://licences.example/by" in links
    text = "".join(next(page.iter("main")).itertext())
    assert f"{SITE}{API}jobs.json" in text


def test_python_on_the_page_runs(site: Tree, folder: Path) -> None:
    examples = ["".join(code.itertext()) for code in html(site, "api/").iter("code")]
    (example,) = [code for code in examples if "urlopen" in code]
    local = example.replace(SITE, f"{(folder / 'output').as_uri()}/")
    run = subprocess.run([sys.executable, "-c", local], capture_output=True, text=True, check=True)
    assert run.stdout.split() == [f"{SITE}jobs/french-guide/"]


def test_api_can_be_switched_off(tmp_path: Path) -> None:
    site = build(several(tmp_path), BOARD_API=False)
    assert api_files(site) == {}
    assert "api/index.html" not in site
    assert "schemas/job.schema.json" in site
    assert not [path for path, content in site.items() if b"api/v1" in content]


# --- docs/api.md ------------------------------------------------------------------------------------


def test_documented_script_lists_the_paid_remote_jobs(folder: Path, site: Tree, tmp_path: Path) -> None:
    (script,) = re.findall(r"```python\n(.*?)```", (DOCS / "api.md").read_text("utf-8"), re.S)
    assert len(script.splitlines()) <= 26
    file = tmp_path / "paid_remote.py"
    file.write_text(script, "utf-8")
    address = (folder / "output").as_uri()
    run = subprocess.run([sys.executable, file, address], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines() == [
        "2026-12-18  Translate our onboarding guide into French (300 EUR fixed, FR, BE)",
        f"            {SITE}jobs/french-guide/",
    ]


def test_documented_files_are_the_files(site: Tree) -> None:
    text = (DOCS / "api.md").read_text("utf-8")
    rows = re.findall(r"^\| `api/v1/([^`]+)\.json` \| `(\w+)` \|", text, re.M)
    schemas = {name.removeprefix("schemas/")[:-5] for name in api_files(site) if name.startswith("schemas/")}
    assert {schema for _, schema in rows} == schemas
    assert {name for name, _ in rows if "{" not in name} == {name[:-5] for name in api_files(site) if "/" not in name}
