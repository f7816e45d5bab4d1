"""Links are asked politely, from public machines alone, and called dead only when that is sure."""

import socket
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread

import pytest
from click.testing import CliRunner

from board.checked import check_folder
from board.cli import main
from board.cli.links import agent, report
from board.links_alive.answers import Answer, due, read_answers, updated, write_answers
from board.links_alive.asking import MOST_BYTES, Asker, Reply, step_in
from board.links_alive.found import Mention, links_in
from board.links_alive.reachable import NoSuchHost, is_public, resolved
from board.links_alive.round import Offline, replies
from board.links_alive.turns import Turns
from boards import TODAY as TODAYS_TEXT
from boards import a_board, a_job, a_profile
from factories import TODAY, some_settings

SLOW = 0.15


class Site(ThreadingHTTPServer):
    """A site that answers what its address asks for, and notes what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.asked: list[tuple[str, str]] = []
        self.agents: set[str] = set()
        self.at_once = self.most_at_once = 0
        self.lock = Lock()

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def url(self, path: str = "/200") -> str:
        return f"http://site.example:{self.port}{path}"

    def handle_error(self, request: object, client_address: object) -> None:
        pass  # who hangs up early is no fault


class Answers(BaseHTTPRequestHandler):
    """`/404` is answered with 404; other paths by their names."""

    server: Site
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def do_HEAD(self) -> None:
        self.answer()

    def do_GET(self) -> None:
        self.answer()

    def answer(self) -> None:
        site = self.server
        with site.lock:
            site.asked.append((self.command, self.path))
            site.agents.add(self.headers["User-Agent"])
            site.at_once += 1
            site.most_at_once = max(site.most_at_once, site.at_once)
        try:
            self.say(self.path.strip("/").partition("/"))
        finally:
            with site.lock:
                site.at_once -= 1

    def say(self, parts: tuple[str, str, str]) -> None:
        what, _, rest = parts
        if what == "to":
            self.head(302, location=rest)
        elif what == "loop":
            self.head(301, location="/loop")
        elif what == "no-head":
            self.head(405 if self.command == "HEAD" else 200)
        elif what == "head-says-404":
            self.head(404 if self.command == "HEAD" else 200)
        elif what == "early-hints":
            self.wfile.write(b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 200 OK\r\n\r\n")
        elif what == "drip":
            for sign in b"HTTP/1.1 200 OK\r\nX: " + b"x" * 1000:
                self.wfile.write(bytes([sign]))
                time.sleep(SLOW / 3)
        elif what == "endless":
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
            while True:
                self.wfile.write(b"x" * 1024)
        elif what == "nonsense":
            self.wfile.write(b"SSH-2.0-OpenSSH\r\n\r\n")
        elif what == "silence":
            time.sleep(SLOW * 20)
        elif what == "slow":
            time.sleep(SLOW)
            self.head(200)
        else:
            self.head(int(what))

    def head(self, status: int, location: str = "") -> None:
        lines = [f"HTTP/1.1 {status} Said", *([f"Location: {location}"] if location else []), "", "<p>A page"]
        self.wfile.write("\r\n".join(lines).encode())
        self.close_connection = True


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def here(host: str, _port: int) -> list[str]:
    """Every name is this machine's, but those that are nobody's or somebody's private affair."""
    if host.startswith("nobody"):
        raise NoSuchHost
    if host.startswith("unsure"):
        raise OSError
    return ["10.0.0.7"] if host.startswith("private") else ["127.0.0.1"]


def asker(site: Site, **changes: object) -> Asker:
    """One that may reach this machine, and waits for nobody."""
    allowed = {
        "agent": "Exemple Board link check",
        "seconds": 2.0,
        "turns": Turns(pause=0),
        "may_reach": lambda address: address == "127.0.0.1",
        "resolve": here,
        "ports": frozenset({site.port}),
    }
    return Asker(**{**allowed, **changes})  # type: ignore[arg-type]


