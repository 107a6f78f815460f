"""What every need asks of a form: a text, a later day, a running clock."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from gongkai.applications.choices import NoticeKind
from gongkai.applications.letters.empty_words import says_nothing
from gongkai.applications.models import Application

Form = Mapping[str, Any]


def said(form: Form, name: str) -> str:
    return str(form.get(name) or "").strip()


def stated(form: Form, name: str) -> str:
    """What a letter will say: nothing where it is blanks, marks or empty words."""
    found = said(form, name)
    return "" if says_nothing(found) else found


def unstated(form: Form, name: str, sentence: str) -> str | None:
    """The sentence that asks for it where a letter would say nothing; with the empty words, where there are some."""
    if stated(form, name):
        return None
    found = said(form, name)
    return f"{sentence}（“{found[:20]}”没有说明内容，请写具体）" if found else sentence


def a_later_day_than_today(form: Form, name: str, label: str) -> str | None:
    day: date | None = form.get(name)
    if day is None:
        return f"须填写{label}"
    return f"{label}须晚于今天（{form['today']}）" if day <= form["today"] else None


def the_clock_runs(application: Application, form: Form) -> str | None:
    awaited = application.get_awaited_display()
    return f"正在{awaited}，答复期限没有起算" if awaited else None


def no_letter_of_this_kind_in_hand(application: Application, form: Form) -> str | None:
    """One draft of a kind at a time; consultations may go to several at once."""
    kind = str(form.get("notice"))
    if not any(each.is_in_hand and each.kind == kind for each in application.notices.all()):
        return None
    return f"已有一份{NoticeKind(kind).label}待签发或待发出：请先发出或作废"


def no_unsent_letter(application: Application, form: Form) -> str | None:
    waiting = [each.get_kind_display() for each in application.notices.all() if each.is_in_hand]
    return f"还有文书没有发出：{'、'.join(waiting)}（请先发出或作废）" if waiting else None
