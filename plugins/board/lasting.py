"""What is left to the end of the process, since taking it apart piece by piece takes a while."""


def lasting(*values: object) -> None:
    """Put values into a ring that only the garbage collector takes apart.

    A build switches it off and then freezes all there is, so the process ends with these values as they are.
    """
    ring: list[object] = [*values]
    ring.append(ring)
