from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name='Mark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.SlugField(max_length=40)),
                ('thing', models.BigIntegerField()),
                ('asked_at', models.DateTimeField()),
                ('not_before', models.DateTimeField(blank=True, null=True)),
            ],
        ),
    ]
