"""What 办理事项 keep under seal, for `gongkai verify`; signed letters are told with those of applications."""

from collections.abc import Iterator

from gongkai.applications.kept_files import kept_attachments
from gongkai.cases.models import CaseDelivery, CaseFile
from gongkai.casework.kept_files import Kept
from gongkai.items.kept_files import kept

BATCH = 1000


def attached() -> Iterator[Kept]:
    return kept_attachments(CaseFile.objects.all(), number="case__number", called="附件")


def receipts() -> Iterator[Kept]:
    found = CaseDelivery.objects.exclude(receipt_file="").order_by("pk")
    for number, digest in found.values_list("letter__case__number", "receipt_file").iterator(
        chunk_size=BATCH
    ):
        yield kept(f"{number} 的送达回证", digest)


KEEPERS = {"事项附件": attached, "事项送达回证": receipts}
