"""Work shared out over processes comes back whole, or fails here."""

import os
import subprocess
import sys
from collections.abc import Sequence
from functools import partial

import pytest

from board.parallel import WORTH_FORKING, shared_out, usable_processes

MANY = range(WORTH_FORKING)


def squares(items: Sequence[int]) -> list[int]:
    return [item * item for item in items]


def workplace(items: Sequence[int]) -> int:
    return os.getpid()


def broken_in_the_fork(here: int, items: Sequence[int]) -> str:
    if os.getpid() != here:
        raise ValueError("the fork's own words")
    return "here"


def killed_in_the_fork(here: int, items: Sequence[int]) -> str:
    if os.getpid() != here:
        os._exit(7)
    return "here"


@pytest.mark.parametrize("processes", [1, 2, 3, 7])
@pytest.mark.parametrize("count", [0, 1, WORTH_FORKING - 1, WORTH_FORKING, WORTH_FORKING + 5])
def test_parts_hold_every_item_once_and_in_order(processes: int, count: int) -> None:
    results = shared_out(range(count), squares, processes)
    assert len(results) == (processes if processes > 1 and count >= WORTH_FORKING else 1)
    assert [square for part in results for square in part] == squares(range(count))


def test_forks_do_the_work_where_it_is_worth_it() -> None:
    assert len(set(shared_out(MANY, workplace, 3))) == 3
    assert shared_out(MANY[1:], workplace, 3) == [os.getpid()]


def test_failure_of_a_fork_is_raised_here_with_its_words() -> None:
    with pytest.raises(RuntimeError, match="ValueError: the fork's own words"):
        shared_out(MANY, partial(broken_in_the_fork, os.getpid()), 2)


def test_fork_that_dies_is_missed() -> None:
    with pytest.raises(RuntimeError, match="ended early"):
        shared_out(MANY, partial(killed_in_the_fork, os.getpid()), 2)


def test_failure_in_this_process_waits_for_no_fork() -> None:
    # The fork's answer is larger than what a pipe holds; nobody reads it.
    program = (
        "import os\n"
        "from board.parallel import shared_out\n"
        "here = os.getpid()\n"
        "def work(items):\n"
        "    if os.getpid() == here:\n"
        "        raise ValueError('ours')\n"
        "    return 'x' * 1_000_000\n"
        "shared_out(range(1000), work, 2)\n"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=30, check=False)
    assert ran.returncode == 1
    assert ran.stderr.endswith("ValueError: ours\n")


def test_processes_are_as_many_as_asked_for_or_as_there_are_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    assert usable_processes(3) == 3
    assert usable_processes(0) >= 1
    monkeypatch.delattr(os, "fork")
    assert usable_processes(3) == 1
