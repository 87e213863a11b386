"""A share as reports print it: ``128/129 đồng chí, đạt 99,2%``."""

from django.utils.translation import gettext as _

from sotay.kernel import numbers

PLACES = 1


def ratio(count: int, whole: int) -> str:
    """``128/129``; counts of a thousand and more take their points: ``1.270/1.277``."""
    return f"{numbers.thousands(count)}/{numbers.thousands(whole)}"


def share(count: int, whole: int) -> str:
    """``99,2%``, rounded half up to one decimal; a dash where there is no whole."""
    return numbers.percent(count, whole, PLACES)


def reached(count: int, whole: int, unit: str) -> str:
    """``128/129 đồng chí, đạt 99,2%``; of nothing no share is told: ``0/0 chi bộ``.

    ``unit`` is the word of what is counted.
    """
    told = f"{ratio(count, whole)} {unit}"
    if whole <= 0:
        return told
    return _("%(told)s, đạt %(share)s") % {"told": told, "share": share(count, whole)}
