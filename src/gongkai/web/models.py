"""What is counted of visitors, shortly and without their addresses: for limits that hold over all processes."""

from django.db import models


class RateCount(models.Model):
    """频次计数: how often something came from one source since its window began; `key` is a keyed digest."""

    key = models.CharField("来源摘要", max_length=64, unique=True)
    count = models.PositiveIntegerField("次数")
    ends_at = models.DateTimeField("计数期满", db_index=True)

    class Meta:
        verbose_name = verbose_name_plural = "频次计数"

    def __str__(self) -> str:
        return f"{self.key[:8]} {self.count}"


class SpentProof(models.Model):
    """用过的工作量证明: each proof of work opens one door once."""

    digest = models.CharField("证明摘要", max_length=64, unique=True)
    expires_at = models.DateTimeField("失效时间", db_index=True)

    class Meta:
        verbose_name = verbose_name_plural = "用过的工作量证明"

    def __str__(self) -> str:
        return self.digest[:8]
