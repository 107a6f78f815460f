"""文书 on the page of an application: each letter with where it stands, and what its consultation brought."""

from dataclasses import dataclass
from datetime import date

from gongkai.applications.choices import NoticeState
from gongkai.applications.models import Application, Assistance, Consultation, Notice
from gongkai.desk.notice_steps import COUNTER
from gongkai.desk.steps import Offer
from gongkai.organs.actors import Actor

ON_ITS_WAY = (
    "amend_notice",
    "sign_notice",
    "send_notice",
)  # steps that an application which is over leaves no room for


@dataclass(frozen=True)
class LetterLine:
    """One letter: its kind, number, whom it is for, where it stands in a sentence, and the steps that are open.

    `consultation` or `assistance` is what it asks for, with the answer.
    """

    notice: Notice
    told: str
    consultation: Consultation | None
    assistance: Assistance | None
    offers: list[Offer]


@dataclass(frozen=True)
class LettersPanel:
    letters: list[LetterLine]
    assistances: list[Assistance]

    consultations: list[Consultation]

    @property
    def notices(self) -> list[Notice]:
        """The letters, the oldest first."""
        return [line.notice for line in reversed(self.letters)]

    def leading(self, letter: int | None) -> list[Offer]:
        """The open steps of that letter that lead on."""
        return [
            offer
            for line in self.letters
            if line.notice.pk == letter
            for offer in line.offers
            if offer.leads_on
        ]

    @property
    def is_empty(self) -> bool:
        return not self.letters and not self.assistances


def panel_of(application: Application, actor: Actor) -> LettersPanel:
    """Every letter of an application that was read whole, the last first; no query."""
    helped = list(application.assistances.all())
    helping = {each.notice_id: each for each in helped}
    asked = {each.notice_id: each for each in application.consultations.all()}
    lines = []
    for notice in reversed(list(application.notices.all())):
        consultation = asked.get(notice.pk)
        lines.append(
            LetterLine(
                notice,
                _told(notice, consultation),
                consultation,
                helping.get(notice.pk),
                _open_steps(notice, consultation, actor),
            )
        )
    return LettersPanel(lines, [each for each in helped if each.notice_id is None], list(asked.values()))


def _open_steps(notice: Notice, consultation: Consultation | None, actor: Actor) -> list[Offer]:
    """The steps of a letter that can be taken now; an answer is recorded only where one was asked for."""
    waits = consultation is not None and consultation.ended_on is None
    left_out = {*(() if waits else ("record_answer",)), *(ON_ITS_WAY if notice.application.is_over else ())}
    return [each for each in COUNTER.offers(notice, actor) if not each.reasons and each.verb not in left_out]


def _told(notice: Notice, consultation: Consultation | None) -> str:
    is_over = notice.application.is_over
    if notice.state == NoticeState.DRAFTED:
        return f"{notice.drafted_by.name}拟稿，{'没有签发，请作废' if is_over else '待签发'}"
    if notice.state == NoticeState.SIGNED and notice.signed_by:
        return f"{notice.signed_by.name}签发，{'没有发出，请作废' if is_over else '待发出'}"
    if notice.state == NoticeState.DROPPED:
        return "已作废"
    way = next((each.get_method_display() for each in notice.deliveries.all()), "")
    parts = [f"{_day(notice.sent_on)} 发出（{way}）" if way else f"{_day(notice.sent_on)} 签发，已送科室"]
    if notice.received_on and way:
        parts.append(f"{_day(notice.received_on)} 收到")
    if consultation is not None:
        parts.append(_answer(consultation))
    return "，".join(parts)


def _answer(consultation: Consultation) -> str:
    if consultation.ended_on:
        return f"{consultation.get_answer_display()}（{_day(consultation.ended_on)}）"
    return f"回复期限至 {_day(consultation.due_on)}" if consultation.due_on else "等待确认收到"


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
