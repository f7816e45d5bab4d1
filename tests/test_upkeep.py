"""The week's list says what needs a hand, its workflow keeps one issue, and what tidies up asks before it does much."""

import json
import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from board.cli import main
from board.cli.upkeep_list import MARKER, MOST_CHARACTERS, MOST_LINES, Section, shown_address, upkeep_text
from board.links_alive.answers import Answer, write_answers
from boards import TODAY as TODAYS_TEXT
from boards import Files, a_board, a_job, a_profile, tree
from factories import TODAY
from workflow_runs import shell, with_programs

ROOT = Path(__file__).resolve().parents[1]
WORKFLOW = ROOT / ".github/workflows/upkeep.yml"
DEAD = "https://gone.example/list"


def days_ago(days: int) -> str:
    return (TODAY - timedelta(days)).isoformat()


def board(*arguments: str, code: int = 0, today: str = TODAYS_TEXT) -> Result:
    result = CliRunner().invoke(main, list(arguments), env={"BOARD_TODAY": today})
    assert result.exit_code == code, result.output
    return result


def an_old_job(status: str, days: int, **changes: Any) -> dict[str, Any]:
    outcome = {status: days_ago(days)} | ({"hired": ["ana-prado"]} if status == "filled" else {})
    return a_job(posted=days_ago(400), closes=days_ago(370), status=status, outcome=outcome, **changes)


def quiet_files() -> Files:
    """A board on which nothing needs a hand."""
    return {"jobs/far.yml": a_job(), "talent/ana-prado.yml": a_profile()}


def files() -> Files:
    """A board with one thing of each kind."""
    return {
        "jobs/soon.yml": a_job(title="Draw a map of the harbour", closes=days_ago(-3)),
        "jobs/filled.yml": an_old_job("filled", 40, title="Sort the archive of photos"),
        "jobs/paused.yml": an_old_job("paused", 30, title="Mend the old clock", client={"name": "Ida Sørli"}),
        "jobs/paused-lately.yml": an_old_job("paused", 29, title="Paint the fence"),
        "jobs/next-week.yml": a_job(title="Carry the boats", closes=days_ago(-6)),
        "talent/ana-prado.yml": a_profile(availability={"status": "open", "confirmed": days_ago(91)}),
        "pages/about.md": f"---\ntitle: About\n---\n\nSee [the list]({DEAD}).\n",
    }


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(a_board(tmp_path, files()))
    return tmp_path


# --- the list ---------------------------------------------------------------------------------------

EDIT = "https://forge.example/exemple/board/edit/main/content"
SITE = "https://board.example/jobs-here"


def test_list_says_of_each_record_what_to_do_whom_to_ask_and_where_to_edit(folder: Path) -> None:
    write_answers(folder / ".board/links.json", {DEAD: Answer(TODAY, "404", 2)})
    said = board("upkeep").stdout
    assert said.startswith(f"{MARKER}\n")
    lines = [line for line in said.splitlines() if line.startswith(("### ", "- "))]
    assert lines == [
        "### Jobs that close within 5 days (1)",
        (
            f"- [Draw a map of the harbour]({SITE}/jobs/soon/) closes in 3 days. Ask "
            "[exemple\\-libre](https://forge.example/exemple-libre) whether the time is enough; if not, write a later "
            f"day at `closes`. [Edit]({EDIT}/jobs/soon.yml)"
        ),
        "### Paused or filled for 30 days, without an outcome (2)",
        (
            f"- [Sort the archive of photos]({SITE}/jobs/filled/) was filled 40 days ago. Ask "
            "[exemple\\-libre](https://forge.example/exemple-libre) whether the work is done; then write "
            f"`status: completed`, and its day under `outcome`. [Edit]({EDIT}/jobs/filled.yml)"
        ),
        (
            f"- [Mend the old clock]({SITE}/jobs/paused/) was paused 30 days ago. Ask Ida Sørli whether it goes on; "
            f"then write `status: open`, or `cancelled` and its day under `outcome`. [Edit]({EDIT}/jobs/paused.yml)"
        ),
        "### Availability not confirmed for 90 days (1)",
        (
            f"- [Ana Prado]({SITE}/talent/ana-prado/) was confirmed 91 days ago. Ask "
            "[ana\\-prado](https://forge.example/ana-prado) whether `availability` still holds; then set `confirmed` "
            f"to today. [Edit]({EDIT}/talent/ana-prado.yml)"
        ),
        "### Links that lead nowhere (1)",
        (
            f"- `{DEAD}` (404) is in content/pages/about\\.md, line 5. Ask whoever wrote it for the new address, "
            f"or take it out. [Edit]({EDIT}/pages/about.md)"
        ),
    ]


