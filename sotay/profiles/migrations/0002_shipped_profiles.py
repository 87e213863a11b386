"""Bring in the profiles that come with the package."""

from django.db import migrations

from sotay.profiles.actions import load_shipped_profiles


def load(apps, schema_editor):
    load_shipped_profiles(profiles=apps.get_model("profiles", "Profile"))


class Migration(migrations.Migration):
    dependencies = [("profiles", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
