"""Another reason than those of the list is told in words."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("meetings", "0005_entered_on_behalf")]

    operations = [
        migrations.AddField(
            model_name="opinion",
            name="behalf_note",
            field=models.CharField(blank=True, max_length=200),
        ),
    ]
