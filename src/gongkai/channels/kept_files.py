"""What 渠道 keeps under seal, for `gongkai verify`."""

from collections.abc import Iterator

from gongkai.casework.kept_files import Kept
from gongkai.channels.models import Delivery, ReleaseProof
from gongkai.items.kept_files import BATCH, kept


def proofs() -> Iterator[Kept]:
    found = ReleaseProof.objects.order_by("pk").values_list("pk", "release_id", "original", "rendition")
    for pk, release, original, rendition in found.iterator(chunk_size=BATCH):
        for digest in dict.fromkeys((original, rendition)):
            yield kept(f"发布记录 {release} 的凭证 {pk}", digest)


def lists() -> Iterator[Kept]:
    found = Delivery.objects.order_by("pk").values_list("place", "year", "quarter", "file")
    for place, year, quarter, digest in found.iterator(chunk_size=BATCH):
        yield kept(f"{place} {year} 年第 {quarter} 季度送交清单", digest)


KEEPERS = {"发布凭证": proofs, "送交清单": lists}
