"""评估: whether what is not open can be opened now."""

from django.db import models
from django.db.models import F, Q

from gongkai.items.choices import ReassessmentOutcome, ReassessmentTrigger
from gongkai.items.models.item import Item
from gongkai.organs.models import Member


class Reassessment(models.Model):
    """评估（条例第十八条）: proposed by one, decided by another; what it opens goes the way of every document.

    `opened_item` is the item that was registered for the part that can be open.
    """

    item = models.ForeignKey(
        Item, verbose_name="政府信息", on_delete=models.PROTECT, related_name="reassessments"
    )
    trigger = models.CharField("起因", max_length=20, choices=ReassessmentTrigger)
    outcome = models.CharField("评估结论", max_length=8, choices=ReassessmentOutcome)
    reason = models.CharField("理由", max_length=400)
    proposed_by = models.ForeignKey(
        Member, verbose_name="提出人", null=True, on_delete=models.PROTECT, related_name="+"
    )
    proposed_at = models.DateTimeField("提出时间")
    decided_by = models.ForeignKey(
        Member, verbose_name="决定人", null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField("决定时间", null=True)
    is_approved = models.BooleanField("是否同意", null=True)
    opened_item = models.OneToOneField(
        Item,
        verbose_name="公开部分",
        null=True,
        on_delete=models.PROTECT,
        related_name="opened_from",
    )

    class Meta:
        verbose_name = verbose_name_plural = "评估"
        ordering = ["item", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["item"], condition=Q(decided_at=None), name="one_open_reassessment_per_item"
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("proposed_by")),
                name="no_one_decides_a_reassessment_they_proposed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.get_outcome_display()}"
