"""Which paper comes before and after one."""

from sotay.documents.rules.turning import Turn, turn_among


def test_beside_the_first_the_middle_and_the_last() -> None:
    assert turn_among([7, 3, 5], 7) == Turn(1, 3, None, 3)
    assert turn_among([7, 3, 5], 3) == Turn(2, 3, 7, 5)
    assert turn_among([7, 3, 5], 5) == Turn(3, 3, 3, None)


def test_what_is_not_among_them_has_no_number_and_no_neighbours() -> None:
    assert turn_among([7, 3], 9) == Turn(0, 2, None, None)
    assert turn_among([], 9) == Turn(0, 0, None, None)
