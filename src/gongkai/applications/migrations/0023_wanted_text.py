from typing import Any

import django.db.models.deletion
from django.db import migrations, models

AT_ONCE = 2_000


def fill(apps: Any, _: object) -> None:
    """From the applications that are there already."""
    Application, WantedText = (
        apps.get_model("applications", "Application"),
        apps.get_model("applications", "WantedText"),
    )
    known = Application.objects.order_by("pk").values_list("pk", "wanted").iterator(AT_ONCE)
    WantedText.objects.bulk_create(
        (WantedText(application_id=pk, text=wanted) for pk, wanted in known), batch_size=AT_ONCE
    )


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0022_identity_faults"),
    ]

    operations = [
        migrations.CreateModel(
            name="WantedText",
            fields=[
                (
                    "application",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="wanted_text",
                        serialize=False,
                        to="applications.application",
                        verbose_name="申请",
                    ),
                ),
                ("text", models.TextField(verbose_name="所需信息")),
            ],
            options={
                "verbose_name": "检索文本",
                "verbose_name_plural": "检索文本",
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
