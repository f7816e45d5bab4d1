"""An approved issue becomes a file in a pull request, or is told what to change; nothing in it is more than text."""

import json
import re
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from board.checked import check_content
from board.cli import main
from board.importing.issues.door import Judged, judged
from board.importing.issues.event import Issue
from board.importing.issues.forms import FILES
from board.importing.issues.sections import NotReadable, answers
from board.read import read_document
from board.schema import fields
from board.validate.content import Content
from boards import TODAY, VOCABULARY, a_board, a_job, a_profile, write, yaml
from factories import TODAY as DAY
from issue_events import answers_of, body, event
from workflow_runs import Forge, a_forge

TITLE = "Translate our onboarding guide into French"
BRANCH = "issue-12-by-exemple-libre"
SLUG = "translate-our-onboarding-guide-into-french"


@pytest.fixture(autouse=True)
def _on_the_tests_day(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BOARD_TODAY", TODAY)
    monkeypatch.chdir(tmp_path)


def run(happened: dict[str, Any], into: str = "door") -> Result:
    Path("event.json").write_text(json.dumps(happened), encoding="utf-8")
    return CliRunner().invoke(main, ["issue", "event.json", "--into", into])


def job_event(answers: dict[str, str] | None = None, title: str = TITLE, **changes: Any) -> dict[str, Any]:
    """An approved issue with the answers of a sound job, but for these."""
    return event(title, body("job", answers_of("job", a_job()) | (answers or {})), **changes)


def comment() -> str:
    return Path("door/comment.md").read_text(encoding="utf-8")


def said(text: str) -> str:
    """A comment without the signs that keep Markdown from reading it."""
    return re.sub(r"\\([^\w\s])", r"\1", text.replace("<!-- -->", ""))


def made(path: str) -> dict[str, Any]:
    document, problems = read_document(Path("door/content", path).read_bytes(), file=path, kind=path.partition("/")[0])
    assert document is not None, problems
    return document.data


# --- what becomes of an issue -----------------------------------------------------------------------


def test_job_is_made_with_its_author_its_title_and_its_day() -> None:
    a_board(Path())
    result = run(job_event())
    assert (result.exit_code, result.output) == (0, f"issue 12: written to door/content/jobs/{SLUG}.yml\n")
    expected = a_job(posted=TODAY, description="Eight chapters for new volunteers.\n")
    assert made(f"jobs/{SLUG}.yml") == expected
    text = Path(f"door/content/jobs/{SLUG}.yml").read_text(encoding="utf-8")
    assert "description: |\n  Eight chapters for new volunteers.\n" in text
    assert "pay: {type: fixed, amount: 300, currency: EUR}\n" in text


def test_profile_is_made_with_the_consent_of_its_author() -> None:
    a_board(Path())
    profile = a_profile(
        languages=[{"code": "fr", "level": "native"}, {"code": "en"}],
        links=[{"label": "How: to reach me", "url": "https://ana.example/x?a=b"}],
        categories=["translation", "development"],
    )
    text = body("talent", answers_of("talent", profile))
    assert run(event("Ana Prado", text, user={"login": "ana-prado", "id": 7})).exit_code == 0
    expected = profile | {
        "summary": "I translate for clinics.\n",
        "availability": {"status": "open", "confirmed": "2026-11-21"},
        "consent": {"published": "2026-11-21"},
    }
    assert made("talent/ana-prado.yml") == expected


def test_day_of_the_label_is_that_of_the_boards_time_zone() -> None:
    folder = a_board(Path())
    config = folder / "pelicanconf.py"
    config.write_text(config.read_text(encoding="utf-8") + 'TIMEZONE = "Pacific/Auckland"\n', encoding="utf-8")
    run(job_event(updated_at="2026-11-21T23:30:00Z"))
    assert made(f"jobs/{SLUG}.yml")["posted"] == "2026-11-22"


def test_pull_request_and_commit_credit_the_author_and_link_back() -> None:
    a_board(Path())
    run(job_event())
    request = Path("door/pull-request.md").read_text(encoding="utf-8")
    assert request.startswith("@exemple-libre proposes this job in #12")
    assert "finds nothing wrong" in request
    assert request.endswith("\n\nCloses #12\n")
    assert Path("door/title.txt").read_text(encoding="utf-8") == f"New job: {TITLE}\n"
    trailer = Path("door/commit.txt").read_text(encoding="utf-8").splitlines()[-1]
    assert trailer == "Co-authored-by: exemple-libre <4711+exemple-libre@users.noreply.github.com>"


def test_warnings_stand_in_the_pull_request() -> None:
    a_board(Path())
    assert run(job_event({"Skills": "french\nbasket weaving"})).exit_code == 0
    assert "basket weaving" in said(Path("door/pull-request.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("changes", "heading", "words"),
    [
        pytest.param({"Closes": "2026-01-03"}, "Closes", "before it is posted on 2026-11-22", id="a rule"),
        pytest.param({"Closes": "soon"}, "Closes", "is no day", id="a form"),
        pytest.param({"Category": "Translations"}, "Category", "`translation`", id="the vocabulary"),
        pytest.param(
            {"Pay: currency": ""}, "Pay: currency", "`pay.currency` is missing", id="a field that goes with it"
        ),
        pytest.param({"How to apply": "just call me"}, "How to apply", "`apply`", id="no way to apply"),
        pytest.param({"Anything else": "hiring: {portfolio: maybe}"}, "Hiring", "`welcome`", id="another field"),
        pytest.param({"Anything else": "hiring: {port"}, "Anything else", "line 1", id="another field's syntax"),
        pytest.param(
            {"Anything else": "pay: {amount: 5}"}, "Anything else", "`pay.amount` is answered", id="said twice"
        ),
        pytest.param(
            {"Anything else": "posted: 2026-11-01"}, "Anything else", "the issue itself says", id="not theirs"
        ),
        pytest.param({"Description": "Left \u202eright"}, "Description", "U+202E", id="a sign that turns the text"),
        pytest.param({"Description": "Call\x07 me"}, "Description", "U+0007", id="a sign that nobody sees"),
    ],
)
def test_bad_answer_gets_a_comment_in_the_words_of_the_check(changes: dict[str, str], heading: str, words: str) -> None:
    a_board(Path())
    result = run(job_event(changes))
    assert result.exit_code == 1
    assert {path.name for path in Path("door").rglob("*")} == {"comment.md"}
    lines = [line for line in said(comment()).splitlines() if line.startswith("- ")]
    assert any(line.startswith(f"- **{heading}**: ") and words in line for line in lines), lines


def test_everything_that_is_wrong_is_said_at_once() -> None:
    a_board(Path())
    answers = answers_of("job", a_job()) | {"Closes": "2026-01-03", "Pay: amount": "0.001", "Category": "Music"}
    assert run(event(TITLE, body("job", answers, agreed=False))).exit_code == 1
    headings = re.findall(r"^- \*\*(.*?)\*\*", said(comment()), re.MULTILINE)
    assert {"Closes", "Pay: amount", "Category", "Public for ever"} <= set(headings)


def test_what_can_be_meant_in_one_way_only_is_taken_so() -> None:
    a_board(Path())
    assert run(job_event({"Pay: amount": "300 €"})).exit_code == 0
    assert made(f"jobs/{SLUG}.yml")["pay"]["amount"] == 300


def test_nothing_chosen_is_no_answer() -> None:
    a_board(Path())
    assert run(event("Ana", body("talent", answers_of("talent", a_profile()) | {"Rate: per": "None"}))).exit_code == 0
    assert "rate" not in made("talent/ana.yml")


def test_what_is_missing_is_never_filled_in_with_an_example() -> None:
    a_board(Path())
    answers = answers_of("job", a_job()) | {"Kind of pay": "", "Client's name": "", "Pay: amount": ""}
    assert run(event(TITLE, body("job", answers))).exit_code == 1
    assert not list(Path("door").rglob("*.yml"))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        pytest.param("Übersetzung – ins Französische!", "ubersetzung-ins-franzosische", id="letters with signs"),
        pytest.param("翻译我们的入门指南", "job-12", id="no Latin letter"),
        pytest.param("../../.github/workflows/x.yml", "github-workflows-x-yml", id="a path"),
        pytest.param("Archive", "archive-2", id="the board's own page"),
        pytest.param("taken name", "taken-name-2", id="a record's name"),
        pytest.param("former name", "former-name-2", id="a former name"),
        pytest.param("removed name", "removed-name-2", id="a removed record's name"),
        pytest.param("broken name", "broken-name-2", id="a broken file's name"),
    ],
)
def test_file_gets_a_name_that_is_free(title: str, name: str) -> None:
    a_board(
        Path(),
        {
            "jobs/taken-name.yml": a_job(client={"name": "Cartes Ouvertes"}, former_slugs=["former-name"]),
            "jobs/removed-name.yml": {"removed": "2026-11-01"},
            "jobs/broken-name.yml": "title: [\n",
        },
    )
    run(job_event(title=title))
    assert [path.stem for path in Path("door").rglob("*.yml")] in ([name], [])
    assert [path.name for path in Path("door/content/jobs").iterdir()] == [f"{name}.yml"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="an empty issue"),
        pytest.param("### Closes\n\n2026-12-04\n\n### Due\n\n", id="two headings by chance"),
        pytest.param(
            "### Page\n\nhttps://x.example\n\n### What is wrong\n\nIt breaks\n\n### In your words\n\nLook",
            id="a report",
        ),
    ],
)
def test_issue_without_a_form_is_told_to_take_one(text: str) -> None:
    a_board(Path())
    assert run(event("Hello", text)).exit_code == 1
    assert "was not written with one of the forms" in said(comment())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("[]", "no event", id="another thing"),
        pytest.param("{", "no event", id="no JSON"),
        pytest.param('{"issue": null}', "no event", id="no issue"),
        pytest.param(json.dumps(job_event(number="12; rm -rf /")), "no number", id="a number that is none"),
        pytest.param(json.dumps(job_event(user={"login": "a b\n::x", "id": 1})), "no login", id="a login that is none"),
        pytest.param(json.dumps(job_event(user=None)), "no event", id="an author who is gone"),
    ],
)
def test_file_that_is_no_event_of_an_issue_stops_it(text: str, reason: str) -> None:
    a_board(Path())
    Path("event.json").write_text(text, encoding="utf-8")
    result = CliRunner().invoke(main, ["issue", "event.json", "--into", "door"])
    assert result.exit_code == 2
    assert reason in result.stderr
    assert not Path("door").exists()


