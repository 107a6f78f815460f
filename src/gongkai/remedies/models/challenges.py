"""行政复议、行政诉讼: challenges to what an organ did with an application, as table 四 of the annual report counts them."""

from typing import Self, TypeVar

from django.db import models
from django.db.models import F, Q

from gongkai.applications.models import Application
from gongkai.law.challenge_endings import all_endings
from gongkai.organs.actors import Actor
from gongkai.organs.models import Organ
from gongkai.remedies.choices import Against, Instance, OrderUnit, Result, Route, Standing, State

AnyChallenge = TypeVar("AnyChallenge", bound="Challenge", covariant=True)


class ChallengeQuerySet(models.QuerySet[AnyChallenge]):
    def visible_to(self, actor: Actor) -> Self:
        """Members read their own organ's challenges, an authority those of the organs below it."""
        return self.all() if actor.is_system else self.filter(organ_id__in=actor.organs_read)

    def pending(self) -> Self:
        return self.filter(closed_on=None)


class Challenge(models.Model):
    """What a reconsideration and a lawsuit have in common; an open one has neither result nor closing day.

    `answer_due_on` is the last day for the organ's own answer, from the day on which the copy was served. `ending` is
    what the decision says (a code of `law.challenge_endings`), `result` the column of table 四. An order to act again
    may set a period of its own (`order_days`, `order_unit`), from the day on which the decision was received.
    Registered by mistake it is annulled, and then only `registered` still finds it.
    """

    organ = models.ForeignKey(Organ, verbose_name="机关", on_delete=models.PROTECT, related_name="+")
    application = models.ForeignKey(
        Application, verbose_name="申请", on_delete=models.PROTECT, related_name="%(class)ss"
    )
    against = models.CharField("针对", max_length=12, choices=Against, default=Against.REPLY)
    case_number = models.CharField("案号", max_length=60)
    filed_on = models.DateField("受理日期")
    result = models.CharField("结果", max_length=10, choices=Result, blank=True)
    ending = models.CharField("结案方式", max_length=40, blank=True)
    closed_on = models.DateField("结案日期", null=True, blank=True)
    body = models.CharField("复议机关或者法院", max_length=100, blank=True)
    served_on = models.DateField("收到申请书或起诉状副本之日", null=True, blank=True)
    answer_due_on = models.DateField("答复或答辩期限", null=True, blank=True)
    answered_on = models.DateField("提交答复或答辩之日", null=True, blank=True)
    hearing_on = models.DateField("听证或开庭日期", null=True, blank=True)
    decision_number = models.CharField("决定书或判决书文号", max_length=80, blank=True)
    decision_received_on = models.DateField("收到决定书或判决书之日", null=True, blank=True)
    must_act_again = models.BooleanField("责令重新作出答复", default=False)
    order_days = models.PositiveSmallIntegerField("责令的期限", null=True, blank=True)
    order_unit = models.CharField("责令期限的单位", max_length=10, choices=OrderUnit, blank=True)
    annulled_on = models.DateField("登记撤销日期", null=True, blank=True)
    annulled_because = models.CharField("登记撤销原因", max_length=200, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.case_number

    @property
    def state(self) -> State:
        if self.annulled_on is not None:
            return State.ANNULLED
        return State.PENDING if self.closed_on is None else State.CLOSED

    def get_state_display(self) -> str:
        return str(self.state.label)

    @property
    def ending_label(self) -> str:
        """维持, or 结果维持 where only the result was recorded."""
        found = all_endings().get(self.ending)
        return found.label if found else Result(self.result).label if self.result else ""

    @property
    def order_label(self) -> str:
        """20 个工作日; "" where the decision sets no period."""
        return f"{self.order_days} {OrderUnit(self.order_unit).label}" if self.order_days else ""


class ReconsiderationQuerySet(ChallengeQuerySet["Reconsideration"]):
    pass


class LawsuitQuerySet(ChallengeQuerySet["Lawsuit"]):
    pass


class StandingReconsiderations(models.Manager.from_queryset(ReconsiderationQuerySet)):  # type: ignore[misc]
    """Those whose registration stands."""

    def get_queryset(self) -> ReconsiderationQuerySet:
        found: ReconsiderationQuerySet = super().get_queryset().filter(annulled_on=None)
        return found


class StandingLawsuits(models.Manager.from_queryset(LawsuitQuerySet)):  # type: ignore[misc]
    """Those whose registration stands."""

    def get_queryset(self) -> LawsuitQuerySet:
        found: LawsuitQuerySet = super().get_queryset().filter(annulled_on=None)
        return found


class Reconsideration(Challenge):
    """行政复议; a simplified procedure leaves half the days to answer."""

    is_simplified = models.BooleanField("适用简易程序", default=False)

    objects = StandingReconsiderations()
    registered = ReconsiderationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "行政复议"
        base_manager_name = "registered"
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "case_number"],
                condition=Q(annulled_on=None),
                name="reconsideration_numbers_once_per_organ",
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
    """行政诉讼, direct or after a reconsideration; one record through all instances.

    `after_review` names the reconsideration where it is on record. An appeal, a remand or a retrial opens it again on
    `reopened_on`: the record then holds the court, days and result of that `instance`, and what the earlier ones came to,
    `former_instances` keep. After a retrial table 四 counts it anew, from `counted_from`.
    """

    route = models.CharField("途径", max_length=12, choices=Route, default=Route.DIRECT)
    after_review = models.ForeignKey(
        Reconsideration, verbose_name="此前的行政复议", null=True, blank=True, on_delete=models.PROTECT
    )
    standing = models.CharField("诉讼地位", max_length=12, choices=Standing, default=Standing.DEFENDANT)
    instance = models.CharField("审级", max_length=10, choices=Instance, default=Instance.FIRST)
    reopened_on = models.DateField("上诉、发回重审或者再审之日", null=True, blank=True)
    reopened_number = models.CharField("二审、重审或者再审案号", max_length=60, blank=True)
    counted_from = models.DateField("再审后计入表四之日", null=True, blank=True)

    objects = StandingLawsuits()
    registered = LawsuitQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "行政诉讼"
        base_manager_name = "registered"
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "case_number"],
                condition=Q(annulled_on=None),
                name="lawsuit_numbers_once_per_organ",
            ),
            models.CheckConstraint(
                condition=(Q(result="") & Q(closed_on=None)) | (~Q(result="") & Q(closed_on__isnull=False)),
                name="closed_lawsuits_have_a_result",
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("filed_on")),
                name="lawsuits_end_after_they_begin",
            ),
            models.CheckConstraint(
                condition=Q(after_review=None) | Q(route=Route.AFTER_REVIEW),
                name="lawsuits_after_a_review_are_so_routed",
            ),
        ]
