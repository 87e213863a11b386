import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('files', '0002_preview'),
    ]

    operations = [
        migrations.AddField(
            model_name='blob',
            name='purged_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='preview',
            name='printing',
            field=models.CharField(blank=True, choices=[('', 'chưa in'), ('done', 'đã in thành trang'), ('failed', 'không in được')], default='', max_length=6),
        ),
        migrations.AddField(
            model_name='preview',
            name='scans',
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.CreateModel(
            name='Sending',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=255)),
                ('stamp', models.CharField(blank=True, max_length=40)),
                ('place', models.CharField(blank=True, max_length=200)),
                ('length', models.PositiveBigIntegerField()),
                ('offset', models.PositiveBigIntegerField(default=0)),
                ('begun_at', models.DateTimeField()),
                ('touched_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='org.person')),
            ],
            options={
                'indexes': [models.Index(fields=['touched_at'], name='files_sendi_touched_57c98e_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('offset__lte', models.F('length'))), name='sending_within_length')],
            },
        ),
    ]
