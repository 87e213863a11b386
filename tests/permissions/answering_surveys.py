"""The surveys that ask people in the ward of the matrix: all named, the cell's own."""

from typing import Any

from sotay.files.actions import store_bytes
from sotay.org.tests.cast import Cast
from sotay.surveys.actions import life
from sotay.surveys.actions.answering import send_sheet
from sotay.surveys.actions.paper import hand_in, type_in
from sotay.surveys.models import Audience, Circle, PaperEntry, SheetFile, Survey
from sotay.surveys.queries import doors
from sotay.surveys.tests.asking import a_draft, invited


def answering_surveys(cast: Cast) -> dict[str, dict[str, Any]]:
    """One that is open, one to be opened, one closed with a late sheet, one of the committee."""
    draft = _draft(cast)
    running, over = _open(cast), _open(cast)
    small = _open(cast, who=Audience.Who.COMMITTEE)
    life.close_survey(by=cast.binh, survey=over)
    _send(cast, over)
    send_sheet(
        by=cast.dung,
        invitation=invited(small, cast.dung),
        form=doors.newest_form(small),
        answers={"grade": "good"},
    )
    circle = Circle.objects.get(survey=running)
    # Quý and Tâm have handed in a printed sheet; Quý's was typed in once.
    hand_in(by=cast.binh, survey=running, people=[cast.quy.pk, cast.tam.pk])
    type_in(
        by=cast.binh,
        survey=running,
        circle=circle,
        form=doors.newest_form(running),
        answers={"grade": "good"},
        person=cast.quy,
    )
    stored = store_bytes(by=cast.an, data=b"Noi dung.\n", name="Minh chứng.txt")
    file = SheetFile.objects.create(invitation=invited(running, cast.an), file=stored)
    return {
        "asking": {
            "survey_id": running.pk,
            "person_id": cast.em.pk,
            "number": circle.number,
            "entry_id": PaperEntry.objects.get(circle=circle).pk,
            "file_id": file.pk,
        },
        "asking_handed": {"survey_id": running.pk, "person_id": cast.tam.pk},
        "asking_draft": {"survey_id": draft.pk},
        "asking_over": {"survey_id": over.pk},
        "asking_few": {"survey_id": small.pk},
    }


def _draft(cast: Cast, **values: Any) -> Survey:
    return a_draft(
        cast,
        cast.cell,
        unit=cast.cell,
        created_by=cast.binh,
        anonymous=False,
        may_change=True,
        **values,
    )


def _open(cast: Cast, **values: Any) -> Survey:
    return life.open_survey(by=cast.binh, survey=_draft(cast, **values))


def _send(cast: Cast, survey: Survey) -> None:
    send_sheet(
        by=cast.an,
        invitation=invited(survey, cast.an),
        form=doors.newest_form(survey),
        answers={"grade": "bad"},
    )
