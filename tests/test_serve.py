"""`board serve` shows the site as a static host would, under its prefix, and nothing outside of it."""

import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from board.cli.serve import EVENTS, SCRIPT, BoardHandler, Builds
from board.defaults import board_today
from board.settings import BoardSettings
from boards import build, pelican_settings, several


@dataclass
class Served:
    """A running server; `get` asks for a path exactly as it is written."""

    port: int
    builds: Builds
    output: Path

    @contextmanager
    def asked(self, path: str, method: str = "GET") -> Iterator[http.client.HTTPResponse]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.putrequest(method, path)
            connection.endheaders()
            yield connection.getresponse()
        finally:
            connection.close()

    def get(self, path: str, method: str = "GET") -> tuple[int, dict[str, str], bytes]:
        with self.asked(path, method) as response:
            return response.status, dict(response.getheaders()), response.read()


def served_board(folder: Path, site_url: str) -> Iterator[Served]:
    board = several(folder)
    settings = pelican_settings(board, SITEURL=site_url)
    build(board, SITEURL=site_url)
    (folder / "secret.txt").write_text("SECRET", encoding="utf-8")
    builds = Builds()
    chosen = BoardSettings.from_mapping(settings, board_today(settings))
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(BoardHandler, builds=builds, settings=chosen))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield Served(server.server_address[1], builds, board / "output")
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def at_root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    yield from served_board(tmp_path_factory.mktemp("root"), "http://localhost:8000")


@pytest.fixture(scope="module")
def under_prefix(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    yield from served_board(tmp_path_factory.mktemp("prefix"), "http://localhost:8000/a/board")


@pytest.fixture(params=["", "/a/board"], ids=["at the root", "under a prefix"])
def place(request: pytest.FixtureRequest) -> tuple[Served, str]:
    return request.getfixturevalue("under_prefix" if request.param else "at_root"), request.param


def test_page_comes_with_the_script_that_reloads_it(place: tuple[Served, str]) -> None:
    served, prefix = place
    status, headers, body = served.get(f"{prefix}/jobs/french-guide/")
    assert status == 200
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    tag = f'<script type="module" src="{prefix}{SCRIPT}"></script></body>'.encode()
    assert body.count(tag) == 1
    built = (served.output / "jobs/french-guide/index.html").read_bytes()
    assert body.replace(tag, b"</body>") == built
    assert headers["Content-Length"] == str(len(body))


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/feeds/jobs/rss.xml", "application/xml"),
        ("/sitemap.xml", "application/xml"),
        ("/robots.txt", "text/plain"),
        ("/_board/reload.js", "text/javascript"),
    ],
)
def test_other_files_come_as_they_are(place: tuple[Served, str], path: str, kind: str) -> None:
    served, prefix = place
    status, headers, body = served.get(prefix + path)
    assert (status, headers["Content-Type"].split(";")[0]) == (200, kind)
    built = served.output / path[1:]
    assert body == built.read_bytes() if built.exists() else b"EventSource" in body


def test_query_is_not_part_of_a_name(place: tuple[Served, str]) -> None:
    served, prefix = place
    assert served.get(f"{prefix}/jobs/?sort=pay&q=/../x")[0] == 200


def test_folder_without_its_slash_is_redirected(place: tuple[Served, str]) -> None:
    served, prefix = place
    status, headers, _ = served.get(f"{prefix}/jobs")
    assert (status, headers["Location"]) == (301, f"{prefix}/jobs/")


@pytest.mark.parametrize("path", ["/", "/a/board"])
def test_way_to_the_prefix_is_shown(under_prefix: Served, path: str) -> None:
    status, headers, _ = under_prefix.get(path)
    assert (status, headers["Location"]) == (302, "/a/board/")


@pytest.mark.parametrize(
    "path", ["/jobs/", "/a/", "/a/boards/jobs/", "/a/boardjobs/", "/sitemap.xml", "/_board/reload.js"]
)
def test_nothing_of_the_site_is_outside_of_its_prefix(under_prefix: Served, path: str) -> None:
    assert under_prefix.get(path)[0] == 404


def test_what_is_missing_gets_the_sites_own_page(place: tuple[Served, str]) -> None:
    served, prefix = place
    status, headers, body = served.get(f"{prefix}/jobs/nowhere/")
    assert status == 404
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert b"Not found" in body


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/jobs/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/%2E%2E%2Fsecret.txt",
        "/..%2fsecret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "/.%00./secret.txt",
        "/%00",
        "/jobs/%2e%2e/%2e%2e/secret.txt",
        "/....//secret.txt",
        "//etc/passwd",
        "/%2fetc%2fpasswd",
        "/etc/passwd",
        "/../content/jobs/french-guide.yml",
        "/../pelicanconf.py",
    ],
)
def test_nothing_outside_of_the_site_is_served(place: tuple[Served, str], path: str) -> None:
    served, prefix = place
    for asked in (prefix + path, path):
        status, _, body = served.get(asked)
        assert status == 404
        assert b"SECRET" not in body
        assert b"root:" not in body


@pytest.mark.parametrize(
    "path", ["//evil.example/%2e%2e", "//evil.example/jobs", "/\\evil.example/..", "//evil.example"]
)
def test_no_redirect_leaves_the_site(at_root: Served, path: str) -> None:
    _, headers, _ = at_root.get(path)
    assert not headers.get("Location", "/x").startswith(("//", "/\\", "http"))


def test_head_is_get_without_its_body(place: tuple[Served, str]) -> None:
    served, prefix = place
    for path in ("/", "/nowhere", "/feeds/jobs/rss.xml"):
        status, headers, body = served.get(prefix + path, "HEAD")
        got_status, got_headers, got = served.get(prefix + path)
        assert (status, headers["Content-Type"], headers["Content-Length"]) == (
            got_status,
            got_headers["Content-Type"],
            got_headers["Content-Length"],
        )
        assert (body, len(got)) == (b"", int(headers["Content-Length"]))


def test_nothing_may_be_sent(at_root: Served) -> None:
    assert at_root.get("/jobs/", "POST")[0] == 501


def test_no_answer_is_kept_by_the_browser(place: tuple[Served, str]) -> None:
    served, prefix = place
    assert served.get(f"{prefix}/")[1]["Cache-Control"] == "no-store"


def test_waiting_page_learns_of_every_build(place: tuple[Served, str]) -> None:
    served, prefix = place
    with served.asked(prefix + EVENTS) as response:
        assert response.getheader("Content-Type") == "text/event-stream"
        for _ in range(2):
            served.builds.finished()
            assert (response.readline(), response.readline()) == (b"data: built\n", b"\n")


def test_wait_for_a_build_ends_without_one() -> None:
    builds = Builds()
    assert builds.wait_for_next(0, 0.01) == 0
    builds.finished()
    assert builds.wait_for_next(0, 10) == 1
