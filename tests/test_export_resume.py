"""A profile leaves as a valid JSON Resume, and comes back as the file it was."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from board.cli import main
from board.importing.resume import ResumeError, read_resume
from board.importing.resume_export import resume_from
from board.read import Document, read_document
from board.validate.shape import shape_problems
from board.yaml_text import record_yaml
from boards import TODAY, a_board, a_profile, write
from json_resume import EXAMPLE, mistakes

ANSWERS = ("--availability", "limited", "--consent", "2026-11-21")
FULL: dict[str, Any] = {
    "name": "Ana Prado",
    "headline": "Translator of medical texts",
    "summary": "I translate for clinics.\n\n*Also at night.*\n",
    "photo": "portrait.png",
    "location": {"city": "Porto", "region": "Norte", "country": "PT"},
    "time_zone": "Europe/Lisbon",
    "languages": [{"code": "pt", "level": "native"}, {"code": "en-GB", "level": "fluent"}, {"code": "gsw"}],
    "account": "ana-prado",
    "links": [
        {"label": "Website", "url": "https://ana.example"},
        {"label": "Forge", "url": "https://forge.example/ana-prado"},
    ],
    "skills": ["french", {"name": "cpp", "level": "expert", "years": 2.5}, {"name": "patience", "level": "entry"}],
    "categories": ["translation"],
    "rate": {"min": 30, "max": 42.5, "currency": "EUR", "per": "hour"},
    "minimum": {"amount": 60, "currency": "EUR"},
    "availability": {"status": "limited", "hours_per_week": 10, "from": "2026-12-01", "confirmed": "2026-11-01"},
    "portfolio": [
        {
            "title": "A leaflet",
            "url": "https://ana.example/leaflet",
            "image": "leaflet.png",
            "summary": "Eight pages for a clinic.",
            "role": "Translator, editor",
            "year": 2024,
            "skills": ["french"],
        }
    ],
    "services": [
        {
            "title": "Translate a leaflet",
            "category": "translation",
            "packages": [{"name": "Short", "price": 60, "currency": "EUR", "delivery_days": 3, "includes": ["PO"]}],
            "needs": ["The text"],
            "faq": [{"question": "How fast?", "answer": "Three days."}],
        }
    ],
    "certificates": [{"name": "Diploma", "issuer": "University", "year": 2013, "url": "https://university.example/d"}],
    "experience": [
        {"role": "Translator", "organisation": "Freelance", "from": 2017},
        {"role": "Clerk", "from": "2014-03", "to": "2016", "summary": "Letters."},
    ],
    "visibility": "public",
    "consent": {"published": "2026-11-01", "reviews": False},
    "former_slugs": ["ana"],
    "x-pronouns": ["she", "her"],
    "x-flag": False,
}


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A board of one full profile, in which the commands run."""
    folder = a_board(tmp_path / "board", {"talent/ana-prado.yml": FULL})
    monkeypatch.chdir(folder)
    monkeypatch.setenv("BOARD_TODAY", TODAY)
    return folder


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments)])


