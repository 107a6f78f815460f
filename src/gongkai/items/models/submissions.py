"""信息报送: the month's briefs, sent to those above."""

from django.db import models

from gongkai.items.models.item import Item
from gongkai.organs.models import Member, Organ


class Submission(models.Model):
    """报送: the briefs of one month as they were sent, to whom and when; `count` is how many, for good."""

    organ = models.ForeignKey(
        Organ, verbose_name="机关", on_delete=models.PROTECT, related_name="submissions"
    )
    month = models.DateField("月份", help_text="该月第一天")
    receivers = models.CharField("报送单位", max_length=200)
    submitted_on = models.DateField("报送日期")
    count = models.PositiveIntegerField("篇数")
    items = models.ManyToManyField(Item, verbose_name="信息简报", related_name="submissions")
    made_by = models.ForeignKey(
        Member, verbose_name="经办人", null=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField("记录时间")

    class Meta:
        verbose_name = verbose_name_plural = "信息报送"
        indexes = [models.Index(fields=["organ", "-month", "-id"], name="submission_newest")]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.receivers}（{self.count} 篇）"
