from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0005_whole_deliveries'),
    ]

    operations = [
        migrations.RemoveField(model_name='caseletter', name='accessed_at'),
    ]
