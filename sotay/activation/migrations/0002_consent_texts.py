"""The consent texts that ship with the product."""

from django.db import migrations

from sotay.activation.actions.consent import load_consent_texts


def load(registry, schema_editor):
    del schema_editor
    load_consent_texts(registry=registry)


class Migration(migrations.Migration):
    dependencies = [("activation", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