def test_folder_with_something_in_it_is_not_touched() -> None:
    a_board(Path())
    write(Path("door"), {"jobs/x.yml": a_job()})
    assert run(job_event()).exit_code == 2
    assert [path.name for path in Path("door").rglob("*.yml")] == ["x.yml"]


# --- reading the body -------------------------------------------------------------------------------

FORM = {"One": False, "Text": True, "More": True, "Last": False}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "### One\n\na\n\n### Text\n\nb\nc\n\n### More\n\n_No response_\n\n### Last\n\n_No response_".replace(
                "\n", "\r\n"
            ),
            {"One": "a", "Text": "b\nc"},
            id="as the form writes it",
        ),
        pytest.param(
            "### One\n\na\n\n### Text\n\nb\n\n### Last\n\nx\n\n### One\n\ny\n\n### More\n\nc\n\n### Last\n\nd",
            {"One": "a", "Text": "b\n\n### Last\n\nx\n\n### One\n\ny", "More": "c", "Last": "d"},
            id="an answer with headings that can stand nowhere else",
        ),
        pytest.param(
            "### One\n\na\n\n### Text\n\n### Text\n\nb\n\n### More\n\nc\n\n### Last\n\nd",
            {"One": "a", "Text": "### Text\n\nb", "More": "c", "Last": "d"},
            id="an answer that begins with its own heading",
        ),
        pytest.param(
            "### One\n\na\n\n### Text\n\nb\n### More\nc\n\n### More\n\nd\n\n### Last\n\ne",
            {"One": "a", "Text": "b\n### More\nc", "More": "d", "Last": "e"},
            id="a heading that no empty lines set apart",
        ),
        pytest.param(
            "### One\na\n### Text\nb\n### Last\nd", {"One": "a", "Text": "b", "Last": "d"}, id="edited by hand"
        ),
        pytest.param(
            "### One\n\na\nb\n\n### Text\n\nc", {"One": "a\nb", "Text": "c"}, id="two lines where one belongs"
        ),
        pytest.param("nothing of the form", {}, id="no heading"),
    ],
)
def test_answers_are_found_below_their_headings(text: str, found: dict[str, str]) -> None:
    assert answers(text, FORM) == found


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("### One\n\na\n\n### Text\n\nb\n\n### More\n\nc\n\n### More\n\nd\n\n### Last\n\ne", id="two ways"),
        pytest.param("### Last\n\na\n\n### Text\n\nb\n\n### One\n\nc", id="another order"),
        pytest.param("\n\n".join(["### One", "### Text", "x", "### More"] * 5000), id="thousands of headings"),
    ],
)
def test_body_that_can_be_read_in_several_ways_is_not_guessed_at(text: str) -> None:
    with pytest.raises(NotReadable):
        answers(text, FORM)


