"""What publication leaves behind: releases, editions, revisions, index numbers, copies to be made."""

from django.db import models
from django.db.models import Q

from gongkai.casework.serials import SerialCounter
from gongkai.items.choices import Channel, EditionKind
from gongkai.items.models.item import Item
from gongkai.organs.models import Member


class Release(models.Model):
    """发布: an item on one channel, when and where, with what evidence."""

    item = models.ForeignKey(Item, verbose_name="政府信息", on_delete=models.PROTECT, related_name="releases")
    channel = models.CharField("渠道", max_length=16, choices=Channel)
    released_at = models.DateTimeField("发布时间")
    ended_at = models.DateTimeField("撤下时间", null=True, blank=True)
    place = models.CharField("位置", max_length=200, blank=True)
    evidence = models.CharField("凭证", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "发布记录"
        indexes = [models.Index(fields=["channel", "released_at"], name="release_by_channel")]

    def __str__(self) -> str:
        return f"{self.item_id} {self.get_channel_display()}"


class Edition(models.Model):
    """版本: what the public saw, frozen at each publication, change or withdrawal.

    `card` is the metadata as shown: a list of [label, value]; `content` is the sanitised HTML of the text;
    `text` is the plain text that the search index holds. `table` is a list as the public saw it, masked:
    {"caption", "columns": [{"code", "label", "type", "unit"}], "rows": [[value, …]]}; `annex` are tables that an app
    above hung on the item (`items.annexes`); `files` its attachments:
    [{"name", "digest", "media_type", "size", "pages"}]. An edition that was closed is never shown again.
    """

    item = models.ForeignKey(Item, verbose_name="政府信息", on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField("版次")
    kind = models.CharField("性质", max_length=16, choices=EditionKind)
    made_at = models.DateTimeField("形成时间")
    reason = models.CharField("原因", max_length=400, blank=True)
    title = models.CharField("标题", max_length=200)
    card = models.JSONField("信息卡")
    content = models.TextField("内容")
    text = models.TextField("文本")
    table = models.JSONField("名单", null=True, blank=True)
    annex = models.JSONField("附表", null=True, blank=True)
    files = models.JSONField("附件", default=list, blank=True)
    closed_at = models.DateTimeField("停止公开时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "版本"
        ordering = ["item", "number"]
        constraints = [
            models.UniqueConstraint(fields=["item", "number"], name="edition_numbers_once_per_item")
        ]

    def __str__(self) -> str:
        return f"{self.title}（第 {self.number} 版）"


class Revision(models.Model):
    """变更申请: a change to a published item, waiting for a second pair of eyes."""

    item = models.ForeignKey(
        Item, verbose_name="政府信息", on_delete=models.PROTECT, related_name="revisions"
    )
    reason = models.CharField("变更原因", max_length=400)
    changes = models.JSONField("变更内容")
    proposed_by = models.ForeignKey(
        Member, verbose_name="提出人", null=True, on_delete=models.PROTECT, related_name="+"
    )
    proposed_at = models.DateTimeField("提出时间")
    decided_by = models.ForeignKey(
        Member, verbose_name="审批人", null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField("审批时间", null=True)
    is_approved = models.BooleanField("是否同意", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "变更申请"
        constraints = [
            models.UniqueConstraint(
                fields=["item"], condition=Q(decided_at=None), name="one_open_revision_per_item"
            )
        ]

    def __str__(self) -> str:
        return f"{self.item_id}：{self.reason}"


class IndexCounter(SerialCounter):
    """索引号流水: the last serial given in an organ's year; its row lock keeps publishers in line."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organ", "year"], name="one_counter_per_organ_and_year")
        ]

    def __str__(self) -> str:
        return f"{self.organ_id}/{self.year}-{self.last:05d}"


class PendingCopy(models.Model):
    """待更新副本: an item whose page file and search entry must be made anew (an outbox)."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE)

    def __str__(self) -> str:
        return str(self.item_id)