def export(*arguments: object) -> Result:
    result = run("export", "resume", *arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def exported(*arguments: object) -> Any:
    result = export(*arguments)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def imported(resume: object, into: Path, *options: object) -> Path:
    """The one profile that an import writes into an empty board."""
    a_board(into)
    (into / "resume.json").write_text(json.dumps(resume), encoding="utf-8")
    result = run("import", "resume", into / "resume.json", "--into", into / "content", *options)
    assert result.exit_code == 0, result.output
    (path,) = (into / "content/talent").iterdir()
    return path


def without_pictures(record: Mapping[str, Any]) -> dict[str, Any]:
    """The record without the pictures, which are files of their own that a résumé cannot take along."""
    pieces = [{key: value for key, value in piece.items() if key != "image"} for piece in record["portfolio"]]
    return {**{key: value for key, value in record.items() if key != "photo"}, "portfolio": pieces}


def test_the_example_uses_every_field_of_the_format_rightly() -> None:
    assert mistakes(EXAMPLE) == []
    assert mistakes({**EXAMPLE, "hobbies": []}) != []
    assert mistakes({"work": [{"startDate": "2019-3"}]}) != []


def test_import_export_import_gives_the_same_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = imported(EXAMPLE, tmp_path / "first", *ANSWERS, "--account", "hellwig-r")
    monkeypatch.chdir(tmp_path / "first")
    resume = exported("ricarda-hellwig")
    assert mistakes(resume) == []
    again = imported(resume, tmp_path / "second")
    assert again.name == first.name == "ricarda-hellwig.yml"
    assert again.read_bytes() == first.read_bytes()


def test_every_field_of_a_profile_survives(board: Path, tmp_path: Path) -> None:
    write(board, {"talent/ana-prado.yml": without_pictures(FULL)})
    resume = exported("ana-prado")
    assert mistakes(resume) == []
    back = imported(resume, tmp_path / "other")
    document, _ = read_document(back.read_bytes(), file="x.yml", kind="talent", slug="ana-prado")
    assert document is not None
    assert document.data == without_pictures(FULL)


def test_what_other_programs_know_stands_where_they_look(board: Path) -> None:
    resume = exported("talent/ana-prado.yml")
    assert resume["basics"] == {
        "name": "Ana Prado",
        "label": "Translator of medical texts",
        "url": "https://ana.example",
        "summary": "I translate for clinics.\n\n*Also at night.*",
        "location": {"city": "Porto", "region": "Norte", "countryCode": "PT"},
        "profiles": [{"network": "Forge", "username": "ana-prado", "url": "https://forge.example/ana-prado"}],
    }
    assert resume["skills"][:2] == [{"name": "french"}, {"name": "cpp", "level": "expert"}]
    assert resume["languages"][1] == {"language": "British English", "fluency": "fluent"}
    assert resume["work"][1] == {
        "position": "Clerk",
        "startDate": "2014-03",
        "endDate": "2016",
        "summary": "Letters.",
    }
    assert resume["projects"][0]["roles"] == ["Translator, editor"]
    assert resume["certificates"][0]["date"] == "2013"
    assert {"rate", "minimum", "availability", "services", "consent"} <= resume["meta"]["plainboard"]["profile"].keys()


def test_what_was_changed_elsewhere_is_what_comes_back(board: Path, tmp_path: Path) -> None:
    resume = exported("ana-prado")
    resume["skills"].append({"name": "german"})
    resume["basics"]["label"] = "Translator"
    del resume["meta"]["plainboard"]["profile"]["photo"]
    profile = read_resume(json.dumps(resume).encode())
    assert profile.record["headline"] == "Translator"
    assert profile.record["skills"][-1] == "german"
    assert {"name": "cpp", "level": "expert"} in profile.record["skills"]
    assert profile.record["rate"] == FULL["rate"]
    assert [sentence for sentence in profile.unplaced if "skills" in sentence] == [
        "what was kept of skills: the résumé has changed there since it was exported"
    ]


def test_options_of_the_import_win_over_what_was_kept(board: Path, tmp_path: Path) -> None:
    write(board, {"talent/ana-prado.yml": without_pictures(FULL)})
    options = ("--confirmed", "2026-11-20", "--consent", "2026-11-22", "--account", "prado", "--slug", "a-prado")
    back = imported(exported("ana-prado"), tmp_path / "other", *options)
    document, _ = read_document(back.read_bytes(), file="x.yml", kind="talent", slug="x")
    assert document is not None
    assert back.name == "a-prado.yml"
    assert document["account"] == "prado"
    assert document["availability"] == {**FULL["availability"], "confirmed": "2026-11-20"}
    assert document["consent"] == {"published": "2026-11-22"}


def nested(levels: int) -> Any:
    return [] if levels == 0 else [nested(levels - 1)]


@pytest.mark.parametrize(
    "own",
    [
        pytest.param([], id="a list"),
        pytest.param({"profile": []}, id="a profile that is a list"),
        pytest.param({"profile": {"rate": 5}}, id="nothing to compare with"),
        pytest.param({"profile": {"email": "a@b.example"}, "read_as": {}}, id="an unknown field"),
        pytest.param({"profile": {"x-deep": nested(400)}, "read_as": {}}, id="deeper than any file"),
        pytest.param({"profile": {"name": ["x"], "account": 7}, "slug": 3, "read_as": 0}, id="wrong types"),
    ],
)
def test_an_own_part_that_no_board_wrote_does_no_harm(own: object, tmp_path: Path) -> None:
    resume = {**EXAMPLE, "meta": {"plainboard": own}}
    plain = imported(EXAMPLE, tmp_path / "plain", *ANSWERS, "--account", "r")
    odd = imported(resume, tmp_path / "odd", *ANSWERS, "--account", "r")
    assert odd.read_bytes() == plain.read_bytes()


def test_a_number_of_thousands_of_digits_is_refused_in_words() -> None:
    raw = b'{"basics": {"name": "Ana Prado", "x": ' + b"9" * 5000 + b"}}"
    with pytest.raises(ResumeError, match="longer than any"):
        read_resume(raw)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("skills", {"a": {"b": []}}, id="a group for a list"),
        pytest.param("rate", {"min": float("inf")}, id="no number"),
        pytest.param("services", [[["x"]], 5], id="lists in lists"),
        pytest.param("name", ["x"], id="a list for a name"),
        pytest.param("account", {"x": 1}, id="a group for a login"),
        pytest.param("availability", 5, id="a number for a group"),
        pytest.param("summary", "bell \x07", id="a control character"),
    ],
)
def test_a_kept_value_is_checked_like_any_other(name: str, value: object, board: Path, tmp_path: Path) -> None:
    resume = exported("ana-prado")
    own = resume["meta"]["plainboard"]
    own["profile"][name] = value
    own["read_as"][name] = own["read_as"].get(name) or read_as(resume, name)
    a_board(tmp_path / "other")
    (tmp_path / "resume.json").write_text(json.dumps(resume), encoding="utf-8")
    result = run("import", "resume", tmp_path / "resume.json", "--into", tmp_path / "other/content")
    assert isinstance(result.exception, SystemExit)
    assert result.exit_code in (1, 2)
    assert not (tmp_path / "other/content/talent").exists()


