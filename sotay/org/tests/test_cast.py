from datetime import date

import pytest

from sotay.org import queries
from sotay.org.connections import Connection
from sotay.org.tests.cast import build_cast

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 3)


def test_the_cast_is_who_it_says() -> None:
    cast = build_cast()
    roll = queries.roll_of(cast.cell, DAY)
    assert [line.person.full_name for line in roll][:4] == [
        "Trần Văn Bình",
        "Lý Văn Phúc",
        "Đỗ Thị Dung",
        "Nguyễn Thị An",
    ]
    assert len(roll) == 13
    assert queries.connections(cast.an, cast.cell, DAY) == {Connection.MEMBER}
    assert queries.connections(cast.cuong, cast.cell, DAY) == frozenset()
