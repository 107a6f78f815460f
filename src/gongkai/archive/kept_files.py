"""案卷 under seal, for `gongkai verify`; what was destroyed is gone."""

from collections.abc import Iterator

from gongkai.archive.models import CaseFile, Destruction, Verdict
from gongkai.casework.kept_files import Kept
from gongkai.items.kept_files import BATCH, kept


def case_files() -> Iterator[Kept]:
    destroyed = Destruction.objects.filter(verdict=Verdict.APPROVED).values("application")
    found = CaseFile.objects.exclude(application__in=destroyed).order_by("pk")
    for number, version, digest in found.values_list("application__number", "version", "digest").iterator(
        chunk_size=BATCH
    ):
        yield kept(f"{number} 第 {version} 版", digest)


KEEPERS = {"案卷": case_files}
