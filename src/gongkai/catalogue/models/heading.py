"""目录: the headings of an organ's three catalogues."""

from typing import Any

from django.db import models

from gongkai.organs.models import Organ, Section

EVERYBODY = "全社会"


class Catalogue(models.TextChoices):
    PROACTIVE = "proactive", "主动公开基本目录"
    ON_APPLICATION = "on_application", "依申请公开目录"
    NEGATIVE = "negative", "政府信息公开负面清单"


class Manner(models.TextChoices):
    """公开方式 of a line."""

    PROACTIVE = "proactive", "主动"
    ON_APPLICATION = "on_application", "依申请"


class TimeUnit(models.TextChoices):
    WORKDAYS = "workdays", "工作日"
    CALENDAR_DAYS = "calendar_days", "日"


class Cadence(models.TextChoices):
    EVENT = "event", "实时更新"
    MONTH = "month", "每月"
    QUARTER = "quarter", "每季度"
    YEAR = "year", "每年"
    STATIC = "static", "长期公开"


class Upkeep(models.TextChoices):
    """更新要求 of a column of the site: how old its newest item may grow (rules in duties/ages.yaml)."""

    UNDATED = "undated", "有则公开"
    NEWS = "news", "动态、要闻"
    DOCUMENTS = "documents", "通知公告、政策文件"


class HeadingQuerySet(models.QuerySet["Heading"]):
    def in_force(self, on: Any) -> "HeadingQuerySet":
        """Headings in force on a day."""
        return self.filter(in_force_from__lte=on).filter(
            models.Q(in_force_to=None) | models.Q(in_force_to__gt=on)
        )


class Heading(models.Model):
    """公开事项: one line of a catalogue, with the ten columns of the standard catalogues.

    Written only when a version comes into force (`catalogue.actions`); items stay under a heading that has ended.
    """

    organ = models.ForeignKey(
        Organ, verbose_name="公开主体", on_delete=models.PROTECT, related_name="headings"
    )
    catalogue = models.CharField("目录", max_length=16, choices=Catalogue)
    parent = models.ForeignKey(
        "self",
        verbose_name="上级事项",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    code = models.SlugField("代码", max_length=60)
    position = models.PositiveSmallIntegerField("序号")
    title = models.CharField("公开事项", max_length=120)
    contents = models.TextField("公开内容（要素）", blank=True)
    basis = models.TextField("公开依据", blank=True)
    ground = models.CharField("不予公开或依申请公开的理由", max_length=40, blank=True)
    time_limit = models.PositiveSmallIntegerField("公开时限", null=True, blank=True)
    time_unit = models.CharField("时限单位", max_length=14, choices=TimeUnit, default=TimeUnit.WORKDAYS)
    time_words = models.CharField("公开时限（原文）", max_length=200, blank=True)
    channels = models.JSONField("公开渠道和载体（必选）", default=list, blank=True)
    optional_channels = models.JSONField("公开渠道和载体（可选）", default=list, blank=True)
    audience = models.CharField("公开对象", max_length=200, default=EVERYBODY)
    manner = models.CharField("公开方式", max_length=16, choices=Manner, default=Manner.PROACTIVE)
    government_levels = models.JSONField("公开层级", default=list, blank=True)
    publisher = models.CharField("公开主体（原文）", max_length=200, blank=True)
    section = models.ForeignKey(
        Section,
        verbose_name="责任科室",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="headings",
    )
    statutory_class = models.CharField("条例类别", max_length=20, blank=True)
    kinds = models.JSONField("可用种类", default=list, blank=True)
    cadence = models.CharField("更新频次", max_length=10, choices=Cadence, default=Cadence.EVENT)
    upkeep = models.CharField("更新要求", max_length=10, choices=Upkeep, default=Upkeep.UNDATED)
    in_force_from = models.DateField("启用日期")
    in_force_to = models.DateField("停用日期", null=True, blank=True)

    objects = HeadingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "公开事项"
        ordering = ["catalogue", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "catalogue", "code"], name="heading_code_once_per_catalogue"
            ),
            models.CheckConstraint(
                condition=models.Q(in_force_to=None) | models.Q(in_force_to__gt=models.F("in_force_from")),
                name="heading_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def level(self) -> int:
        """1 for 一级事项; what stands below is counted up to the top (queries where parents were not fetched)."""
        return 1 if self.parent is None else self.parent.level + 1

    @property
    def is_ended(self) -> bool:
        return self.in_force_to is not None
