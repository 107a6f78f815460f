"""公示异议: objections as cases, and the entries that hang for a period of their own."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from gongkai.casework.serials import SerialCounter
from gongkai.items.models import Row
from gongkai.organs.actors import Actor
from gongkai.organs.models import Organ
from gongkai.postings.choices import ObjectionChannel, ObjectionResult, ObjectionState
from gongkai.postings.models.rounds import Posting, PostingRound, member


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
    investigated_by = member("调查人")
    result = models.CharField("处理结果", max_length=10, choices=ObjectionResult, blank=True)
    corrections = models.JSONField("更正内容", default=dict, blank=True)
    reply = models.TextField("答复", blank=True)
    drafted_by = member("拟答复人")
    approved_by = member("批准人")
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


class ObjectionCounter(SerialCounter):
    """异议编号流水: the last serial given in an organ's year; its row lock keeps writers in line."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organ", "year"], name="one_objection_counter_per_organ_and_year")
        ]

    def __str__(self) -> str:
        return f"{self.organ_id}/{self.year}-{self.last:04d}"
