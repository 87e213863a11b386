"""Columns of the database that only this installation's keys open."""

from typing import Any, NoReturn

from django.conf import settings
from django.core.exceptions import FieldError
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from sotay.kernel.sealing import FINGERPRINT_LENGTH, KeyRing
from sotay.org import numbers


def key_ring() -> KeyRing:
    """The keys in use."""
    ring: KeyRing = settings.KEY_RING
    return ring


class Sealed(str):
    """What stands in the column; opened when somebody reads the attribute."""

    __slots__ = ()


class _OpenedWhenRead(DeferredAttribute):
    """Most pages load people and read no number: opening every seal would cost them."""

    field: models.Field[Any, Any]

    def __get__(self, instance: models.Model | None, cls: Any = None) -> Any:
        value = super().__get__(instance, cls)
        if instance is not None and isinstance(value, Sealed):
            value = instance.__dict__[self.field.attname] = key_ring().open(value)
        return value

    def __set__(self, instance: models.Model, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class SealedField(models.TextField[str, str]):
    """A text kept under seal. Nothing can be searched in it; see ``FingerprintField``."""

    descriptor_class = _OpenedWhenRead

    def from_db_value(self, value: str | None, *_args: Any) -> str | None:
        """As it stands; the attribute opens it."""
        return None if value is None else Sealed(value)

    def get_prep_value(self, value: Any) -> Any:
        """Under seal; what was not opened since it was read goes back as it came."""
        if isinstance(value, Sealed):
            return str.__str__(value)
        return key_ring().close(str(value)) if value else value

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:  # noqa: FBT001 (Django's)
        """As it came, if nobody read it: saving a person opens no seal."""
        value = model_instance.__dict__.get(self.attname)
        return value if isinstance(value, Sealed) else super().pre_save(model_instance, add)

    def get_lookup(self, lookup_name: str) -> NoReturn:
        """Refuse: a sealed text differs every time, so a search would find nothing, silently.

        Raises:
            FieldError: always.
        """
        raise FieldError(f"{self.name} is sealed; ask {self.name}'s fingerprint ({lookup_name})")


class FingerprintField(models.CharField[str | None, str | None]):
    """The fingerprint of the sealed field named ``of``; None where that is empty.

    It follows its field whenever the row is saved; nobody sets it.
    """

    def __init__(self, *, of: str, **options: Any) -> None:
        self.of = of
        given = {"max_length": FINGERPRINT_LENGTH, "null": True, "editable": False}
        super().__init__(**{**options, **given})

    def deconstruct(self) -> Any:
        """Migrations know the field by what it is the fingerprint of."""
        name, path, args, options = super().deconstruct()
        for fixed in ("max_length", "null", "editable"):
            options.pop(fixed, None)
        return name, path, args, {**options, "of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> str | None:  # noqa: FBT001 (Django's)
        """Anew, unless the number was neither read nor changed."""
        value = model_instance.__dict__.get(self.of)
        if value is not None and not isinstance(value, Sealed):
            setattr(model_instance, self.attname, fingerprint(self.of, value))
        found: str | None = super().pre_save(model_instance, add)
        return found


def fingerprint(of: str, value: str) -> str | None:
    """What stands in the fingerprint column for this number, however it was typed."""
    return key_ring().fingerprint(of, numbers.COMPARED[of](value)) or None


def seal_now(instance: models.Model) -> None:
    """Seal the numbers of a row before it is saved, so that saving it takes no time for that."""
    fields = instance._meta.concrete_fields
    for field in fields:
        if isinstance(field, FingerprintField):
            field.pre_save(instance, add=True)
    for field in fields:
        value = instance.__dict__.get(field.attname)
        if isinstance(field, SealedField) and value and not isinstance(value, Sealed):
            instance.__dict__[field.attname] = Sealed(key_ring().close(value))