# --- one address ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("/200", Reply("200", is_alive=True), id="it is there"),
        pytest.param("/204", Reply("204", is_alive=True), id="it is there and empty"),
        pytest.param("/404", Reply("404", is_gone=True), id="it is not there"),
        pytest.param("/410", Reply("410", is_gone=True), id="it is there no more"),
        pytest.param("/401", Reply("401"), id="a login"),
        pytest.param("/403", Reply("403"), id="forbidden to programs"),
        pytest.param("/429", Reply("429"), id="too many questions"),
        pytest.param("/451", Reply("451"), id="against a law"),
        pytest.param("/500", Reply("500"), id="broken today"),
        pytest.param("/503", Reply("503"), id="closed today"),
        pytest.param("/999", Reply("999"), id="a site that wants no programs"),
        pytest.param("/no-head", Reply("200", is_alive=True), id="no head, but a page"),
        pytest.param("/head-says-404", Reply("200", is_alive=True), id="a head that lies"),
        pytest.param("/to//200", Reply("200", is_alive=True), id="a redirect"),
        pytest.param("/to//to//404", Reply("404", is_gone=True), id="redirects to what is gone"),
        pytest.param("/loop", Reply("not asked: it leads from one address to the next without end"), id="a circle"),
        pytest.param("/to/ftp://x.example/", Reply("not asked: it is no address of the web"), id="away from the web"),
        pytest.param("/to/file:///etc/passwd", Reply("not asked: it is no address of the web"), id="into our files"),
        pytest.param("/early-hints", Reply("200", is_alive=True), id="hints before the answer"),
        pytest.param("/nonsense", Reply("no connection"), id="no web server"),
    ],
)
def test_reply_of_an_address(site: Site, path: str, expected: Reply) -> None:
    assert asker(site).ask(site.url(path)) == expected


def test_address_cannot_add_lines_to_the_request(site: Site) -> None:
    # urlsplit takes line breaks and tabs out of an address; what is left of them stands in percent signs.
    asker(site).ask(site.url("/200/a b\r\nX-Evil: 1/é/%20"))
    ((_, path),) = set(site.asked)
    assert path == "/200/a%20bX-Evil:%201/%C3%A9/%20"
    asker(site).ask(site.url("/to//200/\x00\x7f"))
    assert site.asked[-1][1] == "/200/%00%7F"


def test_head_comes_first_and_a_page_only_where_it_failed(site: Site) -> None:
    asker(site).ask(site.url("/200"))
    asker(site).ask(site.url("/429"))
    asker(site).ask(site.url("/500"))
    assert site.asked == [("HEAD", "/200"), ("HEAD", "/429"), ("HEAD", "/500"), ("GET", "/500")]


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        pytest.param("nobody.example", Reply("there is no such host", is_gone=True), id="a name that nobody has"),
        pytest.param("unsure.example", Reply("no connection"), id="a name that cannot be looked up now"),
        pytest.param("private.example", Reply("not asked: it leads into a private network"), id="a private machine"),
        pytest.param("a..b", Reply("not asked: it is no address of the web"), id="no name at all"),
    ],
)
def test_reply_of_a_host(site: Site, host: str, expected: Reply) -> None:
    assert asker(site).ask(f"http://{host}:{site.port}/200") == expected
    assert site.asked == []


@pytest.mark.parametrize(
    "address", ["ftp://x.example/", "mailto:a@b.example", "javascript:alert(1)", "http:///x", "//x", ""]
)
def test_only_addresses_of_the_web_are_asked(site: Site, address: str) -> None:
    assert asker(site).ask(address) == Reply("not asked: it is no address of the web")


@pytest.mark.parametrize("address", ["http://[::1", "http://x.example:99999/", "http://x.example:http/"])
def test_what_is_no_address_is_no_crash(site: Site, address: str) -> None:
    reply = asker(site).ask(address)
    assert not reply.is_alive
    assert not reply.is_gone


