"""The only writers of 公开目录: drafts of versions, their approval, and the headings that follow from it."""

from gongkai.catalogue.actions.deciding import (
    approve_version,
    drop_version,
    put_into_force,
    send_back_version,
    submit_version,
)
from gongkai.catalogue.actions.drafting import import_catalogue, start_version
from gongkai.catalogue.actions.editing import (
    add_heading,
    change_heading,
    end_heading,
    move_heading,
    take_standard_rows,
)

__all__ = [
    "add_heading",
    "approve_version",
    "change_heading",
    "drop_version",
    "end_heading",
    "import_catalogue",
    "move_heading",
    "put_into_force",
    "send_back_version",
    "start_version",
    "submit_version",
    "take_standard_rows",
]
