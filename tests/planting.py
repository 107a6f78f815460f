"""`python -m tests.planting` in the environment of a platform with the demo: an old leak, its index number printed.

`python -m tests.planting faults`: what an inspection has to find; `mended` takes it away again.
"""

import os
import sys
from datetime import timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.settings")
django.setup()

from django.db.models import F  # noqa: E402
from django.utils import timezone  # noqa: E402

from gongkai.items import public_copies  # noqa: E402
from gongkai.items.models import Edition, Item  # noqa: E402
from gongkai.items.tests.persons import paper_number, public_before_the_gate  # noqa: E402
from gongkai.organs.models import Organ  # noqa: E402

SITE_CODE = "6402210001"
DEAD, FORGED = "关于公布历年名单的通知", "640221041/2021-00003"
TITLE = "2018年农村危房改造补助对象花名册"


def old_leak() -> str:
    """One more each time it is called."""
    organ = Organ.objects.get(index_prefix="640221041")
    serial = 901 + Item.objects.filter(title__startswith=TITLE).count()
    lines = "".join(f"<tr><td>马某{n}</td><td>{paper_number(n)}</td></tr>" for n in range(1, 6))
    item = public_before_the_gate(
        organ,
        serial,
        title=f"{TITLE}（第 {serial} 批）",
        content=f"<table><tr><th>姓名</th><th>身份证号</th></tr>{lines}</table>",
    )
    public_copies.request(item)
    return str(item.index_number)


def faults() -> str:
    """What an inspection has to find; the address of the item whose day was changed."""
    organ = Organ.objects.get(index_prefix="640221041")
    serial = 951 + Item.objects.filter(title__startswith=DEAD).count()
    linking = public_before_the_gate(
        organ,
        serial,
        title=f"{DEAD}{serial}",
        content='<p><a href="/items/640221041/1999-00001/">旧的名单</a></p>',
        published_at=timezone.now(),
        formed_on=timezone.localdate(),
    )
    Edition.objects.filter(item=linking).update(made_at=linking.published_at)
    forged = Item.objects.get(index_number=FORGED)
    Item.objects.filter(pk=forged.pk).update(published_at=forged.published_at - timedelta(days=3))
    Organ.objects.filter(site_code=SITE_CODE).update(site_code="")
    public_copies.request(linking)
    return f"/items/{FORGED}/"


def mended() -> str:
    """The planted faults taken away again."""
    Item.objects.filter(index_number=FORGED).update(published_at=F("published_at") + timedelta(days=3))
    Organ.objects.exclude(site_name="").filter(site_code="").update(site_code=SITE_CODE)
    return ""


if __name__ == "__main__":
    what = {"faults": faults, "mended": mended}.get(sys.argv[-1], old_leak)
    sys.stdout.write(f"{what()}\n")
