"""Shelves, further files, and what a reader keeps: places, bookmarks, passages, visits."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F


def put_on_shelves(apps, schema_editor):
    from sotay.documents.rules.shelves import shelf_for

    Document = apps.get_model("documents", "Document")
    for row in Document.objects.filter(shelf="").iterator():
        row.shelf = shelf_for(row.type_code, row.title).key
        row.save(update_fields=["shelf"])


def open_when_first_opened(apps, schema_editor):
    apps.get_model("documents", "Opening").objects.filter(last_at=None).update(last_at=F("first_at"))


def nothing(apps, schema_editor):
    pass


def link(to, name="+", on_delete=django.db.models.deletion.CASCADE):
    return models.ForeignKey(on_delete=on_delete, related_name=name, to=to)


def key():
    return models.BigAutoField(
        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
    )


class Migration(migrations.Migration):

    dependencies = [
        ("documents", "0001_initial"),
        ("files", "0002_preview"),
        ("org", "0003_sealed_numbers"),
    ]

    operations = [
        migrations.AddField("document", "shelf", models.SlugField(blank=True, default="", max_length=40), preserve_default=False),
        migrations.AddField("opening", "last_at", models.DateTimeField(null=True)),
        migrations.RunPython(put_on_shelves, nothing),
        migrations.RunPython(open_when_first_opened, nothing),
        migrations.AlterField("opening", "last_at", models.DateTimeField()),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("id", key()),
                ("kind", models.CharField(choices=[("original", "bản quét có chữ ký, con dấu"), ("annex", "phụ lục"), ("form", "biểu mẫu kèm theo")], max_length=10)),
                ("title", models.CharField(blank=True, max_length=300)),
                ("added_at", models.DateTimeField()),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                ("document", link("documents.document", "attachments", django.db.models.deletion.PROTECT)),
                ("file", link("files.storedfile", on_delete=django.db.models.deletion.PROTECT)),
                ("added_by", link("org.person", on_delete=django.db.models.deletion.PROTECT)),
            ],
            options={"ordering": ["id"]},
        ),
        migrations.CreateModel(
            name="Visit",
            fields=[
                ("id", key()),
                ("before", models.DateTimeField(blank=True, null=True)),
                ("last_at", models.DateTimeField()),
                ("person", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="org.person")),
            ],
        ),
        migrations.CreateModel(
            name="Bookmark",
            fields=[
                ("id", key()),
                ("at", models.DateTimeField()),
                ("document", link("documents.document", "bookmarks")),
                ("person", link("org.person")),
            ],
            options={"ordering": ["-at"]},
        ),
        migrations.CreateModel(
            name="Place",
            fields=[
                ("id", key()),
                ("version", models.PositiveSmallIntegerField()),
                ("page", models.PositiveIntegerField()),
                ("read_at", models.DateTimeField()),
                ("document", link("documents.document", "places")),
                ("person", link("org.person")),
            ],
        ),
        migrations.CreateModel(
            name="Passage",
            fields=[
                ("id", key()),
                ("page", models.PositiveIntegerField()),
                ("quote", models.CharField(blank=True, max_length=2000)),
                ("words", models.TextField(blank=True)),
                ("made_at", models.DateTimeField()),
                ("blob", link("files.blob")),
                ("person", link("org.person")),
            ],
            options={"ordering": ["page", "id"]},
        ),
        migrations.AddIndex("document", models.Index(fields=["shelf", "state"], name="documents_by_shelf")),
        migrations.AddIndex("passage", models.Index(fields=["person", "blob"], name="passages_of_a_reader")),
        migrations.AddConstraint("bookmark", models.UniqueConstraint(fields=("document", "person"), name="one_bookmark_each")),
        migrations.AddConstraint("place", models.UniqueConstraint(fields=("document", "person"), name="one_place_each")),
    ]
