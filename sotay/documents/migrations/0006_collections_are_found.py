from django.db import migrations
from django.utils import timezone


def have_them_taken_in(apps, schema_editor):
    """Collections from before they could be found: the index takes them in with its next look."""
    now = timezone.now()
    mark = apps.get_model("search", "Mark")
    rows = apps.get_model("documents", "Collection").objects.filter(removed_at=None)
    mark.objects.bulk_create(
        [mark(source="collection", thing=row.pk, asked_at=now) for row in rows.iterator()]
    )


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0005_newest_first"),
        ("search", "0001_what_is_to_be_indexed"),
    ]

    operations = [
        migrations.RunPython(have_them_taken_in, migrations.RunPython.noop, elidable=True),
    ]
