"""检查: what an inspection of our own portal found, kept with its day."""

from django.db import models

from gongkai.organs.actors import Actor
from gongkai.organs.models import Member, Organ


class InspectionQuerySet(models.QuerySet["Inspection"]):
    def visible_to(self, actor: Actor) -> "InspectionQuerySet":
        return self if actor.is_system else self.filter(organ_id__in=actor.organs_read)


class Inspection(models.Model):
    """自查（国办秘函〔2019〕19号）: `findings` as [{"rule", "where", "sentence"}]; `failed` by which rules it fails.

    `pages` is how many addresses were visited.
    """

    organ = models.ForeignKey(Organ, verbose_name="机关", on_delete=models.PROTECT, related_name="+")
    made_by = models.ForeignKey(
        Member, verbose_name="检查人", null=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField("检查时间")
    pages = models.PositiveIntegerField("访问页面数", default=0)
    findings = models.JSONField("问题", default=list)
    failed = models.JSONField("单项否决", default=list)

    objects = InspectionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "自查"
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["organ", "-made_at", "-id"], name="inspection_newest")]

    def __str__(self) -> str:
        return f"{self.organ_id} {self.made_at:%Y-%m-%d}"
