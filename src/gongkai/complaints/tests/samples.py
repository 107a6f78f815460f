"""A complaint about the bureau, and a second person at the authority."""

from datetime import UTC, date, datetime

from conftest import Cast
from tests.cast import make_member

from gongkai.complaints import actions
from gongkai.complaints.identity import Complainant
from gongkai.complaints.intake import Incoming
from gongkai.complaints.models import Complaint
from gongkai.organs.actors import Actor, Role

MONDAY = date(2026, 3, 2)
WHO = Complainant(name="李思远", phone="13909520001", address="青石县东街 8 号")
WORDS = "2025 年保障房分配结果至今没有公开，我是申请人李思远。"
ASKED = "请说明 2025 年保障房分配结果的公开情况。"


def moment(on: date, hour: int = 2) -> datetime:
    return datetime(on.year, on.month, on.day, hour, tzinfo=UTC)


def second(cast: Cast) -> Actor:
    """Somebody else at the authority, who decides."""
    member = make_member(
        "authority_director", "魏主任", organ=cast.authority_organ, section=None, roles=[Role.DIRECTOR]
    )
    return member.as_actor()


def incoming(cast: Cast, **changes: object) -> Incoming:
    stated = {
        "against": "organ",
        "organ": cast.organ,
        "matter": "not_disclosed",
        "content": WORDS,
        "submission_key": "complaint-form-key-0001",
        "complainant": WHO,
        **changes,
    }
    return Incoming(**stated)  # type: ignore[arg-type]


def received(cast: Cast, **changes: object) -> Complaint:
    return actions.receive_complaint(incoming(cast, **changes), at=moment(MONDAY)).complaint


STEPS = ("accepted", "asked", "stated", "found", "decided", "correcting", "corrected", "done")


def brought_to(state: str, cast: Cast, *, finding: str = "ordered", **changes: object) -> Complaint:
    """A complaint that went the straight way up to that state, all on one Monday."""
    complaint = received(cast, **changes)
    pk, at, handler = complaint.pk, moment(MONDAY), cast.authority
    order = {"order": "十个工作日内公开分配结果。", "order_due_on": date(2026, 3, 16)}
    steps = [
        lambda: actions.accept_complaint(pk, actor=handler, at=at),
        lambda: actions.ask_for_statement(pk, actor=handler, asked=ASKED, due_on=date(2026, 3, 9), at=at),
        lambda: actions.give_statement(pk, actor=cast.clerk, statement="正在核对名单。", at=at),
        lambda: actions.record_finding(
            pk,
            actor=handler,
            finding=finding,
            found="分配已经结束，结果没有公开。",
            at=at,
            **(order if finding == "ordered" else {}),  # type: ignore[arg-type]
        ),
        lambda: actions.decide_complaint(pk, actor=second(cast), at=at),
        lambda: actions.tell_complainant(pk, actor=handler, told_by="电话", told_on=MONDAY, at=at),
        lambda: actions.report_mended(pk, actor=cast.clerk, mended="已于网站公开。", at=at),
        lambda: actions.confirm_mended(pk, actor=handler, at=at),
    ]
    for step in steps[: STEPS.index(state) + 1] if state != "received" else []:
        step()
    complaint.refresh_from_db()
    return complaint
