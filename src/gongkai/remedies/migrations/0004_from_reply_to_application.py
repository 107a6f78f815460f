"""Each challenge knew its reply; now it knows the application. A suit after a reconsideration is so routed."""

from django.db import migrations
from django.db.models import OuterRef, Subquery


def fill(apps, schema_editor):
    reply = apps.get_model("applications", "Reply")
    of_reply = Subquery(reply.objects.filter(pk=OuterRef("reply_id")).values("application_id")[:1])
    for name in ("Reconsideration", "Lawsuit"):
        apps.get_model("remedies", name)._base_manager.update(application_id=of_reply)
    suits = apps.get_model("remedies", "Lawsuit")._base_manager
    suits.filter(after_review__isnull=False).update(route="after_review")


class Migration(migrations.Migration):

    dependencies = [
        ('remedies', '0003_whatever_is_challenged'),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
