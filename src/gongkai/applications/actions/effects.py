"""What a letter does when it leaves, when it arrives, and when it is given up: one line for each kind."""

from collections.abc import Callable

from gongkai.applications.choices import NoticeKind
from gongkai.applications.clock import answer_due, calendar_of
from gongkai.applications.models import Application, Consultation, Notice
from gongkai.law.reply_clock import payment_deadline

Effect = Callable[[Notice, Application], None]


def on_sent(notice: Notice, application: Application) -> None:
    """The record that the letter tells of begins to count."""
    effect = _SENT.get(NoticeKind(notice.kind))
    if effect:
        effect(notice, application)


def on_received(notice: Notice, application: Application) -> None:
    """The addressee's own period begins."""
    effect = _RECEIVED.get(NoticeKind(notice.kind))
    if effect:
        effect(notice, application)


def on_dropped(notice: Notice, application: Application) -> None:
    """A record that never began to count goes with its letter; the letter itself and its entries stay."""
    effect = _DROPPED.get(NoticeKind(notice.kind))
    if effect:
        effect(notice, application)


def _correction_asked(notice: Notice, application: Application) -> None:
    application.correction.asked_on = notice.sent_on
    application.correction.save(update_fields=["asked_on"])


def _explanation_asked(notice: Notice, application: Application) -> None:
    application.explanation.asked_on = notice.sent_on
    application.explanation.save(update_fields=["asked_on"])


def _delay_told(notice: Notice, application: Application) -> None:
    application.explanation.delay_told_on = notice.sent_on
    application.explanation.save(update_fields=["delay_told_on"])


def _extension_told(notice: Notice, application: Application) -> None:
    application.extensions.filter(notice=notice).update(told_on=notice.sent_on, approved_by=notice.signed_by)


def _consultation_sent(notice: Notice, application: Application) -> None:
    found = Consultation.objects.get(notice=notice)
    found.sent_on = notice.sent_on
    found.save(update_fields=["sent_on"])


def _consultation_received(notice: Notice, application: Application) -> None:
    found = Consultation.objects.get(notice=notice)
    assert notice.received_on is not None  # noqa: S101 (told by the step)
    found.received_on = notice.received_on
    found.due_on = answer_due(found, notice.received_on, calendar_of(application))
    found.save(update_fields=["received_on", "due_on"])


def _fee_notified(notice: Notice, application: Application) -> None:
    assert notice.received_on is not None  # noqa: S101 (told by the step)
    fee = application.fee
    fee.notified_on = notice.received_on
    fee.due_on = payment_deadline(notice.received_on, calendar=calendar_of(application)).due_on
    fee.save(update_fields=["notified_on", "due_on"])


def _delay_forgotten(notice: Notice, application: Application) -> None:
    explanation = application.explanation
    explanation.delay_notice, explanation.reply_by = None, None
    explanation.save(update_fields=["delay_notice", "reply_by"])


_CONSULTATIONS = (NoticeKind.THIRD_PARTY, NoticeKind.CO_MAKER, NoticeKind.OTHER_ORGAN)
_SENT: dict[NoticeKind, Effect] = {
    NoticeKind.CORRECTION: _correction_asked,
    NoticeKind.EXPLANATION: _explanation_asked,
    NoticeKind.DELAY: _delay_told,
    NoticeKind.EXTENSION: _extension_told,
    **dict.fromkeys(_CONSULTATIONS, _consultation_sent),
}
_RECEIVED: dict[NoticeKind, Effect] = {
    NoticeKind.FEE: _fee_notified,
    **dict.fromkeys(_CONSULTATIONS, _consultation_received),
}
_DROPPED: dict[NoticeKind, Effect] = {
    NoticeKind.CORRECTION: lambda notice, application: _gone(application, "correction"),
    NoticeKind.EXPLANATION: lambda notice, application: _gone(application, "explanation"),
    NoticeKind.DELAY: _delay_forgotten,
    NoticeKind.EXTENSION: lambda notice, application: _gone_of(notice, application, "extensions"),
    NoticeKind.FEE: lambda notice, application: _gone(application, "fee"),
    NoticeKind.ASSISTANCE: lambda notice, application: _gone_of(notice, application, "assistances"),
    **dict.fromkeys(
        _CONSULTATIONS, lambda notice, application: _gone_of(notice, application, "consultations")
    ),
}


def _gone(application: Application, name: str) -> None:
    getattr(application, name).delete()
    application._state.fields_cache.pop(name, None)


def _gone_of(notice: Notice, application: Application, name: str) -> None:
    getattr(application, name).filter(notice=notice).delete()
