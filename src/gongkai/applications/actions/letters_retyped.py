"""更正录入后的文书: drafts are written anew, a drafted reply goes back to its writer, what has left is named."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from gongkai.applications import letters
from gongkai.applications.actions.step import with_writer
from gongkai.applications.choices import NoticeState, State
from gongkai.applications.letters.retyped import (
    names_the_old,
    notice_anew,
    quotes_the_old,
    reply_anew,
    was_amended,
)
from gongkai.applications.models import Application, Notice, Reply
from gongkai.applications.retyped import Change
from gongkai.organs.actors import Actor

ON_THE_ENVELOPE = frozenset({"kind", "name", "address", "postcode", "email"})
SENT_BACK = "更正了录入的{fields}，已拟的答复须照更正后的内容核对、重拟"


@dataclass(frozen=True)
class Followed:
    """What the entry tells of the letters, and sentences on those that were left as they are."""

    told: Mapping[str, Any]
    warnings: list[str] = field(default_factory=list)


def bring_along(application: Application, change: Change, *, actor: Actor) -> Followed:
    """The letters of an application whose locked record was just put right; its state is set and not saved."""
    told: dict[str, Any] = {}
    warnings, anew = [], []
    for notice in application.notices.open():
        notice.application = application
        if "description" in change.fields and was_amended(notice, change):
            warnings.append(f"{notice.get_kind_display()}手工改过，请核对是否还写着更正前的内容")
        if _written_anew(notice, application, change, actor):
            anew.append(notice.pk)
    if anew:
        told["letters_written_anew"] = anew
    reply: Reply | None = getattr(application, "reply", None)
    if reply is not None and reply.signed_at is None and _sent_back(reply, application, change, actor):
        told["reply"] = {"sent_back": True, "letter_digest": letters.digest(reply.letter)}
        warnings.append(f"{application.number} 已拟的答复退回重拟：请照更正后的内容核对")
    left = _left(application, reply, change)
    if left:
        told["letters_left"] = [each.document_number for each in left]
        names = "、".join(_named(each) for each in left)
        warnings.append(f"已经发出或者签发的文书写的是更正前的内容，请核对是否需要重新送达：{names}")
    return Followed(told, warnings)


def _written_anew(notice: Notice, application: Application, change: Change, actor: Actor) -> bool:
    is_theirs = letters.notice_text(notice.kind).to == "applicant"
    was = (notice.addressee, notice.letter)
    if is_theirs:
        notice.addressee = application.applicant_label
    if notice.state == NoticeState.DRAFTED:
        notice.letter = notice_anew(notice, change)
    if notice.letter != was[1]:
        notice.writer_ids = with_writer(notice.writer_ids, actor)
    if (notice.addressee, notice.letter) == was:
        return False
    notice.save(update_fields=["addressee", "letter", "writer_ids"])
    return True


def _sent_back(reply: Reply, application: Application, change: Change, actor: Actor) -> bool:
    """To its writer, where it answers what nobody asked or says what was mistyped; the words are brought along as far as they can be."""
    reply.application = application
    said = "\n".join([reply.letter, *map(str, reply.particulars.values())])
    is_named = names_the_old(said, change, application.organ)
    if not ("description" in change.fields or change.turns_kind or is_named):
        return False
    letter = reply_anew(reply, change)
    if letter != reply.letter:
        application.writer_ids = with_writer(application.writer_ids, actor)
    reply.letter, reply.sent_back_reason = letter, SENT_BACK.format(fields=change.labels)
    reply.reviewed_by = reply.reviewed_at = None
    reply.save(update_fields=["letter", "sent_back_reason", "reviewed_by", "reviewed_at"])
    if application.state in (State.DRAFTED, State.REVIEWED):
        application.state = State.REGISTERED
    return True


def _left(application: Application, reply: Reply | None, change: Change) -> list[Reply | Notice]:
    """Letters that were sent, or signed as a reply: they bear the wrong name or address, or say what was mistyped."""
    organ, is_misdirected = application.organ, not ON_THE_ENVELOPE.isdisjoint(change.fields)
    sent: list[Reply | Notice] = [
        each
        for each in application.notices.filter(state=NoticeState.SENT)
        if (is_misdirected and letters.notice_text(each.kind).to == "applicant")
        or quotes_the_old(each.letter, change)
        or names_the_old(each.letter, change, organ)
    ]
    if reply is not None and reply.signed_at is not None:
        sent += [reply] if is_misdirected or names_the_old(reply.letter, change, organ) else []
    return sent


def _named(letter: Reply | Notice) -> str:
    if isinstance(letter, Reply):
        return f"答复书（{letter.document_number}）"
    return f"{letter.get_kind_display()}（{letter.document_number}）"
