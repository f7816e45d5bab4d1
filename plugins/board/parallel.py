"""Work shared out over forked processes, so that nothing need be copied into them."""

import multiprocessing
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from multiprocessing.connection import Connection
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# Below this a fork costs more than it saves.
WORTH_FORKING = 300

# How finely work is dealt out: a byte names a part, and at the end nobody waits for more than one.
PARTS = 128


def usable_processes(wanted: int) -> int:
    """How many processes to use: `wanted`, or as many as there are processors for 0; 1 where nothing forks."""
    if not hasattr(os, "fork"):
        return 1
    return wanted or (len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def shared_out(
    items: Sequence[Item],
    work: Callable[[Sequence[Item]], Result],
    processes: int,
    *,
    worth_forking: int = WORTH_FORKING,
) -> list[Result]:
    """`work` on one part of the items in this process and on the others in forks, each part a run of neighbours.

    The results come in the order of the parts. What a fork raises is raised here, as a RuntimeError with its text.
    """
    if processes < 2 or len(items) < worth_forking:
        return [work(items)]
    ends = [len(items) * number // processes for number in range(processes + 1)]
    shares = [items[start:end] for start, end in pairwise(ends)]
    others = [Fork(partial(work, share)) for share in shares[1:]]
    results = [work(shares[0])]
    return results + [other.result() for other in others]


def from_both_ends(items: Sequence[Item], work: Callable[[Sequence[Item]], object], processes: int) -> None:
    """`work` on all items, this process from the first on and the forks from the last, until they meet.

    Neighbours mostly stay with one process, and none is idle while another still has much to do, whatever
    an item costs. What a fork raises is raised here, as a RuntimeError with its text.
    """
    if processes < 2 or len(items) < PARTS:
        work(items)
        return
    ends = [len(items) * number // PARTS for number in range(PARTS + 1)]
    # A pipe deals its bytes out once each, to whichever process asks first: as many as there are parts,
    # so that the two ends never overlap, and for the forks the number of the part that each is to take.
    permits, numbers = dealt_out(bytes(PARTS)), dealt_out(bytes(reversed(range(PARTS))))

    def work_from_the_end() -> None:
        while os.read(permits, 1):
            (number,) = os.read(numbers, 1)
            work(items[ends[number] : ends[number + 1]])

    try:
        others = [Fork(work_from_the_end) for _ in range(processes - 1)]
        number = 0
        while os.read(permits, 1):
            work(items[ends[number] : ends[number + 1]])
            number += 1
        for other in others:
            other.result()
    finally:
        os.close(permits)
        os.close(numbers)


def dealt_out(tokens: bytes) -> int:
    """The reading end of a pipe that holds these bytes and then ends."""
    reading, writing = os.pipe()
    os.write(writing, tokens)
    os.close(writing)
    return reading


def in_background(work: Callable[[], Result], processes: int) -> Callable[[], Result]:
    """Begin work in a fork, and return what waits for its result; without forks it is done when asked for."""
    return Fork(work).result if processes > 1 else work


class Fork(Generic[Result]):
    """Work that goes on in a fork of this process."""

    def __init__(self, work: Callable[[], Result]) -> None:
        sys.stdout.flush()
        sys.stderr.flush()
        context = multiprocessing.get_context("fork")
        self.receiver, sender = context.Pipe(duplex=False)
        # A daemon, so that where this process fails it does not wait for an answer that nobody will take.
        self.child = context.Process(target=answered, args=(work, sender), daemon=True)
        self.child.start()
        sender.close()

    def result(self) -> Result:
        """Wait for what the work came to; raises RuntimeError with the text of what it raised."""
        try:
            done, answer = self.receiver.recv()
        except EOFError:
            done, answer = False, None
        self.child.join()
        if not done:
            raise RuntimeError(answer or f"a worker process ended early (exit code {self.child.exitcode})")
        result: Result = answer
        return result


def answered(work: Callable[[], Result], sender: Connection) -> None:
    """Do the work in a fork and send what came of it."""
    try:
        sender.send((True, work()))
    except BaseException as error:  # a fork has nobody else to tell
        sender.send((False, f"{type(error).__name__}: {error}"))
        raise SystemExit(1) from error
