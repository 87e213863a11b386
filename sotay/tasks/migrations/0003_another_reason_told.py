"""Another reason than those of the list is told in words."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("tasks", "0002_entered_on_behalf")]

    operations = [
        migrations.AddField(
            model_name="taskupdate",
            name="behalf_note",
            field=models.CharField(blank=True, max_length=200),
        ),
    ]
