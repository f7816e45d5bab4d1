"""Plays `gh api` for tests: python played_gh.py FOLDER api …; what the forge knows is in FOLDER/state.json."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

BOT = "github-actions[bot]"


def ours(comments: list[dict[str, Any]]) -> list[Any]:
    return [one["id"] for one in comments if one["user"]["login"] == BOT and one["body"].startswith("<!-- issue-door")]


# What the workflow asks of the answers. Where there is a jq, it has to agree.
SELECTIONS = {
    ".permission": lambda answer: [answer["permission"]],
    ".[0].number // empty": lambda answer: [one["number"] for one in answer[:1]],
    ".html_url": lambda answer: [answer["html_url"]],
    '.[] | select(.user.login == "github-actions[bot]" and (.body | startswith("<!-- issue-door -->"))) | .id': ours,
}


def main(folder: Path, arguments: list[str]) -> int:
    if arguments == ["auth", "setup-git"]:
        return 0
    assert arguments.pop(0) == "api"
    path, method, selection, fields = "", "", "", {}
    while arguments:
        argument = arguments.pop(0)
        if argument in ("--silent", "--paginate"):
            continue
        if argument == "--method":
            method = arguments.pop(0)
        elif argument == "--jq":
            selection = arguments.pop(0)
        elif argument in ("-f", "-F"):
            name, _, value = arguments.pop(0).partition("=")
            is_file = argument == "-F" and value.startswith("@")
            fields[name] = Path(value[1:]).read_text(encoding="utf-8") if is_file else value
        else:
            assert not path, argument
            path = argument
    state = json.loads((folder / "state.json").read_text(encoding="utf-8"))
    state["calls"].append(f"{method or 'GET'} {path}")
    answer = answered(state, method or "GET", path.removeprefix("repos/exemple/board/"), fields)
    (folder / "state.json").write_text(json.dumps(state), encoding="utf-8")
    if answer is None:
        print("gh: Not Found (HTTP 404)", file=sys.stderr)
        return 1
    if selection:
        print("".join(f"{value}\n" for value in selected(answer, selection)), end="")
    return 0


def answered(state: dict[str, Any], method: str, path: str, fields: dict[str, str]) -> Any:
    """What the forge answers, after it did what it was asked for; None where there is no such thing."""
    if found := re.fullmatch(r"collaborators/([\w-]+)/permission", path):
        permission = state["permissions"].get(found[1])
        return permission and {"permission": permission}
    if found := re.fullmatch(r"pulls\?state=open&head=exemple:([\w-]+)", path):
        return [pull for pull in state["pulls"] if pull["head"] == found[1]]
    if (method, path) == ("POST", "pulls"):
        number = 100 + len(state["pulls"])
        state["pulls"].append({"number": number, "html_url": f"https://github.example/pull/{number}", **fields})
        return state["pulls"][-1]
    if method == "PATCH" and (found := re.fullmatch(r"pulls/(\d+)", path)):
        (pull,) = (pull for pull in state["pulls"] if pull["number"] == int(found[1]))
        return pull.update(fields) or pull
    if (method, path) == ("GET", "issues/12/comments?per_page=100"):
        return state["comments"]
    if (method, path) == ("POST", "issues/12/comments"):
        state["comments"].append({"id": 500 + len(state["comments"]), "user": {"login": BOT}, **fields})
        return state["comments"][-1]
    if method == "PATCH" and (found := re.fullmatch(r"issues/comments/(\d+)", path)):
        (comment,) = (comment for comment in state["comments"] if comment["id"] == int(found[1]))
        return comment.update(fields) or comment
    if method == "DELETE" and path == "issues/12/labels/approved" and "approved" in state["labels"]:
        state["labels"].remove("approved")
        return []
    return None


def selected(answer: Any, selection: str) -> list[Any]:
    values = SELECTIONS[selection](answer)
    if jq := shutil.which("jq"):
        command = [jq, "--raw-output", selection]
        said = subprocess.run(command, input=json.dumps(answer), check=True, capture_output=True, text=True).stdout
        assert said == "".join(f"{value}\n" for value in values), said
    return values


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
