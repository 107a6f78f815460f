"""应诉材料 under seal, for `gongkai verify`; what was destroyed with its application is gone."""

from collections.abc import Iterator

from gongkai.applications.attached import places
from gongkai.casework.kept_files import Kept
from gongkai.remedies.models import ChallengePaper

BATCH = 1000


def papers() -> Iterator[Kept]:
    for kind in ("reconsideration", "lawsuit"):
        of_kind = ChallengePaper.objects.exclude(**{kind: None})
        standing = of_kind.exclude(
            **{f"{kind}__application__identity_digest__startswith": "destroyed:"}
        ).order_by("pk")
        columns = standing.values_list("pk", f"{kind}__case_number", "place", "digest", "size")
        for pk, number, place, digest, size in columns.iterator(chunk_size=BATCH):
            yield Kept(f"{number} 的应诉材料 {pk}", digest, places.path_of(place), size=size)


KEEPERS = {"应诉材料": papers}
