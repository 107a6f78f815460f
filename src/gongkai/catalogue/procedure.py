"""动态调整: the way of a version from draft to approval, one table of steps."""

from gongkai.casework.procedure import Procedure, Step
from gongkai.catalogue import requirements as needs
from gongkai.catalogue.models import VersionState
from gongkai.catalogue.permissions import PERMISSIONS

REGULATION = "《中华人民共和国政府信息公开条例》"
DRAFTED, SUBMITTED = (VersionState.DRAFTED,), (VersionState.SUBMITTED,)
STEPS = (
    Step("add_heading", "新增事项", DRAFTED, None),
    Step("change_heading", "修改事项", DRAFTED, None),
    Step("move_heading", "移动事项", DRAFTED, None),
    Step("end_heading", "停用事项", DRAFTED, None),
    Step("take_standard_rows", "采用标准目录的事项", DRAFTED, None, "国办发〔2019〕54号"),
    Step(
        "submit_version",
        "提交批准",
        DRAFTED,
        VersionState.SUBMITTED,
        f"{REGULATION}第十二条",
        (needs.a_reason, needs.a_day_to_begin, needs.a_difference, needs.no_fault),
    ),
    Step(
        "send_back_version",
        "退回修改",
        SUBMITTED,
        VersionState.DRAFTED,
        "",
        (needs.why_sent_back,),
    ),
    Step(
        "approve_version",
        "批准施行",
        SUBMITTED,
        VersionState.APPROVED,
        f"{REGULATION}第十二条",
        (needs.the_day_still_to_come, needs.no_fault),
    ),
    Step("drop_version", "作废草案", DRAFTED, VersionState.DROPPED),
)
PROCEDURE = Procedure(STEPS, dict(VersionState.choices), PERMISSIONS)
