"""建议提案: what deputies proposed, who handles it with whom, and to whom the handling was reported."""

from typing import Any
from uuid import uuid4

from django.db import models
from django.db.models import Q

from gongkai.dialogue.choices import (
    SHORT_KINDS,
    HandlingPart,
    ProposalKind,
    ProposalLevel,
    ProposalState,
    ResultClass,
)
from gongkai.items.models import Item
from gongkai.organs.actors import Actor
from gongkai.organs.models import Member, Organ, Section


def member(label: str) -> Any:
    """A column for the person who did something."""
    return models.ForeignKey(
        Member, verbose_name=label, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def visible_to(self, actor: Actor) -> "ProposalQuerySet":
        """Members read their own organ's proposals, an authority those of the organs below it."""
        return self.all() if actor.is_system else self.filter(organ_id__in=actor.organs_read)

    def open(self) -> "ProposalQuerySet":
        return self.exclude(state__in=[ProposalState.CLOSED, ProposalState.RETURNED])

    def answering(self) -> "ProposalQuerySet":
        """Those that this organ answers itself: it hosts them or has a branch of its own, and did not return them."""
        return self.exclude(part=HandlingPart.CO_HOST).exclude(state=ProposalState.RETURNED)


class Proposal(models.Model):
    """人大代表建议、政协提案: a case from the day it was assigned (交办) to the deputies' opinion of the reply.

    `number` and `session` are as the assigning office gave them (12; 平罗县第十七届人民代表大会第四次会议).
    `proposers` are public persons in their office; how to reach them lies under seal in `contact`, bound to `key`.
    `started_on` is the day from which the clock of `due_on` runs: the day of assignment, or that of the opinion for
    which it is handled again. `host_name` is the host's name where this organ is co-host. `result_class` is that of
    the reply that was signed last.
    """

    key = models.UUIDField("封存标识", unique=True, default=uuid4, editable=False)
    organ = models.ForeignKey(
        Organ, verbose_name="承办机关", on_delete=models.PROTECT, related_name="proposals"
    )
    kind = models.CharField("类别", max_length=12, choices=ProposalKind)
    level = models.CharField("级别", max_length=20, choices=ProposalLevel)
    session = models.CharField("届次", max_length=60)
    number = models.CharField("编号", max_length=20)
    title = models.CharField("标题", max_length=120)
    proposers = models.CharField("提出人", max_length=300)
    contact = models.BinaryField("封存的联系方式", default=bytes, blank=True)
    text = models.TextField("内容")
    part = models.CharField("办理方式", max_length=10, choices=HandlingPart, default=HandlingPart.HOST)
    host_name = models.CharField("主办单位", max_length=100, blank=True)
    assigned_by = models.CharField("交办单位", max_length=100)
    assigned_on = models.DateField("交办日期")
    is_difficult = models.BooleanField("涉及面广、处理难度大", default=False)
    started_on = models.DateField("起算日期")
    due_on = models.DateField("办理期限")
    section = models.ForeignKey(
        Section, verbose_name="承办科室", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    handler = member("承办人")
    state = models.CharField("环节", max_length=12, choices=ProposalState, default=ProposalState.RECEIVED)
    result_class = models.CharField("结果类别", max_length=14, choices=ResultClass, blank=True)
    opinion = models.TextField("会办意见", blank=True)
    answered_on = models.DateField("答复日期", null=True, blank=True)
    closed_on = models.DateField("办结日期", null=True, blank=True)
    registered_at = models.DateTimeField("登记时间")
    listed_in = models.ForeignKey(
        Item,
        verbose_name="所在的办理情况清单",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="listed_proposals",
    )

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "建议提案"
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "kind", "level", "session", "number"], name="proposal_once_per_session"
            ),
            models.CheckConstraint(
                condition=~Q(part=HandlingPart.CO_HOST) | ~Q(host_name=""), name="co_hosts_name_the_host"
            ),
            models.CheckConstraint(
                condition=~Q(state=ProposalState.CLOSED) | Q(closed_on__isnull=False),
                name="closed_proposals_have_a_day",
            ),
        ]
        indexes = [
            models.Index(fields=["organ", "-registered_at", "-id"], name="proposal_newest"),
            models.Index(fields=["organ", "state", "due_on"], name="proposal_waiting"),
            models.Index(fields=["organ", "assigned_on"], name="proposal_by_assignment"),
        ]

    def __str__(self) -> str:
        return f"第{self.number}号{self.short_kind}"

    @property
    def short_kind(self) -> str:
        """建议 or 提案."""
        return SHORT_KINDS[ProposalKind(self.kind)]

    @property
    def is_co_hosted(self) -> bool:
        """This organ only tells the host its opinion."""
        return self.part == HandlingPart.CO_HOST

    @property
    def host(self) -> str:
        """主办单位: this organ, unless another hosts it."""
        return self.host_name if self.is_co_hosted else self.organ.name


class CoHost(models.Model):
    """会办单位: asked for its opinion, which is due within a local period."""

    proposal = models.ForeignKey(
        Proposal, verbose_name="建议提案", on_delete=models.PROTECT, related_name="cohosts"
    )
    name = models.CharField("会办单位", max_length=100)
    asked_on = models.DateField("送会办日期")
    due_on = models.DateField("会办期限")
    opinion = models.TextField("会办意见", blank=True)
    answered_on = models.DateField("反馈日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "会办单位"
        ordering = ["proposal", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "name"], name="co_host_once_per_proposal"),
        ]

    def __str__(self) -> str:
        return self.name


class HandlingReport(models.Model):
    """向督查部门报告办理情况: to whom and when."""

    proposal = models.ForeignKey(
        Proposal, verbose_name="建议提案", on_delete=models.PROTECT, related_name="handling_reports"
    )
    receiver = models.CharField("报告单位", max_length=100)
    reported_on = models.DateField("报告日期")
    note = models.CharField("说明", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "办理情况报告"
        ordering = ["proposal", "reported_on", "pk"]

    def __str__(self) -> str:
        return f"{self.reported_on} {self.receiver}"
