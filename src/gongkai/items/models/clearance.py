"""个人信息检查: what a scan of an item found, and the reviewer's reason for letting it pass."""

from django.db import models

from gongkai.items.models.item import Item
from gongkai.organs.models import Member

MOST_FINDINGS = 1000


class Scan(models.Model):
    """检查: the findings in what the public would see (or sees) of an item, always masked.

    `digest` names the content that was scanned, `findings_digest` what was found and the texts in which it was found;
    `findings` holds at most MOST_FINDINGS of them, those that block first. `is_recheck` tells a later look at what is
    already public.
    """

    item = models.ForeignKey(Item, verbose_name="政府信息", on_delete=models.PROTECT, related_name="scans")
    made_at = models.DateTimeField("检查时间")
    digest = models.CharField("内容摘要", max_length=64)
    findings_digest = models.CharField("发现摘要", max_length=64, blank=True)
    findings = models.JSONField("发现", default=list)
    blocking = models.PositiveIntegerField("禁止公开", default=0)
    warnings = models.PositiveIntegerField("须说明理由", default=0)
    is_recheck = models.BooleanField("复查", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "个人信息检查"
        indexes = [
            models.Index(fields=["item", "-id"], name="scan_latest"),
            models.Index(fields=["is_recheck", "blocking", "-id"], name="scan_of_recheck"),
        ]

    def __str__(self) -> str:
        return f"{self.item_id}：{self.blocking} 项禁止公开，{self.warnings} 项须说明理由"


class Clearance(models.Model):
    """放行说明: a reviewer's reason why these findings may be public, or why they are none (误报).

    It holds for exactly these findings in exactly these texts: `findings_digest` is that of a Scan.
    """

    item = models.ForeignKey(
        Item, verbose_name="政府信息", on_delete=models.PROTECT, related_name="clearances"
    )
    findings_digest = models.CharField("发现摘要", max_length=64)
    findings = models.JSONField("发现", default=list)
    reason = models.CharField("理由", max_length=400)
    reviewer = models.ForeignKey(
        Member, verbose_name="审查人", null=True, on_delete=models.PROTECT, related_name="+"
    )
    cleared_at = models.DateTimeField("放行时间")

    class Meta:
        verbose_name = verbose_name_plural = "放行说明"
        indexes = [models.Index(fields=["item", "findings_digest"], name="clearance_of_findings")]

    def __str__(self) -> str:
        return f"{self.item_id}：{self.reason}"
