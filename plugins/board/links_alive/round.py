"""A round of questions: several hosts at once, each host one question at a time, and an end to it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from time import monotonic
from urllib.parse import urlsplit

from board.links_alive.asking import Asker, Reply
from board.links_alive.reachable import NoSuchHost

HOSTS_AT_ONCE = 8


class Offline(Exception):
    """No name could be looked up: nothing that was found out means anything."""


def replies(addresses: Sequence[str], asker: Asker, *, seconds: float, known_hosts: Iterable[str]) -> dict[str, Reply]:
    """What the addresses reply, as many as there is time for.

    Raises Offline where no host was found, and none of those either that surely exist.
    """
    by_host: dict[str, list[str]] = defaultdict(list)
    for address in addresses:
        by_host[host_of(address)].append(address)
    ends = monotonic() + seconds
    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        shares = pool.map(partial(asked_in_turn, asker.ask, ends), by_host.values())
        found = {address: reply for share in shares for address, reply in share}
    if found and all(reply.is_gone and not reply.said.isdigit() for reply in found.values()):
        hosts = [host for host in known_hosts if host]
        if not any(is_there(host, asker) for host in hosts):
            raise Offline
    return found


def asked_in_turn(ask: Callable[[str], Reply], ends: float, addresses: Sequence[str]) -> list[tuple[str, Reply]]:
    """The replies of one host's addresses, until time is up."""
    found = []
    for address in addresses:
        if monotonic() >= ends:
            break
        found.append((address, ask(address)))
    return found


def host_of(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def is_there(host: str, asker: Asker) -> bool:
    try:
        return bool(asker.resolve(host, 443))
    except (NoSuchHost, OSError, ValueError):
        return False
