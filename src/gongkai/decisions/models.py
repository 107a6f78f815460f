"""执法决定的公示: what became of each register row in public, the rolling lists, repairs and exports."""

from typing import Any

from django.db import models
from django.db.models import Q

from gongkai.decisions.choices import DecisionState, Ending, ExemptionGround, RepairState, Sort
from gongkai.items.models import Item, Row
from gongkai.organs.actors import Actor
from gongkai.organs.models import Member, Organ


def member(label: str) -> Any:
    """A column for the person who did something; empty for the program itself."""
    return models.ForeignKey(
        Member, verbose_name=label, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )


class DecisionList(models.Model):
    """滚动公示名单: the one public list of a sort and year, to which decisions are added as they come.

    A list that was withdrawn as a whole gives way to a new one, to which its decisions go over.
    """

    organ = models.ForeignKey(Organ, verbose_name="机关", on_delete=models.PROTECT, related_name="+")
    sort = models.CharField("类别", max_length=10, choices=Sort)
    year = models.PositiveSmallIntegerField("年度")
    item = models.OneToOneField(
        Item, verbose_name="名单", on_delete=models.PROTECT, related_name="decision_list"
    )
    is_current = models.BooleanField("现行", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "滚动公示名单"
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "sort", "year"],
                condition=Q(is_current=True),
                name="one_list_per_sort_and_year",
            )
        ]

    def __str__(self) -> str:
        return f"{self.year}年{self.get_sort_display()}"


class DecisionQuerySet(models.QuerySet["Decision"]):
    def visible_to(self, actor: Actor) -> "DecisionQuerySet":
        """Members read the decisions of the organs that they read; the public sees pages, never records."""
        return self.all() if actor.is_system else self.filter(organ_id__in=actor.organs_read)

    def shown(self) -> "DecisionQuerySet":
        """What is public now."""
        return self.filter(published_at__isnull=False, taken_down_at=None, shown_row__withdrawn_at=None)


class Decision(models.Model):
    """执法决定: a register's row on its way to the public and back; made when somebody first examines the row.

    `shown_row` is its line of the public list; it stays when the line is taken down. `due_on` is the last day of
    双公示 as it was at publication, by that calendar. The day and the values of the decision are those of `row`.
    """

    organ = models.ForeignKey(Organ, verbose_name="机关", on_delete=models.PROTECT, related_name="+")
    row = models.OneToOneField(
        Row, verbose_name="台账行", on_delete=models.PROTECT, related_name="public_decision"
    )
    sort = models.CharField("类别", max_length=10, choices=Sort)
    state = models.CharField("审签", max_length=16, choices=DecisionState, default=DecisionState.WAITING)
    cleared_by = member("审查人")
    cleared_at = models.DateTimeField("审查时间", null=True, blank=True)
    clearance_reason = models.CharField("公开理由", max_length=400, blank=True)
    signed_by = member("签核人")
    signed_at = models.DateTimeField("签核时间", null=True, blank=True)
    ground = models.CharField("不公示的理由", max_length=20, choices=ExemptionGround, blank=True)
    ground_reason = models.CharField("理由说明", max_length=400, blank=True)
    shown_row = models.OneToOneField(
        Row,
        verbose_name="公示行",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="shows_decision",
    )
    published_at = models.DateTimeField("公示时间", null=True, blank=True)
    published_on = models.DateField("公示日期", null=True, blank=True)
    shown_at = models.DateTimeField("公示内容形成时间", null=True, blank=True)
    due_on = models.DateField("公示期限", null=True, blank=True)
    calendar_version = models.CharField("日历版本", max_length=64, blank=True)
    taken_down_at = models.DateTimeField("停止公示时间", null=True, blank=True)
    taken_down_on = models.DateField("停止公示日期", null=True, blank=True)
    taken_down_by = member("撤下人")
    ending = models.CharField("停止公示的原因", max_length=10, choices=Ending, blank=True)
    ending_reason = models.CharField("原因说明", max_length=200, blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "执法决定"
        constraints = [
            models.CheckConstraint(
                condition=Q(published_at=None, shown_row=None, taken_down_at=None)
                | Q(published_at__isnull=False, shown_row__isnull=False),
                name="shown_decisions_have_a_line",
            ),
            models.CheckConstraint(
                condition=~Q(state=DecisionState.EXEMPT) | ~Q(ground=""),
                name="exempt_decisions_have_a_ground",
            ),
            models.CheckConstraint(
                condition=Q(taken_down_at=None) | ~Q(ending=""), name="taken_down_decisions_have_an_ending"
            ),
        ]
        indexes = [
            models.Index(fields=["organ", "sort", "state"], name="decision_by_state"),
            models.Index(fields=["organ", "sort", "published_on"], name="decision_by_publication"),
        ]

    def __str__(self) -> str:
        return str(self.row.values.get("document") or f"台账第 {self.row.position} 行")

    @property
    def is_lost(self) -> bool:
        """Its line went with the whole list: it is to be shown again."""
        line = self.shown_row
        return self.taken_down_at is None and line is not None and line.withdrawn_at is not None

    @property
    def is_shown(self) -> bool:
        return self.published_at is not None and self.taken_down_at is None and not self.is_lost


class Repair(models.Model):
    """信用修复申请: received, then granted or refused by somebody else; granted, the decision is shown no more."""

    decision = models.ForeignKey(
        Decision, verbose_name="执法决定", on_delete=models.PROTECT, related_name="repairs"
    )
    organ = models.ForeignKey(Organ, verbose_name="机关", on_delete=models.PROTECT, related_name="+")
    state = models.CharField("办理情况", max_length=16, choices=RepairState, default=RepairState.RECEIVED)
    applied_on = models.DateField("申请日期")
    materials = models.CharField("申请材料", max_length=400)
    received_by = member("登记人")
    received_at = models.DateTimeField("登记时间")
    decided_by = member("决定人")
    decided_at = models.DateTimeField("决定时间", null=True, blank=True)
    reason = models.CharField("理由", max_length=400, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "信用修复申请"
        constraints = [
            models.UniqueConstraint(
                fields=["decision"],
                condition=Q(state=RepairState.RECEIVED),
                name="one_open_repair_per_decision",
            )
        ]

    def __str__(self) -> str:
        return f"{self.decision}的修复申请"


class DecisionExport(models.Model):
    """信用平台报送: a file that left the house, with how many decisions and how many natural persons' numbers."""

    organ = models.ForeignKey(Organ, verbose_name="机关", on_delete=models.PROTECT, related_name="+")
    sort = models.CharField("类别", max_length=10, choices=Sort)
    since = models.DateField("起始日期")
    until = models.DateField("截止日期")
    row_count = models.PositiveIntegerField("件数")
    numbers = models.PositiveIntegerField("证件号码数")
    digest = models.CharField("文件摘要", max_length=64)
    reason = models.CharField("用途", max_length=200)
    made_by = member("报送人")
    made_at = models.DateTimeField("生成时间")

    class Meta:
        verbose_name = verbose_name_plural = "信用平台报送"
        indexes = [models.Index(fields=["organ", "-made_at"], name="export_of_organ")]

    def __str__(self) -> str:
        return f"{self.get_sort_display()} {self.since}—{self.until}"
