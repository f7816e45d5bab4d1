"""Work shared out over forked processes, so that nothing need be copied into them."""

import multiprocessing
import os
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from multiprocessing.connection import Connection
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# Below this a fork costs more than it saves.
WORTH_FORKING = 300


def usable_processes(wanted: int) -> int:
    """How many processes to use: `wanted`, or as many as there are processors for 0; 1 where nothing forks."""
    if not hasattr(os, "fork"):
        return 1
    return wanted or (len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def shared_out(items: Sequence[Item], work: Callable[[Sequence[Item]], Result], processes: int) -> list[Result]:
    """`work` on one part of the items in this process and on the others in forks, each part a run of neighbours.

    The results come in the order of the parts. What a fork raises is raised here, as a RuntimeError with its text.
    """
    if processes < 2 or len(items) < WORTH_FORKING:
        return [work(items)]
    ends = [len(items) * number // processes for number in range(processes + 1)]
    shares = [items[start:end] for start, end in pairwise(ends)]
    context = multiprocessing.get_context("fork")
    sys.stdout.flush()
    sys.stderr.flush()
    children = []
    for share in shares[1:]:
        receiver, sender = context.Pipe(duplex=False)
        # Daemons, so that where this process fails it does not wait for answers that nobody will take.
        child = context.Process(target=answered, args=(work, share, sender), daemon=True)
        child.start()
        sender.close()
        children.append((child, receiver))
    results = [work(shares[0])]
    failures = []
    for child, receiver in children:
        try:
            done, answer = receiver.recv()
        except EOFError:
            done, answer = False, f"a worker process ended early (exit code {child.exitcode})"
        child.join()
        if done:
            results.append(answer)
        else:
            failures.append(answer)
    if failures:
        raise RuntimeError("\n".join(failures))
    return results


def answered(work: Callable[[Sequence[Item]], Result], items: Sequence[Item], sender: Connection) -> None:
    """Do a share of the work in a fork and send what came of it."""
    try:
        sender.send((True, work(items)))
    except BaseException as error:  # a fork has nobody else to tell
        sender.send((False, f"{type(error).__name__}: {error}"))
        raise SystemExit(1) from error
