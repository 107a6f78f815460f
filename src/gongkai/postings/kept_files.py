"""What 公示 keeps under seal, for `gongkai verify`."""

from collections.abc import Iterator

from gongkai.casework.kept_files import Kept
from gongkai.items.kept_files import BATCH, kept
from gongkai.postings.models import Evidence


def evidence() -> Iterator[Kept]:
    found = Evidence.objects.order_by("pk").values_list(
        "pk", "round__posting__item_id", "original", "rendition"
    )
    for pk, item, original, rendition in found.iterator(chunk_size=BATCH):
        for digest in dict.fromkeys((original, rendition)):
            yield kept(f"公示（登记 {item}）的凭证 {pk}", digest)


KEEPERS = {"公示凭证": evidence}
