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
        migrations.RunPython(name_accounts, migrations.RunPython.noop, elidable=True),
    ]
