"""The kinds of units and bodies and the titles that come with the package."""

from typing import Any

from django.db import migrations

from sotay.org.actions.reference import load_reference_data
from sotay.profiles import parsing, shipped


def load(registry: Any, schema_editor: Any) -> None:
    """Oldest rules first: kinds and titles of the past stay, names are those of today."""
    del schema_editor
    for profile in sorted(shipped.profiles(), key=lambda profile: profile.valid_from):
        rules = parsing.rule_profile(profile.code, profile.values)
        load_reference_data(rules=rules, registry=registry)


class Migration(migrations.Migration):
    dependencies = [("org", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
