"""Two hundred files as people write them: every command that edits leaves all other bytes alone."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner

from board.cli import main
from board.read import Document, read_document
from board.read.places import Place, places
from boards import TODAY, a_board, a_job, a_profile, an_application
from odd_yaml import odd_yaml

BOARDS, FILES_EACH = 40, 5
CONTENT = Path("content")

JOB = a_job(
    description='Eight chapters.\n\nFor new volunteers: all of them, "as they are".\n',
    deliverables=["Chapters 1 to 8", {"name": "A list: of terms", "accepted_when": ["It is sorted"]}],
    requirements=["It's French, not Swiss # so far", "100% of it"],
    updates=[{"date": "2026-11-21", "text": "Yes:\nwe have a glossary."}],
)
POOL = {
    "name": "Translators: guides",
    "purpose": "Guides in French.",
    "curator": {"name": "Exemple Libre", "account": "exemple-libre"},
    "members": [{"talent": "bo-quiet", "note": "Fast - and exact"}, {"strengths": ["terms"], "talent": "ana-prado"}],
}
RECORDS: dict[str, dict[str, Any]] = {
    "jobs/logo.yml": JOB,
    "talent/ana-prado.yml": a_profile(skills=["french", {"name": "c-plus-plus", "years": 3}]),
    "talent/bo-quiet.yml": a_profile(name="Bo Quiet", account="bo-quiet", summary="I mend what others broke."),
    "applications/logo/ana-prado.yml": an_application(talent="ana-prado"),
    "pools/translators.yml": POOL,
}
Change = Callable[[dict[str, Any]], Any]
# What each command changes: in which file, at which paths, and how the data read then.
COMMANDS: list[tuple[list[str], dict[str, tuple[list[tuple[Any, ...]], Change]]]] = [
    (
        ["close", "logo", "--pause"],
        {
            "jobs/logo.yml": (
                [("status",), ("outcome",)],
                lambda data: data.update(status="paused", outcome={"paused": TODAY}),
            )
        },
    ),
    (
        ["reopen", "logo", "--closes", "2026-12-24"],
        {
            "jobs/logo.yml": (
                [("status",), ("closes",), ("reopened",)],
                lambda data: data.update(status="open", closes="2026-12-24", reopened=TODAY),
            )
        },
    ),
    (
        ["hire", "logo", "ana-prado"],
        {
            "jobs/logo.yml": (
                [("status",), ("outcome",)],
                lambda data: (
                    data.update(status="filled"),
                    data["outcome"].update(hired=["ana-prado"], filled=TODAY),
                ),
            )
        },
    ),
    (
        ["rename", "ana-prado", "ana-p"],
        {
            "jobs/logo.yml": ([("outcome", "hired")], lambda data: data["outcome"].update(hired=["ana-p"])),
            "applications/logo/ana-prado.yml": ([("talent",)], lambda data: data.update(talent="ana-p")),
            "pools/translators.yml": (
                [("members", 1, "talent")],
                lambda data: data["members"][1].update(talent="ana-p"),
            ),
            "talent/ana-prado.yml": ([("former_slugs",)], lambda data: data.update(former_slugs=["ana-prado"])),
        },
    ),
    (
        ["complete", "logo", "--lesson", "Ask: early # and twice"],
        {
            "jobs/logo.yml": (
                [("status",), ("outcome",)],
                lambda data: (
                    data.update(status="completed"),
                    data["outcome"].update(completed=TODAY, lessons=["Ask: early # and twice"]),
                ),
            )
        },
    ),
    (
        ["confirm", "bo-quiet", "--hours-per-week", "12.5", "--status", "limited"],
        {
            "talent/bo-quiet.yml": (
                [("availability",)],
                lambda data: data["availability"].update(status="limited", hours_per_week=12.5, confirmed=TODAY),
            )
        },
    ),
    (
        ["rename", "logo", "harbour-logo"],
        {"jobs/logo.yml": ([("former_slugs",)], lambda data: data.update(former_slugs=["logo"]))},
    ),
    (["remove", "pools/translators", "--yes"], {"pools/translators.yml": ([], lambda data: None)}),
]
MOVED = {
    "talent/ana-prado.yml": "talent/ana-p.yml",
    "jobs/logo.yml": "jobs/harbour-logo.yml",
    "applications/logo/ana-prado.yml": "applications/harbour-logo/ana-prado.yml",
}


def written(random: Random) -> dict[str, bytes]:
    """The files of a board; keys that a command will write may be there already, without a value."""
    files = {}
    for name, record in RECORDS.items():
        empty = ("status", "outcome") if name.startswith("jobs/") else ("former_slugs",) if "talent/" in name else ()
        files[name] = odd_yaml(record | {key: None for key in empty if random.random() < 0.3}, random)
    return files


@pytest.mark.parametrize("seed", range(BOARDS))
def test_no_command_touches_another_byte(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOARD_TODAY", TODAY)
    monkeypatch.chdir(tmp_path)
    before = written(Random(seed))
    assert len(before) == FILES_EACH
    a_board(tmp_path, before)
    for arguments, expected in COMMANDS:
        result = CliRunner().invoke(main, arguments)
        assert result.exit_code == 0, result.output
        after = {}
        for name, raw in before.items():
            lies_at = name if (CONTENT / name).is_file() else MOVED[name]
            after[name] = (CONTENT / lies_at).read_bytes()
            if arguments[0] == "remove" and name in expected:
                assert after[name] == b"removed: 2026-11-22\n"
            elif name in expected:
                paths, change = expected[name]
                assert_only_changed(document(name, raw), document(name, after[name]), paths, change)
            else:
                assert after[name] == raw
        before = after


def document(name: str, raw: bytes) -> Document:
    kind = {"jobs": "job", "applications": "application", "pools": "pool"}.get(name.partition("/")[0], "talent")
    read, problems = read_document(raw, file=f"content/{name}", kind=kind, slug="x")
    assert read is not None, "\n".join(map(str, problems))
    return read


def assert_only_changed(before: Document, after: Document, paths: list[tuple[Any, ...]], change: Change) -> None:
    """The data are as wanted, and every old line that is no longer there held one of the values at the paths."""
    wanted = deepcopy(before.data)
    change(wanted)
    assert after.data == wanted
    assert before.raw[:3] == after.raw[:3] or b"\xef\xbb\xbf" not in (before.raw[:3], after.raw[:3])
    assert after.text.count("\r") == (after.text.count("\n") if "\r" in before.text else 0)
    assert before.text.endswith("\n") == after.text.endswith("\n")
    place = places(before.text)
    allowed = {line for path in paths for line in lines_of(place, path, before.text)}
    kept = iter(after.text.split("\n"))
    for number, line in enumerate(before.text.split("\n"), start=1):
        # Each line that may not change is found in the new text, behind the one before it.
        if number not in allowed:
            assert any(line.rstrip("\r") == other.rstrip("\r") for other in kept), (number, line)


def lines_of(place: Place, path: tuple[Any, ...], text: str) -> range:
    """The lines of the value at a path; of a missing one, the line of the braces or the key it has to join."""
    for step in path:
        if step not in place.inside:
            is_on_one_line = text[place.start : place.start + 1] == "{"
            return range(place.line, text.count("\n", 0, place.end) + 2) if is_on_one_line else range(0)
        place = place.inside[step]
    return range((place.key or (place.line, 0))[0], text.count("\n", 0, place.end) + 2)
