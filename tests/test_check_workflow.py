"""The workflow that looks at pull requests: its own lines, run by bash as the forge's runner does, on real commits."""

import subprocess
import sysconfig
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml as pyyaml

from boards import TODAY, a_job
from pull_requests import BASE, CODE, Board, Entry, link
from repositories import git
from workflow_runs import shell

WORKFLOW = Path(__file__).resolve().parents[1] / ".github/workflows/check.yml"
JOBS: dict[str, Any] = pyyaml.load(WORKFLOW.read_text(encoding="utf-8"), Loader=pyyaml.BaseLoader)["jobs"]
COMMAND = Path(sysconfig.get_path("scripts")) / "board"
SETTINGS = """from board.defaults import *  # noqa: F403

SITENAME = "Exemple Board"
BOARD_REPOSITORY = "https://forge.example/exemple/board"
BOARD_MAINTAINERS = ("Commons-Desk",)
"""


def step(job: str, **wanted: str) -> dict[str, Any]:
    """The one step of a job that has these values."""
    (found,) = (one for one in JOBS[job]["steps"] if wanted.items() <= one.items())
    step: dict[str, Any] = found
    return step


class Runner:
    """A folder as a runner has it: `proposal`, a checkout of the pull request, and `board`, one of its base."""

    def __init__(self, folder: Path, board: Board, paths: Mapping[str, Any]) -> None:
        self.folder = folder
        commit = board.commit(paths, board.main)
        folder.mkdir()
        git(folder, "clone", "--quiet", "--no-checkout", str(board.folder), "proposal")
        git(folder / "proposal", "checkout", "--quiet", "--detach", commit)
        git(folder, "clone", "--quiet", "--no-checkout", str(board.folder), "board")
        self.output, self.summary = folder / "output", folder / "summary"
        self.output.touch()

    def run(self, step: Mapping[str, Any], **environment: str) -> subprocess.CompletedProcess[str]:
        files = {"GITHUB_OUTPUT": str(self.output), "GITHUB_STEP_SUMMARY": str(self.summary)}
        folder = self.folder / step.get("working-directory", ".")
        return shell(step["run"], folder, {"BOARD_TODAY": TODAY} | files | environment)

    def outputs(self) -> dict[str, str]:
        return dict(line.split("=", 1) for line in self.output.read_text(encoding="utf-8").splitlines())

    def judge(self, author: str, own_branch: str = "") -> subprocess.CompletedProcess[str]:
        """The steps of the job *Content*, one after the other."""
        found = self.run(step("content", id="base"))
        assert found.returncode == 0, found.stdout
        # What the two actions between do: fetch that commit, and install its engine.
        git(self.folder / "board", "checkout", "--quiet", "--detach", self.outputs()["commit"])
        (self.folder / "board/.venv/bin").mkdir(parents=True)
        (self.folder / "board/.venv/bin/board").symlink_to(COMMAND)
        return self.run(step("content", id="judge"), AUTHOR=author, OWN_BRANCH=own_branch)


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Board:
    return Board(tmp_path_factory.mktemp("workflow") / "origin", {"/pelicanconf.py": SETTINGS})


NEW_JOB = a_job(title="Record the sounds of a harbour", client={"name": "Nina Nova", "account": "nina-nova"})
FRENCH = "jobs/french-guide.yml"
TAKEN = {**BASE[FRENCH], "client": {"name": "Exemple Libre", "account": "mallory"}}


def test_good_pull_request_passes_and_says_what_it_adds(tmp_path: Path, board: Board) -> None:
    runner = Runner(tmp_path / "runner", board, {"jobs/harbour.yml": NEW_JOB})
    finished = runner.judge("nina-nova")
    assert finished.returncode == 0, finished.stdout
    assert runner.outputs()["commit"] == board.main
    assert runner.outputs()["touches_code"] == "false"
    assert runner.outputs()["verdict"] == "Only content, nothing to mend"
    summary = runner.summary.read_text(encoding="utf-8")
    assert "It adds 1 job" in summary
    assert "closes in 26 days, fixed 300 EUR, remote" in summary