def read_as(resume: Mapping[str, Any], name: str) -> str:
    """What an export would say of a field that comes back by itself."""
    from board.importing.own_part import digest

    return digest(read_resume(json.dumps({**resume, "meta": {}}).encode()).record.get(name))


def test_the_file_is_written_once_and_never_over_another(board: Path) -> None:
    assert export("ana-prado", "-o", "resume.json").exit_code == 0
    before = Path("resume.json").read_text(encoding="utf-8")
    assert json.loads(before)["basics"]["name"] == "Ana Prado"
    result = export("ana-prado", "--output", "resume.json")
    assert result.exit_code == 2
    assert "exists already" in result.stderr
    assert Path("resume.json").read_text(encoding="utf-8") == before


@pytest.mark.parametrize("name", ["nobody", "../vocabulary", "jobs/ana-prado", "", "x" * 300, "a\x00b"])
def test_a_profile_that_is_not_there_ends_with_2(name: str, board: Path) -> None:
    result = export(name)
    assert result.exit_code == 2
    assert "there is no profile" in result.stderr


def test_a_profile_with_errors_ends_with_1_and_is_not_exported(board: Path) -> None:
    write(board, {"talent/bad.yml": a_profile(skills=None), "talent/gone.yml": {"removed": "2026-11-01"}})
    result = export("bad")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "missing-field" in result.stderr
    assert export("gone").exit_code == 2


def test_what_is_printed_holds_nothing_that_a_terminal_obeys(board: Path) -> None:
    write(board, {"talent/sly.yml": a_profile(headline="left \u202e right")})
    result = export("sly")
    assert "\u202e" not in result.stdout
    assert json.loads(result.stdout)["basics"]["label"] == "left \u202e right"


# --- made profiles ----------------------------------------------------------------------------------

LETTERS = st.characters(codec="utf-8", exclude_categories=("C", "Z"), exclude_characters="\ufeff\ufffe\uffff")
LINKS = st.sampled_from(["https://a.example", "https://b.example/x?y=1", "http://c.example/ana"])
YEARS = st.integers(1950, 2100)
WRITTEN = st.integers(1950, 2099)
MONTHS = YEARS | WRITTEN.map(str) | st.builds("{}-{:02}".format, WRITTEN, st.integers(1, 12))
# A whole number is read as one, however it is written.
AMOUNTS = st.integers(1, 10**6) | st.integers(1, 10**6).map(lambda cents: cents / 100).filter(lambda amount: amount % 1)
DAYS = st.dates().filter(lambda day: day.year > 1900).map(str)