def test_only_ports_of_the_web_are_asked(site: Site) -> None:
    assert asker(site, ports=frozenset({80})).ask(site.url()) == Reply("not asked: its port is not one of the web")
    assert site.asked == []


def test_redirect_is_checked_as_the_first_address_was(site: Site) -> None:
    private = f"http://private.example:{site.port}/200"
    assert asker(site).ask(site.url(f"/to/{private}")) == Reply("not asked: it leads into a private network")
    assert site.asked == [("HEAD", f"/to/{private}")]


def test_machine_that_was_checked_is_the_one_that_is_asked(site: Site) -> None:
    """A name that leads elsewhere at the second look cannot get around the check."""
    looks: list[str] = []

    def turning(host: str, _port: int) -> list[str]:
        looks.append(host)
        return ["127.0.0.1"] if len(looks) == 1 else ["10.0.0.7"]

    assert asker(site, resolve=turning).ask(site.url()) == Reply("200", is_alive=True)
    assert len(looks) == 1


def test_host_with_one_private_machine_is_not_asked(site: Site) -> None:
    both = asker(site, resolve=lambda _host, _port: ["127.0.0.1", "169.254.169.254"])
    assert both.ask(site.url()).said == "not asked: it leads into a private network"


@pytest.mark.parametrize("path", ["/drip", "/silence"])
def test_slow_answer_is_cut_off(site: Site, path: str) -> None:
    began = time.monotonic()
    assert asker(site, seconds=SLOW * 2).ask(site.url(path)) == Reply("no answer in time")
    assert time.monotonic() - began < SLOW * 10


def test_no_more_than_the_head_is_read(site: Site) -> None:
    assert asker(site).ask(site.url("/endless")) == Reply("200", is_alive=True)
    assert MOST_BYTES <= 16_384


def test_unsafe_connection_is_no_dead_link(site: Site) -> None:
    reply = asker(site).ask(f"https://site.example:{site.port}/200")
    assert reply == Reply("no safe connection")


def test_slow_handshake_is_cut_off() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        asks = Asker(
            agent="x", seconds=SLOW, turns=Turns(0), may_reach=lambda _: True, resolve=here, ports=frozenset({port})
        )
        assert asks.ask(f"https://site.example:{port}/") == Reply("no answer in time")


def test_closed_port_is_no_dead_link(site: Site) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert asker(site, ports=frozenset({port})).ask(f"http://site.example:{port}/") == Reply("no connection")


def test_certificates_are_checked() -> None:
    tls = Asker(agent="x").tls
    assert tls.verify_mode is ssl.CERT_REQUIRED
    assert tls.check_hostname


@pytest.mark.parametrize(
    "head", [b"", b"\r\n\r\n", b"HTTP/1.1 20\r\n\r\n", b"HTTP/1.1 2000 OK\r\n\r\n", b"HTTP/2 200\r\n\r\n"]
)
def test_what_is_no_answer_is_taken_for_none(head: bytes) -> None:
    with pytest.raises(OSError, match="no HTTP"):
        step_in(head)


def test_location_in_a_page_is_none() -> None:
    assert step_in(b"HTTP/1.1 302 Found\r\n\r\nLocation: http://x.example/").location == ""


def test_agent_names_the_board() -> None:
    settings = some_settings(site_name="Börse (x)\r\nEvil: 1", site_url="https://board.example/a b")
    assert agent(settings) == "Mozilla/5.0 (compatible; Brse xEvil 1 link check; +https://board.example/ab/)"


def test_site_sees_who_asks(site: Site) -> None:
    asker(site).ask(site.url())
    assert site.agents == {"Exemple Board link check"}


