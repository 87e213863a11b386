"""Lists and counts that only this installation's keys open, and whose length says nothing."""

import json
from typing import Any

from django.db import models
from django.db.models.query_utils import DeferredAttribute

from sotay.org.sealed import Sealed, key_ring


class _OpenedWhenRead(DeferredAttribute):
    """A page that counts circles opens none of their seals."""

    field: "SealedJSONField"

    def __get__(self, instance: models.Model | None, cls: Any = None) -> Any:
        value = super().__get__(instance, cls)
        if instance is not None and isinstance(value, Sealed):
            value = instance.__dict__[self.field.attname] = self.field.opened(value)
        return value

    def __set__(self, instance: models.Model, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class SealedJSONField(models.TextField[Any, Any]):
    """A list or an object under seal (as ``org.sealed.SealedField``); an empty one is no text.

    A seal is as long as what is under it: whoever saw two backups would know how much somebody
    wrote in between. So everything is filled up with blanks to a multiple of ``pad`` bytes.
    """

    descriptor_class = _OpenedWhenRead
    # What the type checker takes for the value of the attribute: not the text in the column.
    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def __init__(self, *, pad: int = 0, **options: Any) -> None:
        self.pad = pad
        super().__init__(**{"blank": True, **options})

    def deconstruct(self) -> Any:
        """Migrations know the length too, so that a changed one is seen."""
        name, path, args, options = super().deconstruct()
        return name, path, args, {**options, "pad": self.pad}

    def opened(self, sealed: str) -> Any:
        """What is under the seal; the default for nothing.

        Raises:
            Broken: none of the keys opens it, or somebody changed it.
        """
        text = key_ring().open(sealed)
        return json.loads(text) if text else self.get_default()

    def from_db_value(self, value: str | None, *_args: Any) -> str | None:
        """As it stands; the attribute opens it."""
        return None if value is None else Sealed(value)

    def get_prep_value(self, value: Any) -> Any:
        """Under seal; what was not opened since it was read goes back as it came."""
        if isinstance(value, Sealed):
            return str.__str__(value)
        if not value:
            return ""
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        lacking = -len(text.encode()) % self.pad if self.pad else 0
        return key_ring().close(text + " " * lacking)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:  # noqa: FBT001 (Django's)
        """As it came, if nobody read it."""
        value = model_instance.__dict__.get(self.attname)
        return value if isinstance(value, Sealed) else super().pre_save(model_instance, add)
