"""行政复议、行政诉讼: challenges to a reply, as table 四 of the annual report counts them."""

from django.db import models
from django.db.models import Q

from gongkai.applications.models import Reply
from gongkai.organs.models import Organ


class Result(models.TextChoices):
    """审理结果."""

    UPHELD = "upheld", "结果维持"
    CORRECTED = "corrected", "结果纠正"
    OTHER = "other", "其他结果"


class Challenge(models.Model):
    """What a reconsideration and a lawsuit have in common; an open one has neither result nor closing day."""

    organ = models.ForeignKey(Organ, verbose_name="机关", on_delete=models.PROTECT, related_name="+")
    case_number = models.CharField("案号", max_length=60)
    filed_on = models.DateField("受理日期")
    result = models.CharField("结果", max_length=10, choices=Result, blank=True)
    closed_on = models.DateField("结案日期", null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.case_number


class Reconsideration(Challenge):
    """行政复议, bound to the reply that it challenges."""

    reply = models.ForeignKey(Reply, verbose_name="答复", on_delete=models.PROTECT, related_name="reconsiderations")

    class Meta:
        verbose_name = verbose_name_plural = "行政复议"
        constraints = [
            models.UniqueConstraint(fields=["organ", "case_number"], name="reconsideration_numbers_once_per_organ"),
            models.CheckConstraint(
                condition=(Q(result="") & Q(closed_on=None)) | (~Q(result="") & Q(closed_on__isnull=False)),
                name="closed_reconsiderations_have_a_result",
            ),
        ]


class Lawsuit(Challenge):
    """行政诉讼, direct or after a reconsideration."""

    reply = models.ForeignKey(Reply, verbose_name="答复", on_delete=models.PROTECT, related_name="lawsuits")
    after_review = models.ForeignKey(
        Reconsideration, verbose_name="此前的行政复议", null=True, blank=True, on_delete=models.PROTECT
    )

    class Meta:
        verbose_name = verbose_name_plural = "行政诉讼"
        constraints = [
            models.UniqueConstraint(fields=["organ", "case_number"], name="lawsuit_numbers_once_per_organ"),
            models.CheckConstraint(
                condition=(Q(result="") & Q(closed_on=None)) | (~Q(result="") & Q(closed_on__isnull=False)),
                name="closed_lawsuits_have_a_result",
            ),
        ]
