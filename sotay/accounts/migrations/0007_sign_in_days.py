import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from sotay.kernel import clock


def begin_with_the_last(apps, _schema):
    """Until now only the last sign-in was known: its day is the first to be kept."""
    account, day = apps.get_model("accounts", "Account"), apps.get_model("accounts", "SignInDay")
    known = account.objects.exclude(last_login=None).values_list("pk", "last_login")
    day.objects.bulk_create(
        [
            day(account_id=pk, day=at.astimezone(clock.VIETNAM).date())
            for pk, at in known.iterator()
        ],
        batch_size=500,
    )


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0006_numbers_seats_and_devices'),
    ]

    operations = [
        migrations.CreateModel(
            name='SignInDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(db_index=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sign_in_days', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('account', 'day'), name='signed_in_once_a_day')],
            },
        ),
        migrations.RunPython(begin_with_the_last, migrations.RunPython.noop),
    ]
