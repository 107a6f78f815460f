"""附件 keep the digest of what was uploaded, so that a changed file is found out."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("applications", "0012_register_indexes")]
    operations = [
        migrations.AddField(
            model_name="applicationfile",
            name="digest",
            field=models.CharField(blank=True, default="", max_length=64, verbose_name="摘要"),
            preserve_default=False,
        )
    ]
