"""A publication may be for a body, or for whoever holds a title."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q


def name_the_committees(apps, schema_editor):
    Publication = apps.get_model("documents", "Publication")
    Publication.objects.filter(reach="committees").update(reach="subtree", who="committee")


def forget_bodies_and_titles(apps, schema_editor):
    """Back there is no word for them, and without one they would be for everybody."""
    Publication = apps.get_model("documents", "Publication")
    Publication.objects.filter(who__in=("body", "title")).delete()
    offices = Publication.objects.filter(who="committee").order_by("pk")
    for row in offices:
        # There may be one line of a unit again: the one for everybody stays.
        if Publication.objects.filter(document=row.document, unit=row.unit).count() > 1:
            row.delete()
        else:
            row.reach = "committees"
            row.save(update_fields=["reach"])


def link(to):
    return models.ForeignKey(
        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=to
    )


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0002_shelves_and_readers"),
        ("org", "0005_idle_time"),
    ]

    operations = [
        migrations.AlterModelOptions(name="publication", options={"ordering": ["id"]}),
        migrations.AddField(
            model_name="publication",
            name="who",
            field=models.CharField(
                choices=[
                    ("everybody", "mọi đảng viên"),
                    ("committee", "cấp ủy viên"),
                    ("body", "thành viên của một ban"),
                    ("title", "người giữ một chức danh"),
                ],
                default="everybody",
                max_length=10,
            ),
        ),
        migrations.AddField(model_name="publication", name="body", field=link("org.body")),
        migrations.AddField(model_name="publication", name="title", field=link("org.title")),
        migrations.RemoveConstraint(model_name="publication", name="one_publication_per_unit"),
        migrations.RunPython(name_the_committees, forget_bodies_and_titles),
        migrations.AlterField(
            model_name="publication",
            name="reach",
            field=models.CharField(
                choices=[
                    ("subtree", "cả đơn vị và các đơn vị trực thuộc"),
                    ("unit", "chỉ đơn vị này"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.UniqueConstraint(
                condition=Q(("body__isnull", True), ("title__isnull", True)),
                fields=("document", "unit", "who"),
                name="one_publication_per_unit",
            ),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.UniqueConstraint(
                condition=Q(("title__isnull", False)),
                fields=("document", "unit", "title"),
                name="one_publication_per_title",
            ),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.UniqueConstraint(
                condition=Q(("body__isnull", False)),
                fields=("document", "body"),
                name="one_publication_per_body",
            ),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.CheckConstraint(
                condition=Q(who="body", reach="unit", body__isnull=False)
                | (~Q(who="body") & Q(body__isnull=True)),
                name="publication_names_the_body_it_means",
            ),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.CheckConstraint(
                condition=Q(who="title", title__isnull=False)
                | (~Q(who="title") & Q(title__isnull=True)),
                name="publication_names_the_title_it_means",
            ),
        ),
    ]
