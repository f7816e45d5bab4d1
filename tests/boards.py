"""Tiny boards written to a folder, and what building them gives."""

import gc
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pelican.settings import read_settings

from board import defaults
from board.plugin import BoardGenerator

TODAY = "2026-11-22"

JOB: dict[str, Any] = {
    "title": "Translate our onboarding guide into French",
    "client": {"name": "Exemple Libre", "account": "exemple-libre"},
    "category": "translation",
    "description": "Eight chapters for new volunteers.",
    "deliverables": ["Chapters 1 to 8 in Markdown"],
    "skills": ["french"],
    "remote": True,
    "applicants_from": ["FR", "BE"],
    "pay": {"type": "fixed", "amount": 300, "currency": "EUR"},
    "apply": [{"via": "form", "url": "https://forms.exemple-libre.example/translate"}],
    "posted": "2026-11-20",
    "closes": "2026-12-18",
}
PROFILE: dict[str, Any] = {
    "name": "Ana Prado",
    "headline": "Translator of medical texts",
    "summary": "I translate for clinics.",
    "account": "ana-prado",
    "skills": ["french"],
    "availability": {"status": "open", "confirmed": "2026-11-01"},
    "consent": {"published": "2026-11-01"},
}
APPLICATION: dict[str, Any] = {
    "name": "Ana Prado",
    "account": "ana-prado",
    "submitted": "2026-11-21",
    "cover": "I have translated two guides of this size.",
}
VOCABULARY: dict[str, Any] = {
    "categories": [
        {"id": "translation", "name": "Translation", "description": "Texts from one language into another"},
        {"id": "development", "name": "Development", "description": "Programs, made or mended"},
    ],
    "skills": [
        {"id": "french", "name": "French"},
        {"id": "c-plus-plus", "name": "C++", "aliases": ["cpp"]},
    ],
}
PAGE = "---\ntitle: About this board\nsummary: Who runs it, and why\n---\n\nVolunteers run it.\n"

Files = Mapping[str, Mapping[str, Any] | str | bytes | None]
Tree = dict[str, bytes]


def a_job(**changes: Any) -> dict[str, Any]:
    """An open job on `TODAY`, far from its closing day; `None` takes a key away."""
    return changed(JOB, changes)


def a_profile(**changes: Any) -> dict[str, Any]:
    return changed(PROFILE, changes)


def an_application(**changes: Any) -> dict[str, Any]:
    return changed(APPLICATION, changes)


def changed(record: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in {**record, **changes}.items() if value is not None}


def yaml(record: Mapping[str, Any]) -> str:
    """A record as the text of its file, a key a line."""
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in record.items())


def write(folder: Path, files: Files) -> Path:
    """Write files by their names under `content/`, or delete those that are None; give back the folder."""
    for name, what in files.items():
        path = folder / "content" / name
        if what is None:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(what, bytes):
            path.write_bytes(what)
        else:
            path.write_text(what if isinstance(what, str) else yaml(what), encoding="utf-8", newline="")
    return folder


def a_board(folder: Path, files: Files | None = None) -> Path:
    """A board of a vocabulary and these files, with settings, in a folder that may be missing yet."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pelicanconf.py").write_text(
        'from board.defaults import *  # noqa: F403\n\nSITENAME = "Exemple Board"\n'
        'SITEURL = "https://board.example/jobs-here"\nBOARD_REPOSITORY = "https://forge.example/exemple/board"\n'
        "BOARD_CARDS = 0\n",
        encoding="utf-8",
    )
    return write(folder, {"vocabulary.yml": VOCABULARY} | dict(files or {}))


def several(folder: Path) -> Path:
    """A board with some of everything, all of it right and quiet."""
    return a_board(
        folder,
        {
            "jobs/french-guide.yml": a_job(apply=[{"via": "pull_request"}, {"via": "email", "address": "a@b.example"}]),
            "jobs/maps-plugin.yml": a_job(
                title="Mend the export of a maps plugin",
                category="development",
                client={"name": "Cartes Ouvertes", "account": "Cartes", "url": "https://cartes.example"},
                skills=["cpp", "patience"],
                remote=None,
                applicants_from=None,
                location={"city": "Ghent", "country": "BE"},
                posted="2026-11-10",
                closes="2026-11-27",
                former_slugs=["maps-export"],
            ),
            "jobs/old-leaflet.yml": a_job(
                title="Lay out a leaflet on two pages",
                status="completed",
                posted="2026-09-01",
                closes="2026-09-20",
                outcome={"hired": ["ana-prado"], "filled": "2026-09-25", "completed": "2026-10-10"},
            ),
            "jobs/gone.yml": {"removed": "2026-10-01"},
            "talent/ana-prado.yml": a_profile(),
            "talent/bo-quiet.yml": a_profile(name="Bo Quiet", account="bo-quiet", visibility="unlisted"),
            "applications/french-guide/ana-prado.yml": an_application(talent="ana-prado"),
            "pages/about.md": PAGE,
            "pages/guides/pay-clearly.md": "---\ntitle: Pay clearly\norder: 2\n---\n# Say how much\n",
        },
    )


def pelican_settings(folder: Path, **changes: Any) -> dict[str, Any]:
    """What Pelican would hand to the plugin for a board in a folder; `today` stands for BOARD_TODAY."""
    ours = {name: value for name, value in vars(defaults).items() if name.isupper()}
    paths = {
        "PATH": str(folder / "content"),
        "OUTPUT_PATH": str(folder / "output"),
        "BOARD_CACHE": str(folder / ".board"),
    }
    own = {
        "SITENAME": "Exemple Board",
        "SITEURL": "https://board.example/jobs-here",
        "BOARD_REPOSITORY": "https://forge.example/exemple/board",
        "BOARD_TODAY": TODAY,
        "BOARD_PROCESSES": 1,
        "BOARD_SKIP_INVALID": "false",
        "BOARD_CARDS": 0,
    }
    settings: dict[str, Any] = read_settings(override={**ours, **paths, **own, **changes})
    return settings


def build(folder: Path, **changes: Any) -> Tree:
    """Build a board in this process as the plugin does, and give back what the output folder then holds.

    Raises SystemExit with the plugin's exit code where it would end with one.
    """
    settings = pelican_settings(folder, **changes)
    output = settings["OUTPUT_PATH"]
    try:
        BoardGenerator({}, settings, settings["PATH"], settings["THEME"], output).generate_output(None)
    finally:
        gc.unfreeze()
        gc.enable()
    return tree(Path(output))


def afresh(folder: Path, aside: Path, **changes: Any) -> Tree:
    """What a build of the same files gives where nothing was ever built."""
    return build(folder, **{"OUTPUT_PATH": str(aside / "output"), "BOARD_CACHE": str(aside / ".board"), **changes})


def tree(folder: Path) -> Tree:
    """Every file below a folder by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def page(site: Tree, path: str) -> str:
    """The HTML at an address of the site such as `jobs/french-guide/`."""
    return site[f"{path}index.html"].decode()


def run(folder: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a folder, with nothing of this process's board settings."""
    kept = {name: value for name, value in os.environ.items() if name not in ("SITEURL", "BOARD_SKIP_INVALID")}
    return subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env=kept | {"BOARD_TODAY": TODAY} | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def pelican(folder: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build as the workflows do."""
    fatal = ("--fatal", "errors", "--log-handler", "plain")
    return run(folder, "-m", "pelican", "-s", "pelicanconf.py", *fatal, *options, **environment)


def command(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `board` in a folder, in a process of its own."""
    return run(folder, "-c", "from board.cli import main; main()", *arguments, **environment)
