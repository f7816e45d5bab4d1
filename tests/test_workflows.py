"""What holds for every workflow: pinned actions, least permissions, no value interpolated into a shell."""

import re
import subprocess
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from workflow_runs import shell

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / ".github/workflows"
WORKFLOWS = sorted((*FOLDER.glob("*.yml"), *FOLDER.glob("*.yaml")))
CALLABLE = {f"./.github/workflows/{path.name}" for path in WORKFLOWS}
SCRIPTS = Path(sysconfig.get_path("scripts"))

# A newer version is a decision: it is made here and in the workflows at once.
ALLOWED = {
    "actions/cache": ("55cc8345863c7cc4c66a329aec7e433d2d1c52a9", "v6.1.0"),
    "actions/checkout": ("3d3c42e5aac5ba805825da76410c181273ba90b1", "v7.0.1"),
    "actions/configure-pages": ("45bfe0192ca1faeb007ade9deae92b16b8254a0d", "v6.0.0"),
    "actions/deploy-pages": ("cd2ce8fcbc39b97be8ca5fce6e763baed58fa128", "v5.0.0"),
    "actions/download-artifact": ("3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c", "v8.0.1"),
    "actions/github-script": ("3a2844b7e9c422d3c10d287c895573f7108da1b3", "v9.0.0"),
    "actions/setup-python": ("5fda3b95a4ea91299a34e894583c3862153e4b97", "v7.0.0"),
    "actions/upload-artifact": ("043fb46d1a93c77aae656e7c1c64a875d1fc6a0a", "v7.0.1"),
    "actions/upload-pages-artifact": ("fc324d3547104276b827a68afc52ff2a11cc49c9", "v5.0.0"),
    "peter-evans/create-pull-request": ("5f6978faf089d4d20b00c7766989d076bb2fc7f1", "v8.1.1"),
}
USES = re.compile(r"uses:\s*(?P<action>[^@\s]+)(?:@(?P<commit>\S+))?(?:\s+#\s*(?P<version>\S+))?\s*$")

workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)


def parsed(path: Path) -> dict[str, Any]:
    # BaseLoader keeps `on` a text.
    content: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return content


def steps(path: Path) -> Iterator[dict[str, Any]]:
    for job in parsed(path)["jobs"].values():
        yield from job.get("steps", ())


def test_a_form_of_action_that_is_not_pinned_is_noticed() -> None:
    for line in ("uses: actions/checkout@v7", "uses: actions/checkout", f"uses: evil/action@{'a' * 40} # v1.0.0"):
        found = USES.search(line)
        assert found is None or ALLOWED.get(found["action"]) != (found["commit"], found["version"])


def test_there_are_workflows_that_check_and_publish_and_do_so_daily() -> None:
    assert {"check.yml", "publish.yml", "daily.yml"} <= {path.name for path in WORKFLOWS}


@workflow
def test_every_action_is_pinned_to_an_allowed_commit_with_its_version(path: Path) -> None:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    # A workflow of this repository is of the same commit.
    lines = [line for line in lines if not line.strip().startswith("uses: ./.github/workflows/")]
    assert len(lines) == sum("uses" in step for step in steps(path)), "an action in a form this test cannot read"
    for line in lines:
        found = USES.search(line)
        assert found, line
        assert ALLOWED.get(found["action"]) == (found["commit"], found["version"]), line


def test_allowed_actions_are_named_by_whole_commits() -> None:
    for action, (commit, version) in ALLOWED.items():
        assert re.fullmatch(r"[0-9a-f]{40}", commit), action
        assert re.fullmatch(r"v\d+\.\d+\.\d+", version), action


@workflow
def test_every_job_states_its_permissions_and_the_workflow_grants_none(path: Path) -> None:
    content = parsed(path)
    assert content["permissions"] == {}
    for name, job in content["jobs"].items():
        assert isinstance(job["permissions"], dict), name


@workflow
def test_every_job_ends_in_time(path: Path) -> None:
    for name, job in parsed(path)["jobs"].items():
        # A job that is a whole workflow ends as that one's jobs do; the forge allows it no time of its own.
        if job.get("uses") not in CALLABLE:
            assert int(job["timeout-minutes"]) <= 30, name


@workflow
def test_no_workflow_runs_with_secrets_on_a_strangers_code(path: Path) -> None:
    assert "pull_request_target" not in path.read_text(encoding="utf-8")


@workflow
def test_no_value_is_interpolated_into_a_shell(path: Path) -> None:
    for step in steps(path):
        assert "${{" not in step.get("run", ""), step.get("name")


@workflow
def test_checkouts_leave_no_credentials_behind(path: Path) -> None:
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"


def test_pull_requests_are_checked_with_read_access_and_no_secrets() -> None:
    path = FOLDER / "check.yml"
    content = parsed(path)
    assert content["on"] == {"pull_request": ""}
    assert all(job["permissions"] in ({}, {"contents": "read"}) for job in content["jobs"].values())
    assert "secrets." not in path.read_text(encoding="utf-8")


