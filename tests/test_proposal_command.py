"""`board check --base`: what it looks at, in which forms it says it, and what it ends with."""

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from cmarkgfm.cmark import Options, markdown_to_html_with_extensions

from board.cli import main
from boards import TODAY, a_board, a_job, a_profile, an_application, several, write, yaml
from pull_requests import BASE, PNG, Board, Entry
from repositories import committed, git, repository, written

NEW_JOB = a_job(title="Record the sounds of a harbour", client={"name": "Nina Nova", "account": "nina-nova"})
FACTS = "closes in 26 days, fixed 300 EUR, remote, translation"
HELP = "https://forge.example/exemple/board/blob/main/docs/problems.md"
EXTENSIONS = ["table", "strikethrough", "autolink", "tagfilter", "tasklist"]
FRENCH = "jobs/french-guide.yml"
HOSTILE = (
    "%0A::error::x\r::stop-commands::y @everyone #12 <img src=x> </details> ``` | [a](https://evil.example) \x1b[31m"
)


def check(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["check", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A board in a repository, on a branch of its own, in which the command runs."""
    folder = several(repository(tmp_path / "board"))
    write(folder, {"jobs/maps-plugin.yml": None})
    committed(folder, {})
    git(folder, "checkout", "--quiet", "-b", "proposal")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("BOARD_TODAY", TODAY)
    return folder


def test_nothing_changed_is_nothing_to_mend(board: Path) -> None:
    result = check("--base", "main")
    assert result.exit_code == 0
    assert result.stdout == "Changes nothing on the board\n0 files, nothing wrong\n"


def test_files_as_they_lie_are_judged(board: Path) -> None:
    write(board, {"jobs/harbour.yml": NEW_JOB})
    result = check("--base", "main", "--author", "@nina-nova")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "Only content, nothing to mend",
        "Sent by nina-nova, who may change all of this.",
        "It adds 1 job.",
        f"  adds content/jobs/harbour.yml {NEW_JOB['title']}: for Nina Nova, {FACTS}",
        "1 file, nothing wrong",
    ]


def test_commit_is_judged_and_not_what_lies_there(board: Path) -> None:
    committed(board, {"content/jobs/harbour.yml": yaml(NEW_JOB)})
    git(board, "checkout", "--quiet", "main")
    assert "Changes nothing" in check("--base", "main").stdout
    result = check("--base", "main", "--head", "proposal", "--author", "mallory")
    assert result.exit_code == 1
    assert "[named-for-another]" in result.stdout


def test_what_the_base_has_gained_meanwhile_is_no_part_of_it(board: Path) -> None:
    committed(board, {"content/jobs/harbour.yml": yaml(NEW_JOB)})
    git(board, "checkout", "--quiet", "main")
    committed(board, {"README.md": "A board.\n"})
    assert "It adds 1 job." in check("--base", "main", "--head", "proposal").stdout


def test_without_an_author_nobody_is_told_who_may_change_what(board: Path) -> None:
    write(board, {FRENCH: a_job(openings=2)})
    result = check("--base", "main")
    assert result.exit_code == 0
    assert "Nobody was named as its author" in result.stdout


def test_maintainers_are_those_of_the_settings_where_it_runs(board: Path) -> None:
    write(board, {"vocabulary.yml": None, "pages/about.md": None})
    assert check("--base", "main", "--author", "desk").exit_code == 1
    result = check("--base", "main", "--author", "desk", "-e", 'BOARD_MAINTAINERS=["Desk"]')
    assert "Sent by desk, a maintainer, who may change everything." in result.stdout
    assert "[needs-maintainer]" not in result.stdout


def test_file_outside_the_content_makes_it_code(board: Path) -> None:
    write(board, {FRENCH: a_job(openings=2)})
    written(board, {"theme/extra.css": "p {}\n"})
    result = check("--base", "main", "--author", "mallory")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[:3] == [
        "Touches code: read it",
        "Who may change what was not judged, since the check itself could be changed here.",
        "  touched: theme/extra.css",
    ]
    assert "[changed-by-stranger]" not in result.stdout


def test_content_of_another_repository_is_judged_by_the_settings_here(board: Path, tmp_path: Path) -> None:
    other = repository(tmp_path / "other")
    committed(
        other, {"content/jobs/harbour.yml": yaml(NEW_JOB), "content/vocabulary.yml": yaml(BASE["vocabulary.yml"])}
    )
    committed(other, {"content/jobs/harbour.yml": yaml({**NEW_JOB, "openings": 2})})
    result = check("--content", "../other/content", "--base", "HEAD^", "--head", "HEAD", "--author", "nina-nova")
    assert result.exit_code == 0, result.stdout
    assert "changes content/jobs/harbour.yml Record the sounds of a harbour: openings: - -> 2" in result.stdout


def test_old_problem_is_told_apart_and_ends_with_0(board: Path) -> None:
    git(board, "checkout", "--quiet", "main")
    committed(board, {"content/talent/wrong.yml": yaml(a_profile(name="W", account="w", time_zone="Mars/Base"))})
    write(board, {"jobs/harbour.yml": NEW_JOB})
    result = check("--base", "main", "--author", "nina-nova")
    assert result.exit_code == 0
    before, after = result.stdout.split("In other files, there before, and not this pull request's to mend:")
    assert "unknown-time-zone" not in before
    assert "[unknown-time-zone]" in after


def test_rule_that_is_softened_is_softened_here_too(board: Path) -> None:
    write(board, {"jobs/harbour.yml": {**NEW_JOB, "posted": "2026-11-01"}})
    softened = check("--base", "main", "-e", 'BOARD_RULES={"backdated-job": "warning"}')
    assert (check("--base", "main").exit_code, softened.exit_code) == (1, 0)
    refused = check("--base", "main", "-e", 'BOARD_RULES={"changed-by-stranger": "off"}')
    assert (refused.exit_code, "it keeps people safe" in refused.stderr) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["--base", "nowhere"], "'nowhere' is no commit", id="no such commit"),
        pytest.param(["--base=--all"], "'--all' is no name of a commit", id="an option in the place of a commit"),
        pytest.param(["--base", "main", "--head", "x y"], "'x y' is no commit", id="no such head"),
        pytest.param(["--base", "main", "content"], "name none", id="a file named"),
        pytest.param(["--base", "main", "--fix"], "without --base", id="with --fix"),
        pytest.param(["--author", "ana"], "need --base", id="an author without a base"),
        pytest.param(["--format", "summary"], "need --base", id="a summary without a base"),
        pytest.param(["--base", "main", "--content", "no/where"], "there is no folder", id="no such content"),
        pytest.param(["--base", "main", "--summary", "no/where"], "No such file", id="no place for the summary"),
    ],
)
def test_what_cannot_be_judged_ends_with_2_and_a_sentence(board: Path, arguments: list[str], said: str) -> None:
    result = check(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_folder_without_a_repository_ends_with_2(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(a_board(tmp_path / "board"))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    result = check("--base", "main")
    assert result.exit_code == 2
    assert "not a git repository" in result.stderr


def test_content_folder_that_is_a_link_is_not_followed(board: Path) -> None:
    (board / "content").rename(board / "elsewhere")
    (board / "content").symlink_to("elsewhere")
    result = check("--base", "main")
    assert result.exit_code == 2
    assert "is a link" in result.stderr
    committed(board, {})
    assert check("--base", "main", "--head", "HEAD").exit_code == 2


def test_json_says_all_of_it(board: Path) -> None:
    write(board, {FRENCH: a_job(pay={"type": "fixed", "amount": 350, "currency": "EUR"})})
    found = json.loads(check("--base", "main", "--author", "mallory", "--format", "json").stdout)
    assert found["verdict"] == "Only content, with 1 error to mend"
    assert (found["touches_code"], found["outside"], found["author"]) == (False, [], "mallory")
    (change,) = found["changes"]
    assert (change["does"], change["file"], change["kind"]) == ("changes", f"content/{FRENCH}", "job")
    assert {"path": "pay.amount", "before": "300", "after": "350"} in change["fields"]
    assert [one["id"] for one in found["problems"]] == ["changed-by-stranger"]
    assert found["caused"] == found["before"] == []


def test_summary_and_outputs_are_added_to_their_files(board: Path, tmp_path: Path) -> None:
    summary, outputs = tmp_path / "summary.md", tmp_path / "outputs"
    summary.write_text("Before.\n", encoding="utf-8")
    write(board, {"jobs/harbour.yml": NEW_JOB})
    given = ("--base", "main", "--author", "nina-nova")
    result = check(*given, "--summary", str(summary), "--outputs", str(outputs))
    assert result.exit_code == 0
    assert summary.read_text(encoding="utf-8") == "Before.\n" + check(*given, "--format", "summary").stdout
    assert outputs.read_text(encoding="utf-8") == "touches_code=false\nverdict=Only content, nothing to mend\n"


def test_summary_reads_as_this(board: Path) -> None:
    changed = a_job(
        apply=[{"via": "pull_request"}, {"via": "email", "address": "a@b.example"}],
        closes="2026-12-11",
        pay={"type": "fixed", "amount": 350, "currency": "EUR"},
        applicants_from=["FR", "BE", "DE"],
    )
    write(board, {FRENCH: changed, "jobs/harbour.yml": {**NEW_JOB, "closes": "2026-11-01"}})
    text = check("--base", "main", "--author", "exemple-libre", "--format", "summary").stdout
    assert text.replace("\\", "") == (
        "## Only content, with 2 errors to mend\n\n"
        "Sent by exemple-libre, who may not change all of this.\n\n"
        "### What changes on the board\n\n"
        "It changes 1 job, adds 1 job.\n\n"
        "- changes **Translate our onboarding guide into French** (content/jobs/french-guide.yml)\n\n"
        "  | field | before | after |\n  |---|---|---|\n"
        "  | applicants_from | FR, BE | FR, BE, DE |\n"
        "  | pay.amount | 300 | 350 |\n"
        "  | closes | 2026-12-18 | 2026-12-11 |\n\n"
        "- adds **Record the sounds of a harbour** (content/jobs/harbour.yml), for Nina Nova, closed 21 days ago, "
        "fixed 300 EUR, remote, translation\n\n"
        "### To mend\n\n"
        "- error: **content/jobs/harbour.yml, line 2**: the account is nina-nova, but the change comes from "
        f"exemple-libre ([named-for-another]({HELP}#named-for-another))  \n"
        "  write `account: exemple-libre` if the job is yours; if it is not, nina-nova has to send it, "
        "or a maintainer\n\n"
        "- error: **content/jobs/harbour.yml, line 12**: closes on 2026-11-01, before it is posted on 2026-11-20 "
        f"([closes-before-posted]({HELP}#closes-before-posted))  \n"
        "  set `closes` to the last day on which people may apply\n"
    )


def test_summary_of_one_new_job_is_one_line(board: Path) -> None:
    write(board, {"jobs/harbour.yml": NEW_JOB})
    text = check("--base", "main", "--author", "nina-nova", "--format", "summary").stdout
    assert text.replace("\\", "") == (
        "## Only content, nothing to mend\n\n"
        "Sent by nina-nova, who may change all of this.\n\n"
        "### What changes on the board\n\n"
        f"It adds 1 job: **{NEW_JOB['title']}** (content/jobs/harbour.yml), for Nina Nova, {FACTS}\n"
    )


def test_summary_links_the_job_that_a_new_one_repeats(board: Path) -> None:
    write(board, {"jobs/guide-again.yml": a_job(title="Translate our onboarding guide into French!")})
    text = check("--base", "main", "--author", "exemple-libre", "--format", "summary").stdout
    assert "## Only content, with 1 warning to look at" in text
    address = "https://forge.example/exemple/board/blob/main/content/jobs/french-guide.yml"
    assert f"[content/jobs/french\\-guide\\.yml]({address})" in text
    # What is only in the pull request has no page there.
    assert "content/jobs/guide-again.yml)" not in text.replace("\\", "").replace("(content/jobs/guide-again.yml)", "")


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"pages/about.md": "---\ntitle: About\nsummary: Who\n---\n\nVolunteers run it, and you.\n"},
         "changes content/pages/about.md About: title: About this board -> About"),
        ({"vocabulary.yml": {**BASE["vocabulary.yml"], "skills": [{"id": "dutch", "name": "Dutch"}]}},
         "skills[dutch].id: - -> dutch"),
        ({"talent/cy-dee.yml": a_profile(
            name="Cy Dee", account="cy", rate={"min": 40, "currency": "EUR", "per": "hour"})},
         "adds content/talent/cy-dee.yml Cy Dee: Translator of medical texts, availability open, from 40 EUR per hour"),
        ({"applications/french-guide/cy.yml": an_application(
            name="Cy", account="cy", offer={"amount": 250, "currency": "EUR"})},
         "adds content/applications/french-guide/cy.yml Cy: for the job french-guide, offers 250 EUR"),
        ({"jobs/here.yml": {**NEW_JOB, "remote": None, "applicants_from": None, "closes": "2026-11-23",
                            "location": {"city": "Ghent", "country": "BE"},
                            "pay": {"type": "hourly", "min": 20, "max": 30, "currency": "EUR"}}},
         "closes tomorrow, hourly 20 to 30 EUR, on site in Ghent, BE"),
        ({"jobs/both.yml": {**NEW_JOB, "location": {"city": "Ghent", "country": "BE"}, "closes": TODAY,
                            "pay": {"type": "volunteer"}}},
         "closes today, volunteer, partly remote, else in Ghent, BE"),
        ({"jobs/soon.yml": {**NEW_JOB, "posted": "2026-12-01"}},
         "for Nina Nova, opens in 9 days, closes in 26 days, fixed 300 EUR"),
        ({"jobs/french-guide.yml": {"removed": TODAY}},
         "removes content/jobs/french-guide.yml Translate our onboarding guide into French"),
    ],
)  # fmt: skip
def test_change_is_told_in_words(board: Path, files: dict[str, Any], said: str) -> None:
    write(board, files)
    assert said in check("--base", "main").stdout


# --- hostile values -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Board:
    return Board(tmp_path_factory.mktemp("hostile") / "origin")


def hostile_report(origin: Board, form: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """What is printed of a pull request whose every name and value means harm."""
    names = ["jobs/a\n::error::b.yml", "jobs/@everyone,line=1::x.yml", "jobs/\udcff.yml", "pages/%0A::warning::x.md"]
    text = HOSTILE.replace("\x1b", "\\e").replace("\r", "\\r").replace("\n", "\\n")
    job = f'title: "{text}"\nclient: {{name: "{text}", account: "{text[:20]}"}}\ncategory: "{text}"\n"{text}": 1\n'
    paths: dict[str, Any] = {name: Entry("100644", job) for name in names}
    paths |= {FRENCH: yaml(BASE[FRENCH]).replace("Eight chapters for new volunteers.", HOSTILE.replace("\x1b", "")[2:])}
    paths |= {f"jobs/{HOSTILE[:12]}/x.yml": job, "/::error::README.md": "x"} if form == "code" else {}
    commit = origin.commit(paths, origin.main)
    monkeypatch.chdir(a_board(tmp_path / "here"))
    monkeypatch.setenv("BOARD_TODAY", TODAY)
    arguments = ("--content", str(origin.folder / "content"), "--base", "main", "--head", commit)
    result = check(*arguments, "--author", "mallory@evil", "--format", "github" if form == "code" else form)
    assert result.exit_code in (0, 1), result.output
    return result.stdout


@pytest.mark.parametrize("form", ["text", "github", "code"])
def test_no_hostile_value_becomes_a_command(
    origin: Board, form: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    printed = hostile_report(origin, form, monkeypatch, tmp_path)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", printed)
    commands = [line for line in printed.splitlines() if line.lstrip().startswith("::") or "##[" in line]
    if form == "text":
        assert commands == []
    for command in commands:
        found = re.fullmatch(r"::(error|warning) ([^:\r\n]*)::(.*)", command)
        assert found, command
        if form == "github":
            keys = [part.split("=")[0] for part in found[2].split(",")]
            assert keys in (["file", "line", "col", "title"], ["file", "line", "endLine", "title"])
        assert "\r" not in found[3]


def test_no_hostile_value_acts_in_the_summary(origin: Board, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    text = hostile_report(origin, "summary", monkeypatch, tmp_path)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", text)
    # Code to paste is shown as it is; a longer fence than any in it holds it.
    outside = re.sub(r"^ *(`{3,})yaml\n.*?^ *\1$", "", text, flags=re.M | re.S)
    assert not re.search(r"@(?=\w)", outside)
    assert not re.search(r"(?<!\\)#(?=\d)", outside)
    assert re.findall(r"(?<!\\)<[^!>]*>", outside) == ["<details>", "<summary>", "</summary>", "</details>"]
    assert re.findall(r"(?<!\\)\]\((?!https://forge\.example/exemple/board/)[^)]*\)", outside) == []
    # As the forge renders it, with all its extensions and nothing taken out.
    html = markdown_to_html_with_extensions(text, Options.CMARK_OPT_UNSAFE, EXTENSIONS)
    tags = set(re.findall(r"<(\w+)", html))
    assert tags <= {
        *[
            "h2",
            "h3",
            "p",
            "ul",
            "li",
            "strong",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "code",
            "pre",
            "a",
            "br",
            "details",
            "summary",
        ]
    }
    assert all(link.startswith(HELP.removesuffix("docs/problems.md")) for link in re.findall(r'href="([^"]*)"', html))
    assert re.search(r"<pre[^>]*><code", html)


def test_summary_stays_within_what_the_forge_shows(
    origin: Board, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    long = {f"jobs/long-{number}.yml": {**NEW_JOB, "title": f"{number} " + "é" * 60_000} for number in range(150)}
    commit = origin.commit(long, origin.main)
    monkeypatch.chdir(a_board(tmp_path / "here"))
    monkeypatch.setenv("BOARD_TODAY", TODAY)
    where = ("--content", str(origin.folder / "content"), "--base", "main", "--head", commit)
    text = check(*where, "--format", "summary").stdout
    assert 10_000 < len(text.encode()) < 1024 * 1024
    assert "And 50 more files" in text


def test_no_more_is_marked_than_the_forge_shows(origin: Board, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    wrong = {f"jobs/wrong-{number}.yml": {**NEW_JOB, "closes": "2026-11-01"} for number in range(14)}
    commit = origin.commit(wrong, origin.main)
    monkeypatch.chdir(a_board(tmp_path / "here"))
    monkeypatch.setenv("BOARD_TODAY", TODAY)
    where = ("--content", str(origin.folder / "content"), "--base", "main", "--head", commit)
    printed = check(*where, "--format", "github", "--summary", str(tmp_path / "summary"))
    assert sum(line.startswith("::error ") for line in printed.stdout.splitlines()) == 10
    assert "GitHub marks ten of a kind; 4 more errors are not marked on their lines:" in printed.stdout
    assert (tmp_path / "summary").read_text(encoding="utf-8").count("closes\\-before\\-posted") + (
        tmp_path / "summary"
    ).read_text(encoding="utf-8").count("[closes-before-posted]") == 14


def test_picture_that_changes_is_named(origin: Board, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    commit = origin.commit({"images/ana-prado/new.png": PNG}, origin.main)
    monkeypatch.chdir(a_board(tmp_path / "here"))
    where = ("--content", os.path.relpath(origin.folder / "content"), "--base", "main", "--head", commit)
    assert "adds content/images/ana-prado/new.png" in check(*where, "--author", "ana-prado").stdout
