"""Who may act on a complaint: the authority that received it, and for two steps the organ that it is about."""

from collections.abc import Mapping

from gongkai.casework.procedure import Permission
from gongkai.casework.who_may import lacks_role
from gongkai.complaints.models import Complaint
from gongkai.organs.actors import PUBLIC, Actor, Role

HANDLERS = (Role.CLERK, Role.SECTION_HEAD, Role.AUTHORITY)
DECIDERS = (Role.DIRECTOR, Role.AUTHORITY)
ANSWERERS = (Role.CLERK, Role.SECTION_HEAD, Role.DIRECTOR)


def _in(actor: Actor, organ_id: int | None, roles: tuple[Role, ...], where: str) -> str | None:
    if organ_id is None or not actor.works_in(organ_id):
        return f"只有{where}的人员可以办理"
    return lacks_role(actor, *roles) or (None if actor.is_member else "须由工作人员署名办理")


def may_receive(actor: Actor, organ_id: int) -> str | None:
    """登记 what came by word, letter or phone."""
    return _in(actor, organ_id, HANDLERS, "受理机关")


def handling(actor: Actor, complaint: Complaint) -> str | None:
    return _in(actor, complaint.organ_id, HANDLERS, "受理机关")


def another_decider(actor: Actor, complaint: Complaint) -> str | None:
    refusal = _in(actor, complaint.organ_id, DECIDERS, "受理机关")
    if refusal is None and actor.is_same_person(complaint.found_by_id):
        return "不能决定本人查办的投诉举报"
    return refusal


def deciding(actor: Actor, complaint: Complaint) -> str | None:
    return _in(actor, complaint.organ_id, DECIDERS, "受理机关")


def the_organ_it_is_about(actor: Actor, complaint: Complaint) -> str | None:
    """Its own people; for what is not on this platform the authority writes down what came by letter."""
    if complaint.about_organ_id is None:
        return handling(actor, complaint)
    return _in(actor, complaint.about_organ_id, ANSWERERS, "被投诉机关")


def the_complainant_or_handler(actor: Actor, complaint: Complaint) -> str | None:
    """The public acts with number and query code, which the page has asked for."""
    return None if actor == PUBLIC else handling(actor, complaint)


def whoever_needs_to_know(actor: Actor, complaint: Complaint) -> str | None:
    return _in(actor, complaint.organ_id, (*HANDLERS, Role.DIRECTOR), "受理机关")


PERMISSIONS: Mapping[str, Permission] = {
    "accept_complaint": handling,
    "redirect_complaint": handling,
    "ask_for_statement": handling,
    "give_statement": the_organ_it_is_about,
    "record_finding": handling,
    "send_finding_back": deciding,
    "decide_complaint": another_decider,
    "tell_complainant": handling,
    "report_mended": the_organ_it_is_about,
    "confirm_mended": handling,
    "doubt_mended": handling,
    "take_back_complaint": the_complainant_or_handler,
    "attach_complaint_file": handling,
    "open_complaint_file": whoever_needs_to_know,
    "look": whoever_needs_to_know,
}
