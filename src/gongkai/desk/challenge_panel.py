"""行政复议、行政诉讼 on the page of the application: what each came to, what is due, and what can be done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongkai.desk.challenge_steps import LAWSUIT_COUNTER, RECONSIDERATION_COUNTER, step_address
from gongkai.desk.steps import Offer
from gongkai.organs.actors import Actor
from gongkai.remedies import requirements as need
from gongkai.remedies.actions.progress import how_it_ended
from gongkai.remedies.choices import Against, Instance, Route, Standing
from gongkai.remedies.models import Challenge, ChallengePaper, FormerInstance, Lawsuit, Reconsideration
from gongkai.remedies.orders import order_due
from gongkai.remedies.papers import papers_of
from gongkai.remedies.permissions import PERMISSIONS
from gongkai.remedies.procedure import CLOSING

MENDING = ("correct", "annul")
IN_ORDER = ("record_service", "record_answer", "set_hearing", "close", "remand", "appeal", "retry", *MENDING)


@dataclass(frozen=True)
class ChallengeLine:
    """One challenge: its heading, what is known of it, the steps that lead on and those that mend, its papers.

    `add_to` is where a paper is added, "" for those who may not.
    """

    challenge: Challenge
    told: tuple[str, ...]
    steps: tuple[Offer, ...]
    mending: tuple[Offer, ...]
    papers: tuple[ChallengePaper, ...]
    may_open: bool
    may_set_aside: bool
    add_to: str

    @property
    def heading(self) -> str:
        body = f"（{self.challenge.body}）" if self.challenge.body else ""
        return f"{self.challenge.case_number}{body}"


def lines_of(challenges: Sequence[Challenge], actor: Actor) -> list[ChallengeLine]:
    """In the order given; no query."""
    return [_line(each, actor) for each in challenges]


def _line(challenge: Challenge, actor: Actor) -> ChallengeLine:
    offers = _open(challenge, actor)
    may_add = not CLOSING.why_not("attach_paper", challenge, actor)
    return ChallengeLine(
        challenge,
        tuple(_told(challenge)),
        tuple(offer for offer in offers if offer.verb not in MENDING),
        tuple(offer for offer in offers if offer.verb in MENDING),
        papers=tuple(papers_of(challenge)),
        may_open=PERMISSIONS["open_paper"](actor, challenge) is None,
        may_set_aside=not CLOSING.why_not("set_aside_paper", challenge, actor),
        add_to=step_address(challenge, "papers") if may_add else "",
    )


def _open(challenge: Challenge, actor: Actor) -> list[Offer]:
    """What the procedure allows and the record still lacks."""
    if isinstance(challenge, Reconsideration):
        offers = RECONSIDERATION_COUNTER.offers(challenge, actor)
    else:
        assert isinstance(challenge, Lawsuit)  # noqa: S101 (there are two kinds)
        offers = LAWSUIT_COUNTER.offers(challenge, actor)
    done = {
        "record_service": challenge.served_on is not None,
        "record_answer": challenge.served_on is None or challenge.answered_on is not None,
        "appeal": isinstance(challenge, Lawsuit) and challenge.instance == Instance.SECOND,
        "remand": bool(need.a_court_that_remands(challenge, {})),
    }
    found = [offer for offer in offers if not offer.reasons and not done.get(offer.verb, False)]
    return sorted(found, key=lambda offer: IN_ORDER.index(offer.verb))


def _told(challenge: Challenge) -> Iterator[str]:
    yield f"针对{Against(challenge.against).label}，{challenge.filed_on} 受理{_route(challenge)}"
    yield from _former_instances(challenge)
    yield from _answer(challenge)
    if challenge.hearing_on:
        yield f"{challenge.hearing_on} 听证或者开庭"
    if challenge.closed_on:
        number = f"，{challenge.decision_number}" if challenge.decision_number else ""
        yield f"{challenge.closed_on} {how_it_ended(challenge)}{number}"
        due_on = order_due(challenge)
        if due_on:
            yield f"责令的期限到 {due_on}"
    if challenge.annulled_on:
        yield f"{challenge.annulled_on} 撤销登记：{challenge.annulled_because}"


def _route(challenge: Challenge) -> str:
    if not isinstance(challenge, Lawsuit):
        return ""
    after = f"（{challenge.after_review.case_number}）" if challenge.after_review else ""
    return f"，{Route(challenge.route).label}{after}，本机关为{Standing(challenge.standing).label}"


def _former_instances(challenge: Challenge) -> Iterator[str]:
    """一审 2025-01-06 结果纠正，判1, and what opened it again."""
    if not isinstance(challenge, Lawsuit) or challenge.reopened_on is None:
        return
    formers = list(challenge.former_instances.all())
    opened: list[FormerInstance | Lawsuit] = [*formers[1:], challenge]
    for former, after in zip(formers, opened, strict=True):
        if former.result:
            number = f"，{former.decision_number}" if former.decision_number else ""
            yield f"{_name(former)} {former.closed_on} {former.get_result_display()}{number}"
        number = f"，案号{after.reopened_number}" if after.reopened_number else ""
        yield f"{after.reopened_on} {_OPENED[Instance(after.instance)].format(number, _name(former))}"


def _name(former: FormerInstance) -> str:
    return "重审" if former.instance == Instance.REMANDED else former.get_instance_display()


_OPENED = {
    Instance.SECOND: "上诉{}，{}裁判未生效",
    Instance.REMANDED: "裁定撤销原判、发回重审{}",
    Instance.RETRIAL: "再审{}，原来的结果仍计入原年度的表四",
}


def _answer(challenge: Challenge) -> Iterator[str]:
    if challenge.answered_on:
        late = challenge.answer_due_on is not None and challenge.answered_on > challenge.answer_due_on
        yield f"{challenge.answered_on} 提交答复或者答辩{f'，超过期限 {challenge.answer_due_on}' if late else ''}"
    elif challenge.closed_on is None:
        due_on = challenge.answer_due_on
        yield f"应于 {due_on} 前提交答复或者答辩" if due_on else "尚未登记收到副本"