@pytest.mark.parametrize(
    ("branch", "code"),
    [
        pytest.param("issue-12-by-nina-nova", 0, id="the issue's author"),
        pytest.param("issue-12-by-mallory", 1, id="another's issue"),
        pytest.param("issue-by-nina-nova", 1, id="another branch"),
        pytest.param("", 1, id="a fork's branch"),
    ],
)
def test_file_that_came_by_the_issue_door_is_its_authors(tmp_path: Path, board: Board, branch: str, code: int) -> None:
    runner = Runner(tmp_path / "runner", board, {"jobs/harbour.yml": NEW_JOB})
    assert runner.judge("github-actions[bot]", branch).returncode == code


def test_only_a_workflow_of_this_repository_opens_branches_of_its_own() -> None:
    asked = step("content", id="judge")["env"]["OWN_BRANCH"]
    assert "user.login == 'github-actions[bot]'" in asked
    assert "head.repo.full_name == github.repository" in asked


def test_strangers_change_fails_and_is_marked_on_its_line(tmp_path: Path, board: Board) -> None:
    runner = Runner(tmp_path / "runner", board, {FRENCH: TAKEN})
    finished = runner.judge("mallory")
    assert finished.returncode == 1
    (marked,) = (line for line in finished.stdout.splitlines() if "title=changed-by-stranger" in line)
    assert marked.startswith(f"::error file=content/{FRENCH},line=2,col=1,title=changed-by-stranger::mallory changes")
    assert runner.outputs()["touches_code"] == "false"


@pytest.mark.parametrize(
    "path",
    [
        "/plugins/board/validate/rules/owners.py",
        "/pelicanconf.py",
        "/.github/workflows/check.yml",
        "/schemas/job.schema.json",
        "/Makefile",
        "/.gitattributes",
    ],
)
def test_change_of_the_check_itself_gets_no_verdict_on_who_may_change_what(
    tmp_path: Path, board: Board, path: str
) -> None:
    text = (
        "BOARD_MAINTAINERS = ('mallory',)\n" if path.endswith("conf.py") else "def changed_by_stranger(p): return []\n"
    )
    runner = Runner(tmp_path / "runner", board, {FRENCH: TAKEN, path: text})
    finished = runner.judge("mallory")
    assert finished.returncode == 0, finished.stdout
    assert runner.outputs()["touches_code"] == "true"
    assert runner.outputs()["verdict"] == "Touches code: read it"
    summary = runner.summary.read_text(encoding="utf-8")
    assert summary.startswith("## Touches code: read it\n")
    for said in (summary, finished.stdout):
        assert "may change all" not in said
        assert "a maintainer, who may change everything" not in said
        assert "changed-by-stranger" not in said
    (warning,) = (line for line in finished.stdout.splitlines() if line.startswith("::"))
    assert warning == f"::warning title=touches-code::Touches code: read it. {path[1:]}"


def test_nothing_of_a_pull_request_is_run(tmp_path: Path, board: Board) -> None:
    marker = tmp_path / "ran"
    python = f"open({str(marker)!r}, 'a').write(__file__ + '\\n')\n"
    shell = f"#!/bin/sh\necho $0 >> {marker}\ncat\n"
    planted = dict.fromkeys(
        ("pelicanconf.py", "publishconf.py", "sitecustomize.py", "usercustomize.py", "conftest.py", "click.py",
         "yaml.py", "plugins/board/__init__.py", "plugins/board/defaults.py", "plugins/sitecustomize.py", "board.py",
         "json.py",
         "content/sitecustomize.py", "content/__init__.py", "content/conftest.py", "content/pelicanconf.py"),
        python,
    )  # fmt: skip
    planted |= {
        "evil.pth": f"import pathlib; pathlib.Path({str(marker)!r}).write_text('pth')\n",
        ".gitattributes": "* filter=evil diff=evil merge=evil\n",
        "content/.gitattributes": "* filter=evil diff=evil ident\n",
        ".gitmodules": f'[submodule "x"]\n\tpath = x\n\turl = "ext::sh -c \'touch {marker}\'"\n',
        "Makefile": f"$(shell touch {marker})\nall:\n\ttouch {marker}\n",
        "pyproject.toml": "[build-system]\nrequires = []\nbuild-backend = 'sitecustomize'\nbackend-path = ['.']\n",
        ".githooks/post-checkout": shell,
    }
    paths: dict[str, Any] = {f"/{name}": Entry("100755", text) for name, text in planted.items()}
    runner = Runner(tmp_path / "runner", board, {FRENCH: TAKEN, "jobs/way": link("../.."), **paths})
    # Even a machine whose own settings have such a filter, and such hooks, runs none of them.
    program = tmp_path / "program"
    program.write_text(shell, encoding="utf-8")
    program.chmod(0o755)
    for checkout in ("proposal", "board"):
        for setting in (
            "filter.evil.clean",
            "filter.evil.smudge",
            "diff.evil.textconv",
            "diff.external",
            "core.fsmonitor",
        ):
            git(runner.folder / checkout, "config", setting, str(program))
        git(runner.folder / checkout, "config", "core.hooksPath", ".githooks")
    base = runner.run(step("content", id="base"))
    assert base.returncode == 0, base.stdout
    marker.unlink(missing_ok=True)
    for name in ("filter.evil.clean", "filter.evil.smudge", "core.fsmonitor", "core.hooksPath"):
        git(runner.folder / "board", "config", "--unset", name)
    finished = runner.judge("mallory")
    assert finished.returncode == 0, finished.stdout
    assert runner.outputs()["verdict"] == "Touches code: read it"
    assert not marker.exists(), marker.read_text(encoding="utf-8")
    # It would have shown: run in the pull request's own folder, the same command runs what is planted there.
    subprocess.run([str(COMMAND), "check"], cwd=runner.folder / "proposal", capture_output=True, check=False)
    assert marker.exists()


