import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('remedies', '0004_from_reply_to_application'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='lawsuit',
            name='reply',
        ),
        migrations.RemoveField(
            model_name='reconsideration',
            name='reply',
        ),
        migrations.AddConstraint(
            model_name='lawsuit',
            constraint=models.CheckConstraint(condition=models.Q(('after_review', None), ('route', 'after_review'), _connector='OR'), name='lawsuits_after_a_review_are_so_routed'),
        ),
        migrations.AlterField(
            model_name='lawsuit',
            name='application',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='applications.application', verbose_name='申请'),
        ),
        migrations.AlterField(
            model_name='reconsideration',
            name='application',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='applications.application', verbose_name='申请'),
        ),
    ]
