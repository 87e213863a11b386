"""Collections: documents put together by hand, in an order."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q


def link(to, name="+", on_delete=django.db.models.deletion.PROTECT):
    return models.ForeignKey(on_delete=on_delete, related_name=name, to=to)


def key():
    return models.BigAutoField(
        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
    )


class Migration(migrations.Migration):

    dependencies = [
        ("documents", "0003_bodies_and_titles"),
        ("org", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Collection",
            fields=[
                ("id", key()),
                ("name", models.CharField(max_length=200)),
                ("note", models.CharField(blank=True, max_length=1000)),
                ("made_at", models.DateTimeField()),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                ("made_by", link("org.person")),
                ("unit", link("org.unit", "collections")),
            ],
            options={
                "ordering": ["name", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=Q(removed_at=None),
                        fields=("unit", "name"),
                        name="one_collection_of_a_name",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Collected",
            fields=[
                ("id", key()),
                ("position", models.PositiveSmallIntegerField()),
                ("added_at", models.DateTimeField()),
                ("added_by", link("org.person")),
                (
                    "collection",
                    link("documents.collection", "items", django.db.models.deletion.CASCADE),
                ),
                ("document", link("documents.document", "collected")),
            ],
            options={
                "ordering": ["position", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("collection", "document"), name="once_in_a_collection"
                    )
                ],
            },
        ),
    ]
