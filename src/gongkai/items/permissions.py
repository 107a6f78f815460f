"""Who may do what with 政府信息: one table, keyed by verb."""

from collections.abc import Collection

from gongkai.casework.procedure import Permission
from gongkai.casework.who_may import clerk, director, in_organ, lacks_role, of_organ
from gongkai.items.models import Item, RowImport
from gongkai.organs.actors import Actor, Role


def another_section_head(actor: Actor, item: Item) -> str | None:
    return in_organ(actor, item, Role.SECTION_HEAD) or _not_the_drafter(actor, item, "审核")


def another_reviewer(actor: Actor, item: Item) -> str | None:
    return in_organ(actor, item, Role.SECRECY_REVIEWER) or _not_the_drafter(actor, item, "保密审查")


def a_reviewer_who_brought_nothing(actor: Actor, item: Item) -> str | None:
    """Nobody clears what they drafted: neither the item, nor a file or a list of it, nor the change that is asked for."""
    refusal = in_organ(actor, item, Role.SECRECY_REVIEWER) or _not_the_drafter(actor, item, "说明")
    if refusal or not getattr(item, "pk", None):
        return refusal
    mine = actor.member_id
    brought = (
        item.attachments.filter(uploaded_by_id=mine, removed_at=None).exists()
        or item.revisions.filter(proposed_by_id=mine, decided_at=None).exists()
        or item.imports.filter(made_by_id=mine, undone_at=None).exclude(done_at=None).exists()
    )
    return "不能为本人上传的附件、导入的名单、提出的变更说明理由" if brought else None


def another_director(actor: Actor, item: Item) -> str | None:
    return in_organ(actor, item, Role.DIRECTOR) or _not_the_drafter(actor, item, "签发")


def whoever_checks_now(actor: Actor, item: Item) -> str | None:
    return in_organ(actor, item, Role.SECTION_HEAD, Role.SECRECY_REVIEWER, Role.DIRECTOR)


RESCANNERS = (Role.SECRECY_REVIEWER, Role.DIRECTOR, Role.AUTHORITY)
STAFF = (Role.CLERK, Role.SECTION_HEAD, Role.SECRECY_REVIEWER, Role.DIRECTOR)


def staff(actor: Actor, item: Item) -> str | None:
    return in_organ(actor, item, *STAFF)


def whoever_needs_the_sealed(actor: Actor, item: Item) -> str | None:
    """Who writes, examines or signs a list reads its identity numbers; each look is written down."""
    return in_organ(actor, item, Role.CLERK, Role.SECRECY_REVIEWER, Role.DIRECTOR)


def whoever_answers_for_the_original(actor: Actor, staged: RowImport) -> str | None:
    """The clerk who brought a list has seen its original; who examines or signs may have to. Each look is written down."""
    if actor.is_same_person(staged.made_by_id) and clerk(actor, staged.item) is None:
        return None
    refusal = in_organ(actor, staged.item, Role.SECRECY_REVIEWER, Role.DIRECTOR)
    return refusal and "只有本机关导入这个名单的经办、保密审查和签发人员可以调阅"


def staff_or_authority(actor: Actor, item: Item) -> str | None:
    """A leak is stopped by whoever sees it: the organ's own people, or the authority that reads its register."""
    if actor.has(Role.AUTHORITY) and item.organ_id in actor.organs_read:
        return None
    return staff(actor, item)


def _not_the_drafter(actor: Actor, item: Item, act: str) -> str | None:
    return f"不能{act}本人拟稿的信息" if actor.is_same_person(item.drafter_id) else None


PERMISSIONS: dict[str, Permission] = {
    "amend": clerk,
    "check": another_section_head,
    "review_secrecy": another_reviewer,
    "send_back": whoever_checks_now,
    "determine": another_director,
    "exempt_explainer": another_director,
    "publish": clerk,
    "propose_revision": clerk,
    "decide_revision": director,
    "withdraw": director,
    "record_release": clerk,
    "propose_reassessment": another_reviewer,
    "decide_reassessment": another_director,
    "scan": staff,
    "clear_findings": a_reviewer_who_brought_nothing,
    "dismiss_findings": a_reviewer_who_brought_nothing,
    "withdraw_at_once": staff_or_authority,
    "link": clerk,
    "unlink": clerk,
    "look_at_row": whoever_needs_the_sealed,
    "open_import_original": whoever_answers_for_the_original,
    "add_tracked_row": clerk,
    "import_tracked_rows": clerk,
    "change_row": clerk,
    "correct_tracked_row": clerk,
    "open_tracked_row": clerk,
}


def may_rescan(actor: Actor, organ_ids: Collection[int]) -> str | None:
    """Why this actor cannot have the published items of these organs looked at again, or None; () is all organs."""
    if actor.is_system:
        return None
    fits = bool(organ_ids) and set(organ_ids) <= actor.organs_read
    return lacks_role(actor, *RESCANNERS, act="复查") or (None if fits else "只能复查本机关和下级机关的信息")


def may_register(actor: Actor, organ_id: int) -> str | None:
    """Why this actor cannot register an item of that organ, or None."""
    return of_organ(actor, organ_id, Role.CLERK, elsewhere="只能登记本机关的信息", act="登记")


def may_submit(actor: Actor, organ_id: int) -> str | None:
    """Why this actor cannot record that the organ's briefs were sent, or None."""
    return of_organ(actor, organ_id, Role.CLERK, elsewhere="只能记录本机关的报送", act="记录")