def words(longest: int, *, prose: bool = False) -> st.SearchStrategy[str]:
    """Text of a few words, sometimes with blanks around it or on several lines."""
    word = st.text(LETTERS, min_size=1, max_size=8)
    between = st.sampled_from([" ", "  ", "\n", "\n\n- "] if prose else [" ", "  ", ", "])
    text = st.tuples(word, between, word, st.sampled_from(["", " ", "\n"] if prose else ["", " "])).map("".join)
    return text.map(lambda one: one[:longest]).filter(lambda one: one.strip() != "")


def a_group(needed: Mapping[str, Any], **optional: Any) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(dict(needed), optional=optional)


PROFILES = a_group(
    {
        "name": words(80),
        "headline": words(120),
        "summary": words(5000, prose=True),
        "account": st.sampled_from(["ana", "Ana-Prado", "7"]),
        "skills": st.lists(
            words(50)
            | a_group(
                {"name": words(50)},
                level=st.sampled_from(["entry", "intermediate", "expert"]),
                years=st.integers(0, 70),
            ),
            min_size=1,
            max_size=5,
        ),
        "availability": a_group(
            {"status": st.sampled_from(["open", "limited", "closed"]), "confirmed": DAYS},
            hours_per_week=st.integers(0, 80),
        ),
        "consent": a_group({"published": DAYS}, reviews=st.booleans()),
    },
    location=a_group({}, city=words(80), region=words(80), country=st.sampled_from(["FR", "ZZ"])),
    languages=st.lists(
        a_group(
            {"code": st.sampled_from(["fr", "pt-BR", "gsw", "zh-Hant", "xx", "EN"])},
            level=st.sampled_from(["basic", "conversational", "fluent", "native"]),
        ),
        max_size=4,
    ),
    links=st.lists(a_group({"label": words(60) | st.just("Website"), "url": LINKS}), max_size=4),
    categories=st.lists(words(60), max_size=3, unique=True),
    rate=a_group({"currency": st.sampled_from(["EUR", "JPY"])}, min=AMOUNTS, max=AMOUNTS),
    portfolio=st.lists(
        a_group(
            {"title": words(120)},
            url=LINKS,
            summary=words(500, prose=True),
            role=words(120),
            image=st.just("leaflet.png"),
            year=YEARS,
            skills=st.lists(words(50), max_size=4, unique=True),
        ),
        max_size=3,
    ),
    certificates=st.lists(a_group({"name": words(150)}, issuer=words(100), year=YEARS, url=LINKS), max_size=3),
    experience=st.lists(
        a_group(
            {"role": words(120)},
            organisation=words(120),
            to=MONTHS,
            summary=words(1000, prose=True),
            **{"from": MONTHS},
        ),
        max_size=3,
    ),
    visibility=st.sampled_from(["public", "unlisted"]),
    photo=st.just("portrait.png"),
    former_slugs=st.lists(st.sampled_from(["a", "b"]), unique=True),
    **{"x-own": st.sampled_from([False, 0, "", [], {"a": ["b"]}, "text"])},
)


@settings(max_examples=50, deadline=None)
@given(PROFILES)
def test_any_profile_comes_back_as_the_same_file(record: dict[str, Any]) -> None:
    before = strictly_read(record)
    resume = resume_from(before.data, "some-one")
    assert mistakes(resume) == []
    profile = read_resume(json.dumps(resume).encode())
    assert profile.record == before.data
    assert profile.slug == "some-one"
    assert strictly_read(profile.record).raw == before.raw


def strictly_read(record: Mapping[str, Any]) -> Document:
    raw = record_yaml(record, "talent").encode()
    document, problems = read_document(raw, file="content/talent/x.yml", kind="talent", slug="x")
    assert document is not None
    assert list(problems) == []
    assert shape_problems(document) == []
    return document
