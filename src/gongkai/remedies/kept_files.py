"""应诉材料 under seal, for `gongkai verify`; what was destroyed with its application is gone."""

from collections.abc import Iterator

from gongkai.applications.kept_files import kept_attachments
from gongkai.casework.kept_files import Kept
from gongkai.remedies.models import ChallengePaper


def papers() -> Iterator[Kept]:
    for kind in ("reconsideration", "lawsuit"):
        of_kind = ChallengePaper.objects.exclude(**{kind: None})
        gone = {f"{kind}__application__identity_digest__startswith": "destroyed:"}
        yield from kept_attachments(of_kind.exclude(**gone), number=f"{kind}__case_number", called="应诉材料")


KEEPERS = {"应诉材料": papers}
