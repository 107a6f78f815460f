"""附件: the sealed original, and the clean rendition that alone is ever public."""

from django.db import models
from django.db.models import Q

from gongkai.items.models.item import Item
from gongkai.organs.models import Member


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    def standing(self) -> "AttachmentQuerySet":
        """Those that belong to the item: neither removed nor waiting for an approval, in their order."""
        return self.filter(removed_at=None, is_proposed=False).order_by("position")

    def proposed(self) -> "AttachmentQuerySet":
        return self.filter(removed_at=None, is_proposed=True).order_by("position")


class Attachment(models.Model):
    """附件 of an item: what was uploaded lies under seal; `rendition` is what the public gets.

    Digests are SHA-256 of the plain bytes. `findings` and `original_findings` are what the scan found, masked;
    `changes` says in words what the rendition leaves out; `scanned_as` names detectors, allowance and year of the scan.
    `is_proposed` while it waits for the approval of a change to a published item.
    """

    item = models.ForeignKey(
        Item, verbose_name="政府信息", on_delete=models.PROTECT, related_name="attachments"
    )
    position = models.PositiveSmallIntegerField("序号")
    name = models.CharField("公开文件名", max_length=200)
    original_name = models.CharField("原文件名", max_length=255)
    original = models.CharField("原件摘要", max_length=64)
    original_size = models.PositiveBigIntegerField("原件大小")
    original_findings = models.JSONField("原件检查结果", default=list)
    rendition = models.CharField("公开件摘要", max_length=64)
    media_type = models.CharField("格式", max_length=100)
    size = models.PositiveBigIntegerField("公开件大小")
    alt_text = models.CharField("图片说明", max_length=300, blank=True)
    pages = models.PositiveIntegerField("页数", null=True, blank=True)
    text = models.TextField("文本", blank=True)
    findings = models.JSONField("公开件检查结果", default=list)
    changes = models.JSONField("清理说明", default=list)
    scanned_as = models.CharField("检查规则", max_length=64, blank=True)
    is_proposed = models.BooleanField("待变更审批", default=False)
    uploaded_by = models.ForeignKey(
        Member, verbose_name="上传人", null=True, on_delete=models.PROTECT, related_name="+"
    )
    uploaded_at = models.DateTimeField("上传时间")
    removed_at = models.DateTimeField("移除时间", null=True, blank=True)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "附件"
        ordering = ["item", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "position"],
                condition=Q(removed_at=None),
                name="attachment_positions_once_per_item",
            )
        ]

    def __str__(self) -> str:
        return self.name
