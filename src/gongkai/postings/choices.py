"""Closed sets of 公示: states of a posting, a round and an objection, how objections come in and end."""

from django.db import models

from gongkai.items.kinds.shapes import Afterwards, DayUnit, EvidenceKind


class PostingState(models.TextChoices):
    OPEN = "open", "公示进行中"
    FINISHED = "finished", "公示已完成"
    ABORTED = "aborted", "公示已终止"


class RoundState(models.TextChoices):
    """Where a round stands; one round at a time is between review and close."""

    WAITING = "waiting", "待审核"
    REVIEWED = "reviewed", "已审核，待张贴"
    HANGING = "hanging", "公示中"
    SUSPENDED = "suspended", "公示中止"
    CLOSED = "closed", "本榜已结束"
    ABORTED = "aborted", "本榜已终止"


ONE_AT_A_TIME = (RoundState.REVIEWED, RoundState.HANGING, RoundState.SUSPENDED)
NOT_OVER = (RoundState.WAITING, *ONE_AT_A_TIME)


class ObjectionState(models.TextChoices):
    RECEIVED = "received", "已登记，待调查"
    INVESTIGATED = "investigated", "已调查，待拟答复"
    PROPOSED = "proposed", "答复待批准"
    ANSWERED = "answered", "已答复"


class ObjectionChannel(models.TextChoices):
    """How an objection came in."""

    COUNTER = "counter", "当面提出"
    PHONE = "phone", "电话提出"
    LETTER = "letter", "来信提出"
    EMAIL = "email", "电子邮件提出"
    ONLINE = "online", "网上提出"


class ObjectionResult(models.TextChoices):
    """What becomes of the entry that was objected to."""

    KEPT = "kept", "异议不成立，维持公示内容"
    REMOVED = "removed", "异议成立，移出名单"
    REPOSTED = "reposted", "异议成立，更正后重新公示"


AFTERWARDS = [(each.value, each.label) for each in Afterwards]
EVIDENCE_KINDS = [(each.value, each.label) for each in EvidenceKind]
UNITS = [(DayUnit.CALENDAR_DAYS.value, "日"), (DayUnit.WORKDAYS.value, "个工作日")]
