"""更正录入后的文书: which letters say what was mistyped, and the same letters with what the record says now."""

import re
from collections.abc import Callable
from dataclasses import replace

from django.utils import timezone

from gongkai.applications.choices import NoticeKind, NoticeState
from gongkai.applications.holdings.telling import holdings_of
from gongkai.applications.letters.documents import (
    Case,
    case_of,
    compose,
    document_of_notice,
    document_of_outcome,
)
from gongkai.applications.letters.notices_by_kind import notice_text
from gongkai.applications.letters.quoting import as_quoted
from gongkai.applications.models import Application, Notice, Reply
from gongkai.applications.retyped import Change, mistyped_texts
from gongkai.law.errors import LawError
from gongkai.organs.models import Organ
from gongkai.privacy.half_width import half_width

_QUOTED = re.compile("“([^”]+)”")
SHORTEST_QUOTED = 8  # without quotation marks a shorter text may be part of other words


def notice_anew(notice: Notice, change: Change) -> str:
    """A drafted notice: composed anew where nobody had amended it, else with the right text in the place of the quoted one."""
    document = document_of_notice(NoticeKind(notice.kind))
    on = timezone.localdate(notice.drafted_at)
    organ = notice.application.organ

    def composed(case: Case) -> str:
        return compose(document.id, organ, case, notice.particulars, on=on)

    return _anew(notice.letter, notice.application, change, composed)


def reply_anew(reply: Reply, change: Change) -> str:
    """The same of a reply that is not signed."""
    document, on = document_of_outcome(reply.outcome), timezone.localdate(reply.drafted_at)
    application = reply.application
    items, held = list(reply.items.order_by("pk")), holdings_of(application)

    def composed(case: Case) -> str:
        return compose(
            document.id, application.organ, case, reply.particulars, on=on, items=items, holdings=held
        )

    return _anew(reply.letter, application, change, composed)


def cannot_follow(notice: Notice, change: Change) -> bool:
    """Whether a letter that has not left says what was mistyped and cannot be written anew: it is signed, or amended."""
    if names_the_old(notice.letter, change, notice.application.organ):
        return True
    is_theirs = notice_text(notice.kind).to == "applicant"
    if notice.state == NoticeState.SIGNED:
        return quotes_the_old(notice.letter, change) or (is_theirs and change.turns_kind)
    return is_theirs and change.turns_kind and notice_anew(notice, change) == notice.letter


def quotes_the_old(text: str, change: Change) -> bool:
    """Whether it quotes what was asked for as it was mistyped."""
    if change.before.wanted.description == change.after.wanted.description:
        return False
    return _bare(as_quoted(change.before.wanted.description)) in _bare(text)


def was_amended(notice: Notice, change: Change) -> bool:
    """Whether a draft that would quote what was mistyped was amended so that nobody can tell whether it still does."""
    document = document_of_notice(NoticeKind(notice.kind))
    return "wanted" in document.wording and notice_anew(notice, change) == notice.letter


def quoted_of_the_old(text: str, application: Application) -> str:
    """What it quotes that was once keyed in as wanted and was put right since; "" for nothing."""
    quoted = {_unmarked(each): each for each in _QUOTED.findall(text)}
    quoted.pop(_unmarked(application.wanted), None)
    if not quoted:
        return ""
    return next(
        (quoted[key] for each in mistyped_texts(application) if (key := _unmarked(each)) in quoted), ""
    )


def names_the_old(text: str, change: Change, organ: Organ) -> bool:
    """Whether it names, numbers or reaches the applicant as they were mistyped.

    What was asked for is not looked at, nor what letters say of the organ (its own phone was typed for theirs).
    """
    said = _bare(text).replace(_bare(as_quoted(change.before.wanted.description)), "")
    own = _bare(" ".join([organ.name, organ.disclosure_office, organ.phone, organ.address]))
    for old, new in ((_bare(old), _bare(new)) for old, new in change.gone):
        rest = said.replace(new, "") if old in new else said
        if len(old) > 1 and old in rest and old not in own:
            return True
    return False


def _anew(letter: str, application: Application, change: Change, composed: Callable[[Case], str]) -> str:
    was, now = (
        replace(case_of(application), wanted=typed.wanted.description, applicant_kind=typed.applicant.kind)
        for typed in (change.before, change.after)
    )
    try:
        if composed(was) == letter:
            return composed(now)
    except (
        LawError,
        LookupError,
    ):  # the law or the template of that day is not there any more: as if amended
        pass
    old, new = as_quoted(was.wanted), as_quoted(now.wanted)
    if f"“{old}”" in letter:
        return letter.replace(f"“{old}”", f"“{new}”")
    return letter.replace(old, new) if len(old) >= SHORTEST_QUOTED else letter


def _bare(text: str) -> str:
    return re.sub(r"[\s·-]", "", half_width(text)).upper()


def _unmarked(text: str) -> str:
    """As it is compared: what a quotation joins and leaves out makes no difference."""
    return re.sub(r"[\s；;。‘’“”]", "", half_width(text))