WORDS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12)
LINE = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
PROSE = st.lists(st.one_of(LINE, st.just(""), st.sampled_from([f"### {name}" for name in FORM])), max_size=8)


@given(PROSE, PROSE, LINE, LINE)
def test_answers_come_back_or_nobody_guesses(text: list[str], more: list[str], one: str, last: str) -> None:
    given_answers = {"One": one, "Text": "\n".join(text), "More": "\n".join(more), "Last": last}
    assume("_No response_" not in (one, last))
    sections = [f"### {name}\n\n{answer or '_No response_'}" for name, answer in given_answers.items()]
    try:
        found = answers("\n\n".join(sections), FORM)
    except NotReadable:
        assert any(line.startswith("### ") for line in text + more)
        return
    kept = {name: answer.strip("\n").rstrip() for name, answer in given_answers.items()}
    assert found == {
        name: answer for name, answer in kept.items() if answer.strip() not in ("", "None", "_No response_")
    }


# --- there and back ---------------------------------------------------------------------------------

# What cannot be seen is refused.
UNSEEN = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0" + "".join(
    map(chr, (*range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
)
SAFE = st.characters(exclude_categories=["C", "Z"], exclude_characters="<>" + UNSEEN)
NAME = st.lists(st.text(SAFE, min_size=1, max_size=10), min_size=1, max_size=5).map(" ".join)
ITEM = NAME.filter(lambda text: not re.match(r"[-*•–] |\{", text))
TEXT = st.lists(st.one_of(NAME, st.just("")), min_size=1, max_size=8).map("\n".join).map(str.strip).filter(bool)
URL = st.sampled_from(["https://a.example", "https://b.example/x;y?q=1,2#z", "http://c.example/%C3%A9"])
DATES = st.dates(min_value=DAY).map(lambda day: day.isoformat())


def some(strategy: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[list[Any]]:
    return st.lists(strategy, min_size=1, max_size=most, unique_by=partial(json.dumps, sort_keys=True))


NUMBERS = st.one_of(st.integers(1, 2000), st.decimals(1, 2000, places=2).map(float).filter(lambda n: n != int(n)))
JOBS = st.fixed_dictionaries(
    {
        "title": NAME,
        "client": st.fixed_dictionaries({"name": NAME, "account": st.just("exemple-libre")}, optional={"url": URL}),
        "category": st.sampled_from(["translation", "development"]),
        "description": TEXT,
        "deliverables": some(st.one_of(ITEM, st.fixed_dictionaries({"name": NAME, "accepted_when": some(ITEM)}))),
        "pay": st.fixed_dictionaries(
            {"type": st.just("fixed"), "amount": NUMBERS, "currency": st.just("EUR")},
            optional={
                "paid": st.just("on_completion"),
                "bonus": st.fixed_dictionaries({"amount": NUMBERS, "when": NAME}),
            },
        ),
        "apply": some(
            st.one_of(
                st.just({"via": "pull_request"}),
                st.builds(lambda url: {"via": "form", "url": url}, URL),
                st.just({"via": "email", "address": "a.b+c@d-e.example"}),
            )
        ),
        "posted": st.just(TODAY),
        "closes": DATES,
    },
    optional={
        "remote": st.just(True),
        "location": st.fixed_dictionaries({"country": st.just("FR")}, optional={"city": NAME, "region": NAME}),
        "skills": some(ITEM),
        "out_of_scope": some(ITEM),
        "requirements": some(ITEM),
        "hours": st.fixed_dictionaries({"min": NUMBERS}, optional={"max": NUMBERS}),
        "due": DATES,
        "experience": st.sampled_from(["entry", "expert"]),
        "milestones": some(st.fixed_dictionaries({"name": NAME}, optional={"due": DATES, "amount": NUMBERS})),
        "hiring": st.fixed_dictionaries({"questions": some(NAME)}),
        "summary": NAME,
    },
)
PROFILES = st.fixed_dictionaries(
    {
        "name": NAME,
        "headline": NAME,
        "summary": TEXT,
        "account": st.just("exemple-libre"),
        "skills": some(st.one_of(ITEM, st.fixed_dictionaries({"name": NAME, "level": st.just("expert")}))),
        "availability": st.fixed_dictionaries(
            {"status": st.sampled_from(["open", "limited"]), "confirmed": st.just("2026-11-21")},
            optional={"hours_per_week": NUMBERS, "from": DATES},
        ),
        "consent": st.fixed_dictionaries({"published": st.just("2026-11-21")}, optional={"reviews": st.booleans()}),
    },
    optional={
        "categories": st.lists(st.sampled_from(["translation", "development"]), min_size=1, unique=True),
        "languages": some(st.fixed_dictionaries({"code": st.just("pt-BR")}, optional={"level": st.just("native")})),
        "links": some(st.fixed_dictionaries({"label": ITEM, "url": URL})),
        "rate": st.fixed_dictionaries({"min": NUMBERS, "currency": st.just("EUR"), "per": st.just("day")}),
        "portfolio": some(st.fixed_dictionaries({"title": NAME}, optional={"url": URL, "year": st.just(2024)})),
        "location": st.fixed_dictionaries({"country": st.just("FR")}, optional={"city": NAME}),
    },
)


def the_content() -> Content:
    document, problems = read_document(yaml(VOCABULARY).encode(), file="content/vocabulary.yml", kind="vocabulary")
    assert document is not None, problems
    return Content(today=DAY, vocabulary=document)


def of_an_issue(kind: str, record: dict[str, Any]) -> Judged:
    text = body(kind, answers_of(kind, record))
    happened = event(record[fields(kind)[0].name], text)
    return judged(Issue.from_event(json.dumps(happened).encode(), "UTC"), the_content(), "content", {})


def with_line_end(kind: str, record: dict[str, Any]) -> dict[str, Any]:
    """Long texts get a line's end, as in every file that is written by hand."""
    return {
        field.name: f"{record[field.name]}\n" if field.type == "prose" else record[field.name]
        for field in fields(kind)
        if field.name in record
    }


@settings(deadline=None, max_examples=150)
@given(JOBS)
def test_job_comes_back_from_the_issue_that_says_it(job: dict[str, Any]) -> None:
    result = of_an_issue("job", job)
    assert result.document is not None, result.said
    assert result.document.data == with_line_end("job", job)


@settings(deadline=None, max_examples=150)
@given(PROFILES)
def test_profile_comes_back_from_the_issue_that_says_it(profile: dict[str, Any]) -> None:
    result = of_an_issue("talent", profile)
    assert result.document is not None, result.said
    assert result.document.data == with_line_end("talent", profile)


@settings(deadline=None)
@given(st.sampled_from(sorted(FILES)), st.text(max_size=60), st.text(max_size=60))
def test_no_answer_breaks_it(kind: str, title: str, text: str) -> None:
    record = a_job() if kind == "job" else a_profile()
    headings = answers_of(kind, record)
    for heading in headings:
        happened = event(title, body(kind, headings | {heading: text}))
        judged(Issue.from_event(json.dumps(happened).encode(), "UTC"), the_content(), "content", {})


# --- the workflow -----------------------------------------------------------------------------------


def forge(tmp_path: Path, **permissions: str) -> Forge:
    board = a_board(tmp_path / "board", {"jobs/old-job.yml": a_job(title="Draw six icons", client={"name": "Cartes"})})
    return a_forge(tmp_path, board, TODAY, {"desk": "write", **permissions})


def test_good_issue_becomes_a_pull_request_whose_file_passes_the_check(tmp_path: Path) -> None:
    there = forge(tmp_path)
    there.run("issue-door.yml", job_event())
    assert there.results == {"record": "success", "propose": "success", "reply": "success"}, there.log
    assert there.git("diff", "--name-status", "main", BRANCH) == f"A\tcontent/jobs/{SLUG}.yml\n"
    message = there.git("log", "-1", "--format=%an <%ae>%n%B", BRANCH)
    assert message.startswith("github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>\n")
    assert "\nCo-authored-by: exemple-libre <4711+exemple-libre@users.noreply.github.com>\n" in message
    (pull,) = there.state["pulls"]
    assert (pull["head"], pull["base"], pull["title"]) == (BRANCH, "main", f"New job: {TITLE}\n")
    assert "Closes #12" in pull["body"]
    (answer,) = there.state["comments"]
    assert answer["body"].endswith(f"\n{pull['html_url']}\n")
    assert there.state["labels"] == []
    branch = tmp_path / "branch"
    there.git("worktree", "add", "--quiet", str(branch), BRANCH)
    _, problems = check_content(branch / "content", today=DAY)
    assert problems == []


def test_bad_issue_gets_one_comment_and_after_the_change_a_pull_request(tmp_path: Path) -> None:
    there = forge(tmp_path)
    there.run("issue-door.yml", job_event({"Closes": "2026-01-03"}))
    assert there.results == {"record": "success", "propose": "skipped", "reply": "success"}, there.log
    assert there.git("branch", "--format=%(refname:short)") == "main\n"
    (first,) = there.state["comments"]
    assert "before it is posted" in first["body"]
    there.run("issue-door.yml", job_event({"Closes": "never"}))
    (second,) = there.state["comments"]
    assert second["body"] != first["body"], "the label is off already, and nothing fails for that"
    there.run("issue-door.yml", job_event())
    (third,) = there.state["comments"]
    assert there.state["pulls"][0]["html_url"] in third["body"]


def test_issue_approved_again_renews_its_pull_request(tmp_path: Path) -> None:
    there = forge(tmp_path)
    there.run("issue-door.yml", job_event())
    there.run("issue-door.yml", job_event({"Pay: amount": "400"}, title="Translate our guide into Breton"))
    assert there.results["propose"] == "success", there.log
    (pull,) = there.state["pulls"]
    assert pull["title"] == "New job: Translate our guide into Breton\n"
    assert there.git("diff", "--name-only", "main", BRANCH) == "content/jobs/translate-our-guide-into-breton.yml\n"


@pytest.mark.parametrize(
    ("sender", "permissions"),
    [
        pytest.param("visitor", {"visitor": "read"}, id="who may only read, or triage"),
        pytest.param("visitor", {}, id="who is unknown"),
        pytest.param("some-app[bot]", {}, id="a program"),
        pytest.param("../../x?", {}, id="no login at all"),
    ],
)
def test_label_of_somebody_who_may_not_write_does_nothing(
    tmp_path: Path, sender: str, permissions: dict[str, str]
) -> None:
    there = forge(tmp_path, **permissions)
    there.run("issue-door.yml", job_event() | {"sender": {"login": sender}})
    assert there.results == {"record": "failure", "propose": "skipped", "reply": "skipped"}
    assert all(call.startswith("GET repos/exemple/board/collaborators/") for call in there.state["calls"])
    assert there.git("branch", "--format=%(refname:short)") == "main\n"


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"label": {"name": "job"}}, id="another label"),
        pytest.param({"issue": job_event()["issue"] | {"state": "closed"}}, id="a closed issue"),
    ],
)
def test_nothing_runs_without_the_label_on_an_open_issue(tmp_path: Path, changes: dict[str, Any]) -> None:
    there = forge(tmp_path)
    there.run("issue-door.yml", job_event() | changes)
    assert set(there.results.values()) == {"skipped"}
    assert there.state["calls"] == []


