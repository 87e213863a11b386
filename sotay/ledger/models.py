"""What happened, in order, and never changed afterwards."""

from typing import Any, NoReturn

from django.conf import settings
from django.db import models


class Rewritten(RuntimeError):
    """Code tried to change or remove an entry; that is a defect, never a request."""


class _Unchangeable(models.QuerySet["Entry"]):
    """Entries are read and added. The database refuses the rest as well (``guards``)."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise Rewritten("an entry of the ledger is never changed")

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise Rewritten("an entry of the ledger is never changed")

    def delete(self) -> NoReturn:
        raise Rewritten("an entry of the ledger is never removed")


class Entry(models.Model):
    """One act: who did what to which thing, when. Ids and figures only, no words of people.

    ``hash`` covers the entry and ``previous_hash``, so a change of any old entry shows.
    """

    seq = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    # None: the product itself, or an account that never existed (loaded history).
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    # Plain numbers: the trace outlives the person's and the unit's rows.
    actor_person_id = models.PositiveBigIntegerField(null=True, blank=True)
    act = models.CharField(max_length=80)
    about_kind = models.CharField(max_length=80)
    about_id = models.CharField(max_length=40)
    unit_id = models.PositiveBigIntegerField(null=True, blank=True)
    details = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    objects = _Unchangeable.as_manager()

    class Meta:
        ordering = ["seq"]
        indexes = [
            models.Index(fields=["about_kind", "about_id", "seq"]),
            models.Index(fields=["unit_id", "seq"]),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.act} {self.about_kind}:{self.about_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the entry.

        Raises:
            Rewritten: the entry is in the ledger already.
        """
        if not self._state.adding:
            raise Rewritten("an entry of the ledger is never changed")
        super().save(force_insert=True, using=kwargs.get("using"))

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse.

        Raises:
            Rewritten: always.
        """
        raise Rewritten("an entry of the ledger is never removed")


class Chain(models.Model):
    """The end of the chain: one row, locked by whoever adds an entry."""

    last_seq = models.PositiveBigIntegerField(default=0)
    last_hash = models.CharField(max_length=64, default="")

    def __str__(self) -> str:
        return f"{self.last_seq} {self.last_hash[:12]}"


class Receipt(models.Model):
    """A sending of a phone that was taken in. Kept 40 days: phones resend for 30.

    ``digest`` is of the address and the words (SHA-256, hex), ``answer`` the address that the
    phone was sent to. Private to the account; says nothing that the act's own row does not.
    """

    client_id = models.UUIDField(primary_key=True)
    account_id = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    answer = models.CharField(max_length=300)
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.client_id} {self.answer}"
