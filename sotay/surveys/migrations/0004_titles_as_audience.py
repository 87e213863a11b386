import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('org', '0005_idle_time'),
        ('surveys', '0003_report_of_a_survey'),
    ]

    operations = [
        migrations.AddField(
            model_name='audience',
            name='title',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.title'),
        ),
        migrations.AlterField(
            model_name='audience',
            name='who',
            field=models.CharField(choices=[('members', 'mọi đảng viên'), ('official', 'đảng viên chính thức'), ('probationary', 'đảng viên dự bị'), ('committee', 'cấp ủy viên'), ('heads', 'bí thư, phó bí thư'), ('body', 'thành viên của một ban'), ('title', 'người giữ một chức danh')], default='members', max_length=15),
        ),
        migrations.RemoveConstraint(
            model_name='audience',
            name='one_audience_line_of_a_kind',
        ),
        migrations.AddConstraint(
            model_name='audience',
            constraint=models.UniqueConstraint(condition=models.Q(('body__isnull', True), ('title__isnull', True)), fields=('survey', 'unit', 'reach', 'who'), name='one_audience_line_of_a_kind'),
        ),
        migrations.AddConstraint(
            model_name='audience',
            constraint=models.UniqueConstraint(condition=models.Q(('title__isnull', False)), fields=('survey', 'unit', 'reach', 'title'), name='one_audience_line_of_a_title'),
        ),
        migrations.AddConstraint(
            model_name='audience',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('title__isnull', False), ('who', 'title')), models.Q(models.Q(('who', 'title'), _negated=True), ('title__isnull', True)), _connector='OR'), name='audience_names_the_title_it_means'),
        ),
    ]
