"""An answer that is given again while the same is asked."""

from board.render.neighbours import for_neighbours


def test_the_same_question_in_a_row_is_answered_once_and_any_other_anew() -> None:
    asked = []

    @for_neighbours
    def pair(one: list[int], other: list[int]) -> tuple[list[int], list[int]]:
        asked.append((one, other))
        return one, other

    # Equal, and yet not the same.
    first, second, tools, others = [1], [1], [2], [2]
    assert pair(first, tools) is pair(first, tools)
    assert pair(second, tools)[0] is second
    assert pair(second, others)[1] is others
    assert pair(first, tools)[0] is first
    assert len(asked) == 4
