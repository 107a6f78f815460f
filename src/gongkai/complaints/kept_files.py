"""附件 of complaints under seal, for `gongkai verify`."""

from collections.abc import Iterator

from gongkai.applications.kept_files import kept_attachments
from gongkai.casework.kept_files import Kept
from gongkai.complaints.models import ComplaintFile


def attached() -> Iterator[Kept]:
    return kept_attachments(ComplaintFile.objects.all(), number="complaint__number", called="附件")


KEEPERS = {"投诉举报附件": attached}
