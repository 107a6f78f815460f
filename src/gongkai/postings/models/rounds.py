"""公示: a list under posting, and its rounds (榜) with their evidence."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q

from gongkai.items.kinds.shapes import DayUnit
from gongkai.items.models import Item, Release
from gongkai.organs.actors import Actor
from gongkai.organs.models import Member, Organ
from gongkai.postings.choices import (
    AFTERWARDS,
    EVIDENCE_KINDS,
    ONE_AT_A_TIME,
    UNITS,
    PostingState,
    RoundState,
)


def member(label: str) -> Any:
    """A column for the person who did something; empty for the program itself."""
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
    started_by = member("发起人")
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
    review_recorded_by = member("审核记录人")
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

    def standing_evidence(self) -> list["Evidence"]:
        """What proves the round: all that was not struck out; reads `evidence` as it was fetched."""
        return [each for each in self.evidence.all() if each.is_standing]

    def has_hung(self, on: date) -> bool:
        """Whether the period has run: the day is after the last day."""
        return self.ends_on is not None and on > self.ends_on


class Evidence(models.Model):
    """公示凭证: the original lies under seal; `rendition` is a photo without place and camera, or a clean copy.

    What was uploaded by mistake is struck out with a reason (`struck_…`): record and sealed file stay, it proves nothing.
    """

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
    uploaded_by = member("上传人")
    uploaded_at = models.DateTimeField("上传时间")
    struck_at = models.DateTimeField("撤销时间", null=True, blank=True)
    struck_by = member("撤销人")
    struck_reason = models.CharField("撤销原因", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "公示凭证"
        ordering = ["round", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "kind", "original"],
                condition=Q(struck_at=None),
                name="standing_evidence_once_per_round",
            ),
            models.CheckConstraint(
                condition=Q(struck_at=None, struck_by=None, struck_reason="")
                | (Q(struck_at__isnull=False) & ~Q(struck_reason="")),
                name="struck_evidence_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.name}"

    @property
    def is_standing(self) -> bool:
        return self.struck_at is None