def test_issues_are_read_without_rights_and_written_about_without_the_board() -> None:
    """The job that reads what strangers wrote may change nothing; those that may run no code of the repository."""
    content = parsed(FOLDER / "issue-door.yml")
    assert content["on"] == {"issues": {"types": ["labeled"]}}
    reads, *writers = content["jobs"].values()
    assert reads["permissions"] == {"contents": "read"}
    assert [sorted(job["permissions"]) for job in writers] == [["contents", "pull-requests"], ["issues"]]
    for job in writers:
        commands = {
            line.split()[0] for step in job["steps"] for line in step.get("run", "").splitlines() if line.strip()
        }
        assert not commands & {"make", "python", "python3", "pip", ".venv/bin/board"}
    assert "secrets." not in (FOLDER / "issue-door.yml").read_text(encoding="utf-8")


@workflow
def test_what_an_event_says_reaches_a_step_only_as_a_variable_or_a_file(path: Path) -> None:
    for step in steps(path):
        given = {"env", "name", "uses", "with", "id", "if"} & set(step)
        for key in given - {"env", "if"}:
            assert "github.event.issue.title" not in str(step[key])
            assert "github.event.issue.body" not in str(step[key])
        assert "github.event" not in step.get("run", "")


def test_publishing_follows_changes_and_hands_and_days() -> None:
    events = parsed(FOLDER / "publish.yml")["on"]
    assert events == {"push": {"branches": ["main"]}, "workflow_dispatch": "", "workflow_call": ""}
    daily = parsed(FOLDER / "daily.yml")
    assert set(daily["on"]) == {"schedule"}, "what the forge switches off must take nothing else along"
    assert re.fullmatch(r"\d+ \d+ \* \* \*", daily["on"]["schedule"][0]["cron"])
    assert [job["uses"] for job in daily["jobs"].values()] == ["./.github/workflows/publish.yml"]


def test_daily_run_grants_what_publishing_asks_for_and_no_more() -> None:
    asked: dict[str, str] = {}
    for job in parsed(FOLDER / "publish.yml")["jobs"].values():
        for name, access in job["permissions"].items():
            asked[name] = max(access, asked.get(name, ""))  # "write" sorts after "read"
    assert parsed(FOLDER / "daily.yml")["jobs"]["publish"]["permissions"] == asked


def build_step_outcome(tmp_path: Path, board_exit_code: int) -> tuple[int, str]:
    """Run the publishing workflow's build step, with a `board` that ends as told."""
    (step,) = (step for step in steps(FOLDER / "publish.yml") if step.get("id") == "build")
    board = tmp_path / ".venv/bin/board"
    board.parent.mkdir(parents=True)
    board.write_text(f"#!/bin/sh\nexit {board_exit_code}\n", encoding="utf-8")
    board.chmod(0o755)
    outputs = tmp_path / "outputs"
    outputs.touch()
    finished = shell(step["run"], tmp_path, {"GITHUB_OUTPUT": str(outputs)})
    return finished.returncode, outputs.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("board_exit_code", "outcome"),
    [
        pytest.param(0, (0, "complete=true\n"), id="a complete site is published"),
        pytest.param(1, (1, ""), id="nothing is published where the build was refused"),
        pytest.param(2, (2, ""), id="nothing is published where the build could not run"),
        pytest.param(3, (0, "complete=false\n"), id="the rest is published where files were left out"),
    ],
)
def test_publishing_goes_by_how_the_build_ended(tmp_path: Path, board_exit_code: int, outcome: tuple[int, str]) -> None:
    assert build_step_outcome(tmp_path, board_exit_code) == outcome


@pytest.mark.parametrize("code", [0, 1, 2])
def test_strict_build_in_a_pull_request_prints_nothing_that_the_runner_obeys(tmp_path: Path, code: int) -> None:
    (step,) = (one for one in steps(FOLDER / "check.yml") if ".venv/bin/board build" in one.get("run", ""))
    board = tmp_path / ".venv/bin/board"
    board.parent.mkdir(parents=True)
    board.write_text(f"#!/bin/sh\necho ::error::mine\necho ::stop-commands::x >&2\nexit {code}\n", encoding="utf-8")
    board.chmod(0o755)
    finished = shell(step["run"], tmp_path, {})
    assert finished.returncode == code
    first, *said, last = finished.stdout.splitlines()
    stopped = re.fullmatch(r"::stop-commands::([0-9a-f]{32})", first)
    assert stopped
    assert last == f"::{stopped[1]}::"
    assert said == ["::error::mine", "::stop-commands::x"]


def test_a_run_that_left_files_out_fails_after_the_deployment(tmp_path: Path) -> None:
    jobs = parsed(FOLDER / "publish.yml")["jobs"]
    last = jobs["complete"]
    assert set(last["needs"]) == {"build", "deploy"}
    assert last["if"] == "needs.build.outputs.complete != 'true'"
    finished = shell(last["steps"][-1]["run"], tmp_path, {})
    assert finished.returncode == 1
    assert finished.stdout.startswith("::error ")


def test_workflows_have_the_shape_that_the_forge_expects() -> None:
    command = [
        str(SCRIPTS / "check-jsonschema"),
        "--builtin-schema",
        "vendor.github-workflows",
        *map(str, WORKFLOWS),
    ]
    finished = subprocess.run(command, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stdout + finished.stderr


def test_zizmor_finds_no_weakness() -> None:
    command = [str(SCRIPTS / "zizmor"), "--offline", "--no-progress", "--color", "never", str(FOLDER)]
    finished = subprocess.run(command, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stdout + finished.stderr
