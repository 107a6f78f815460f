"""责令重新作出: the decision or judgment by which a reply has to be given anew."""

from gongkai.applications.models import Application
from gongkai.remedies.models import Lawsuit, Reconsideration


def order_over(application: Application) -> str:
    """The number of the latest decision or judgment that orders it; "" where none was recorded."""
    orders = [
        each
        for kind in (Reconsideration, Lawsuit)
        for each in kind.objects.filter(reply__application=application, must_act_again=True)
    ]
    latest = max(orders, key=lambda each: (each.closed_on, each.pk), default=None)
    return latest.decision_number if latest else ""
