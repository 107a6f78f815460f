"""公示: a list under posting, its rounds (榜) with their evidence, and the objections to it."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from gongkai.items.kinds.shapes import DayUnit
from gongkai.items.models import Item, Release, Row
from gongkai.organs.actors import Actor
from gongkai.organs.models import Member, Organ
from gongkai.postings.choices import (
    AFTERWARDS,
    EVIDENCE_KINDS,
    ONE_AT_A_TIME,
    UNITS,
    ObjectionChannel,
    ObjectionResult,
    ObjectionState,
    PostingState,
    RoundState,
)


def _member(label: str) -> Any:
    return models.ForeignKey(
        Member, verbose_name=label, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )


class PostingQuerySet(models.QuerySet["Posting"]):
    def visible_to(self, actor: Actor) -> "PostingQuerySet":
        """Members read the postings of the organs that they read; the public sees pages, never records."""
        return self.all() if actor.is_system else self.filter(organ_id__in=actor.organs_read)


class Posting(models.Model):
    """公示 of a list: the policy as it was at the start, and when the names left the public page.

    `afterwards` is what becomes of the names (期满处理); `names_left_at` is when that was done.
    """

    item = models.ForeignKey(Item, verbose_name="名单", on_delete=models.PROTECT, related_name="postings")
    organ = models.ForeignKey(Organ, verbose_name="机关", on_delete=models.PROTECT, related_name="+")
    state = models.CharField("状态", max_length=10, choices=PostingState, default=PostingState.OPEN)
    afterwards = models.CharField("期满处理", max_length=10, choices=AFTERWARDS)
    basis = models.CharField("依据", max_length=200, blank=True)
    started_at = models.DateTimeField("开始时间")
    started_by = _member("发起人")
    finished_at = models.DateTimeField("结束时间", null=True, blank=True)
    names_left_at = models.DateTimeField("期满处理时间", null=True, blank=True)

    objects = PostingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "公示"
        constraints = [
            models.UniqueConstraint(
                fields=["item"], condition=~Q(state=PostingState.ABORTED), name="one_posting_per_item"
            ),
            models.CheckConstraint(
                condition=Q(state=PostingState.OPEN, finished_at=None)
                | (~Q(state=PostingState.OPEN) & Q(finished_at__isnull=False)),
                name="postings_that_are_over_have_a_moment",
            ),
        ]
        indexes = [
            models.Index(fields=["organ", "state", "-started_at", "-id"], name="posting_of_organ"),
            models.Index(fields=["item"], condition=Q(names_left_at=None), name="posting_with_names"),
        ]

    def __str__(self) -> str:
        return f"{self.item}（公示）"


class PostingRound(models.Model):
    """榜: one level's review and the days on which the list then hung; the last day is `ends_on`, counted in full.

    What the policy asks is frozen here: `days` of `unit`, `asked_before` and `asked_evidence` (codes of
    EvidenceKind), whether the round is on the website, too.
    """

    posting = models.ForeignKey(Posting, verbose_name="公示", on_delete=models.PROTECT, related_name="rounds")
    number = models.PositiveSmallIntegerField("榜次")
    code = models.CharField("代码", max_length=40)
    label = models.CharField("名称", max_length=60)
    reviewed_by = models.CharField("审核单位", max_length=100)
    review_label = models.CharField("审核方式", max_length=60)
    place = models.CharField("张贴地点", max_length=200)
    days = models.PositiveSmallIntegerField("公示天数")
    unit = models.CharField("天数单位", max_length=14, choices=UNITS)
    asked_before = models.JSONField("张贴前须有的材料", default=list)
    asked_evidence = models.JSONField("结束前须有的凭证", default=list)
    on_website = models.BooleanField("同时在网站公示", default=False)
    state = models.CharField("状态", max_length=10, choices=RoundState, default=RoundState.WAITING)
    opinion = models.CharField("审核意见", max_length=400, blank=True)
    reviewed_on = models.DateField("审核日期", null=True, blank=True)
    review_recorded_by = _member("审核记录人")
    starts_on = models.DateField("张贴日期", null=True, blank=True)
    ends_on = models.DateField("公示截止日期", null=True, blank=True)
    calendar_version = models.CharField("日历版本", max_length=64, blank=True)
    phone = models.CharField("监督电话", max_length=60, blank=True)
    mailbox = models.CharField("监督邮箱", max_length=100, blank=True)
    release = models.OneToOneField(
        Release, verbose_name="张贴记录", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    closed_on = models.DateField("结束日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "公示榜"
        ordering = ["posting", "number"]
        constraints = [
            models.UniqueConstraint(fields=["posting", "number"], name="round_numbers_once_per_posting"),
            models.UniqueConstraint(fields=["posting", "code"], name="round_codes_once_per_posting"),
            models.UniqueConstraint(
                fields=["posting"], condition=Q(state__in=ONE_AT_A_TIME), name="one_round_at_a_time"
            ),
            models.CheckConstraint(condition=Q(days__gte=1), name="rounds_have_days"),
            models.CheckConstraint(
                condition=Q(starts_on=None, ends_on=None) | Q(ends_on__gt=F("starts_on")),
                name="rounds_end_after_they_start",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[RoundState.HANGING, RoundState.CLOSED]) | Q(starts_on__isnull=False),
                name="rounds_that_hang_have_days",
            ),
            models.CheckConstraint(
                condition=~Q(state=RoundState.CLOSED) | Q(closed_on__gt=F("ends_on")),
                name="rounds_close_after_their_last_day",
            ),
        ]
        indexes = [models.Index(fields=["state", "ends_on"], name="round_by_last_day")]

    def __str__(self) -> str:
        return f"{self.label}：{self.posting.item}"

    @property
    def organ_id(self) -> int:
        return self.posting.organ_id

    @property
    def period(self) -> str:
        """7日, 7个工作日."""
        return f"{self.days}{self.get_unit_display()}"

    @property
    def counts_workdays(self) -> bool:
        return self.unit == DayUnit.WORKDAYS

    def has_hung(self, on: date) -> bool:
        """Whether the period has run: the day is after the last day."""
        return self.ends_on is not None and on > self.ends_on


class Evidence(models.Model):
    """公示凭证: the original lies under seal; `rendition` is a photo without place and camera, or a clean copy."""

    round = models.ForeignKey(
        PostingRound, verbose_name="公示榜", on_delete=models.PROTECT, related_name="evidence"
    )
    kind = models.CharField("凭证种类", max_length=12, choices=EVIDENCE_KINDS)
    name = models.CharField("文件名", max_length=255)
    original = models.CharField("原件摘要", max_length=64)
    rendition = models.CharField("清理件摘要", max_length=64)
    media_type = models.CharField("格式", max_length=100)
    size = models.PositiveBigIntegerField("清理件大小")
    changes = models.JSONField("清理说明", default=list)
    note = models.CharField("说明", max_length=200, blank=True)
    uploaded_by = _member("上传人")
    uploaded_at = models.DateTimeField("上传时间")

    class Meta:
        verbose_name = verbose_name_plural = "公示凭证"
        ordering = ["round", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "kind", "original"], name="evidence_once_per_round")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.name}"


class ObjectionQuerySet(models.QuerySet["Objection"]):
    def visible_to(self, actor: Actor) -> "ObjectionQuerySet":
        return self.all() if actor.is_system else self.filter(organ_id__in=actor.organs_read)

    def open(self) -> "ObjectionQuerySet":
        return self.exclude(state=ObjectionState.ANSWERED)


class Objection(models.Model):
    """公示异议: a case; who objects is sealed (or nobody said), the rest lies open to the organ.

    `about` is what the objector named, `row` the line that it is, once somebody has found it; `corrections` are the
    new values of that row by column code, `result` what becomes of it when the director approves.
    """

    posting = models.ForeignKey(
        Posting, verbose_name="公示", on_delete=models.PROTECT, related_name="objections"
    )
    round = models.ForeignKey(
        PostingRound, verbose_name="公示榜", on_delete=models.PROTECT, related_name="objections"
    )
    organ = models.ForeignKey(Organ, verbose_name="机关", on_delete=models.PROTECT, related_name="+")
    row = models.ForeignKey(
        Row, verbose_name="名单行", null=True, blank=True, on_delete=models.PROTECT, related_name="objections"
    )
    number = models.CharField("异议编号", max_length=40, unique=True)
    submission_key = models.CharField("提交标识", max_length=64, unique=True, null=True, blank=True)
    channel = models.CharField("提出方式", max_length=10, choices=ObjectionChannel)
    objector = models.CharField("异议人", max_length=60)
    identity = models.BinaryField("封存的身份信息", default=bytes, blank=True)
    about = models.CharField("针对", max_length=200, blank=True)
    content = models.TextField("异议内容")
    received_on = models.DateField("收到日期")
    registered_at = models.DateTimeField("登记时间", default=timezone.now)
    state = models.CharField("环节", max_length=12, choices=ObjectionState, default=ObjectionState.RECEIVED)
    findings = models.TextField("调查情况", blank=True)
    investigated_by = _member("调查人")
    result = models.CharField("处理结果", max_length=10, choices=ObjectionResult, blank=True)
    corrections = models.JSONField("更正内容", default=dict, blank=True)
    reply = models.TextField("答复", blank=True)
    drafted_by = _member("拟答复人")
    approved_by = _member("批准人")
    answered_on = models.DateField("答复日期", null=True, blank=True)

    objects = ObjectionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "公示异议"
        constraints = [
            models.CheckConstraint(
                condition=(Q(state=ObjectionState.ANSWERED) & Q(answered_on__isnull=False) & ~Q(result=""))
                | (~Q(state=ObjectionState.ANSWERED) & Q(answered_on=None)),
                name="answered_objections_have_a_day_and_a_result",
            ),
            models.CheckConstraint(
                condition=Q(result__in=["", ObjectionResult.KEPT]) | Q(row__isnull=False),
                name="what_changes_a_list_names_its_row",
            ),
        ]
        indexes = [
            models.Index(fields=["organ", "state", "received_on"], name="objection_waiting"),
            models.Index(fields=["organ", "-registered_at", "-id"], name="objection_newest_first"),
        ]

    def __str__(self) -> str:
        return f"异议 {self.number}"

    @property
    def is_anonymous(self) -> bool:
        return not self.identity


class RowPosting(models.Model):
    """单户重新公示: a corrected entry hangs for a period of its own, as long as its round's."""

    round = models.ForeignKey(
        PostingRound, verbose_name="公示榜", on_delete=models.PROTECT, related_name="row_postings"
    )
    row = models.ForeignKey(Row, verbose_name="名单行", on_delete=models.PROTECT, related_name="row_postings")
    objection = models.OneToOneField(
        Objection, verbose_name="异议", on_delete=models.PROTECT, related_name="row_posting"
    )
    starts_on = models.DateField("张贴日期")
    ends_on = models.DateField("公示截止日期")

    class Meta:
        verbose_name = verbose_name_plural = "单户重新公示"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")), name="row_postings_end_after_they_start"
            )
        ]

    def __str__(self) -> str:
        return f"{self.row} {self.starts_on}—{self.ends_on}"


class ObjectionCounter(models.Model):
    """异议编号流水: the last serial given in an organ's year; its row lock keeps writers in line."""

    organ = models.ForeignKey(Organ, on_delete=models.PROTECT)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organ", "year"], name="one_objection_counter_per_organ_and_year")
        ]

    def __str__(self) -> str:
        return f"{self.organ_id}/{self.year}-{self.last:04d}"
