"""A document's way from registration to the public: one table of steps."""

from gongkai.casework.procedure import Procedure, Step
from gongkai.items.choices import State
from gongkai.items.kinds import kind_of
from gongkai.items.kinds.shapes import Review
from gongkai.items.models import Item
from gongkai.items.permissions import PERMISSIONS
from gongkai.items.requirements import (
    a_channel,
    a_document_that_is_explained,
    a_five_open_aspect,
    a_ground_for_what_is_not_open,
    a_heading,
    a_heading_in_force,
    a_proactive_attribute,
    a_reason,
    a_secret_only_after_its_term,
    a_trigger_and_an_outcome,
    an_attribute,
    an_open_reassessment,
    an_open_revision,
    an_opinion,
    no_condition_unmet,
    no_early_condition_unmet,
    no_import_waiting,
    no_open_reassessment,
    no_open_revision,
    no_register_is_opened,
    no_secret_is_opened,
    not_open_yet,
    not_referred,
)


def chain_without_section(item: Item) -> tuple[str, ...]:
    """Kinds whose chain has no section check go to the secrecy review at once."""
    return () if Review.SECTION in kind_of(item.kind).review_chain else (State.REGISTERED,)


WAITING = (State.REGISTERED, State.CHECKED, State.REVIEWED, State.DETERMINED)
STEPS = (
    Step("amend", "修改登记内容", (State.REGISTERED,), None),
    Step(
        "check",
        "科室审核通过",
        (State.REGISTERED,),
        State.CHECKED,
        "国办发〔2016〕80号",
        (no_early_condition_unmet, no_import_waiting),
    ),
    Step(
        "review_secrecy",
        "保密审查",
        (State.CHECKED, State.REVIEWED),
        State.REVIEWED,
        "《中华人民共和国政府信息公开条例》第十七条",
        (an_opinion,),
        chain_without_section,
    ),
    Step(
        "determine",
        "认定属性并签发",
        (State.REVIEWED,),
        State.DETERMINED,
        "《中华人民共和国政府信息公开条例》第十三条至第十七条",
        (
            an_attribute,
            a_ground_for_what_is_not_open,
            not_referred,
            no_secret_is_opened,
            no_register_is_opened,
            no_early_condition_unmet,
        ),
    ),
    Step(
        "send_back",
        "退回修改",
        (State.REGISTERED, State.CHECKED, State.REVIEWED),
        State.REGISTERED,
        "",
        (a_reason,),
    ),
    Step(
        "exempt_explainer",
        "免予政策解读",
        (State.REVIEWED, State.DETERMINED, State.PUBLISHED),
        None,
        "国办发〔2016〕80号",
        (a_reason, a_document_that_is_explained),
    ),
    Step(
        "publish",
        "发布",
        (State.DETERMINED,),
        State.PUBLISHED,
        "《中华人民共和国政府信息公开条例》第二十六条",
        (
            a_proactive_attribute,
            a_channel,
            a_heading,
            a_heading_in_force,
            a_five_open_aspect,
            no_condition_unmet,
        ),
    ),
    Step(
        "scan",
        "检查个人信息",
        (*WAITING, State.PUBLISHED),
        None,
        "《中华人民共和国个人信息保护法》第三十四条",
    ),
    Step(
        "clear_findings",
        "说明个人信息公开理由",
        (State.CHECKED, State.REVIEWED, State.DETERMINED, State.PUBLISHED),
        None,
        "《中华人民共和国政府信息公开条例》第十五条",
        (a_reason,),
    ),
    Step(
        "dismiss_findings",
        "说明复查发现",
        (State.PUBLISHED,),
        None,
        "《中华人民共和国个人信息保护法》第五十一条",
        (a_reason,),
    ),
    Step(
        "record_release",
        "记录其他渠道发布",
        (State.PUBLISHED,),
        None,
        "《中华人民共和国政府信息公开条例》第二十三条",
        (a_channel,),
    ),
    Step("propose_revision", "申请变更", (State.PUBLISHED,), None, "", (a_reason, no_open_revision)),
    Step("decide_revision", "审批变更", (State.PUBLISHED,), None, "", (an_open_revision,)),
    Step(
        "withdraw_at_once",
        "紧急撤下",
        (State.PUBLISHED,),
        State.WITHDRAWN,
        "《中华人民共和国个人信息保护法》第五十七条",
        (a_reason,),
    ),
    Step("withdraw", "撤下", (State.PUBLISHED,), State.WITHDRAWN, "", (a_reason,)),
    Step(
        "propose_reassessment",
        "评估是否可以公开",
        (State.DETERMINED,),
        None,
        "《中华人民共和国政府信息公开条例》第十八条",
        (
            not_open_yet,
            no_open_reassessment,
            a_trigger_and_an_outcome,
            a_secret_only_after_its_term,
            a_reason,
        ),
    ),
    Step(
        "decide_reassessment",
        "决定评估结论",
        (State.DETERMINED,),
        None,
        "《中华人民共和国政府信息公开条例》第十八条",
        (an_open_reassessment,),
    ),
)
PROCEDURE = Procedure(STEPS, dict(State.choices), PERMISSIONS)
