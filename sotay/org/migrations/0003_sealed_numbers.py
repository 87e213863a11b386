"""Card and phone numbers go under seal; citizen numbers and e-mail addresses join them."""

from typing import Any

from django.db import migrations

from sotay.org import sealed

AT_ONCE = 500
OLD = ("card_number", "phone")


def seal(registry: Any, schema_editor: Any) -> None:
    """Close every number; what stands in the columns is what was typed."""
    if schema_editor.connection.vendor == "sqlite":
        # Freed pages of the file would go on showing the numbers.
        schema_editor.connection.cursor().execute("PRAGMA secure_delete = ON")
    people = registry.get_model("org", "Person")
    taken: set[str | None] = set()
    changed = []
    for person in people.objects.only("id", *OLD).iterator():
        card, phone = (str.__str__(person.__dict__[name] or "") for name in OLD)
        person.card_number, person.phone = card, phone
        person.phone_key = sealed.fingerprint("phone", phone)
        key = sealed.fingerprint("card_number", card)
        # Two cards that only a dot kept apart: both stay, the first is found by its number.
        person.card_key = None if key in taken else key
        taken.add(key)
        changed.append(person)
    fields = [*OLD, "card_key", "phone_key"]
    people.objects.bulk_update(changed, fields, batch_size=AT_ONCE)


def unseal(registry: Any, schema_editor: Any) -> None:
    """Open every number again."""
    del schema_editor
    people = registry.get_model("org", "Person")
    for person in people.objects.only("id", *OLD).iterator():
        # Handed over as if sealed, so that the field writes what was typed.
        card, phone = (sealed.Sealed(getattr(person, name)) for name in OLD)
        people.objects.filter(pk=person.pk).update(card_number=card or None, phone=phone)


class Migration(migrations.Migration):
    dependencies = [("org", "0002_reference_data")]
    operations = [
        migrations.AlterField(
            "person", "card_number", sealed.SealedField(blank=True, null=True)
        ),
        migrations.AlterField("person", "phone", sealed.SealedField(blank=True, default="")),
        migrations.AddField(
            "person", "citizen_number", sealed.SealedField(blank=True, default="")
        ),
        migrations.AddField("person", "email", sealed.SealedField(blank=True, default="")),
        migrations.AddField(
            "person", "card_key", sealed.FingerprintField(of="card_number", unique=True)
        ),
        migrations.AddField(
            "person", "citizen_key", sealed.FingerprintField(of="citizen_number", unique=True)
        ),
        migrations.AddField(
            "person", "phone_key", sealed.FingerprintField(of="phone", db_index=True)
        ),
        migrations.RunPython(seal, unseal),
        migrations.AlterField(
            "person", "card_number", sealed.SealedField(blank=True, default="")
        ),
    ]