# --- which machines ---------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_public_machines_may_be_asked(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "100.64.0.1", "169.254.169.254",
        "169.254.170.2", "168.63.129.16", "100.100.100.200", "192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1",
        "255.255.255.255", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::",
        "2001:0:53aa:64c:0:fffe:80ff:fffe", "2001:db8::1", "localhost", "", "1.2.3",
        "192.0.0.8", "192.0.0.192", "192.88.99.1", "3fff::1", "fec0::1", "feff::1", "::ffff:192.0.0.8",
    ],
)  # fmt: skip
def test_machines_of_networks_clouds_and_this_one_may_not(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("name", ["localhost", "127.1", "2130706433", "0x7f000001", "0177.0.0.1"])
def test_every_way_to_write_this_machine_is_seen_through(name: str) -> None:
    try:
        machines = resolved(name, 80)
    except (NoSuchHost, OSError):
        return  # some systems do not read such numbers at all
    assert machines
    assert not any(map(is_public, machines))


def test_by_itself_an_asker_talks_to_public_machines_alone(site: Site) -> None:
    asks = Asker(agent="x", turns=Turns(0), ports=frozenset({site.port}))
    for host in ("127.0.0.1", "localhost", "[::1]"):
        assert asks.ask(f"http://{host}:{site.port}/200") == Reply("not asked: it leads into a private network")
    assert site.asked == []


# --- a round ----------------------------------------------------------------------------------------


def test_host_is_asked_one_thing_at_a_time(site: Site) -> None:
    addresses = [site.url(f"/slow/{number}") for number in range(3)]
    # Another host leads there too: it has to wait for its turn like the others.
    addresses.append(f"http://other.example:{site.port}/to/{site.url('/slow/4')}")
    found = replies(addresses, asker(site), seconds=20, known_hosts=())
    assert all(reply.is_alive for reply in found.values())
    by_site = [path for _, path in site.asked if "/slow" in path]
    assert len(by_site) == 5
    # The redirect itself is the other host's; only that may come beside one of ours.
    assert site.most_at_once <= 2


def test_host_gets_a_pause_between_two_questions() -> None:
    turns = Turns(pause=SLOW)
    began = time.monotonic()
    for _ in range(3):
        with turns.of("site.example"):
            pass
    assert time.monotonic() - began >= SLOW * 2


def test_hosts_are_asked_at_once(site: Site) -> None:
    addresses = [f"http://host-{number}.example:{site.port}/slow" for number in range(4)]
    replies(addresses, asker(site), seconds=20, known_hosts=())
    assert site.most_at_once > 1


def test_round_ends_when_its_time_is_up(site: Site) -> None:
    addresses = [site.url(f"/slow/{number}") for number in range(20)]
    found = replies(addresses, asker(site), seconds=SLOW, known_hosts=())
    assert 1 <= len(found) < 10


@pytest.mark.parametrize(
    ("known", "is_offline"),
    [
        pytest.param(("nobody-either.example",), True, id="not even the forge is found"),
        pytest.param((), True, id="nobody is known for sure"),
        pytest.param(("forge.example",), False, id="the forge is found"),
    ],
)
def test_run_without_a_network_finds_nothing_dead(site: Site, known: tuple[str, ...], is_offline: bool) -> None:
    addresses = [f"http://nobody-{number}.example/" for number in range(3)]
    asks = asker(site, ports=frozenset({80}))
    if is_offline:
        with pytest.raises(Offline):
            replies(addresses, asks, seconds=5, known_hosts=known)
    else:
        assert all(reply.is_gone for reply in replies(addresses, asks, seconds=5, known_hosts=known).values())


# --- what is remembered -----------------------------------------------------------------------------

GONE, THERE, UNSURE = Reply("404", is_gone=True), Reply("200", is_alive=True), Reply("403")
LINK = "https://site.example/"


def after(*said: Reply, apart: int = 7) -> Answer:
    """What is known of an address after replies on days so far apart."""
    answers: dict[str, Answer] = {}
    for number, reply in enumerate(said):
        answers = updated([LINK], answers, {LINK: reply}, TODAY + timedelta(number * apart))
    return answers[LINK]


@pytest.mark.parametrize(
    ("said", "is_dead"),
    [
        pytest.param((GONE,), False, id="once may be a bad day"),
        pytest.param((GONE, GONE), True, id="twice in a row"),
        pytest.param((GONE, THERE, GONE), False, id="not in a row"),
        pytest.param((GONE, UNSURE, GONE), False, id="nobody knows what was between"),
        pytest.param((GONE, GONE, THERE), False, id="it came back"),
    ],
)
def test_link_is_dead_when_nothing_was_found_twice_in_a_row(said: tuple[Reply, ...], is_dead: bool) -> None:
    assert after(*said).is_dead is is_dead


def test_two_runs_on_one_day_count_as_one() -> None:
    assert not after(GONE, GONE, GONE, apart=0).is_dead


@pytest.mark.parametrize(
    ("answer", "is_due"),
    [
        pytest.param(Answer(TODAY - timedelta(5), "200", is_alive=True), False, id="five days ago"),
        pytest.param(Answer(TODAY - timedelta(6), "200", is_alive=True), True, id="nearly a week ago"),
        pytest.param(Answer(TODAY - timedelta(1), "404", 1), True, id="not found yesterday"),
        pytest.param(Answer(TODAY, "404", 1), False, id="not found today"),
        pytest.param(Answer(TODAY + timedelta(1), "200"), True, id="tomorrow, by another clock"),
    ],
)
def test_answer_holds_a_week(answer: Answer, is_due: bool) -> None:
    assert bool(due([LINK], {LINK: answer}, TODAY)) is is_due


def test_those_that_wait_longest_are_asked_first() -> None:
    answers = {"b": Answer(TODAY - timedelta(9), "200"), "c": Answer(TODAY - timedelta(30), "200")}
    assert due(["a", "b", "c"], answers, TODAY) == ["a", "c", "b"]


def test_answers_survive_a_file_and_those_of_no_link_do_not(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "links.json"
    answers = {LINK: Answer(TODAY, "404", 2), "https://é.example/": Answer(TODAY, "200", 0, True)}
    write_answers(path, answers)
    assert read_answers(path) == answers
    assert set(updated([LINK], answers, {}, TODAY)) == {LINK}


@pytest.mark.parametrize(
    "kept",
    [
        "", "[]", "null", "{", "[" * 100_000, '{"a": 1}', '{"a": {}}', '{"a": {"asked": "today"}}',
        '{"a": {"asked": "2026-11-22", "said": "x", "gone": -1, "alive": false}}',
        '{"a": {"asked": "2026-11-22", "said": "x", "gone": true, "alive": false}}',
        '{"a": {"asked": "2026-11-22", "said": ["x"], "gone": 0, "alive": false}}',
        '{"a": {"asked": "2026-11-22", "said": "' + "x" * 200 + '", "gone": 0, "alive": false}}',
        '{"a": {"asked": 20261122, "said": "x", "gone": 0, "alive": false}}',
    ],
)  # fmt: skip
def test_damaged_or_foreign_file_is_forgotten(tmp_path: Path, kept: str) -> None:
    path = tmp_path / "links.json"
    path.write_text(kept, encoding="utf-8")
    assert read_answers(path) == {}


# --- which links ------------------------------------------------------------------------------------


def links_of(folder: Path) -> dict[str, list[Mention]]:
    content = folder / "content"
    return links_in(check_folder(content, today=TODAY, policy={}), content, TODAY)


def test_links_of_open_jobs_profiles_and_pages_are_found_with_their_places(tmp_path: Path) -> None:
    job = a_job(
        client={"name": "Exemple", "url": "https://exemple.example/"},
        description="See [the list](https://list.example/a?b=1&c=2) and https://exemple.example/.",
    )
    person = a_profile(links=[{"label": "Site", "url": "https://ana.example/"}])
    page = "---\ntitle: About\n---\n\nAsk [us](https://us.example/) or [here](../rules/).\n"
    board = a_board(tmp_path, {"jobs/a.yml": job, "talent/ana-prado.yml": person, "pages/about.md": page})
    found = links_of(board)
    assert found["https://list.example/a?b=1&c=2"] == [Mention("content/jobs/a.yml", 4)]
    assert found["https://exemple.example/"] == [Mention("content/jobs/a.yml", line) for line in (2, 4)]
    assert found["https://ana.example/"] == [Mention("content/talent/ana-prado.yml", 8)]
    assert found["https://us.example/"] == [Mention("content/pages/about.md", 5)]
    assert found["https://forms.exemple-libre.example/translate"]
    assert len(found) == 5


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"status": "cancelled", "outcome": {"cancelled": "2026-11-21"}}, id="cancelled"),
        pytest.param({"posted": "2026-10-01", "closes": "2026-10-20"}, id="closed"),
        pytest.param({"posted": "2026-11-30"}, id="not open yet"),
    ],
)
def test_links_of_jobs_that_are_not_open_are_left_alone(tmp_path: Path, changes: dict[str, object]) -> None:
    assert links_of(a_board(tmp_path, {"jobs/a.yml": a_job(**changes)})) == {}


