"""The one question: may this person do this to that?"""

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from sotay.kernel.refusals import Forbidden
from sotay.policy.matrix import GRANTS
from sotay.policy.reading import once
from sotay.policy.relations import Relation
from sotay.policy.rights import Right

# A feature answers, for its own kind of thing, what a person is to it.
Relations = Callable[[Any, Any], frozenset[Relation]]

_registered: dict[type[Model], Relations] = {}


def register(kind: type[Model], relations: Relations) -> None:
    """Say how relations to things of this kind are found; called in ``AppConfig.ready``."""
    _registered[kind] = relations


def relations_to(person: Any, thing: Model) -> frozenset[Relation]:
    """Everything that ``person`` is to ``thing`` now.

    Raises:
        LookupError: nobody registered this kind of thing; that is a defect, not a "no".
    """
    relations = _registered.get(type(thing))
    if relations is None:
        raise LookupError(f"no relations registered for {type(thing).__name__}")
    question = (type(thing), thing.pk, getattr(person, "pk", None))
    return once(question, lambda: relations(person, thing))


def granted(right: Right, relations: frozenset[Relation]) -> bool:
    """Whether any of the relations grants the right."""
    return not GRANTS[right].isdisjoint(relations)


def may(person: Any, right: Right, thing: Model) -> bool:
    """Whether ``person`` may exercise ``right`` on ``thing`` now."""
    return granted(right, relations_to(person, thing))


def require(person: Any, right: Right, thing: Model, *, because: str = "") -> None:
    """Let the person pass, or refuse; ``because`` is the sentence where a reason helps.

    Raises:
        Forbidden: the person sees the thing but has no relation that grants the right.
    """
    if not may(person, right, thing):
        raise Forbidden(because or _("Đồng chí không có quyền làm việc này."))


def why(person: Any, right: Right, thing: Model) -> frozenset[Relation]:
    """The relations behind a "yes"; empty for a "no"."""
    return GRANTS[right] & relations_to(person, thing)
