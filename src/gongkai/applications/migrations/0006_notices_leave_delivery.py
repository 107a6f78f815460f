"""What notices told of their sending is gone from them; what must be so of a delivery."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("applications", "0005_deliveries")]

    operations = [
        migrations.RemoveConstraint("notice", "sent_notices_have_a_day_and_a_way"),
        migrations.RemoveField("notice", "method"),
        migrations.RemoveField("notice", "evidence"),
        migrations.AddConstraint(
            "notice",
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(sent_on__isnull=False), name="sent_notices_have_a_day"
            ),
        ),
        migrations.AddConstraint(
            "delivery",
            models.CheckConstraint(
                condition=Q(reply__isnull=True, notice__isnull=False)
                | Q(reply__isnull=False, notice__isnull=True),
                name="deliveries_are_of_one_letter",
            ),
        ),
        migrations.AddConstraint(
            "delivery",
            models.CheckConstraint(
                condition=Q(returned_on=None, returned_because="")
                | (Q(returned_on__isnull=False, received_on=None) & ~Q(returned_because="")),
                name="returned_deliveries_have_a_reason",
            ),
        ),
        migrations.AddConstraint(
            "delivery",
            models.CheckConstraint(
                condition=Q(received_on=None) | Q(received_on__gte=models.F("delivered_on")),
                name="deliveries_arrive_after_they_leave",
            ),
        ),
        migrations.AddIndex(
            "delivery",
            models.Index(
                fields=["delivered_on", "method"], condition=Q(method="mail"), name="delivery_posted_on"
            ),
        ),
        migrations.AddIndex(
            "delivery",
            models.Index(
                fields=["returned_on"], condition=Q(returned_on__isnull=False), name="delivery_returned"
            ),
        ),
    ]
