"""One request at a time to each host, with a pause between two."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from time import monotonic, sleep

PAUSE = 1.0


class Turns:
    """Lets those who want to talk to a host in one after the other."""

    def __init__(self, pause: float = PAUSE) -> None:
        self.pause = pause
        self._all = Lock()
        self._hosts: dict[str, Lock] = {}
        self._free_at: dict[str, float] = {}

    @contextmanager
    def of(self, host: str) -> Iterator[None]:
        """Wait for a host's turn, and hold it while the body runs."""
        with self._all:
            turn = self._hosts.setdefault(host, Lock())
        with turn:
            sleep(max(0.0, self._free_at.get(host, 0.0) - monotonic()))
            try:
                yield
            finally:
                self._free_at[host] = monotonic() + self.pause
