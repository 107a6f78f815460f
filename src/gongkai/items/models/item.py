"""政府信息 and the rows of lists: what the organ made or holds, published or not."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from gongkai.catalogue.models import Heading
from gongkai.items.choices import (
    FIVE_OPEN,
    AfterPosting,
    Attribute,
    SecrecyOpinion,
    State,
    Validity,
    Visibility,
)
from gongkai.organs.actors import Actor
from gongkai.organs.models import Member, Organ, Section


class ItemQuerySet(models.QuerySet["Item"]):
    def visible_to(self, actor: Actor) -> "ItemQuerySet":
        """The one visibility rule: members read their organs' register, everyone reads what is public."""
        public = Q(visibility__in=[Visibility.PUBLIC, Visibility.TOMBSTONE])
        if actor.is_system:
            return self.all()
        if not actor.organs_read:
            return self.filter(public)
        return self.filter(public | Q(organ_id__in=actor.organs_read))

    def public(self) -> "ItemQuerySet":
        """What stands in public lists: tombstones keep their address but not their place."""
        return self.filter(visibility=Visibility.PUBLIC)

    def newest_first(self) -> "ItemQuerySet":
        return self.order_by("-published_at", "-pk")


class Item(models.Model):
    """政府信息: attribute is the outcome, state the step of the procedure, visibility what the public sees."""

    organ = models.ForeignKey(Organ, verbose_name="发布机构", on_delete=models.PROTECT, related_name="items")
    section = models.ForeignKey(
        Section, verbose_name="承办科室", null=True, blank=True, on_delete=models.PROTECT
    )
    heading = models.ForeignKey(
        Heading,
        verbose_name="公开事项",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="items",
    )
    kind = models.CharField("种类", max_length=40)
    title = models.CharField("标题", max_length=200)
    document_number = models.CharField("文号", max_length=60, blank=True)
    joint_issuers = models.CharField("联合发文机关", max_length=300, blank=True)
    formed_on = models.DateField("成文日期")
    subject = models.CharField("主题分类", max_length=40, blank=True)
    genre = models.CharField("体裁分类", max_length=20, blank=True)
    keywords = models.CharField("关键词", max_length=120, blank=True)
    summary = models.CharField("内容概述", max_length=400, blank=True)
    source = models.CharField("信息来源", max_length=100, blank=True)
    statutory_class = models.CharField("条例类别", max_length=20, blank=True)
    validity = models.CharField("效力状态", max_length=16, choices=Validity, default=Validity.IN_FORCE)
    effective_on = models.DateField("生效日期", null=True, blank=True)
    repealed_on = models.DateField("废止日期", null=True, blank=True)
    body = models.TextField("正文", blank=True)
    fields = models.JSONField("专用字段", default=dict, blank=True)
    annex = models.JSONField("附表", null=True, blank=True)

    decision = models.BooleanField("决策公开", default=False)
    execution = models.BooleanField("执行公开", default=False)
    management = models.BooleanField("管理公开", default=False)
    service = models.BooleanField("服务公开", default=False)
    result = models.BooleanField("结果公开", default=False)

    proposed_attribute = models.CharField("拟定公开属性", max_length=16, choices=Attribute)
    proposed_ground = models.CharField("拟定理由", max_length=40, blank=True)
    proposed_reason = models.CharField("理由说明", max_length=400, blank=True)
    attribute = models.CharField("公开属性", max_length=16, choices=Attribute, blank=True)
    attribute_ground = models.CharField("认定依据", max_length=40, blank=True)
    attribute_reason = models.CharField("认定说明", max_length=400, blank=True)
    secrecy_opinion = models.CharField("保密审查意见", max_length=20, choices=SecrecyOpinion, blank=True)

    state = models.CharField("环节", max_length=12, choices=State, default=State.REGISTERED)
    visibility = models.CharField("可见范围", max_length=10, choices=Visibility, default=Visibility.INTERNAL)
    index_number = models.CharField("索引号", max_length=40, unique=True, null=True, blank=True)
    registered_at = models.DateTimeField("登记时间")
    determined_on = models.DateField("认定日期", null=True, blank=True)
    published_at = models.DateTimeField("发布时间", null=True, blank=True)
    publish_due_on = models.DateField("公开期限", null=True, blank=True)
    calendar_version = models.CharField("日历版本", max_length=64, blank=True)
    after_posting = models.CharField("公示期满处理", max_length=10, choices=AfterPosting, blank=True)
    explainer_exemption = models.CharField("免予解读的理由", max_length=400, blank=True)
    next_review_on = models.DateField("下次评估日期", null=True, blank=True)
    opened_on = models.DateField("评估后决定公开的日期", null=True, blank=True)
    drafter = models.ForeignKey(
        Member, verbose_name="拟稿人", null=True, on_delete=models.PROTECT, related_name="drafted"
    )

    objects = ItemQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "政府信息"
        constraints = [
            models.CheckConstraint(
                condition=~Q(visibility__in=[Visibility.PUBLIC, Visibility.TOMBSTONE])
                | (
                    Q(index_number__isnull=False)
                    & Q(published_at__isnull=False)
                    & Q(attribute=Attribute.PROACTIVE)
                ),
                name="public_items_are_determined_numbered_and_dated",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.DETERMINED, State.PUBLISHED, State.WITHDRAWN])
                | ~Q(attribute=""),
                name="determined_items_have_an_attribute",
            ),
        ]
        indexes = [
            models.Index(fields=["visibility", "-published_at", "-id"], name="item_newest"),
            models.Index(
                fields=["visibility", "heading", "-published_at", "-id"], name="item_newest_of_heading"
            ),
            models.Index(fields=["visibility", "organ", "-published_at", "-id"], name="item_newest_of_organ"),
            models.Index(fields=["visibility", "kind", "-published_at", "-id"], name="item_newest_of_kind"),
            # Covers the tally of the public lists: one pass over the index, the texts are never touched.
            models.Index(
                fields=["visibility", "heading", "organ", "kind", *FIVE_OPEN, "published_at"],
                name="item_tally",
            ),
            models.Index(fields=["organ", "state", "publish_due_on"], name="item_waiting"),
            models.Index(fields=["organ", "kind", "formed_on"], name="item_register"),
            models.Index(fields=["organ", "-registered_at", "-id"], name="item_registered"),
            *(
                models.Index(
                    F("published_at").desc(),
                    F("id").desc(),
                    condition=Q(**{aspect: True, "visibility": Visibility.PUBLIC}),
                    name=f"item_newest_{aspect}",
                )
                for aspect in FIVE_OPEN
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def five_open(self) -> list[str]:
        """The 五公开 aspects that are set, as keys of FIVE_OPEN."""
        return [aspect for aspect in FIVE_OPEN if getattr(self, aspect)]

    @property
    def five_open_labels(self) -> list[str]:
        return [FIVE_OPEN[aspect] for aspect in self.five_open]

    @property
    def is_public(self) -> bool:
        return self.visibility == Visibility.PUBLIC


def five_open_flags(aspects: Any) -> dict[str, bool]:
    """The five boolean columns for a collection of aspect keys; unknown keys raise ValueError."""
    unknown = set(aspects) - set(FIVE_OPEN)
    if unknown:
        raise ValueError(f"unknown 五公开 aspects: {sorted(unknown)}")
    return {aspect: aspect in aspects for aspect in FIVE_OPEN}
