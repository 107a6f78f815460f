"""留痕: what happened, once, in order, never changed."""

from typing import Any, NoReturn

from django.db import models

from gongkai.organs.models import Member, Organ


class AppendOnlyQuerySet(models.QuerySet["Entry"]):
    def update(self, **kwargs: Any) -> NoReturn:
        raise PermissionError("entries are never changed")

    def delete(self) -> NoReturn:
        raise PermissionError("entries are never deleted")


class Entry(models.Model):
    """One thing that happened to one subject, chained by SM3 to the entry before it in the same organ.

    `subject` is "<app>.<model>:<id>"; `legal_on` is the day that counts in law when it is not the day of writing.
    """

    organ = models.ForeignKey(Organ, verbose_name="机关", on_delete=models.PROTECT)
    sequence = models.PositiveBigIntegerField("序号")
    subject = models.CharField("对象", max_length=60)
    verb = models.CharField("事项", max_length=40)
    label = models.CharField("说明", max_length=200)
    member = models.ForeignKey(Member, verbose_name="人员", null=True, on_delete=models.PROTECT)
    actor_name = models.CharField("办理人", max_length=60)
    occurred_at = models.DateTimeField("时间")
    legal_on = models.DateField("法定日期")
    payload = models.JSONField("内容", default=dict)
    previous_hash = models.CharField("前一条的摘要", max_length=64)
    hash = models.CharField("摘要", max_length=64)

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "留痕"
        constraints = [
            models.UniqueConstraint(fields=["organ", "sequence"], name="entries_in_one_line_per_organ")
        ]
        indexes = [models.Index(fields=["subject", "sequence"], name="entry_by_subject")]

    def __str__(self) -> str:
        return f"{self.subject} {self.label}"


class ChainHead(models.Model):
    """The last link of an organ's chain; its row lock keeps the writers in line."""

    organ = models.OneToOneField(Organ, on_delete=models.PROTECT, primary_key=True)
    sequence = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="0" * 64)

    def __str__(self) -> str:
        return f"{self.organ_id}: {self.sequence}"
