import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('org', '0004_changes_and_folded_names'),
    ]

    operations = [
        migrations.CreateModel(
            name='IdleTime',
            fields=[
                ('unit', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='idle_time', serialize=False, to='org.unit')),
                ('minutes', models.PositiveSmallIntegerField()),
                ('set_at', models.DateTimeField()),
            ],
        ),
    ]
