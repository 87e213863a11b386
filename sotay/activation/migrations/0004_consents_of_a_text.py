"""A text knows who agreed to it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("activation", "0003_codes_and_helpers")]

    operations = [
        migrations.AlterField(
            model_name="consent",
            name="text",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="consents",
                to="activation.consenttext",
            ),
        ),
    ]
