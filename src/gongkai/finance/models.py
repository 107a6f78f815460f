"""报表: the tables of a budget, of final accounts or of a quarter's “三公”经费, as the organ works on them."""

from django.db import models

from gongkai.items.models import Item
from gongkai.organs.actors import Actor
from gongkai.organs.models import Member

LONGEST_SOURCE = 200


class StatementQuerySet(models.QuerySet["Statement"]):
    def visible_to(self, actor: Actor) -> "StatementQuerySet":
        """Members read those of the organs that they read; the public reads what an edition froze."""
        return self.all() if actor.is_system else self.filter(item__organ_id__in=actor.organs_read)


class Statement(models.Model):
    """报表 of an item: its form follows from the item's kind, year, quarter and approval day are fields of the item.

    This is the working copy. What is public is the item's annex, which a correction reaches by a revision only.
    `explanations` are the reasons of changes, by code of the form's comparison.
    """

    item = models.OneToOneField(
        Item, verbose_name="政府信息", on_delete=models.PROTECT, related_name="statement"
    )
    explanations = models.JSONField("增减变动原因", default=dict, blank=True)
    changed_at = models.DateTimeField("改动时间")
    changed_by = models.ForeignKey(
        Member, verbose_name="改动人", null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = StatementQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "报表"

    def __str__(self) -> str:
        return f"{self.item_id} 的报表"


class StatementTable(models.Model):
    """One table as it was filled: `lines` as `finance.filled` writes them, figures as text; none is 本表无数据."""

    statement = models.ForeignKey(
        Statement, verbose_name="报表", on_delete=models.PROTECT, related_name="tables"
    )
    code = models.CharField("表", max_length=40)
    lines = models.JSONField("各行", default=dict)
    source = models.CharField("来源", max_length=LONGEST_SOURCE, blank=True)
    changed_at = models.DateTimeField("改动时间")

    class Meta:
        verbose_name = verbose_name_plural = "报表的一张表"
        constraints = [
            models.UniqueConstraint(fields=["statement", "code"], name="tables_once_per_statement")
        ]

    def __str__(self) -> str:
        return f"{self.statement_id} {self.code}"