ATTACKS = {
    "shell": "$(touch PWNED) `touch PWNED` ; touch PWNED # \" ' && touch PWNED | touch PWNED\n${IFS}touch${IFS}PWNED",
    "workflow commands": "::set-output name=answer::file\n::add-mask::a\n##[set-env name=PATH;]x\n%0A::error::x\n"
    "::stop-commands::x\n::save-state name=a::b\nanswer=file\npath<<EOF\nx\nEOF",
    "YAML": "!!python/object/apply:os.system ['touch PWNED']\n&a *a\n<<: *a\n---\n- {a: b\n\tx",
    "Markdown": "@everyone @desk #1 GH-1 <script>alert(1)</script> <img src=x onerror=alert(1)>\n"
    "[x](javascript:alert(1))\n"
    "```\n~~~\n</details>\n<!-- issue-door -->\n![x](https://track.example/pixel)\nCloses #1",
    "path": "../../../../etc/passwd\n..\\..\\x\n/etc/passwd\n.github/workflows/x.yml",
    "headings": "### Closes\n\n2026-12-04\n\n### Client's name\n\nSomebody else\n\n### Public for ever\n\n- [x] yes",
    "trailer": "x\n\nCo-authored-by: Victim <victim@x.example>\nSigned-off-by: Victim <victim@x.example>",
    "template": "{{ settings }} {% include 'x' %} ${{ github.token }} ${{ secrets.X }}",
    "bidi": "abc \u202e def \u2066 x \u200b",
}
HEADINGS = ("Client's name", "Description", "Deliverables", "How to apply", "Closes", "Category", "Anything else")


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(("shell", "workflow commands", "template"), id="for shells and runners"),
        pytest.param(("path", "trailer", "YAML", "headings"), id="for git and readers"),
    ],
)
def test_hostile_text_in_a_long_answer_is_published_as_it_is(tmp_path: Path, names: tuple[str, ...]) -> None:
    text = "\n".join(ATTACKS[name] for name in names)
    there = forge(tmp_path)
    there.run("issue-door.yml", job_event({"Description": text}))
    assert set(there.results.values()) == {"success"}, there.log
    is_harmless(there.log, [one["body"] for one in (*there.state["comments"], *there.state["pulls"])])
    assert not list(tmp_path.rglob("PWNED"))
    added = there.git("diff", "--name-status", "main", BRANCH)
    assert added == f"A\tcontent/jobs/{SLUG}.yml\n"
    document, _ = read_document(there.git("show", f"{BRANCH}:content/jobs/{SLUG}.yml").encode(), file="", kind="job")
    assert document is not None
    assert document["description"] == f"{text}\n"
    trailers = there.git("log", "-1", "--format=%(trailers:key=Co-authored-by,valueonly)", BRANCH)
    assert trailers.split() == ["exemple-libre", "<4711+exemple-libre@users.noreply.github.com>"]


