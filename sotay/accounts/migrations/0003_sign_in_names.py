import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from sotay.accounts.rules import name_key


def name_accounts(apps, schema_editor):
    """Every account so far is found by its user name."""
    Account = apps.get_model("accounts", "Account")
    SignInName = apps.get_model("accounts", "SignInName")
    rows = []
    for account in Account.objects.only("pk", "username", "name_key").iterator():
        key = name_key(account.username)
        if key and key != account.name_key and not Account.objects.filter(name_key=key).exists():
            Account.objects.filter(pk=account.pk).update(name_key=key)
        hashed = settings.KEY_RING.fingerprint("sign-in name", key)
        rows.append(SignInName(account=account, kind="user", key_hash=hashed))
    SignInName.objects.bulk_create(rows, batch_size=1000, ignore_conflicts=True)


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_devices_and_sessions'),
    ]

    operations = [
        migrations.CreateModel(
            name='SignInName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('user', 'tên đăng nhập'), ('card', 'số thẻ đảng viên'), ('phone', 'số điện thoại')], max_length=10)),
                ('key_hash', models.CharField(max_length=64, unique=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='names', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('account', 'kind'), name='one_name_of_each_kind')],
            },
        ),
        migrations.CreateModel(
            name='Pin',
            fields=[
                ('account', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='pin', serialize=False, to=settings.AUTH_USER_MODEL)),
                ('digits_hash', models.CharField(max_length=128)),
                ('set_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='PinCount',
            fields=[
                ('place', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('failures', models.PositiveSmallIntegerField(default=0)),
                ('last_at', models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name='account',
            name='must_change_password',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='session',
            name='begun_at',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='session',
            name='device',
            field=models.CharField(default='', editable=False, max_length=60),
        ),
        migrations.AddField(
            model_name='session',
            name='last_seen_at',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.CreateModel(
            name='Seat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('device', models.CharField(max_length=64)),
                ('session_key', models.CharField(blank=True, max_length=40)),
                ('taken_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField(db_index=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seats', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('device', 'account'), name='one_seat_each')],
            },
        ),
        migrations.RunPython(name_accounts, migrations.RunPython.noop, elidable=True),
    ]
