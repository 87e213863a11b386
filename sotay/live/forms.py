"""The shape of what a page asks."""

import json

from django import forms
from django.utils.translation import gettext as _

from sotay.kernel.refusals import Invalid

# More topics than any page follows; the wire refuses more as well.
MOST_TOPICS = 20
_LONGEST_NAME = 120


class TopicForm(forms.Form):
    """Which topic."""

    topic = forms.CharField(max_length=_LONGEST_NAME)


class ChangesForm(TopicForm):
    """Which topic, and the version that the page has."""

    after = forms.IntegerField(min_value=0)


def topics_asked(body: bytes) -> list[str]:
    """The names in ``{"topics": [...]}``, each once.

    Raises:
        Invalid: the body is something else; the page that sent it is broken or not ours.
    """
    try:
        topics = json.loads(body)["topics"]
    except (ValueError, KeyError, TypeError, RecursionError):
        topics = None
    if (
        not isinstance(topics, list)
        or not 0 < len(topics) <= MOST_TOPICS
        or not all(isinstance(name, str) and len(name) <= _LONGEST_NAME for name in topics)
    ):
        raise Invalid(_("Trang này hỏi tin mới không đúng cách. Hãy tải lại trang."))
    return list(dict.fromkeys(topics))
