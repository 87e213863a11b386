"""Registers of papers and the numbers in them. Kept for good: a register is an archive."""

from django.db import models
from django.db.models import F, Q

from sotay.org.models import Body, Person, Term, Unit


class Register(models.Model):
    """The numbers of one type of paper, of one issuer, in one term.

    Numbers run from 01 through the whole term of office, not through the year. ``body`` is
    set only for a body whose papers carry a sign of its own; papers of an executive
    committee and of its standing board share the unit's register.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="registers")
    body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="registers"
    )
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="registers")
    type_code = models.SlugField(max_length=40)
    next_value = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["type_code", "id"]
        # Two, because a missing body is never equal to another missing body.
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "term", "type_code"],
                condition=Q(body__isnull=True),
                name="one_register_per_unit_type_term",
            ),
            models.UniqueConstraint(
                fields=["unit", "body", "term", "type_code"],
                condition=Q(body__isnull=False),
                name="one_register_per_body_type_term",
            ),
            models.CheckConstraint(condition=Q(next_value__gte=1), name="numbers_begin_at_one"),
        ]

    def __str__(self) -> str:
        return f"{self.type_code} {self.unit_id} {self.term_id}"


class Number(models.Model):
    """A number given to a paper. It is never given again, even when it is cancelled."""

    register = models.ForeignKey(Register, on_delete=models.PROTECT, related_name="numbers")
    value = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    allocated_at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    cancel_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["register", "value"]
        constraints = [
            models.UniqueConstraint(fields=["register", "value"], name="a_number_once"),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True, cancelled_by__isnull=True, cancel_reason="")
                | (
                    Q(cancelled_at__isnull=False, cancelled_by__isnull=False) & ~Q(cancel_reason="")
                ),
                name="a_cancelled_number_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.value:02d}"

    @property
    def is_cancelled(self) -> bool:
        """Whether the number stands in the register without a paper."""
        return self.cancelled_at is not None


class Jump(models.Model):
    """The next number was set by hand: the values in between are not used here, and why.

    A unit that kept a book on paper goes on from where the book ends.
    """

    register = models.ForeignKey(Register, on_delete=models.PROTECT, related_name="jumps")
    from_value = models.PositiveIntegerField()
    to_value = models.PositiveIntegerField()
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="a_jump_says_why"),
            models.CheckConstraint(
                condition=~Q(from_value=F("to_value")), name="a_jump_goes_somewhere"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_value} → {self.to_value}"
