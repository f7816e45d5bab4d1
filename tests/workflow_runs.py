"""Runs a workflow of this repository on a small forge: a bare repository, and a `gh` that keeps its answers in a file.

The shell lines of its steps are those of the workflow; only the actions are played.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
REPOSITORY = "exemple/board"
MAKEFILE = """\
.venv/.run-installed:
\tmkdir -p .venv/bin
\tprintf '#!/bin/sh\\nexec {python} -m board "$$@"\\n' > .venv/bin/board
\tchmod +x .venv/bin/board
"""
PATH_IN_CONTEXT = re.compile(r"\b(?:github|needs|steps|runner)(?:\.[A-Za-z_-]+)+")


def shell(lines: str, folder: Path, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a step's lines as the forge's runner does; `stdout` is all that they print, as its log has it."""
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", lines],
        cwd=folder,
        env={"PATH": os.environ["PATH"], **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )


def with_programs(folder: Path) -> str:
    """A PATH on which the programs of a folder come first."""
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


@dataclass
class Forge:
    """A repository on a forge, with what its API knows; `log` is all that steps have printed."""

    folder: Path
    today: str
    log: str = ""
    results: dict[str, str] = field(default_factory=dict)

    @property
    def origin(self) -> Path:
        return self.folder / "origin.git"

    @property
    def state(self) -> dict[str, Any]:
        known: dict[str, Any] = json.loads((self.folder / "state.json").read_text(encoding="utf-8"))
        return known

    def git(self, *arguments: str) -> str:
        command = ["git", "-C", str(self.origin), *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout

    def run(self, workflow: str, event: Mapping[str, Any]) -> None:
        """Run a workflow for an event, one job after the other."""
        (self.folder / "event.json").write_text(json.dumps(event), encoding="utf-8")
        jobs = yaml.load((ROOT / ".github/workflows" / workflow).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        self.log, self.results = "", {}
        shutil.rmtree(self.folder / "artifacts", ignore_errors=True)
        needs: dict[str, Any] = {}
        for name, job in jobs["jobs"].items():
            context = {"github": github(event), "needs": needs, "steps": {}}
            waits_for = job.get("needs", [])
            before = [needs[one]["result"] for one in ([waits_for] if isinstance(waits_for, str) else waits_for)]
            asked = job.get("if", "success()")
            runs = evaluated(asked, context) and ("cancelled()" in asked or set(before) <= {"success"})
            result = self.run_job(name, job, context) if runs else "skipped"
            outputs = {key: resolved(value, context) for key, value in job.get("outputs", {}).items()}
            needs[name] = {"result": result, "outputs": outputs if result == "success" else {}}
            self.results[name] = result

    def run_job(self, name: str, job: Mapping[str, Any], context: dict[str, Any]) -> str:
        workspace, temporary = self.folder / f"work-{name}", self.folder / f"temp-{name}"
        for place in (workspace, temporary):
            shutil.rmtree(place, ignore_errors=True)
            place.mkdir()
        context["runner"] = {"temp": str(temporary)}
        for step in job["steps"]:
            if "uses" in step:
                self.play(step["uses"].partition("@")[0], resolved_all(step.get("with", {}), context), workspace)
                continue
            code, outputs = self.run_step(step, context, workspace, temporary)
            if "id" in step:
                context["steps"][step["id"]] = {"outputs": outputs}
            if code:
                return "failure"
        return "success"

    def run_step(
        self, step: Mapping[str, Any], context: Mapping[str, Any], workspace: Path, temporary: Path
    ) -> tuple[int, dict[str, str]]:
        written = temporary / "outputs"
        written.write_text("", encoding="utf-8")
        environment = {
            "PATH": with_programs(self.folder / "bin"),
            "HOME": str(self.folder),
            "BOARD_TODAY": self.today,
            "GITHUB_EVENT_PATH": str(self.folder / "event.json"),
            "GITHUB_OUTPUT": str(written),
            "GITHUB_REPOSITORY": REPOSITORY,
            "RUNNER_TEMP": str(temporary),
        } | resolved_all(step.get("env", {}), context)
        finished = shell(step["run"], workspace, environment)
        self.log += finished.stdout
        pairs = (line.partition("=") for line in written.read_text(encoding="utf-8").splitlines())
        return finished.returncode, {key: value for key, _, value in pairs}

    def play(self, action: str, given: Mapping[str, str], workspace: Path) -> None:
        """What an action does, as far as a job can see it."""
        if action == "actions/checkout":
            subprocess.run(["git", "clone", "--quiet", str(self.origin), str(workspace)], check=True)
        elif action == "actions/upload-artifact":
            shutil.copytree(given["path"], self.folder / "artifacts" / given["name"])
        elif action == "actions/download-artifact":
            shutil.copytree(self.folder / "artifacts" / given["name"], given["path"])
        else:
            assert action == "actions/setup-python", action


def github(event: Mapping[str, Any]) -> dict[str, Any]:
    return {"event": event, "token": "a-token", "repository_owner": REPOSITORY.partition("/")[0]}


def resolved_all(values: Mapping[str, str], context: Mapping[str, Any]) -> dict[str, str]:
    return {name: resolved(value, context) for name, value in values.items()}


def resolved(text: str, context: Mapping[str, Any]) -> str:
    """A text with its `${{ … }}` filled in."""
    return re.sub(r"\$\{\{\s*(.*?)\s*\}\}", lambda found: str(looked_up(found[1], context)), text)


def looked_up(path: str, context: Mapping[str, Any]) -> Any:
    value: Any = context
    for step in path.split("."):
        value = value.get(step, "") if isinstance(value, Mapping) else ""
    return value


def evaluated(condition: str, context: Mapping[str, Any]) -> bool:
    """A condition of the few forms that these workflows have."""
    text = re.sub(r"^\$\{\{(.*)\}\}$", r"\1", condition.strip())
    text = text.replace("!cancelled()", "True").replace("success()", "True")
    text = PATH_IN_CONTEXT.sub(lambda found: repr(looked_up(found[0], context)), text)
    return bool(eval(text.replace("&&", " and ").replace("||", " or "), {"__builtins__": {}}))


def a_forge(folder: Path, board: Path, today: str, permissions: Mapping[str, str]) -> Forge:
    """A forge with the files of a board as its repository's first commit."""
    (board / "Makefile").write_text(MAKEFILE.format(python=sys.executable), encoding="utf-8")
    (board / ".gitignore").write_text(".venv/\n__pycache__/\n", encoding="utf-8")
    for arguments in (
        ["init", "--quiet", "--initial-branch", "main"],
        ["add", "--all"],
        ["-c", "user.name=Desk", "-c", "user.email=desk@x.example", "commit", "--quiet", "--message", "The board"],
    ):
        subprocess.run(["git", "-C", str(board), *arguments], check=True)
    subprocess.run(["git", "clone", "--quiet", "--bare", str(board), str(folder / "origin.git")], check=True)
    state = {"permissions": dict(permissions), "pulls": [], "comments": [], "labels": ["approved"], "calls": []}
    (folder / "state.json").write_text(json.dumps(state), encoding="utf-8")
    gh = folder / "bin/gh"
    gh.parent.mkdir()
    gh.write_text(f'#!/bin/sh\nexec {sys.executable} {ROOT / "tests/played_gh.py"} {folder} "$@"\n', encoding="utf-8")
    gh.chmod(0o755)
    return Forge(folder, today)
