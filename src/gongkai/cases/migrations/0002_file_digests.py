from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="casefile",
            name="digest",
            field=models.CharField(blank=True, default="", max_length=64, verbose_name="摘要"),
            preserve_default=False,
        ),
    ]