def test_title_counts_what_there_is_to_look_at(folder: Path) -> None:
    assert "title: Upkeep: 4 things to look at" in board("upkeep").stderr


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(Answer(TODAY, "404", 1), id="not found once"),
        pytest.param(Answer(TODAY, "403"), id="nobody knows"),
        pytest.param(Answer(TODAY, "200", is_alive=True), id="it answers"),
    ],
)
def test_only_dead_links_are_listed(folder: Path, answer: Answer) -> None:
    write_answers(folder / ".board/links.json", {DEAD: answer, "https://elsewhere.example/": Answer(TODAY, "404", 9)})
    assert "nowhere" not in board("upkeep").stdout


def test_list_goes_by_the_day(folder: Path) -> None:
    assert "Paint the fence" in board("upkeep", today=days_ago(-1)).stdout


def test_board_on_which_nothing_needs_a_hand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(a_board(tmp_path, quiet_files()))
    result = board("upkeep")
    assert result.stdout == ""
    assert "there is nothing to do" in result.stderr


def test_list_is_written_for_the_workflow_and_taken_away_when_nothing_is_left(folder: Path) -> None:
    board("upkeep", "--into", "out")
    assert set(tree(folder / "out")) == {"upkeep.md", "title.txt"}
    assert (folder / "out/upkeep.md").read_text(encoding="utf-8") == board("upkeep").stdout
    assert (folder / "out/title.txt").read_text(encoding="utf-8") == "Upkeep: 4 things to look at"
    for path in (folder / "content").rglob("*.yml"):
        if path.name != "vocabulary.yml":
            path.unlink()
    board("upkeep", "--into", "out")
    assert tree(folder / "out") == {}


def test_dry_run_writes_nothing(folder: Path) -> None:
    before = tree(folder / "content")
    assert MARKER in board("upkeep", "--into", "out", "--dry-run").stdout
    assert not (folder / "out").exists()
    assert tree(folder / "content") == before


def test_nothing_in_a_record_calls_anybody_or_becomes_markup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = a_job(
        title="@everyone [x](y) #1 <img src=x> ](y) ::error::no",
        client={"name": "](x) @you ##[error]no"},
        closes=days_ago(-1),
    )
    monkeypatch.chdir(a_board(tmp_path, {"jobs/hostile.yml": hostile}))
    said = board("upkeep").stdout
    (line,) = (line for line in said.splitlines() if line.startswith("- "))
    assert not re.search(r"(?<!\\)@(?!<!-- -->)|@\w|#\d", line)
    assert not re.search(r"(?<!\\)<(?!!-- -->)", line)
    # The one link to the record and the one that edits it.
    assert re.findall(r"(?<!\\)\]\(([^)]*)\)", line) == [
        "https://board.example/jobs-here/jobs/hostile/",
        f"{EDIT}/jobs/hostile.yml",
    ]
    assert not re.search(r"^::|##\[", said, re.MULTILINE)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        pytest.param("https://x.example/a_b", "`https://x.example/a_b`", id="plain"),
        pytest.param("https://x.example/`a", r"https\:\/\/x\.example\/\`a".replace(r"\/", "/"), id="a backtick"),
        pytest.param("https://x.example/" + "a" * 900, f"`https://x.example/{'a' * 82}…`", id="a long one"),
    ],
)
def test_dead_address_is_shown_and_not_linked(address: str, shown: str) -> None:
    assert shown_address(address) == shown


def test_long_list_shows_the_first_and_says_how_many_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    jobs = {f"jobs/job-{n}.yml": a_job(title=f"Job of number {n}", closes=days_ago(-2)) for n in range(MOST_LINES + 4)}
    monkeypatch.chdir(a_board(tmp_path, jobs))
    said = board("upkeep").stdout
    assert f"### Jobs that close within 5 days ({MOST_LINES + 4})" in said
    assert said.count("\n- ") == MOST_LINES
    assert "… and 4 more, once these are done." in said


