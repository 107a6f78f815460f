"""年度报告: the frozen tables of one organ's year, with the records behind each cell."""

from django.db import models

from gongkai.items.models import Item
from gongkai.organs.actors import Actor
from gongkai.organs.models import Member, Organ


class State(models.TextChoices):
    """环节."""

    DRAFT = "draft", "编制中"
    FROZEN = "frozen", "数据已锁定"
    SIGNED = "signed", "已签发"
    PUBLISHED = "published", "已公开"


class AnnualReportQuerySet(models.QuerySet["AnnualReport"]):
    def visible_to(self, actor: Actor) -> "AnnualReportQuerySet":
        """Members see their organs' reports; everyone sees the published ones."""
        if actor.is_system:
            return self.all()
        return self.filter(models.Q(state=State.PUBLISHED) | models.Q(organ_id__in=actor.organs_read))

    def summaries(self) -> "AnnualReportQuerySet":
        """Without the tables and their records, for lists."""
        return self.defer("sections", "cells", "figures", "records", "findings")


class AnnualReport(models.Model):
    """政府信息公开工作年度报告（条例第四十九条、第五十条）.

    `sections`: section number → text with figure placeholders. `cells`: code → value as printed.
    `figures`: code of a figure in the text → its value as printed. `records`: code of a cell or figure → list of
    record names ("applications.application:12"). Cells, figures and records are empty until the report is frozen.
    """

    organ = models.ForeignKey(Organ, verbose_name="机关", on_delete=models.PROTECT, related_name="reports")
    year = models.PositiveSmallIntegerField("年度")
    form = models.CharField("格式", max_length=4)
    state = models.CharField("环节", max_length=10, choices=State, default=State.DRAFT)
    sections = models.JSONField("各部分文字", default=dict)
    cells = models.JSONField("表格数据", default=dict)
    figures = models.JSONField("文中数据", default=dict)
    records = models.JSONField("数据来源", default=dict)
    findings = models.JSONField("核对结果", default=list)
    frozen_at = models.DateTimeField("锁定时间", null=True, blank=True)
    frozen_by = models.ForeignKey(
        Member, verbose_name="锁定人", null=True, on_delete=models.PROTECT, related_name="+"
    )
    signed_by = models.ForeignKey(
        Member, verbose_name="签发人", null=True, on_delete=models.PROTECT, related_name="+"
    )
    signed_at = models.DateTimeField("签发时间", null=True, blank=True)
    item = models.OneToOneField(
        Item,
        verbose_name="公开的报告",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="annual_report",
    )

    objects = AnnualReportQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "年度报告"
        constraints = [
            models.UniqueConstraint(fields=["organ", "year"], name="one_report_per_organ_and_year"),
            models.CheckConstraint(
                condition=models.Q(signed_by=None) | ~models.Q(signed_by=models.F("frozen_by")),
                name="reports_are_signed_by_a_second_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organ.short_name} {self.year} 年度报告"
