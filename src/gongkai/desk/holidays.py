"""载入放假安排: read the notice, and count the open clocks again in every organ."""

from dataclasses import dataclass

from gongkai.applications.actions import MovedDeadline, load_notice
from gongkai.law.notices import Notice, NoticeError, notice_in
from gongkai.organs.actors import Actor
from gongkai.remedies.actions import recompute_answers

MOST_BYTES = 64 * 1024
WHERE = "所提交的放假安排"


@dataclass(frozen=True)
class Loaded:
    """The notice that is now in force, and the applications and items whose due day it moved."""

    notice: Notice
    moved: tuple[MovedDeadline, ...]


def load(raw: bytes, actor: Actor) -> Loaded:
    """Put the notice in the file into force; NoticeError says what is wrong, where, and the way out."""
    if len(raw) > MOST_BYTES:
        raise NoticeError(f"{WHERE}超过 64 KB，不像一份放假安排：请只保留一个地区、一个年度的日期。")
    notice = notice_in(raw, where=WHERE)
    return Loaded(notice, load_notice(notice, actor=actor) + recompute_answers(actor=actor))