@pytest.mark.parametrize(("name", "problem"), [("Markdown", "unsafe-link"), ("bidi", "hidden-characters")])
def test_hostile_text_that_readers_would_obey_is_refused(name: str, problem: str) -> None:
    a_board(Path())
    result = run(job_event({"Description": ATTACKS[name]}))
    assert result.exit_code == 1
    is_harmless(result.output, [comment()])
    assert f"[{problem}](" in comment()


@pytest.mark.parametrize("name", ATTACKS)
def test_hostile_text_in_every_answer_is_answered(tmp_path: Path, name: str) -> None:
    a_board(Path())
    result = run(job_event(dict.fromkeys(HEADINGS, ATTACKS[name]), title=" ".join(ATTACKS[name].split())))
    assert result.exit_code == 1, result.output
    is_harmless(result.output, [comment()])
    assert not list(tmp_path.rglob("PWNED"))


def test_hostile_title_stays_a_title(tmp_path: Path) -> None:
    there = forge(tmp_path)
    there.run(
        "issue-door.yml", job_event(title="@desk closes #1 ::set-output name=a::b $(touch PWNED) `x` --base evil")
    )
    (pull,) = there.state["pulls"]
    assert pull["title"] == (
        "New job: @\u200bdesk closes #\u200b1 ::set-output name=a::b $(touch PWNED) `x` --base evil\n"
    )
    assert there.git("log", "-1", "--format=%s", BRANCH).startswith("Add the job desk-closes-1-set-output-name-a-b-")
    assert not list(tmp_path.rglob("PWNED"))


