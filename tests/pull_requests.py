"""A board in a Git repository, and pull requests to it made as commits, without a work tree."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

from board.problem import Problem
from board.proposal import Judged, judged
from board.settings import BoardSettings
from board.validate.content import Content
from boards import TODAY, VOCABULARY, a_job, a_profile, an_application, pelican_settings, yaml
from repositories import git, repository


def png(colour: str) -> bytes:
    """A small picture."""
    made = BytesIO()
    Image.new("RGB", (8, 8), colour).save(made, "PNG")
    return made.getvalue()


PNG, OTHER_PNG = png("teal"), png("navy")


@dataclass(frozen=True)
class Entry:
    """What a commit has at a path that is no plain file: its mode, and its bytes or the commit it names."""

    mode: str
    content: str | bytes


EXEMPLE = {"name": "Exemple Libre", "account": "exemple-libre"}
BASE: dict[str, Any] = {
    "vocabulary.yml": VOCABULARY,
    "jobs/french-guide.yml": a_job(apply=[{"via": "pull_request"}], hiring={"portfolio": "welcome"}),
    "jobs/maps-plugin.yml": a_job(
        title="Mend the export of a maps plugin",
        category="development",
        client={"name": "Cartes Ouvertes", "account": "Cartes"},
        skills=["cpp"],
        former_slugs=["maps-export"],
    ),
    "jobs/no-account.yml": a_job(title="Type a song book into Markdown", client={"name": "Choir of Ghent"}),
    "jobs/paused-poster.yml": a_job(
        title="Draw a poster for the autumn fair", status="paused", outcome={"paused": "2026-11-21"}
    ),
    "jobs/cancelled-film.yml": a_job(
        title="Cut a short film on bees", status="cancelled", outcome={"cancelled": "2026-11-21"}
    ),
    "jobs/filled-glossary.yml": a_job(
        title="Collect a glossary of sailing",
        status="filled",
        posted="2026-10-20",
        closes="2026-11-10",
        outcome={"hired": ["ana-prado"], "filled": "2026-11-12"},
    ),
    "jobs/expired-leaflet.yml": a_job(title="Fold a leaflet in three", posted="2026-10-01", closes="2026-11-01"),
    "jobs/old-leaflet.yml": a_job(
        title="Lay out a leaflet on two pages",
        status="completed",
        posted="2026-09-01",
        closes="2026-09-20",
        outcome={"hired": ["ana-prado"], "filled": "2026-09-25", "completed": "2026-10-10"},
    ),
    "jobs/gone.yml": {"removed": "2026-10-01"},
    "talent/ana-prado.yml": a_profile(photo="face.png"),
    "talent/bo-quiet.yml": a_profile(name="Bo Quiet", account="bo-quiet"),
    # Wrong since long ago: nobody who changes another file has to mend it.
    "talent/wrong.yml": a_profile(name="Wrong", account="wrong", skills=["french"], time_zone="Mars/Base"),
    "talent/unread.yml": "name: [\n",
    # A job and a profile of one name, and so of one folder for their pictures.
    "talent/shared.yml": a_profile(name="Shared Name", account="shared", photo="face.png"),
    "jobs/shared.yml": a_job(
        title="Sing a song of sixpence", client={"name": "Mallory", "account": "mallory", "logo": "logo.png"}
    ),
    "images/shared/face.png": PNG,
    "images/shared/logo.png": PNG,
    "jobs/inner": Entry("160000", "1234567890123456789012345678901234567890"),
    "applications/french-guide/ana-prado.yml": an_application(talent="ana-prado"),
    "reviews/old-leaflet/ana-prado-by-client.yml": {
        "rating": 5,
        "comment": "The glossary came first and saved us two rounds.",
        "written": "2026-10-22",
        "author": EXEMPLE,
    },
    "pools/translators.yml": {
        "name": "Translators we trust",
        "purpose": "For guides and menus",
        "curator": EXEMPLE,
        "members": [{"talent": "ana-prado", "since": "2026-11-01"}],
    },
    "images/ana-prado/face.png": PNG,
    "pages/about.md": "---\ntitle: About this board\nsummary: Who runs it, and why\n---\n\nVolunteers run it.\n",
}
CODE = {
    "pelicanconf.py": "SITENAME = 'Exemple Board'\n",
    "plugins/board/validate/rules/owners.py": "# rules\n",
    "schemas/job.schema.json": "{}\n",
    ".github/workflows/check.yml": "on: pull_request\n",
    "README.md": "A board.\n",
}
MAINTAINERS = ("Commons-Desk",)


def link(to: str) -> Entry:
    return Entry("120000", to)


def submodule() -> Entry:
    return Entry("160000", "1234567890123456789012345678901234567890")


def program(record: Mapping[str, Any]) -> Entry:
    return Entry("100755", yaml(record))


Paths = Mapping[str, Any]
"""Records, texts, bytes or entries by path; None deletes one. A path with a slash before it is outside `content/`."""


class Board:
    """The repository; each pull request is a commit on `main` that no work tree ever had."""

    def __init__(self, folder: Path, more: Paths | None = None) -> None:
        self.folder = repository(folder)
        # Pelican wants one; the pull requests are never in it.
        (folder / "content").mkdir()
        self.main = self.commit(BASE | {f"/{name}": text for name, text in CODE.items()} | dict(more or {}))
        git(folder, "update-ref", "refs/heads/main", self.main)
        self.documents = documents(judged(self.settings(), base="main", head="main").proposal.content)

    def commit(self, paths: Paths, onto: str = "") -> str:
        """The name of a commit with these paths changed."""
        return committed_without_work_tree(self.folder, paths, onto)

    def settings(self, **changes: Any) -> BoardSettings:
        board = {"BOARD_MAINTAINERS": MAINTAINERS} | changes
        return BoardSettings.from_mapping(pelican_settings(self.folder, **board), date.fromisoformat(TODAY))

    def judge(self, paths: Paths, author: str, **changes: Any) -> Judged:
        """What is said of a pull request that changes these paths."""
        return judged(self.settings(**changes), base="main", head=self.commit(paths, self.main), author=author)


def committed_without_work_tree(folder: Path, paths: Paths, onto: str) -> str:
    """A commit made from a stream, so that it may hold what no file system does."""
    lines = [b"commit refs/heads/made\nmark :1\ncommitter Ana <ana@board.example> 1700000000 +0000\ndata 0"]
    lines += [f"from {onto}".encode()] if onto else []
    for name, what in paths.items():
        path = quoted(name.removeprefix("/") if name.startswith("/") else f"content/{name}")
        if what is None:
            lines.append(b"D " + path)
            continue
        entry = (
            what if isinstance(what, Entry) else Entry("100644", what if isinstance(what, str | bytes) else yaml(what))
        )
        raw = entry.content.encode() if isinstance(entry.content, str) else entry.content
        if entry.mode == "160000":
            lines.append(b"M 160000 %b %b" % (raw, path))
        else:
            lines += [b"M %b inline %b" % (entry.mode.encode(), path), b"data %d\n%b" % (len(raw), raw)]
    marks = folder / ".git" / "made"
    git(folder, "fast-import", "--quiet", "--force", f"--export-marks={marks}", given=b"\n".join([*lines, b""]))
    return marks.read_text().split()[1]


def quoted(path: str) -> bytes:
    """A path as the stream wants it, whatever bytes it has."""
    return b'"' + os.fsencode(path).replace(b"\\", b"\\\\").replace(b'"', b'\\"').replace(b"\n", b"\\n") + b'"'


def documents(content: Content) -> dict[str, object]:
    """What a board is made of, file by file, with what is broken and removed in it."""
    records = {one.file: one.data for one in (*content.records, *content.tombstones)}
    words = content.vocabulary.data if content.vocabulary else None
    broken = {kind: slugs for kind, slugs in content.broken.items() if slugs}
    return {**records, "words": words, "broken": broken, "removed": content.removed, "pictures": content.pictures}


def said(problems: tuple[Problem, ...]) -> list[str]:
    """Each problem as `error changed-by-stranger jobs/logo.yml`."""
    return [f"{one.severity} {one.id} {one.location.file.removeprefix('content/')}" for one in problems]
