"""附件 of complaints under seal, for `gongkai verify`."""

from collections.abc import Iterator

from gongkai.applications.attached import places
from gongkai.casework.kept_files import Kept
from gongkai.complaints.models import ComplaintFile

BATCH = 1000


def attached() -> Iterator[Kept]:
    found = ComplaintFile.objects.order_by("pk")
    columns = found.values_list("pk", "complaint__number", "place", "digest", "size")
    for pk, number, place, digest, size in columns.iterator(chunk_size=BATCH):
        yield Kept(f"{number} 的附件 {pk}", digest, places.path_of(place), size=size)


KEEPERS = {"投诉举报附件": attached}
