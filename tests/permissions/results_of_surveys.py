"""Rows and world of the addresses under a survey that is over: the cell's, six answers."""

from typing import Any

from sotay.files.actions import store_bytes
from sotay.kernel import clock
from sotay.org.tests.cast import Cast
from sotay.surveys.models import OpinionPoint, PublishedReport
from sotay.surveys.tests.closed import a_closed_survey


def results_world(cast: Cast) -> dict[str, Any]:
    """Ids of a closed survey with a point, and of what was published of it."""
    survey = a_closed_survey(cast)
    point = OpinionPoint.objects.create(
        survey=survey,
        chapter=OpinionPoint.Place.OPINIONS,
        words="Chưa hiện giờ họp.",
        position=1,
        changed_by=cast.binh,
        changed_at=clock.now(),
    )
    files = {
        form: store_bytes(by=None, data=form.encode(), name=f"Kết quả.{form}")
        for form in ("docx", "xlsx")
    }
    figures = {"respondents": 6, "invited": 8, "parts": [], "opinions": []}
    PublishedReport.objects.create(
        survey=survey,
        number=1,
        figures={**figures, "solutions": [], "requests": []},
        pdf=files["docx"],
        published_by=cast.binh,
        published_at=clock.now(),
        **files,
    )
    return {"survey_id": survey.pk, "point_id": point.pk, "form": "docx"}
