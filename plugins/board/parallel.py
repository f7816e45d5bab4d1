"""Work shared out over forked processes, so that nothing need be copied into them."""

import multiprocessing
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from multiprocessing.connection import Connection
from typing import Generic, Self, TypeVar

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


class BothEnds(Generic[Item, Result]):
    """Items on which forks work from the last on, at once, and this process from the first on, when it is free.

    Neighbours mostly stay with one process, and none is idle while another still has much to do, whatever an item
    costs. What a fork raises is raised here, as a RuntimeError with its text. Where there is too little to do for a
    fork, all is done here.
    """

    def __init__(
        self,
        items: Sequence[Item],
        work: Callable[[Sequence[Item]], Result],
        processes: int,
        *,
        worth_forking: int = PARTS,
    ) -> None:
        self.items, self.work = items, work
        self.ends = [len(items) * number // PARTS for number in range(PARTS + 1)]
        self.forks: list[Fork[dict[int, Result]]] = []
        self.pipes: tuple[int, ...] = ()
        if processes > 1 and len(items) >= worth_forking:
            # A pipe deals its bytes out once each, to whichever process asks first: as many as there are parts,
            # so that the two ends never overlap, and for the forks the number of the part that each is to take.
            self.pipes = dealt_out(bytes(PARTS)), dealt_out(bytes(reversed(range(PARTS))))
            self.forks = [Fork(self.work_from_the_end) for _ in range(processes - 1)]

    @property
    def has_forks(self) -> bool:
        return bool(self.forks)

    def work_from_the_end(self) -> dict[int, Result]:
        permits, numbers = self.pipes
        results = {}
        while os.read(permits, 1):
            (number,) = os.read(numbers, 1)
            results[number] = self.work_on(number)
        return results

    def work_on(self, number: int) -> Result:
        return self.work(self.items[self.ends[number] : self.ends[number + 1]])

    def finish(self) -> list[Result]:
        """Join in until all is done; what came of each part, in their order."""
        if not self.forks:
            return [self.work(self.items)]
        results: dict[int, Result] = {}
        while os.read(self.pipes[0], 1):
            results[len(results)] = self.work_on(len(results))
        for fork in self.forks:
            results |= fork.result()
        return [results[number] for number in sorted(results)]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the forks nothing to do that they have not begun: if all went well there is nothing left."""
        if self.pipes:
            while os.read(self.pipes[0], PARTS):
                pass
        for fork in self.forks:
            # Or a fork whose answer nobody has taken would wait for ever.
            fork.receiver.close()
            fork.child.join()
        for pipe in self.pipes:
            os.close(pipe)


def from_both_ends(items: Sequence[Item], work: Callable[[Sequence[Item]], Result], processes: int) -> None:
    """`work` on all items, as BothEnds has it, with this process free from the beginning."""
    with BothEnds(items, work, processes) as ends:
        ends.finish()


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
    except BrokenPipeError:  # nobody listens any more
        raise SystemExit(1) from None
    except BaseException as error:  # a fork has nobody else to tell
        sender.send((False, f"{type(error).__name__}: {error}"))
        raise SystemExit(1) from error
