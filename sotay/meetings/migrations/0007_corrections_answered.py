"""A request for correction is answered and so closed."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0006_another_reason_told"),
        ("org", "0003_sealed_numbers"),
    ]

    operations = [
        migrations.CreateModel(
            name="CorrectionAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("put_right", models.BooleanField()),
                ("words", models.TextField()),
                ("at", models.DateTimeField()),
                ("client_id", models.UUIDField(unique=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.person",
                    ),
                ),
                (
                    "correction",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answer",
                        to="meetings.correction",
                    ),
                ),
            ],
            options={"ordering": ["at", "id"]},
        ),
    ]
