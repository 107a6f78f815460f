"""`python -m tests.planting` in the environment of a platform with the demo: an old leak, its index number printed."""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.settings")
django.setup()

from gongkai.items import public_copies  # noqa: E402
from gongkai.items.models import Item  # noqa: E402
from gongkai.items.tests.persons import paper_number, public_before_the_gate  # noqa: E402
from gongkai.organs.models import Organ  # noqa: E402

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


if __name__ == "__main__":
    sys.stdout.write(f"{old_leak()}\n")