def is_harmless(log: str, letters: list[str]) -> None:
    """Nothing was printed that a runner obeys; nobody is called, nothing linked, no HTML written."""
    assert not re.search(r"^\s*::|##\[", log, re.MULTILINE), log
    assert "PWNED" not in log
    for letter in letters:
        assert set(re.findall(r"(?<![\\\w/])@([\w-]+)", letter)) <= {"exemple-libre"}, letter
        assert set(re.findall(r"(?<![\\\w/])#(\d+)", letter)) <= {"12"}, letter
        assert not re.search(r"(?<!\\)<(?!!-- -->|!-- issue-door -->)", letter), letter
        assert letter.count("<!-- issue-door -->") <= 1
        links = re.findall(r"(?<!\\)\]\(([^)]*)\)", letter)
        assert all(link.startswith("https://forge.example/exemple/board/blob/main/docs/problems.md#") for link in links)


@pytest.mark.parametrize("sign", ["x", "### Closes\n\n", "`", "\u4e2d", "@a ", "<!--", "- a\n"])
def test_sixty_thousand_characters_are_answered(sign: str) -> None:
    a_board(Path())
    text = (sign * 60_000)[:60_000]
    for heading in ("Description", "Deliverables", "Closes", "Anything else"):
        result = run(job_event({heading: text}), into=heading)
        # A list in which one thing stands ten thousand times is a list of that one thing.
        assert result.exit_code == (0 if (sign, heading) == ("- a\n", "Deliverables") else 1)
        letter = Path(heading, "comment.md").read_text(encoding="utf-8")
        assert len(letter) < 65_536
        is_harmless(result.output, [letter])


def test_sixty_thousand_characters_go_through_the_workflow(tmp_path: Path) -> None:
    there = forge(tmp_path)
    there.run("issue-door.yml", job_event({"Description": "x" * 60_000}))
    assert there.results == {"record": "success", "propose": "skipped", "reply": "success"}, there.log
