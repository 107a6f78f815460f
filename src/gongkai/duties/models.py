"""情况说明 of a period in which nothing was published, or that says where it was."""

from django.db import models
from django.db.models import Q

from gongkai.catalogue.models import Heading
from gongkai.items.models import Item
from gongkai.organs.models import Member


class DutyStatement(models.Model):
    """周期说明: a published item that stands for a period of a heading; struck out, not deleted, when it was wrong."""

    heading = models.ForeignKey(
        Heading, verbose_name="公开事项", on_delete=models.PROTECT, related_name="statements"
    )
    period = models.CharField("周期", max_length=8)
    item = models.ForeignKey(
        Item, verbose_name="情况说明或所在信息", on_delete=models.PROTECT, related_name="duty_statements"
    )
    note = models.CharField("说明", max_length=200, blank=True)
    stated_by = models.ForeignKey(
        Member, verbose_name="登记人", null=True, on_delete=models.PROTECT, related_name="+"
    )
    stated_at = models.DateTimeField("登记时间")
    struck_at = models.DateTimeField("撤销时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "周期说明"
        constraints = [
            models.UniqueConstraint(
                fields=["heading", "period"],
                condition=Q(struck_at=None),
                name="one_statement_per_heading_and_period",
            )
        ]

    def __str__(self) -> str:
        return f"{self.heading_id} {self.period}"