def test_list_is_never_longer_than_an_issue_may_be() -> None:
    long = Section("Long", tuple("- " + "x" * 3000 for _ in range(25)), 25)
    text = upkeep_text([long, long, long], TODAY)
    assert len(text) < MOST_CHARACTERS + 100
    assert text.endswith("… and more, once these are done.\n")


def test_commands_outside_of_a_board_exit_with_2(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for command in ("upkeep", "tidy"):
        board(command, code=2)


# --- tidying up -------------------------------------------------------------------------------------


def many_files(**silent: dict[str, Any]) -> Files:
    """Twenty records that need nothing, and some others."""
    quiet = {f"jobs/job-{number}.yml": a_job(title=f"Job of number {number}") for number in range(20)}
    return quiet | {f"talent/{name}.yml": person for name, person in silent.items()}


def silent_person(name: str, days: int = 366, status: str = "open") -> dict[str, Any]:
    availability = {"status": status, "hours_per_week": 5, "confirmed": days_ago(days)}
    return a_profile(name=name, account=name, availability=availability, headline=f"Work of {name}")


def test_tidy_closes_what_nobody_confirmed_for_a_year_and_cancels_what_was_paused_for_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    silent = many_files(
        bo=silent_person("bo"), cy=silent_person("cy", days=365), di=silent_person("di", status="closed")
    )
    paused = {
        "jobs/paused.yml": an_old_job("paused", 181),
        "jobs/lately.yml": an_old_job("paused", 180, title="Another"),
    }
    board_folder = a_board(tmp_path, {**silent, **paused})
    monkeypatch.chdir(board_folder)
    before = tree(tmp_path / "content")
    shown = board("tidy", "--dry-run").stdout
    assert tree(tmp_path / "content") == before
    assert "would change content/jobs/paused.yml" in shown
    board("tidy")
    after = tree(tmp_path / "content")
    assert {name for name in after if after[name] != before.get(name)} == {"jobs/paused.yml", "talent/bo.yml"}
    assert after.keys() == before.keys()
    person, job = (yaml.safe_load(after[name]) for name in ("talent/bo.yml", "jobs/paused.yml"))
    assert person["availability"]["status"] == "closed"
    assert str(person["availability"]["confirmed"]) == days_ago(366)
    assert job["status"] == "cancelled"
    assert {key: str(day) for key, day in job["outcome"].items()} == {"paused": days_ago(181), "cancelled": TODAYS_TEXT}
    assert "there is nothing to tidy" in board("tidy").stdout


def test_tidy_refuses_to_touch_more_than_a_tenth(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    people = {name: silent_person(name) for name in ("bo", "cy", "di")}
    monkeypatch.chdir(a_board(tmp_path, many_files(**people)))
    before = tree(tmp_path / "content")
    result = board("tidy", code=1)
    assert "this would touch 3 of 23 records, more than one in 10" in result.stderr
    assert tree(tmp_path / "content") == before
    # Two of 23 are allowed, and nobody else is touched.
    board("tidy", "bo", "talent/cy")
    after = tree(tmp_path / "content")
    assert {name for name in after if after[name] != before[name]} == {"talent/bo.yml", "talent/cy.yml"}


def test_wrong_clock_is_stopped_by_the_guard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    people = {f"p{number}": silent_person(f"p{number}", days=1) for number in range(8)}
    monkeypatch.chdir(a_board(tmp_path, many_files(**people)))
    board("tidy", code=0)
    assert "8 of 28" in board("tidy", today="2036-11-22", code=1).stderr


def test_on_a_small_board_one_record_at_a_time_may_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(a_board(tmp_path, {"talent/bo.yml": silent_person("bo"), "talent/cy.yml": silent_person("cy")}))
    board("tidy", code=1)
    board("tidy", "bo")
    assert b"closed" in tree(tmp_path / "content")["talent/bo.yml"]


def test_tidy_knows_no_record_by_a_wrong_name(folder: Path) -> None:
    assert "there is no record nobody" in board("tidy", "nobody", code=2).stderr


# --- labels and the other files of the desk ---------------------------------------------------------


def label_rows() -> list[list[str]]:
    result = subprocess.run(
        [sys.executable, "-m", "board", "labels"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [line.split("\t") for line in result.stdout.splitlines()]


def test_labels_are_printed_for_a_program() -> None:
    rows = label_rows()
    assert all(len(row) == 3 for row in rows)
    names = [name for name, _, _ in rows]
    assert len({name.lower() for name in names}) == len(names)
    assert {"approved", "upkeep", "dependencies"} <= set(names)


def test_every_label_that_a_file_sets_is_made() -> None:
    wanted: set[str] = set()
    for path in ((ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml"), [ROOT / ".github/dependabot.yml"]):
        for file in path:
            content = yaml.safe_load(file.read_text(encoding="utf-8"))
            wanted.update(content.get("labels", ()))
            for update in content.get("updates", ()):
                wanted.update(update.get("labels", ()))
    assert wanted <= {name for name, _, _ in label_rows()}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(None, "No such file", id="no file"),
        pytest.param("labels: []\n", "there is no list", id="no label"),
        pytest.param("- a\n", "there is no list", id="a bare list"),
        pytest.param("labels: [{name: x\n", "cannot be read", id="no YAML"),
        pytest.param("labels: [{name: x, color: red, description: y}]\n", "six digits", id="a colour's name"),
        pytest.param("labels: [{name: x, color: 112233, description: y}]\n", "all of them texts", id="a number"),
        pytest.param('labels: [{name: "a\\tb", color: "112233", description: y}]\n', "one line", id="a tab"),
        pytest.param('labels: [{name: "x", color: "112233"}]\n', "a description", id="no description"),
    ],
)
def test_wrong_labels_are_refused_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str | None, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    if text is not None:
        (tmp_path / ".github").mkdir()
        (tmp_path / ".github/labels.yml").write_text(text, encoding="utf-8")
    result = board("labels", code=2)
    assert said in result.stderr
    assert result.stdout == ""


def test_code_owners_stand_at_all_that_is_run() -> None:
    lines = (ROOT / ".github/CODEOWNERS").read_text(encoding="utf-8").splitlines()
    rules = [line.split() for line in lines if line and not line.startswith("#")]
    assert rules[0][0] == "*"
    assert {"/.github/", "/plugins/", "/schemas/", "/pelicanconf.py", "/publishconf.py"} <= {rule[0] for rule in rules}
    for pattern, *owners in rules:
        assert owners
        assert all(re.fullmatch(r"@[\w./-]+", owner) for owner in owners)
        assert pattern == "*" or (ROOT / pattern.strip("/")).exists()


# --- the workflow -----------------------------------------------------------------------------------


def jobs() -> dict[str, Any]:
    content: dict[str, Any] = yaml.load(WORKFLOW.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return content["jobs"]  # type: ignore[no-any-return]


def lines(job: str, step: str) -> str:
    (found,) = (one for one in jobs()[job]["steps"] if one.get("id") == step)
    return str(found["run"])


def test_workflow_may_write_issues_in_its_last_job_alone() -> None:
    assert [job["permissions"] for job in jobs().values()] == [{"contents": "read"}, {"issues": "write"}]
    last = jobs()["issue"]
    assert last["needs"] == "look"
    # It has no checkout, so it runs nothing of the repository.
    assert [step["uses"].split("@")[0] for step in last["steps"] if "uses" in step] == ["actions/download-artifact"]
    assert last["env"] == {"GH_TOKEN": "${{ github.token }}", "GH_REPO": "${{ github.repository }}"}


def test_workflow_runs_once_a_week_and_by_hand_and_one_at_a_time() -> None:
    content = yaml.load(WORKFLOW.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert set(content["on"]) == {"schedule", "workflow_dispatch"}
    assert re.fullmatch(r"\d+ \d+ \* \* \d", content["on"]["schedule"][0]["cron"])
    assert content["concurrency"] == {"group": "upkeep", "cancel-in-progress": "false"}


FAKE_BOARD = r"""#!/bin/sh
echo "::error::mine"
echo "##[command]mine"
case "$1" in
  links) exit "${LINKS:-0}" ;;
  upkeep)
    [ "${UPKEEP:-0}" = 0 ] || exit "$UPKEEP"
    [ -n "$NOTHING" ] || { mkdir -p upkeep; echo "- one" > upkeep/upkeep.md; printf 'One' > upkeep/title.txt; } ;;
  labels) exit 0 ;;
esac
"""


@pytest.mark.parametrize(
    ("environment", "code", "summary"),
    [
        pytest.param({}, 0, "- one\n", id="all is well"),
        pytest.param({"NOTHING": "1"}, 0, "Nothing needs a hand.\n", id="nothing to do"),
        pytest.param({"LINKS": "2"}, 0, "- one\n", id="links that cannot be asked keep nothing else back"),
        pytest.param({"UPKEEP": "2"}, 2, "Nothing needs a hand.\n", id="a list that cannot be made fails the run"),
    ],
)
def test_list_is_made_and_nothing_printed_is_obeyed(
    tmp_path: Path, environment: dict[str, str], code: int, summary: str
) -> None:
    program = tmp_path / ".venv/bin/board"
    program.parent.mkdir(parents=True)
    program.write_text(FAKE_BOARD, encoding="utf-8")
    program.chmod(0o755)
    said_in = {"GITHUB_STEP_SUMMARY": str(tmp_path / "summary")}
    finished = shell(lines("look", "list"), tmp_path, said_in | environment)
    assert finished.returncode == code, finished.stdout
    first, *said = finished.stdout.splitlines()
    stopped = re.fullmatch(r"::stop-commands::([0-9a-f]{32})", first)
    assert stopped
    end = said.index(f"::{stopped[1]}::")
    assert "::error::mine" in said[:end]
    assert said[end + 1 :] == (
        ["::warning title=Links were not asked::The list says of links what was known before."]
        if "LINKS" in environment
        else []
    )
    assert (tmp_path / "summary").read_text(encoding="utf-8") == summary
    assert (tmp_path / "upkeep/labels.tsv").exists()


FAKE_GH = f"""#!{sys.executable}
# Plays the part of GitHub's `gh` that the workflow needs, on a file of issues.
import json, sys
from pathlib import Path

state = Path("issues.json")
issues = json.loads(state.read_text())
arguments = sys.argv[1:]
Path("calls.txt").open("a").write(json.dumps(arguments) + "\\n")
if arguments[:2] == ["label", "create"]:
    sys.exit(0)
assert arguments.pop(0) == "api", arguments
options = {{"method": "GET", "fields": []}}
place = ""
while arguments:
    argument = arguments.pop(0)
    if argument in ("--paginate", "--silent"):
        pass
    elif argument in ("--method", "--jq"):
        options[argument[2:]] = arguments.pop(0)
    elif argument in ("-F", "-f"):
        name, _, value = arguments.pop(0).partition("=")
        if argument == "-F" and value.startswith("@"):
            value = Path(value[1:]).read_text()
        options["fields"].append((name, value))
    else:
        place = argument
base = "repos/exemple/board/issues"
assert place.startswith(base), place
fields = dict(options["fields"])
rest = place[len(base):]
if options["method"] == "GET":
    assert rest == "?labels=upkeep&state=open&per_page=100", rest
    assert options["jq"] == ".[] | select(.pull_request == null) | .number"
    for issue in sorted(issues, key=lambda issue: -issue["number"]):
        if "upkeep" in issue["labels"] and issue["state"] == "open" and "pull_request" not in issue:
            print(issue["number"])
    sys.exit(0)
if options["method"] == "POST" and not rest:
    number = max((issue["number"] for issue in issues), default=0) + 1
    labels = [value for name, value in options["fields"] if name == "labels[]"]
    texts = {{name: fields[name] for name in ("title", "body")}}
    issues.append({{"number": number, **texts, "labels": labels, "state": "open"}})
elif options["method"] == "POST":
    (issue,) = (one for one in issues if rest == f"/{{one['number']}}/comments")
    issue.setdefault("comments", []).append(fields["body"])
else:
    (issue,) = (one for one in issues if rest == f"/{{one['number']}}")
    issue.update({{name: value for name, value in fields.items() if name in ("title", "body", "state")}})
state.write_text(json.dumps(issues))
"""


class Forge:
    """A repository's issues, and the workflow's steps that keep one of them."""

    def __init__(self, folder: Path, *issues: dict[str, Any]) -> None:
        self.folder = folder
        program = folder / "bin/gh"
        program.parent.mkdir()
        program.write_text(FAKE_GH, encoding="utf-8")
        program.chmod(0o755)
        (folder / "issues.json").write_text(json.dumps(issues), encoding="utf-8")
        (folder / "upkeep").mkdir()

    @property
    def issues(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads((self.folder / "issues.json").read_text(encoding="utf-8"))
        return found

    def run(self, title: str = "", body: str = "", labels: str = "", step: str = "keep") -> str:
        for name, text in (("title.txt", title), ("upkeep.md", body), ("labels.tsv", labels)):
            (self.folder / "upkeep" / name).unlink(missing_ok=True)
            if text:
                (self.folder / "upkeep" / name).write_text(text, encoding="utf-8")
        environment = {"PATH": with_programs(self.folder / "bin"), "GH_REPO": "exemple/board", "GH_TOKEN": "none"}
        finished = shell(lines("issue", step), self.folder, environment)
        assert finished.returncode == 0, finished.stdout
        return finished.stdout


def an_issue(number: int, **changes: Any) -> dict[str, Any]:
    return {"number": number, "title": "Old", "body": "old", "labels": ["upkeep"], "state": "open", **changes}


def test_issue_is_opened_then_updated_then_closed_and_never_doubled(tmp_path: Path) -> None:
    forge = Forge(tmp_path)
    forge.run("Upkeep: 2 things", "- one\n- two\n")
    assert forge.issues == [an_issue(1, title="Upkeep: 2 things", body="- one\n- two\n")]
    forge.run("Upkeep: 1 thing", "- two\n")
    forge.run("Upkeep: 1 thing", "- two\n")
    assert forge.issues == [an_issue(1, title="Upkeep: 1 thing", body="- two\n")]
    forge.run()
    (closed,) = forge.issues
    assert closed["state"] == "closed"
    assert closed["comments"] == ["Nothing is left to do. Thank you."]
    assert "no issue" in forge.run()
    forge.run("Upkeep: 1 thing", "- three\n")
    assert [issue["state"] for issue in forge.issues] == ["closed", "open"]


def test_issues_of_others_are_left_alone(tmp_path: Path) -> None:
    others = (
        an_issue(1, labels=["report"]),
        an_issue(2, state="closed"),
        an_issue(3, pull_request={"url": "x"}),
        an_issue(9),
        an_issue(12),
    )
    forge = Forge(tmp_path, *others)
    forge.run("New", "new\n")
    changed = [issue["number"] for issue, before in zip(forge.issues, others, strict=True) if issue != before]
    assert changed == [9], "the oldest open issue with the label"


HOSTILE = (
    "$(touch pwned) `touch pwned` \"; touch pwned; ' ${{ github.token }} -F x=@/etc/passwd\n::set-output name=x::y\n"
)


def test_texts_are_handed_on_as_they_are(tmp_path: Path) -> None:
    forge = Forge(tmp_path)
    forge.run(HOSTILE, HOSTILE * 3)
    ((issue),) = forge.issues
    assert (issue["title"], issue["body"]) == (HOSTILE, HOSTILE * 3)
    forge.run(HOSTILE + "2", HOSTILE)
    assert forge.issues[0]["title"] == HOSTILE + "2"
    assert not (tmp_path / "pwned").exists()


def test_labels_are_made_from_the_table(tmp_path: Path) -> None:
    forge = Forge(tmp_path)
    forge.run(labels='job\t2b4ba3\tA job; $(touch pwned) that came\nbig deal\t112233\tIt\'s "big"\n', step="labels")
    calls = [json.loads(line) for line in (tmp_path / "calls.txt").read_text(encoding="utf-8").splitlines()]
    assert calls == [
        ["label", "create", "job", "--color", "2b4ba3", "--description", "A job; $(touch pwned) that came", "--force"],
        ["label", "create", "big deal", "--color", "112233", "--description", 'It\'s "big"', "--force"],
    ]
    assert not (tmp_path / "pwned").exists()
