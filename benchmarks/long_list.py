"""A long public list with an attachment, in the benchmarks' data; import it after `place.set_up()`."""

from datetime import date
from typing import Any

FILE = "证件照片.pdf"
YEAR = 2998


def published(name: str, size: int) -> Any:
    """The item: a list of so many rows and a file, the name in every part of it, as it was before there was a gate."""
    from django.utils import timezone

    from gongkai.items import public_copies, sealed_files
    from gongkai.items.choices import EditionKind
    from gongkai.items.models import Edition, Item
    from gongkai.organs.models import Organ

    organ = Organ.objects.exclude(headings=None).order_by("pk").first()
    assert organ is not None
    prefix = f"{organ.index_prefix}/{YEAR}-"
    taken = Item.objects.filter(index_number__startswith=prefix).count()
    now, content = timezone.now(), f"%PDF {name}".encode() * 20_000
    item = Item.objects.create(
        organ=organ,
        heading=organ.headings.order_by("pk").first(),
        kind="roster",
        title=f"{name}等配租公示",
        summary=name,
        formed_on=date(2020, 3, 2),
        proposed_attribute="proactive",
        attribute="proactive",
        state="published",
        visibility="public",
        index_number=f"{prefix}{taken + 1:05d}",
        registered_at=now,
        published_at=now,
    )
    columns = [
        ("household", "户主姓名", "text"),
        ("place", "所在小区或村", "text"),
        ("area", "面积", "decimal"),
    ]
    rows = [[f"{name}{row}", f"第{row % 9}村", str(row % 90)] for row in range(size)]
    digest = sealed_files.keep(content)
    file = {"name": FILE, "digest": digest, "media_type": "application/pdf", "size": len(content), "pages": 1}
    Edition.objects.create(
        item=item,
        number=1,
        kind=EditionKind.PUBLISHED,
        made_at=now,
        title=item.title,
        card=[["索引号", item.index_number], ["内容概述", name]],
        content=f"<p>{name}</p>",
        text=name,
        table={
            "caption": item.title,
            "count": size,
            "columns": [
                {"code": code, "label": label, "type": type_, "unit": ""} for code, label, type_ in columns
            ],
            "rows": rows,
        },
        files=[file],
    )
    public_copies.request(item)
    return item
