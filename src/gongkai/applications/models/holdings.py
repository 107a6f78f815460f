"""所持信息: what the organ holds of that which was asked for, how much of it is given, and what is taken out of it."""

from django.db import models
from django.db.models import Q

from gongkai.applications.choices import Disposition
from gongkai.applications.models.application import Application
from gongkai.items.models import Item
from gongkai.organs.actors import Actor
from gongkai.organs.models import Member
from gongkai.redaction import Mark


class HoldingQuerySet(models.QuerySet["Holding"]):
    def visible_to(self, actor: Actor) -> "HoldingQuerySet":
        """Those of the applications that this actor reads."""
        return self if actor.is_system else self.filter(application__organ_id__in=actor.organs_read)

    def given(self) -> "HoldingQuerySet":
        """Those of which the applicant gets anything."""
        return self.exclude(disposition=Disposition.WITHHELD)


class Holding(models.Model):
    """所持信息（条例第三十六条、第三十七条）: a file picked from the register or uploaded, under seal.

    Digests are SHA-256 of plain bytes: `original` as it came, `cleaned` rebuilt without what is hidden in it, `working`
    the same as pages on which redactions are drawn, `result` what the applicant gets, made and fixed at signature.
    `sizes` are the pages' widths and heights in points; `proposals` what detectors found on them, masked; `wordless`
    the pages that have no text, which a person has to look at.
    """

    application = models.ForeignKey(
        Application, verbose_name="申请", on_delete=models.PROTECT, related_name="holdings"
    )
    position = models.PositiveSmallIntegerField("序号")
    name = models.CharField("名称", max_length=200)
    item = models.ForeignKey(
        Item, verbose_name="登记的政府信息", null=True, on_delete=models.PROTECT, related_name="holdings"
    )
    disposition = models.CharField("处理", max_length=10, choices=Disposition)
    ground = models.CharField("不予公开的理由", max_length=40, blank=True)
    original = models.CharField("原件摘要", max_length=64)
    original_name = models.CharField("原文件名", max_length=255)
    cleaned = models.CharField("清理件摘要", max_length=64)
    cleaned_name = models.CharField("清理件文件名", max_length=200)
    working = models.CharField("工作件摘要", max_length=64)
    sizes = models.JSONField("页面尺寸", default=list)
    changes = models.JSONField("清理说明", default=list)
    proposals = models.JSONField("建议遮盖", default=list)
    wordless = models.JSONField("没有文字的页", default=list)
    added_by = models.ForeignKey(Member, verbose_name="选取人", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField("选取时间")
    result = models.CharField("交付件摘要", max_length=64, blank=True)
    result_name = models.CharField("交付件文件名", max_length=200, blank=True)
    result_size = models.PositiveBigIntegerField("交付件大小", null=True)

    objects = HoldingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "所持信息"
        ordering = ["application", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "position"], name="holding_positions_once_per_application"
            ),
            models.CheckConstraint(
                condition=~Q(disposition=Disposition.WITHHELD) | (~Q(ground="") & Q(result="")),
                name="withheld_holdings_have_a_ground_and_no_result",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def organ_id(self) -> int:
        return self.application.organ_id

    @property
    def pages(self) -> int:
        return len(self.sizes)

    @property
    def is_given(self) -> bool:
        return self.disposition != Disposition.WITHHELD


class Redaction(models.Model):
    """遮盖: a rectangle on a page of a holding's working copy, in ten-thousandths of the page as shown, with its ground."""

    holding = models.ForeignKey(
        Holding, verbose_name="所持信息", on_delete=models.CASCADE, related_name="redactions"
    )
    page = models.PositiveSmallIntegerField("页")
    left = models.IntegerField("左")
    top = models.IntegerField("上")
    width = models.PositiveIntegerField("宽")
    height = models.PositiveIntegerField("高")
    ground = models.CharField("理由", max_length=40)

    class Meta:
        verbose_name = verbose_name_plural = "遮盖"
        ordering = ["holding", "page", "top", "left", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(page__gte=1, width__gte=1, height__gte=1) & ~Q(ground=""),
                name="redactions_cover_something_for_a_reason",
            )
        ]

    def __str__(self) -> str:
        return f"{self.holding_id} {self.page}"

    @property
    def mark(self) -> Mark:
        return Mark(self.page, self.left, self.top, self.width, self.height, self.ground)
