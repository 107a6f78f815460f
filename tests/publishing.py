"""`python -m tests.publishing prepare N | publish PART OF` in the environment of a fresh platform."""

import os
import sys
from datetime import date

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.settings")
django.setup()

from gongkai.items import actions  # noqa: E402
from gongkai.items.models import Item  # noqa: E402
from gongkai.organs.models import Member  # noqa: E402
from tests.cast import make_cast  # noqa: E402


def prepare(count: int) -> None:
    cast = make_cast()
    for number in range(count):
        draft = actions.Draft(
            kind="notice",
            title=f"第 {number} 号公告",
            formed_on=date(2026, 3, 2),
            proposed_attribute="proactive",
            body="正文",
        )
        item = actions.register(cast.organ, draft, actor=cast.clerk)
        actions.check(item.pk, actor=cast.section_head)
        actions.review_secrecy(item.pk, actor=cast.reviewer, opinion="cleared")
        actions.determine(item.pk, actor=cast.director, attribute="proactive")


def publish(part: int, of: int) -> None:
    clerk = Member.objects.select_related("organ").get(user__username="clerk")
    heading = clerk.organ.headings.get()
    for item_id in Item.objects.order_by("pk").values_list("pk", flat=True)[part::of]:
        actions.publish(item_id, actor=clerk.as_actor(), heading_id=heading.pk)


if __name__ == "__main__":
    what, *numbers = sys.argv[1:]
    {"prepare": prepare, "publish": publish}[what](*map(int, numbers))
