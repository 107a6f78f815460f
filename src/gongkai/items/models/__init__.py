"""Records of 政府信息, one file each subject."""

from gongkai.items.models.clearance import Clearance, Scan
from gongkai.items.models.files import Attachment
from gongkai.items.models.item import Item, ItemQuerySet, five_open_flags
from gongkai.items.models.links import ItemLink
from gongkai.items.models.publication import Edition, IndexCounter, PendingCopy, Release, Revision
from gongkai.items.models.reassessment import Reassessment
from gongkai.items.models.rescans import Rescan
from gongkai.items.models.rows import Row, RowImport
from gongkai.items.models.submissions import Submission
from gongkai.items.models.tracking import RowChange

__all__ = [
    "Attachment",
    "Clearance",
    "Edition",
    "IndexCounter",
    "Item",
    "ItemLink",
    "ItemQuerySet",
    "PendingCopy",
    "Reassessment",
    "Release",
    "Rescan",
    "Revision",
    "Row",
    "RowChange",
    "RowImport",
    "Scan",
    "Submission",
    "five_open_flags",
]
