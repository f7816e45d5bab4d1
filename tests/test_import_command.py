"""`board import` checks everything first, overwrites nothing, and says what became of each row."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from board.cli import main
from board.read import read_document

VOCABULARY = """\
categories:
  - {id: design, name: Design, description: Logos and pages}
skills:
  - {id: logo, name: Logo}
"""
RIGHT = {
    "slug": "logo",
    "title": "Draw a logo for a library",
    "client.name": "Bücherei",
    "category": "design",
    "description": "A small library\nneeds a logo: soon.",
    "deliverables": "The logo as SVG; A sheet",
    "skills": "logo",
    "remote": "yes",
    "pay.type": "fixed",
    "pay.amount": "300",
    "pay.currency": "EUR",
    "apply": "https://library.example/apply",
    "posted": "2026-11-20",
    "closes": "2026-12-04",
}


@pytest.fixture(autouse=True)
def _on_the_tests_day(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BOARD_TODAY", "2026-11-22")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "vocabulary.yml").write_text(VOCABULARY)


def write_table(*rows: dict[str, str], name: str = "jobs.csv") -> Path:
    path = Path(name)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, RIGHT.keys())
        writer.writeheader()
        writer.writerows({**RIGHT, **row} for row in rows)
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["import", *map(str, arguments)])


def imported_job(slug: str) -> dict[str, Any]:
    path = Path("content/jobs", f"{slug}.yml")
    document, problems = read_document(path.read_bytes(), file=path.as_posix(), kind="job", slug=slug)
    assert document is not None, problems
    return document.data


def test_a_row_becomes_a_file_that_reads_like_one_written_by_hand() -> None:
    result = run("jobs", write_table({}), "--into", "content")
    assert result.exit_code == 0, result.output
    assert Path("content/jobs/logo.yml").read_text(encoding="utf-8") == (
        "title: Draw a logo for a library\n"
        "client: {name: Bücherei}\n"
        "category: design\n"
        "description: |\n"
        "  A small library\n"
        "  needs a logo: soon.\n"
        "deliverables:\n"
        "  - The logo as SVG\n"
        "  - A sheet\n"
        "skills: [logo]\n"
        "remote: true\n"
        "pay: {type: fixed, amount: 300, currency: EUR}\n"
        "apply:\n"
        '  - {via: form, url: "https://library.example/apply"}\n'
        "posted: 2026-11-20\n"
        "closes: 2026-12-04\n"
    )


def test_wrong_rows_are_rejected_with_reasons_and_the_others_are_written() -> None:
    table = write_table(
        {},
        {"slug": "late", "closes": "2026-11-01"},
        {"slug": "odd", "category": "desing", "title": "=cmd()"},
        {"slug": "bell", "description": "ring\x07"},
        {"slug": "two", "title": "Draw a poster", "client.name": "Kino"},
    )
    result = run("jobs", table, "--into", "content")
    assert result.exit_code == 0, result.output
    assert sorted(path.stem for path in Path("content/jobs").iterdir()) == ["logo", "two"]
    assert "2 files written to content/jobs" in result.output
    assert "3 rows rejected" in result.output
    with Path("rejected.csv").open(encoding="utf-8-sig", newline="") as file:
        rejected = {row["slug"]: row for row in csv.DictReader(file)}
    assert "[closes-before-posted]" in rejected["late"]["reasons"]
    assert "[unknown-category]" in rejected["odd"]["reasons"]
    assert rejected["odd"]["title"] == "'=cmd()"
    assert "U+0007" in rejected["bell"]["reasons"]
    assert rejected["late"]["description"] == RIGHT["description"]


def test_rejected_rows_can_be_corrected_and_imported_again() -> None:
    run("jobs", write_table({"closes": "2026-11-01", "title": "-> a logo for a library"}), "--into", "content")
    again = Path("rejected.csv").read_text(encoding="utf-8-sig").replace("2026-11-01", "2026-12-01")
    Path("again.csv").write_text(again, encoding="utf-8")
    result = run("jobs", "again.csv", "--into", "content")
    assert result.exit_code == 0, result.output
    assert imported_job("logo")["title"] == "-> a logo for a library"


def test_nothing_is_overwritten_and_the_same_import_twice_changes_nothing() -> None:
    table = write_table({}, {"slug": "mine", "title": "Draw a map of a park"})
    mine = Path("content/jobs/mine.yml")
    mine.parent.mkdir()
    mine.write_text("removed: 2026-01-01\n")
    first = run("jobs", table, "--into", "content")
    assert "content/jobs/mine.yml exists already with other content" in first.output
    assert mine.read_text() == "removed: 2026-01-01\n"
    second = run("jobs", table, "--into", "content")
    assert second.exit_code == 0
    assert "0 files written" in second.output
    assert "1 file there already, unchanged" in second.output
    assert Path("rejected-2.csv").exists()


def test_equal_names_are_numbered() -> None:
    run("jobs", write_table({}, {"title": "Paint a wall", "client.name": "Kino"}), "--into", "content")
    assert imported_job("logo")["title"] == RIGHT["title"]
    assert imported_job("logo-2")["title"] == "Paint a wall"


def test_a_rule_is_softened_only_when_asked_and_only_if_it_may_be() -> None:
    table = write_table({"pay.amount": "", "pay.currency": ""})
    refused = run("jobs", table, "--into", "content", "--dry-run")
    assert refused.exit_code == 1
    assert "[paid-without-amount]" in refused.output
    assert not Path("rejected.csv").exists()
    unsafe = run("jobs", table, "--into", "content", "--allow", "unsafe-link")
    assert unsafe.exit_code == 2
    assert "keeps people safe" in unsafe.output
    allowed = run("jobs", table, "--into", "content", "--set", "paid-without-amount=warning")
    assert allowed.exit_code == 0
    assert "1  paid-without-amount" in allowed.output


def test_the_boards_own_rules_count() -> None:
    Path("pelicanconf.py").write_text(
        'from board.defaults import *\nBOARD_RULES = {"paid-without-amount": "warning"}\n'
    )
    result = run("jobs", write_table({"pay.amount": "", "pay.currency": ""}))
    assert result.exit_code == 0, result.output
    assert Path("content/jobs/logo.yml").exists()


def test_a_column_that_nothing_uses_stops_the_import() -> None:
    Path("map.yml").write_text("file: slug\nfields: {title: title}\n")
    result = run("jobs", write_table({}), "--map", "map.yml", "--into", "content")
    assert result.exit_code == 2
    assert "their text would be lost" in result.output
    assert not Path("content/jobs").exists()


def test_reason_for_a_missing_address_names_nobody_elses() -> None:
    row = {name: cell for name, cell in RIGHT.items() if name != "apply"} | {"apply.1.via": "form"}
    with Path("jobs.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([row.keys(), row.values()])
    result = run("jobs", "jobs.csv", "--into", "content")
    assert result.exit_code == 1
    rejected = Path("rejected.csv").read_text(encoding="utf-8")
    assert "[missing-field]: fill in `url`: the page with the form" in rejected
    assert ".example" not in rejected


def test_the_example_map_makes_files_from_a_board_of_its_kind() -> None:
    """The example in docs/ is tried on ads of our own words with that board's columns."""
    ads = [
        [
            "2024-01-05_Logo",
            "A logo for a seed library",
            "Saatgut",
            "https://saatgut.example",
            "Logo designer",
            "gratis",
        ]
        + ["- a logo\n- a favicon", "logo; svg", "2024-01-05", "filled", "", "We swap seeds.\r\n\r\n**Help us.**"],
        ["2024-02-01-app", "Screens for a bus app", "Busse", "", "", "paid"]
        + ["x" * 400, "", "2024-02-01", "closed", "Read https://busse.example/a first\nhttps://busse.example/b", ""],
    ]
    columns = "reference title organization website role compensation deliverables tags posted status apply description"
    with Path("ads.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([columns.split(), *ads])
    categories = ("branding", "interface", "web", "illustration", "research", "development", "design")
    lines = [f"  - {{id: {name}, name: {name}, description: {name}}}" for name in categories]
    Path("content/vocabulary.yml").write_text("\n".join(["categories:", *lines, "skills: []", ""]))
    example = Path(__file__).parents[1] / "docs" / "examples" / "design-board.yml"
    result = run("jobs", "ads.csv", "--map", example, "--into", "content", "--allow", "paid-without-amount")
    assert result.exit_code == 0, result.output
    assert "rejected" not in result.output
    logo = imported_job("2024-01-05-logo")
    assert logo["description"].startswith("We swap seeds.\n\n**Help us.**\n\n## Role\n\nLogo designer\n")
    assert logo["deliverables"] == ["a logo", "a favicon"]
    assert (logo["category"], logo["pay"], logo["outcome"]) == (
        "branding",
        {"type": "volunteer"},
        {"filled": "2024-02-04"},
    )
    app = imported_job("2024-02-01-app")
    assert app["apply"] == [{"via": "form", "url": "https://busse.example/a"}]
    assert "## Deliverables\n\n" + "x" * 400 in app["description"]
    assert "status" not in app


BASICS = {
    "name": "Nele Weiß",
    "label": "Technical writer",
    "email": "nele@nele.example",
    "phone": "+49 30 1234567",
    "url": "https://nele.example",
    "summary": "I write manuals.\n\nTen years of them.",
    "location": {"address": "Musterstraße 1", "postalCode": "10115", "city": "Berlin", "countryCode": "de"},
    "profiles": [{"network": "GitHub", "username": "nele-w", "url": "https://forge.example/nele-w"}],
}
RESUME = {
    "basics": BASICS,
    "work": [
        {
            "name": "Druckwerk",
            "position": "Writer",
            "startDate": "2019-03-01",
            "endDate": "2023",
            "summary": "Manuals.",
            "highlights": ["Half the pages"],
        }
    ],
    "volunteer": [{"organization": "Repair Café", "position": "Host", "startDate": "2020-13"}],
    "education": [{"institution": "University", "area": "Linguistics", "studyType": "BA", "endDate": "2014-07-01"}],
    "awards": [{"title": "Best manual"}],
    "certificates": [{"name": "Plain language", "date": "2021-11-07", "issuer": "Institute", "url": "nowhere"}],
    "publications": [{"name": "On manuals", "releaseDate": "2022-01-01", "url": "https://nele.example/on"}],
    "skills": [{"name": "Writing", "level": "Master", "keywords": ["Markdown", "DITA", "markdown"]}],
    "languages": [
        {"language": "Deutsch", "fluency": "Native speaker"},
        {"language": "English", "fluency": "Full professional proficiency"},
        {"language": "Brazilian Portuguese", "fluency": "A2"},
        {"language": "Elbonian"},
    ],
    "projects": [{"name": "Handbook", "description": "90 pages", "endDate": "2024-01", "roles": ["Author", "Editor"]}],
    "references": [{"name": "A friend"}],
}
ANSWERS = ("--availability", "open", "--consent", "2026-11-21")


def imported_profile(resume: object, *options: str) -> Result:
    Path("resume.json").write_text(json.dumps(resume), encoding="utf-8")
    return run("resume", "resume.json", "--into", "content", *options)


def test_a_resume_becomes_a_profile() -> None:
    result = imported_profile(RESUME, *ANSWERS)
    assert result.exit_code == 0, result.output
    path = Path("content/talent/nele-weiss.yml")
    document, _ = read_document(path.read_bytes(), file=path.as_posix(), kind="talent", slug="nele-weiss")
    assert document is not None
    assert document.data == {
        "name": "Nele Weiß",
        "headline": "Technical writer",
        "summary": "I write manuals.\n\nTen years of them.\n",
        "location": {"city": "Berlin", "country": "DE"},
        "languages": [
            {"code": "de", "level": "native"},
            {"code": "en", "level": "fluent"},
            {"code": "pt-BR", "level": "basic"},
        ],
        "account": "nele-w",
        "links": [
            {"label": "Website", "url": "https://nele.example"},
            {"label": "GitHub", "url": "https://forge.example/nele-w"},
        ],
        "skills": [{"name": "Writing", "level": "expert"}, "Markdown", "DITA"],
        "availability": {"status": "open", "confirmed": "2026-11-22"},
        "portfolio": [
            {"title": "Handbook", "summary": "90 pages", "role": "Author, Editor", "year": 2024},
            {"title": "On manuals", "url": "https://nele.example/on", "year": 2022},
        ],
        "certificates": [
            {"name": "Plain language", "issuer": "Institute", "year": 2021},
            {"name": "BA, Linguistics", "issuer": "University", "year": 2014},
        ],
        "experience": [
            {
                "role": "Writer",
                "organisation": "Druckwerk",
                "from": "2019-03",
                "to": 2023,
                "summary": "Manuals.\n- Half the pages",
            },
            {"role": "Host", "organisation": "Repair Café", "from": 2020},
        ],
        "consent": {"published": "2026-11-21"},
    }


def test_what_is_private_is_left_out_and_named() -> None:
    result = imported_profile(RESUME, *ANSWERS)
    for name in ("e-mail", "telephone", "street", "postal code"):
        assert f"left out on purpose: {name}\n" in result.output
    for name in ("link nowhere", "awards", "references", "language Elbonian"):
        assert f"left out: {name}" in result.output
    written = Path("content/talent/nele-weiss.yml").read_text(encoding="utf-8")
    assert not any(private in written for private in ("nele@", "1234567", "Musterstra", "10115"))


def test_what_a_resume_cannot_say_must_come_from_the_person() -> None:
    result = imported_profile({"basics": {"name": "Nele"}})
    assert result.exit_code == 2
    assert "add --account, --availability, --consent" in result.output
    assert not Path("content/talent").exists()


def test_a_profile_that_would_be_wrong_is_not_written() -> None:
    basics = {**BASICS, "summary": "Write to nele@nele.example"}
    result = imported_profile({**RESUME, "basics": basics}, *ANSWERS)
    assert result.exit_code == 1
    assert "[email-in-profile]" in result.output
    assert not Path("content/talent/nele-weiss.yml").exists()


def test_a_profile_that_exists_stays() -> None:
    imported_profile(RESUME, *ANSWERS)
    before = Path("content/talent/nele-weiss.yml").read_bytes()
    result = imported_profile({"basics": {**BASICS, "label": "Poet"}}, *ANSWERS)
    assert result.exit_code == 2
    assert "content/talent/nele-weiss.yml exists already" in result.output
    assert Path("content/talent/nele-weiss.yml").read_bytes() == before


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        pytest.param(b"{", "line 1, column 2: not JSON", id="half a file"),
        pytest.param(b"[]", "no `basics`", id="a list"),
        pytest.param(b"\xff", "not UTF-8", id="another encoding"),
        pytest.param(b"[" * 100_000, "deeper", id="a thousand levels"),
    ],
)
def test_a_file_that_is_no_resume_is_refused_in_a_sentence(raw: bytes, message: str) -> None:
    Path("resume.json").write_bytes(raw)
    result = run("resume", "resume.json", "--into", "content", *ANSWERS)
    assert result.exit_code == 2
    assert message in result.output


def test_odd_values_in_a_resume_do_no_harm() -> None:
    odd = {
        "basics": {"name": "Nele", "label": "Writer", "summary": "I write.", "profiles": "none", "location": []},
        "work": [None, {"position": 5}, {"position": "x" * 200}],
        "skills": [
            {"name": "a" * 80, "keywords": ["x" * 80, None, "logo"]},
            *({"name": f"skill {n}"} for n in range(40)),
        ],
        "languages": {},
    }
    result = imported_profile(odd, *ANSWERS, "--account", "nele")
    assert result.exit_code == 0, result.output
    assert "left out: skills: the last 11 of 41" in result.output
