"""An act carries an id that the browser made."""

from uuid import uuid4

import pytest

from sotay.kernel.ids import client_id
from sotay.kernel.refusals import Invalid


def test_an_id_is_read_from_a_form_or_taken_as_it_is() -> None:
    made = uuid4()
    assert client_id(f" {made} ") == client_id(made) == made


@pytest.mark.parametrize("raw", ["", "12", None, 7, "không", b"\xff"])
def test_anything_else_is_refused_in_vietnamese(raw: object) -> None:
    with pytest.raises(Invalid, match="tải lại trang") as refusal:
        client_id(raw)
    assert refusal.value.field == "client_id"
