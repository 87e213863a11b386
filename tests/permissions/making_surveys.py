"""The surveys in the making, of the ward of the matrix: in draft, waiting, open and changed."""

from datetime import timedelta
from typing import Any

from sotay.kernel import clock
from sotay.org.tests.cast import Cast
from sotay.surveys.actions.audience import add_audience
from sotay.surveys.actions.building import put_question
from sotay.surveys.rules.definition import Kind
from sotay.surveys.rules.typed import Typed
from sotay.surveys.tests.making import a_choice, a_draft
from sotay.surveys.tests.making import running as make_it_run


def making_surveys(cast: Cast) -> dict[str, dict[str, Any]]:
    """The ids that addresses need, by place."""
    draft = a_draft(cast, title="Khảo sát nháp")
    circle = add_audience(by=cast.binh, survey=draft, unit=cast.cell, reach="unit", who="members")
    known = {
        "survey_id": draft.pk,
        "section": "s1",
        "key": a_choice(cast, draft),
        "second": a_choice(cast, draft, "Nơi họp nào hợp?"),
        "kind": "single",
        "code": "thirteen-questions",
        "audience": circle.pk,
    }
    running = a_draft(cast, title="Khảo sát đang mở")
    a_choice(cast, running)
    make_it_run(running)
    a_choice(cast, running, "Câu hỏi thêm?")
    comment = put_question(
        by=cast.binh, survey=draft, section="s1", kind=Kind.LONG, typed=Typed(words="Góp ý?")
    )
    waiting = a_draft(cast, title="Khảo sát hẹn giờ")
    waiting.announced_by, waiting.opens_at = cast.binh, clock.now() + timedelta(days=1)
    waiting.save(update_fields=["announced_by", "opens_at"])
    return {
        "making": known,
        "making_waits": {"survey_id": waiting.pk},
        "making_long": {**known, "kind": "long", "key": comment},
        "making_second": {**known, "key": known["second"]},
        "making_open": {**known, "survey_id": running.pk},
    }
