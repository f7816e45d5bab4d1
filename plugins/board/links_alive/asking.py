"""Asks an address whether it is still there, and reads no more of the answer than its head."""

import re
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from threading import Event, Timer
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from board.links_alive.reachable import WEB_PORTS, NoSuchHost, is_public, resolved
from board.links_alive.turns import Turns

MOST_BYTES = 16_384
MOST_REDIRECTS = 5
MOST_MACHINES = 2
"""Of a host with many addresses, so many are tried."""

STATUS = re.compile(rb"HTTP/1\.[01] ([1-9][0-9]{2})(?= |\r?\n)")
LOCATION = re.compile(rb"^location:[ \t]*(\S[^\r\n]*)", re.IGNORECASE | re.MULTILINE)
END = re.compile(rb"\r?\n\r?\n")
# What a request's first line may hold as it is (RFC 3986, section 2); the rest is written in percent signs.
SAFE = "/%:=&?~+!$,;'@()*[]"
GONE = frozenset((404, 410))


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of asking: in our own words, and whether it says that nothing is there any more."""

    said: str
    is_gone: bool = False
    is_alive: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One answer: its status, and where it sends us."""

    status: int
    location: str = ""


class Refused(Exception):
    """We do not ask this address; the text says why."""


@dataclass(frozen=True, kw_only=True)
class Asker:
    """Asks as `agent`, each address for so many seconds; whom it may reach is decided for every step anew."""

    agent: str
    seconds: float = 10
    turns: Turns = field(default_factory=Turns)
    may_reach: Callable[[str], bool] = is_public
    resolve: Callable[[str, int], list[str]] = resolved
    ports: frozenset[int] = WEB_PORTS
    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)

    def ask(self, address: str) -> Reply:
        """Whether an address is there: asked for its head, and for its page where it gives no head."""
        try:
            step = self.followed(address, "HEAD")
            if step.status >= 400 and step.status != 429:
                # Not all that have a page know how to give its head.
                step = self.followed(address, "GET")
        except NoSuchHost:
            return Reply("there is no such host", is_gone=True)
        except Refused as refused:
            return Reply(f"not asked: {refused}")
        except TimeoutError:
            return Reply("no answer in time")
        except ssl.SSLError:
            return Reply("no safe connection")
        except (OSError, ValueError):
            return Reply("no connection")
        return Reply(str(step.status), is_gone=step.status in GONE, is_alive=step.status < 300)

    def followed(self, address: str, method: str) -> Step:
        """The answer at the end of the redirects."""
        for _ in range(MOST_REDIRECTS + 1):
            parts = urlsplit(address)
            if parts.scheme not in ("http", "https") or not parts.hostname:
                raise Refused("it is no address of the web")
            with self.turns.of(parts.hostname):
                step = self.asked(parts, method)
            if not (300 <= step.status < 400 and step.location):
                return step
            address = urljoin(address, step.location)
        raise Refused("it leads from one address to the next without end")

    def asked(self, parts: SplitResult, method: str) -> Step:
        """The answer of one machine; the name is looked up once, and what was checked is what we talk to."""
        host = machine_name(parts.hostname or "")
        try:
            port = parts.port or (443 if parts.scheme == "https" else 80)
        except ValueError:
            port = 0
        if port not in self.ports:
            raise Refused("its port is not one of the web")
        machines = self.resolve(host, port)
        if not all(map(self.may_reach, machines)):
            raise Refused("it leads into a private network")
        failure: OSError = OSError("no address")
        for machine in machines[:MOST_MACHINES]:
            try:
                with closing(socket.create_connection((machine, port), timeout=self.seconds)) as connection:
                    return self.exchanged(connection, parts, host, method)
            except OSError as error:
                failure = error
        raise failure

    def exchanged(self, connection: socket.socket, parts: SplitResult, host: str, method: str) -> Step:
        """One request and the head of its answer, all of it within the time there is."""
        name = f"[{host}]" if ":" in host else host
        port = f":{parts.port}" if parts.port else ""
        path = quote(parts.path or "/", safe=SAFE) + (f"?{quote(parts.query, safe=SAFE)}" if parts.query else "")
        lines = [f"{method} {path} HTTP/1.1", f"Host: {name}{port}", f"User-Agent: {self.agent}", "Accept: */*"]
        request = "\r\n".join([*lines, "Connection: close", "", ""]).encode("ascii", "replace")
        if parts.scheme == "https":
            connection = self.tls.wrap_socket(connection, server_hostname=host, do_handshake_on_connect=False)
        with cut_off(connection, self.seconds), closing(connection):
            if isinstance(connection, ssl.SSLSocket):
                connection.do_handshake()
            connection.sendall(request)
            return step_in(head_from(connection))


def machine_name(host: str) -> str:
    """A host's name as machines know it."""
    try:
        return host if ":" in host else host.encode("idna").decode()
    except UnicodeError:
        raise Refused("it is no address of the web") from None


@contextmanager
def cut_off(connection: socket.socket, seconds: float) -> Iterator[None]:
    """End a connection after so many seconds, however slowly the other side goes on sending."""
    ended = Event()

    def end() -> None:
        ended.set()
        with suppress(OSError):
            # Not the method of a TLS socket, which would first say goodbye.
            socket.socket.shutdown(connection, socket.SHUT_RDWR)

    timer = Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    except OSError as error:
        if ended.is_set():
            raise TimeoutError from error
        raise
    finally:
        timer.cancel()


def head_from(connection: socket.socket) -> bytes:
    """The head of an answer, or as much of it as we are ready to read."""
    received = b""
    while len(received) < MOST_BYTES:
        part = connection.recv(2048)
        received += part
        end = END.search(received)
        if end and is_interim(received):
            # 100 and 103 come before the answer itself (RFC 9110, section 15.2).
            received = received[end.end() :]
        elif end or not part:
            break
    return received


def is_interim(head: bytes) -> bool:
    status = STATUS.match(head)
    return status is not None and status[1].startswith(b"1")


def step_in(head: bytes) -> Step:
    """What the head of an answer says; raises OSError where it is none."""
    status = STATUS.match(head)
    if status is None:
        raise ConnectionError("no HTTP")
    location = LOCATION.search(END.split(head)[0])
    return Step(int(status[1]), location[1].decode("latin-1").strip() if location else "")
