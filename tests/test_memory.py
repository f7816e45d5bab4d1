"""What was read once comes back from another process and from the disk as it was, or not at all."""

import pickle
from typing import Any

import pytest

from board.memory import Fact, Memory, Packet

FIRST: list[Fact] = [("content/jobs/a.yml", "0a", {"title": "é"}), ("content/jobs/b.yml", "0b", {"amount": 1.5})]
SECOND: list[Fact] = [("content/jobs/c.yml", "0c", {"skills": ["a"], "remote": True})]


def a_memory() -> Memory:
    return Memory((Packet(FIRST), Packet(SECOND)))


def test_packet_crosses_as_its_bytes_alone() -> None:
    sent = pickle.dumps(Packet(FIRST))
    assert sent.count("é".encode()) == 1
    assert pickle.loads(sent) == Packet(FIRST)


def test_kept_memory_comes_back() -> None:
    assert Memory.from_kept(a_memory().kept()) == a_memory()
    assert a_memory().facts() == {fact[0]: fact for fact in FIRST + SECOND}


@pytest.mark.parametrize("kept", [{}, {"packets": [b""]}, {"packets": [b"\xff"]}, {"packets": [7]}, {"packets": 7}])
def test_damaged_memory_is_none(kept: dict[str, Any]) -> None:
    assert Memory.from_kept(kept) == Memory()


def test_memory_in_which_nothing_changed_is_the_same() -> None:
    memory = a_memory()
    assert memory.after(FIRST + SECOND, []) is memory
    assert memory.after(FIRST + SECOND, [Packet([])]) is memory


def test_what_changed_is_forgotten_and_what_is_new_is_kept() -> None:
    memory = a_memory()
    new: Fact = ("content/jobs/b.yml", "0d", {"amount": 2})
    later = memory.after([FIRST[0], *SECOND], [Packet([new])])
    assert later.facts() == {fact[0]: fact for fact in (FIRST[0], new, *SECOND)}
    # What holds one file that changed is packed anew, the rest is kept as it is.
    assert memory.packets[1] in later.packets
    assert memory.after([], []).facts() == {}
