"""The shape of what is typed about units and people."""

from sotay.org.forms.day import DayForm, IdleTimeForm

__all__ = ["DayForm", "IdleTimeForm"]
