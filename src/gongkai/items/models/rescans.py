"""复查: one run over what is public already."""

from django.db import models

from gongkai.organs.models import Member


class Rescan(models.Model):
    """复查: every public item of some organs is looked at again, by ascending id, a batch at a time.

    `organs` are ids (empty: all), `since` narrows to what was published or changed from that day on. `last_item` is
    the item up to which it has come: whoever goes on begins there. `looked_at`, `leaks` and `warnings` count items.
    """

    organs = models.JSONField("机关", default=list, blank=True)
    since = models.DateField("起始日期", null=True, blank=True)
    started_by = models.ForeignKey(
        Member, verbose_name="发起人", null=True, on_delete=models.PROTECT, related_name="+"
    )
    started_at = models.DateTimeField("开始时间")
    finished_at = models.DateTimeField("完成时间", null=True, blank=True)
    last_item = models.PositiveBigIntegerField("已查至", default=0)
    total = models.PositiveIntegerField("应查", default=0)
    looked_at = models.PositiveIntegerField("已查", default=0)
    leaks = models.PositiveIntegerField("含禁止公开内容", default=0)
    warnings = models.PositiveIntegerField("须说明理由", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "复查"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"复查 {self.looked_at}/{self.total}"
