"""关联 as a procedure of two steps beside the item's own."""

from gongkai.casework.procedure import Procedure, Step
from gongkai.items import link_requirements as needs
from gongkai.items.choices import State
from gongkai.items.permissions import PERMISSIONS
from gongkai.items.procedure import WAITING

ANY_TIME = (*WAITING, State.PUBLISHED)
STEPS = (
    Step(
        "link",
        "关联",
        ANY_TIME,
        None,
        "",
        (
            needs.a_relation_of_its_kind,
            needs.another_item,
            needs.a_target_of_the_right_kind,
            needs.not_linked_yet,
            needs.four_eyes_on_validity,
        ),
    ),
    Step(
        "unlink",
        "取消关联",
        ANY_TIME,
        None,
        "",
        (needs.a_standing_link, needs.not_the_last_required, needs.validity_put_right_first),
    ),
)
LINKING = Procedure(STEPS, dict(State.choices), PERMISSIONS)
