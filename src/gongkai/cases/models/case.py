"""办理事项: what someone asked for, who it was under seal, and where it stands."""

from typing import ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Q

from gongkai.applications.choices import ApplicantKind, Channel, DeliveryMethod
from gongkai.applications.models import Application
from gongkai.cases.choices import OVER, CaseKind, CaseState
from gongkai.items.models import Item
from gongkai.organs.actors import Actor
from gongkai.organs.models import Member, Organ

AnyCase = TypeVar("AnyCase", bound="Case", covariant=True)


class CaseQuerySet(models.QuerySet[AnyCase]):
    def visible_to(self, actor: Actor) -> Self:
        """Members read their own organ's cases, an authority those of the organs below it."""
        return self.all() if actor.is_system else self.filter(organ_id__in=actor.organs_read)

    def open(self) -> Self:
        return self.exclude(state__in=OVER)


class Case(models.Model):
    """办理事项: what every kind of case has; each kind adds a table of its own with the same key.

    Number and query code find it from outside; name, papers and contact lie in `identity`, bound to the number
    (empty: nobody asked, or nobody said who). `identity_digest` finds the same person again. `content` is what is
    asked, in the person's own words; `item` the registered information and `application` the application that it is
    about, where there are any. There is no statutory clock: a kind that has one keeps it in its own table.
    """

    kind = models.CharField("类别", max_length=16, choices=CaseKind)
    organ = models.ForeignKey(Organ, verbose_name="机关", on_delete=models.PROTECT, related_name="+")
    number = models.CharField("编号", max_length=40, unique=True)
    query_code_digest = models.CharField("查询码摘要", max_length=64)
    submission_key = models.CharField("提交凭据", max_length=64, unique=True)
    channel = models.CharField("提出方式", max_length=12, choices=Channel)
    submitted_at = models.DateTimeField("提交时间")
    received_on = models.DateField("收到日期")
    person_kind = models.CharField("提出人类型", max_length=20, choices=ApplicantKind, blank=True)
    person_label = models.CharField("提出人", max_length=60, blank=True)
    identity = models.BinaryField("身份信息（密文）", default=bytes, blank=True)
    identity_digest = models.CharField("身份摘要", max_length=64, blank=True, db_index=True)
    wanted_delivery = models.CharField(
        "获取答复的方式", max_length=12, choices=DeliveryMethod, default=DeliveryMethod.ONLINE
    )
    content = models.TextField("内容")
    item = models.ForeignKey(
        Item,
        verbose_name="针对的信息",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="cases",
    )
    application = models.ForeignKey(
        Application,
        verbose_name="有关的申请",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="cases",
    )
    state = models.CharField("环节", max_length=12, choices=CaseState, default=CaseState.RECEIVED)
    handler = models.ForeignKey(
        Member, verbose_name="承办人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    closed_on = models.DateField("办结日期", null=True, blank=True)

    objects = CaseQuerySet.as_manager()
    warnings: ClassVar[tuple[str, ...]] = ()

    class Meta:
        verbose_name = verbose_name_plural = "办理事项"
        constraints = [
            models.CheckConstraint(
                condition=(Q(state__in=OVER) & Q(closed_on__isnull=False))
                | (~Q(state__in=OVER) & Q(closed_on=None)),
                name="cases_that_are_over_have_a_day",
            )
        ]
        indexes = [
            models.Index(
                fields=["organ", "-submitted_at", "-id", "kind", "state", "received_on"], name="case_newest"
            ),
            models.Index(fields=["-submitted_at", "-id", "organ", "kind", "state"], name="case_listed"),
            models.Index(
                fields=["organ", "kind", "received_on"], name="case_waiting", condition=Q(closed_on=None)
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_over(self) -> bool:
        return self.state in OVER

    @property
    def has_person(self) -> bool:
        """Whether somebody asked, to whom an answer goes."""
        return bool(self.person_label)
