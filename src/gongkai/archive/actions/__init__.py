"""The only writers of 归档."""

from gongkai.archive.actions.destruction import (
    approve_destruction,
    decline_destruction,
    propose_destruction,
)
from gongkai.archive.actions.filing import archive, open_case_file
from gongkai.archive.actions.holds import lift_hold, place_hold

__all__ = [
    "approve_destruction",
    "archive",
    "decline_destruction",
    "lift_hold",
    "open_case_file",
    "place_hold",
    "propose_destruction",
]
