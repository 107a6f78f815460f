"""渠道: what proves a release, and what of others was reposted."""

from django.db import models
from django.db.models import Q

from gongkai.channels.choices import DispatchState
from gongkai.items.choices import Channel
from gongkai.items.models import Edition, Item, Release
from gongkai.organs.models import Member, Organ

REPOSTING = [(channel.value, channel.label) for channel in (Channel.WECHAT, Channel.WEIBO)]
"""Channels on which others' information is reposted."""


class ReleaseProof(models.Model):
    """发布凭证: a photo or file that proves a release; the original lies under seal, beside a copy without place and camera."""

    release = models.ForeignKey(
        Release, verbose_name="发布记录", on_delete=models.PROTECT, related_name="proofs"
    )
    name = models.CharField("文件名", max_length=255)
    original = models.CharField("原件摘要", max_length=64)
    rendition = models.CharField("清理件摘要", max_length=64)
    media_type = models.CharField("格式", max_length=100)
    changes = models.JSONField("清理说明", default=list)
    uploaded_by = models.ForeignKey(
        Member, verbose_name="上传人", null=True, on_delete=models.PROTECT, related_name="+"
    )
    uploaded_at = models.DateTimeField("上传时间")

    class Meta:
        verbose_name = verbose_name_plural = "发布凭证"
        constraints = [models.UniqueConstraint(fields=["release", "original"], name="proof_once_per_release")]

    def __str__(self) -> str:
        return self.name


class BoardTerm(models.Model):
    """张贴期限: the last day on which something is to hang on the board; it is to be taken down by the end of it."""

    release = models.OneToOneField(
        Release, verbose_name="发布记录", on_delete=models.PROTECT, related_name="term"
    )
    ends_on = models.DateField("张贴至")

    class Meta:
        verbose_name = verbose_name_plural = "张贴期限"
        indexes = [models.Index(fields=["ends_on"], name="board_term_end")]

    def __str__(self) -> str:
        return f"{self.release_id} 至 {self.ends_on}"


class Repost(models.Model):
    """转载: a superior's information that the organ's account passed on; `address` is where it stands."""

    organ = models.ForeignKey(Organ, verbose_name="机关", on_delete=models.PROTECT, related_name="+")
    channel = models.CharField("渠道", max_length=16, choices=REPOSTING)
    title = models.CharField("标题", max_length=200)
    source = models.CharField("来源", max_length=100)
    address = models.URLField("链接", max_length=400, blank=True)
    reposted_on = models.DateField("转载日期")
    recorded_by = models.ForeignKey(
        Member, verbose_name="登记人", null=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = verbose_name_plural = "转载"
        constraints = [
            models.CheckConstraint(condition=~Q(title="") & ~Q(source=""), name="reposts_say_what_and_whose")
        ]
        indexes = [
            models.Index(fields=["organ", "reposted_on", "channel"], name="repost_by_day"),
            models.Index(fields=["organ", "-recorded_at", "-id"], name="repost_newest_first"),
        ]

    def __str__(self) -> str:
        return f"{self.get_channel_display()}：{self.title}"


class Dispatch(models.Model):
    """发送: one edition of an item on its way to one account, once; what the platform gave is kept before the next call.

    `draft` and `publication` are the platform's ids, `thumb` the picture's and `thumb_digest` of which picture it is.
    """

    item = models.ForeignKey(
        Item, verbose_name="政府信息", on_delete=models.PROTECT, related_name="dispatches"
    )
    edition = models.ForeignKey(Edition, verbose_name="版本", on_delete=models.PROTECT, related_name="+")
    channel = models.CharField("渠道", max_length=16, choices=REPOSTING)
    state = models.CharField("状态", max_length=12, choices=DispatchState, default=DispatchState.WAITING)
    thumb = models.CharField("封面编号", max_length=200, blank=True)
    thumb_digest = models.CharField("封面摘要", max_length=64, blank=True)
    draft = models.CharField("草稿编号", max_length=200, blank=True)
    publication = models.CharField("平台编号", max_length=200, blank=True)
    address = models.CharField("链接", max_length=400, blank=True)
    tries = models.PositiveSmallIntegerField("已试次数", default=0)
    next_try_at = models.DateTimeField("下次发送时间", null=True, blank=True)
    asked_by = models.ForeignKey(
        Member, verbose_name="提出人", null=True, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField("提出时间")
    release = models.OneToOneField(
        Release, verbose_name="发布记录", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = verbose_name_plural = "发送"
        constraints = [
            models.UniqueConstraint(
                fields=["item", "channel", "edition"], name="one_dispatch_per_item_channel_edition"
            )
        ]
        indexes = [models.Index(fields=["state", "next_try_at"], name="dispatch_due")]

    def __str__(self) -> str:
        return f"{self.get_channel_display()}：{self.edition.title}"

    @property
    def organ_id(self) -> int:
        return self.item.organ_id


class DispatchAttempt(models.Model):
    """发送经过: one try and how it ended; `fault` is empty when it went well."""

    dispatch = models.ForeignKey(
        Dispatch, verbose_name="发送", on_delete=models.PROTECT, related_name="attempts"
    )
    at = models.DateTimeField("时间")
    result = models.CharField("结果", max_length=12, choices=DispatchState)
    fault = models.CharField("原因", max_length=400, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "发送经过"

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.fault or self.get_result_display()}"


class Delivery(models.Model):
    """送交查阅场所: the list of a quarter's public items as archive or library signed for it; `file` is the sealed XLSX."""

    organ = models.ForeignKey(Organ, verbose_name="机关", on_delete=models.PROTECT, related_name="+")
    place = models.CharField("查阅场所", max_length=100)
    year = models.PositiveSmallIntegerField("年份")
    quarter = models.PositiveSmallIntegerField("季度")
    count = models.PositiveIntegerField("条数")
    file = models.CharField("清单摘要", max_length=64)
    delivered_on = models.DateField("送交日期")
    signed_by = models.CharField("签收人", max_length=60)
    recorded_by = models.ForeignKey(
        Member, verbose_name="登记人", null=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = verbose_name_plural = "送交清单"
        constraints = [
            models.CheckConstraint(
                condition=Q(quarter__gte=1, quarter__lte=4), name="deliveries_have_a_quarter"
            ),
            models.UniqueConstraint(
                fields=["organ", "place", "year", "quarter"], name="one_delivery_per_place_and_quarter"
            ),
        ]
        indexes = [models.Index(fields=["organ", "-recorded_at", "-id"], name="delivery_newest_first")]

    def __str__(self) -> str:
        return f"{self.place} {self.year}年第{self.quarter}季度"
