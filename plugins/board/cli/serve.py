"""`board serve`: builds the board, serves it on this machine, and builds and reloads on every change."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, urlsplit

import click

from board.cache import ENGINE
from board.cli.board_folder import CONFIG, board_settings, setting_option, stop
from board.cli.build import run_build
from board.settings import BoardSettings

EVENTS = "/_board/events"
SCRIPT = "/_board/reload.js"
RELOAD = b"""new EventSource(new URL('events', import.meta.url)).onmessage = () => location.reload();"""
HEARTBEAT_SECONDS = 15


class Builds:
    """Counts finished builds, so that waiting pages learn of a new one."""

    def __init__(self) -> None:
        self.count = 0
        self.changed = threading.Condition()

    def finished(self) -> None:
        with self.changed:
            self.count += 1
            self.changed.notify_all()

    def wait_for_next(self, seen: int, seconds: float) -> int:
        """The number of builds once it differs from `seen`, or after this many seconds."""
        with self.changed:
            self.changed.wait_for(lambda: self.count != seen, timeout=seconds)
            return self.count


class BoardHandler(SimpleHTTPRequestHandler):
    """Serves the output folder under the site's prefix, as a static host would."""

    def __init__(self, *args: object, builds: Builds, settings: BoardSettings, **kwargs: object) -> None:
        self.builds, self.settings = builds, settings
        super().__init__(*args, directory=str(settings.output), **kwargs)  # type: ignore[arg-type]

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".js": "text/javascript",
        ".xml": "application/xml",
        ".ics": "text/calendar",
        ".webp": "image/webp",
    }

    def do_GET(self) -> None:
        path, prefix = urlsplit(self.path).path, self.settings.base_path
        if path == prefix + EVENTS:
            self.send_events()
        elif path == prefix + SCRIPT:
            self.send_body(200, "text/javascript", RELOAD)
        elif prefix and path in ("", "/", prefix):
            self.send_response(302)
            self.send_header("Location", f"{prefix}/")
            self.end_headers()
        else:
            self.send_file(path)

    def send_file(self, path: str) -> None:
        """A file of the site; pages get the script that reloads them, what is missing the site's own 404."""
        file = Path(self.translate_path(path))
        if file.is_dir() and not path.endswith("/"):
            self.send_response(301)
            # Made of the folder, not of what was asked for: `/\\host/..` would lead away from here.
            folder = file.resolve().relative_to(self.settings.output.resolve()).as_posix()
            self.send_header("Location", f"{self.settings.base_path}/{quote(folder)}/".replace("/./", "/"))
            self.end_headers()
            return
        if file.is_dir():
            file /= "index.html"
        status = 200 if file.is_file() else 404
        if status == 404:
            file = self.settings.output / "404.html"
        if not file.is_file():
            self.send_error(404)
            return
        body = file.read_bytes()
        kind = self.guess_type(str(file))
        if kind == "text/html":
            tag = f'<script type="module" src="{self.settings.base_path}{SCRIPT}"></script></body>'
            body = body.replace(b"</body>", tag.encode(), 1)
        if kind.startswith("text/"):
            kind += "; charset=utf-8"
        self.send_body(status, kind, body)

    def send_body(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_HEAD = do_GET  # noqa: N815 - the library's name

    def send_events(self) -> None:
        """Tell the page of every build until it goes away (server-sent events)."""
        # Before the answer begins: from then on no build may go unnoticed.
        seen = self.builds.count
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        try:
            while True:
                now = self.builds.wait_for_next(seen, HEARTBEAT_SECONDS)
                self.wfile.write(b"data: built\n\n" if now != seen else b": still here\n\n")
                self.wfile.flush()
                seen = now
        except (BrokenPipeError, ConnectionResetError):
            return

    def translate_path(self, path: str) -> str:
        """Where a path of the site lies in the output folder, the prefix taken off; nothing lies outside the prefix."""
        prefix = self.settings.base_path
        if prefix and not path.startswith(f"{prefix}/"):
            return str(self.settings.output / "404.html" / "no")
        return super().translate_path(path[len(prefix) :])

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Say nothing of ordinary requests."""


@click.command()
@click.option("-p", "--port", type=int, help="The port; that of SITEURL, else 8000, if not given.")
@click.option("-b", "--bind", default="127.0.0.1", show_default=True, help="The address to listen on.")
@setting_option
def serve(port: int | None, bind: str, overrides: tuple[str, ...]) -> None:
    """Build the board, serve it, and build and reload on every change.

    A file with errors is reported and left out; the rest is shown.
    """
    settings = board_settings(overrides)
    port = port or urlsplit(settings.site_url).port or 8000
    address = f"http://localhost:{port}{settings.base_path}"
    overrides = (f'SITEURL="{address}"', 'BOARD_SKIP_INVALID="true"', *overrides)
    builds = Builds()
    run_build(overrides=overrides)
    served = board_settings(overrides)
    try:
        server = ThreadingHTTPServer((bind, port), partial(BoardHandler, builds=builds, settings=served))
    except OSError as error:
        stop(f"cannot listen on {bind}:{port} ({error.strerror}); choose another port with --port")
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    click.echo(f"board: {settings.site_name} is at {address}/ (Ctrl-C ends it)")
    try:
        for _ in changes(served):
            run_build(overrides=overrides)
            builds.finished()
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()


def changes(settings: BoardSettings) -> Iterator[object]:
    """One item for each burst of changes in the content, the theme, the schemas, the engine or the settings."""
    from watchfiles import watch

    folders = [settings.content, settings.theme, ENGINE / "schemas", ENGINE / "plugins", Path(CONFIG)]
    return watch(*(folder for folder in folders if folder.exists()), raise_interrupt=True)
