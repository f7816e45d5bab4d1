"""Work shared out over processes comes back whole, or fails here."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from time import sleep

import pytest

from board.parallel import PARTS, WORTH_FORKING, BothEnds, from_both_ends, shared_out, usable_processes

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


def note_down(folder: Path, items: Sequence[int]) -> None:
    """A line for each part: who did it, and what was in it."""
    with (folder / str(os.getpid())).open("a", encoding="ascii") as file:
        file.write(f"{' '.join(map(str, items))}\n")


@pytest.mark.parametrize("processes", [1, 2, 3, 7])
@pytest.mark.parametrize("count", [0, 1, WORTH_FORKING - 1, WORTH_FORKING, PARTS * 3 + 1])
def test_work_from_both_ends_does_every_item_once(processes: int, count: int, tmp_path: Path) -> None:
    from_both_ends(range(count), partial(note_down, tmp_path), processes)
    done = [int(word) for path in tmp_path.iterdir() for word in path.read_text().split()]
    assert sorted(done) == list(range(count))


def test_this_process_begins_with_the_first_items_and_the_fork_with_the_last(tmp_path: Path) -> None:
    from_both_ends(range(PARTS * 3), partial(note_down, tmp_path), 2)
    for path in tmp_path.iterdir():
        parts = [list(map(int, line.split())) for line in path.read_text().splitlines()]
        is_here = path.name == str(os.getpid())
        assert parts == sorted(parts, reverse=not is_here)
        assert not is_here or parts[0] == [0, 1, 2]


def test_whoever_is_done_first_takes_more(tmp_path: Path) -> None:
    def slow_here(here: int, items: Sequence[int]) -> None:
        note_down(tmp_path, items)
        if os.getpid() == here:
            sleep(0.02)

    from_both_ends(range(PARTS * 3), partial(slow_here, os.getpid()), 2)
    here = (tmp_path / str(os.getpid())).read_text().splitlines()
    assert len(here) < PARTS / 2


@pytest.mark.parametrize("broken", [broken_in_the_fork, killed_in_the_fork])
def test_work_from_both_ends_fails_with_a_fork(broken: Callable[[int, Sequence[int]], str]) -> None:
    def slowly(items: Sequence[int]) -> None:
        sleep(0.005)
        broken(here, items)

    here = os.getpid()
    with pytest.raises(RuntimeError, match=r"the fork's own words|ended early \(exit code 7\)"):
        from_both_ends(MANY, slowly, 2)


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


def test_forks_begin_while_this_process_does_something_else(tmp_path: Path) -> None:
    with BothEnds(range(PARTS * 3), partial(note_down, tmp_path), 2) as ends:
        while not list(tmp_path.iterdir()):
            sleep(0.001)
        assert [path.name for path in tmp_path.iterdir()] != [str(os.getpid())]
        ends.finish()
    done = [int(word) for path in tmp_path.iterdir() for word in path.read_text().split()]
    assert sorted(done) == list(range(PARTS * 3))


def test_failure_in_the_meantime_leaves_nothing_to_the_forks(tmp_path: Path) -> None:
    def slowly(items: Sequence[int]) -> None:
        note_down(tmp_path, items)
        sleep(0.02)

    with pytest.raises(ValueError, match="ours"), BothEnds(range(PARTS * 3), slowly, 2):
        raise ValueError("ours")
    assert sum(len(path.read_text().splitlines()) for path in tmp_path.iterdir()) < PARTS / 2