def test_check_that_cannot_run_counts_as_code(tmp_path: Path, board: Board) -> None:
    runner = Runner(tmp_path / "runner", board, {"/pelicanconf.py": "raise SystemExit\n"})
    runner.run(step("content", id="base"))
    git(runner.folder / "board", "checkout", "--quiet", "--detach", board.main)
    (runner.folder / "board/.venv/bin").mkdir(parents=True)
    (runner.folder / "board/.venv/bin/board").symlink_to(COMMAND)
    (runner.folder / "board/pelicanconf.py").write_text("1 / 0\n", encoding="utf-8")
    assert runner.run(step("content", id="judge"), AUTHOR="mallory").returncode == 2
    assert "touches_code" not in runner.outputs()
    assert JOBS["tests"]["if"] == "${{ !cancelled() && needs.content.outputs.touches_code != 'false' }}"


def test_where_code_is_touched_no_pages_are_kept() -> None:
    kept = [one for job in JOBS.values() for one in job["steps"] if "upload-artifact" in one.get("uses", "")]
    assert kept
    for job in JOBS.values():
        for one in job["steps"]:
            if "upload-artifact" in one.get("uses", ""):
                condition = f"{job.get('if', '')} {one.get('if', '')}"
                assert "needs.content.outputs.touches_code == 'false'" in condition


def test_the_job_that_judges_takes_nothing_from_a_cache_and_runs_the_base() -> None:
    uses = [one for one in JOBS["content"]["steps"] if "uses" in one]
    assert not any("cache" in one["uses"] or "cache" in one.get("with", {}) for one in uses)
    assert [one["with"].get("path") for one in uses[:2]] == ["proposal", "board"]
    assert uses[1]["with"]["ref"] == "${{ steps.base.outputs.commit }}"
    runs = [one for one in JOBS["content"]["steps"] if "run" in one]
    assert [one.get("working-directory", "") for one in runs] == ["", "board", "board"]


@pytest.mark.parametrize(
    ("results", "code"),
    [("success skipped success success", 0), ("success success skipped success", 0),
     ("failure skipped skipped success", 1), ("success cancelled skipped success", 1)],
)  # fmt: skip
def test_all_checks_passes_only_if_each_that_had_to_run_did(tmp_path: Path, results: str, code: int) -> None:
    (step,) = JOBS["all"]["steps"]
    assert set(JOBS["all"]["needs"]) == JOBS.keys() - {"all"}
    assert shell(step["run"], tmp_path, {"RESULTS": results}).returncode == code


def build_outcome(tmp_path: Path, ended: int, touches_code: str) -> tuple[int, str]:
    """Run the step that builds the site, with a `board` that ends as told; its code, and the words it was given."""
    (build,) = (one for one in JOBS["site"]["steps"] if "board build" in one.get("run", ""))
    command = tmp_path / ".venv/bin/board"
    command.parent.mkdir(parents=True)
    command.write_text(f'#!/bin/sh\necho "said: $*"\nexit {ended}\n', encoding="utf-8")
    command.chmod(0o755)
    finished = shell(build["run"], tmp_path, {"TOUCHES_CODE": touches_code})
    return finished.returncode, next(line for line in finished.stdout.splitlines() if line.startswith("said: "))


