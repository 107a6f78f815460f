"""行政复议、行政诉讼: challenges to a reply, as table 四 of the annual report counts them."""

from typing import Self, TypeVar

from django.db import models
from django.db.models import F, Q

from gongkai.applications.models import Reply
from gongkai.organs.actors import Actor
from gongkai.organs.models import Organ


class Result(models.TextChoices):
    """审理结果."""

    UPHELD = "upheld", "结果维持"
    CORRECTED = "corrected", "结果纠正"
    OTHER = "other", "其他结果"


class State(models.TextChoices):
    """Where a challenge stands; told by its closing day, not stored."""

    PENDING = "pending", "尚未审结"
    CLOSED = "closed", "已审结"


AnyChallenge = TypeVar("AnyChallenge", bound="Challenge", covariant=True)


class ChallengeQuerySet(models.QuerySet[AnyChallenge]):
    def visible_to(self, actor: Actor) -> Self:
        """Members read their own organ's challenges, an authority those of the organs below it."""
        return self.all() if actor.is_system else self.filter(organ_id__in=actor.organs_read)

    def pending(self) -> Self:
        return self.filter(closed_on=None)


class Challenge(models.Model):
    """What a reconsideration and a lawsuit have in common; an open one has neither result nor closing day.

    `answer_due_on` is the last day for the organ's own answer, from the day on which the copy was served.
    """

    organ = models.ForeignKey(Organ, verbose_name="机关", on_delete=models.PROTECT, related_name="+")
    case_number = models.CharField("案号", max_length=60)
    filed_on = models.DateField("受理日期")
    result = models.CharField("结果", max_length=10, choices=Result, blank=True)
    closed_on = models.DateField("结案日期", null=True, blank=True)
    body = models.CharField("复议机关或者法院", max_length=100, blank=True)
    served_on = models.DateField("收到申请书或起诉状副本之日", null=True, blank=True)
    answer_due_on = models.DateField("答复或答辩期限", null=True, blank=True)
    answered_on = models.DateField("提交答复或答辩之日", null=True, blank=True)
    hearing_on = models.DateField("听证或开庭日期", null=True, blank=True)
    decision_number = models.CharField("决定书或判决书文号", max_length=80, blank=True)
    must_act_again = models.BooleanField("责令重新作出答复", default=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.case_number

    @property
    def state(self) -> State:
        return State.PENDING if self.closed_on is None else State.CLOSED


class ReconsiderationQuerySet(ChallengeQuerySet["Reconsideration"]):
    pass


class LawsuitQuerySet(ChallengeQuerySet["Lawsuit"]):
    pass


class Reconsideration(Challenge):
    """行政复议, bound to the reply that it challenges; a simplified procedure leaves half the days to answer."""

    reply = models.ForeignKey(
        Reply, verbose_name="答复", on_delete=models.PROTECT, related_name="reconsiderations"
    )

    is_simplified = models.BooleanField("适用简易程序", default=False)

    objects = ReconsiderationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "行政复议"
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "case_number"], name="reconsideration_numbers_once_per_organ"
            ),
            models.CheckConstraint(
                condition=(Q(result="") & Q(closed_on=None)) | (~Q(result="") & Q(closed_on__isnull=False)),
                name="closed_reconsiderations_have_a_result",
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("filed_on")),
                name="reconsiderations_end_after_they_begin",
            ),
        ]


class Lawsuit(Challenge):
    """行政诉讼, direct or after a reconsideration."""

    reply = models.ForeignKey(Reply, verbose_name="答复", on_delete=models.PROTECT, related_name="lawsuits")
    after_review = models.ForeignKey(
        Reconsideration, verbose_name="此前的行政复议", null=True, blank=True, on_delete=models.PROTECT
    )

    objects = LawsuitQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "行政诉讼"
        constraints = [
            models.UniqueConstraint(fields=["organ", "case_number"], name="lawsuit_numbers_once_per_organ"),
            models.CheckConstraint(
                condition=(Q(result="") & Q(closed_on=None)) | (~Q(result="") & Q(closed_on__isnull=False)),
                name="closed_lawsuits_have_a_result",
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("filed_on")),
                name="lawsuits_end_after_they_begin",
            ),
        ]
