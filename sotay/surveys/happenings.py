"""Figures that grow while somebody looks at them.

Sheets come in by the second, and figures take a while to draw: so they are drawn by the worker,
once for all that came in during ``PAUSE``, and only while a page shows them.
"""

from datetime import timedelta

from sotay.jobs.actions import run_unless_waiting
from sotay.kernel import clock
from sotay.live.actions import is_heard, publish
from sotay.live.frames import Swap
from sotay.surveys.models import Survey
from sotay.surveys.queries import result_pages, topics
from sotay.web.fragments import render_fragment

PAUSE = timedelta(seconds=2)
PANEL = "survey-figures"


def sheets_changed(survey: Survey) -> None:
    """A sheet came, was changed or went: open pages of results show it soon."""
    if is_heard() and topics.moves(survey):
        run_unless_waiting("surveys.tell_figures", at=clock.now() + PAUSE, survey_id=survey.pk)


def tell_figures(survey: Survey) -> None:
    """Send the figures to every page that shows them."""
    publish(topic=topics.topic(survey.pk), changes=lambda: [_figures(survey)], rare=True)


def whole_state(name: str) -> list[Swap] | None:
    """The figures as they are now, for whoever missed some."""
    survey = Survey.objects.select_related("unit").filter(pk=topics.survey_in(name) or 0).first()
    return [_figures(survey)] if survey is not None and not survey.anonymous else None


def _figures(survey: Survey) -> Swap:
    """Everybody who may see them sees the same: nothing in them is the reader's own."""
    panel = result_pages.panel_of(survey)
    return Swap(PANEL, "morph", render_fragment("surveys/_figures.html", panel=panel))