@pytest.mark.parametrize(
    ("ended", "touches_code", "outcome"),
    [
        pytest.param(0, "false", (0, "said: build --skip-invalid"), id="records"),
        pytest.param(3, "false", (0, "said: build --skip-invalid"), id="records beside an old mistake"),
        pytest.param(2, "false", (2, "said: build --skip-invalid"), id="records that break the build"),
        pytest.param(0, "true", (0, "said: build"), id="code"),
        pytest.param(1, "true", (1, "said: build"), id="code with wrong content"),
        pytest.param(1, "", (1, "said: build"), id="the check could not run"),
    ],
)
def test_site_is_built_strictly_where_code_is_touched(
    tmp_path: Path, ended: int, touches_code: str, outcome: tuple[int, str]
) -> None:
    assert build_outcome(tmp_path, ended, touches_code) == outcome


def test_examples_of_code_lie_outside_the_content() -> None:
    assert not any(name.startswith("content/") for name in CODE)


# --- the preview ------------------------------------------------------------------------------------


def preview_of(runner: Runner) -> subprocess.CompletedProcess[str]:
    """The steps of the job *Preview* after *Content* has said that only records change."""
    assert runner.judge("nina-nova").returncode in (0, 1)
    runner.summary.unlink()
    return runner.run(step("preview", id="build"))


def test_preview_has_the_pages_that_change_and_is_named_in_the_summary(tmp_path: Path, board: Board) -> None:
    runner = Runner(tmp_path / "runner", board, {"jobs/harbour.yml": NEW_JOB})
    finished = preview_of(runner)
    assert finished.returncode == 0, finished.stdout
    assert (runner.folder / "preview/after/jobs/harbour/index.html").is_file()
    assert (runner.folder / "preview/index.html").is_file()
    said = runner.run(step("preview", id="say"), ADDRESS="https://forge.example/artifact/1")
    assert said.returncode == 0, said.stdout
    summary = runner.summary.read_text(encoding="utf-8")
    assert "| New | Record the sounds of a harbour | /jobs/harbour/ |" in summary
    assert summary.endswith(
        "\n[Download the artifact *preview*](https://forge.example/artifact/1), unpack it and open *index.html*.\n"
    )


def test_preview_prints_nothing_that_the_runner_obeys(tmp_path: Path, board: Board) -> None:
    hostile = {**NEW_JOB, "title": "::error::mine ##[error]mine"}
    large = "x" * 5_000_000
    runner = Runner(tmp_path / "runner", board, {"jobs/harbour.yml": hostile, "jobs/##[error]mine.yml": large})
    finished = preview_of(runner)
    assert finished.returncode == 0, finished.stdout
    first, *said, last = finished.stdout.splitlines()
    assert first.startswith("::stop-commands::")
    assert last == f"::{first.removeprefix('::stop-commands::')}::"
    assert not any(line.startswith("::") for line in said)
    assert "::error::mine" not in runner.folder.joinpath("preview/summary.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "path", ["/plugins/board/validate/rules/owners.py", "/pelicanconf.py", "/schemas/job.schema.json"]
)
def test_preview_builds_nothing_where_code_is_touched(tmp_path: Path, board: Board, path: str) -> None:
    assert JOBS["preview"]["needs"] == "content"
    assert "needs.content.outputs.touches_code == 'false'" in JOBS["preview"]["if"]
    marker = tmp_path / "ran"
    runner = Runner(tmp_path / "runner", board, {FRENCH: TAKEN, path: f"open({str(marker)!r}, 'w')\n"})
    # Even if the job ran, the command itself refuses.
    finished = preview_of(runner)
    assert finished.returncode == 1
    assert "it touches code: read it, nothing of it is built" in finished.stdout
    assert not (runner.folder / "preview").exists()
    assert not marker.exists()


def test_preview_holds_no_secret_and_runs_the_engine_of_the_base() -> None:
    steps = JOBS["preview"]["steps"]
    assert JOBS["preview"]["permissions"] == {"contents": "read"}
    checkouts = [one["with"] for one in steps if one.get("uses", "").startswith("actions/checkout@")]
    assert [one.get("ref", "") for one in checkouts] == ["", "${{ steps.base.outputs.commit }}"]
    # What is run stands in the second; the first is only read.
    assert all(one["working-directory"] == "board" for one in steps if ".venv" in one.get("run", ""))
    assert "cache" not in str(steps)