def test_links_of_archived_profiles_are_left_alone(tmp_path: Path) -> None:
    person = a_profile(links=[{"label": "Site", "url": "https://ana.example/"}], visibility="archived")
    assert links_of(a_board(tmp_path, {"talent/ana-prado.yml": person})) == {}


# --- the command ------------------------------------------------------------------------------------


@contextmanager
def a_board_of_links(folder: Path, monkeypatch: pytest.MonkeyPatch, *addresses: str) -> Iterator[Callable[..., str]]:
    links = [{"label": f"Site {number}", "url": address} for number, address in enumerate(addresses)]
    monkeypatch.chdir(a_board(folder, {"talent/ana-prado.yml": a_profile(links=links)}))

    def run(*arguments: str, code: int = 0) -> str:
        result = CliRunner().invoke(main, ["links", *arguments], env={"BOARD_TODAY": TODAYS_TEXT})
        assert result.exit_code == code, result.output
        return result.output

    yield run


def test_command_asks_nothing_in_a_private_network(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with a_board_of_links(tmp_path, monkeypatch, f"http://127.0.0.1:{site.port}/200", "http://localhost/x") as run:
        assert "2 addresses: 0 answer, 0 dead, 2 unsure, 0 not asked yet" in run()
    assert site.asked == []
    assert set(read_answers(tmp_path / ".board/links.json")) == {
        f"http://127.0.0.1:{site.port}/200",
        "http://localhost/x",
    }


def test_dry_run_asks_and_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with a_board_of_links(tmp_path, monkeypatch, "https://a.example/", "https://b.example/") as run:
        said = run("--dry-run", "--most", "1")
        assert "https://a.example/\n" in said
        assert "would ask 1 address of 2" in said
    assert not (tmp_path / ".board").exists()


def test_answer_of_this_week_is_not_asked_for_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with a_board_of_links(tmp_path, monkeypatch, "https://a.example/") as run:
        write_answers(tmp_path / ".board/links.json", {"https://a.example/": Answer(TODAY, "200", 0, True)})
        assert "would ask 0 addresses of 1" in run("--dry-run")
        assert "would ask 1 address of 1" in run("--dry-run", "--again")
        assert "1 address: 1 answer, 0 dead" in run()


def test_report_names_dead_links_with_their_places_and_those_that_may_be() -> None:
    mentions = {
        "https://a.example/": [Mention("content/a.yml", 3)],
        "https://b.example/": [Mention("content/b.yml", 4)],
    }
    answers = {"https://a.example/": Answer(TODAY, "404", 2), "https://b.example/": Answer(TODAY, "410", 1)}
    assert report(mentions, answers) == [
        "dead: https://a.example/ (404)",
        "  content/a.yml:3",
        "not found for the first time: https://b.example/ (410)",
        "  content/b.yml:4",
        "2 addresses: 0 answer, 1 dead, 1 unsure, 0 not asked yet",
    ]


def test_command_outside_of_a_board_exits_with_2(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["links"]).exit_code == 2
