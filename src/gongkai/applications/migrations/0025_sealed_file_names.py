from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0024_receipts_whole"),
    ]

    operations = [
        migrations.AddField(
            model_name="applicationfile",
            name="name_sealed",
            field=models.BinaryField(blank=True, default=bytes, verbose_name="名称（密文）"),
        ),
    ]
