"""A command run to its end: its wall clock, its processor time and its memory, with all its children."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

SAMPLE_EVERY = 0.02  # seconds


class RunFailedError(Exception):
    """A command that did not end with 0."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took: seconds, seconds and bytes."""

    wall: float
    cpu: float
    largest_process: int


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Cost:
    """Run a command in a process of its own. Raises RunFailedError, with the end of what it printed."""
    cost, _ = run_watched(command, folder, environment, watch=False)
    return cost


def peak_memory(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> int | None:
    """The most bytes all processes of the command held together, shared pages counted once.

    Sampled from /proc, which slows the command down: for a run whose time does not count. None where
    the system has no such files.
    """
    if not Path("/proc/self/smaps_rollup").is_file():
        return None
    _, peak = run_watched(command, folder, environment, watch=True)
    return peak


def run_watched(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], *, watch: bool
) -> tuple[Cost, int]:
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    peaks: list[int] = [0]
    done = threading.Event()
    watcher = threading.Thread(target=watch_memory, args=(process.pid, done, peaks))
    if watch:
        watcher.start()
    assert process.stdout is not None
    printed = process.stdout.read()
    # Not Popen.wait: only wait4 tells what this child and the children it waited for have used.
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    done.set()
    if watch:
        watcher.join()
    if process.returncode:
        raise RunFailedError(f"{' '.join(command)} in {folder} ended with {process.returncode}:\n{printed[-3000:]}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit), peaks[0]


def watch_memory(pid: int, done: threading.Event, peaks: list[int]) -> None:
    while not done.wait(SAMPLE_EVERY):
        peaks[0] = max(peaks[0], sum(proportional_set_size(member) for member in process_tree(pid)))


def process_tree(pid: int) -> Iterator[int]:
    yield pid
    try:
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from process_tree(int(child))
    except OSError:  # it has ended meanwhile
        return


def proportional_set_size(pid: int) -> int:
    """Bytes of memory, a page shared by n processes counted as an n-th; 0 once the process has ended."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in rollup.splitlines() if line.startswith("Pss:")), 0)
