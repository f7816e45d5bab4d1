"""What is left to the end of the process, and yet goes when a build starts anew in it."""

import gc
import weakref

from board.lasting import lasting


class Value:
    """Something that can be watched."""


def test_a_value_stays_until_the_collector_looks_for_it() -> None:
    value = Value()
    watched = weakref.ref(value)
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        lasting(value)
        gc.freeze()
        del value
        gc.collect()
        assert watched() is not None
        gc.unfreeze()
        gc.collect()
        assert watched() is None
    finally:
        gc.unfreeze()
        if was_enabled:
            gc.enable()
