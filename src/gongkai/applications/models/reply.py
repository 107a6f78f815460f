"""答复: what was answered, reviewed and signed by others."""

from django.db import models
from django.db.models import Q

from gongkai.applications.models.application import Application
from gongkai.items.models import Item
from gongkai.organs.models import Member


class Reply(models.Model):
    """答复（条例第三十六条）: one draft at a time; who drafts, who reviews and who signs are three."""

    application = models.OneToOneField(
        Application, verbose_name="申请", on_delete=models.PROTECT, related_name="reply"
    )
    outcome = models.CharField("答复类型", max_length=40)
    particulars = models.JSONField("要素", default=dict)
    letter = models.TextField("答复书正文")
    items = models.ManyToManyField(Item, verbose_name="提供的信息", blank=True)
    released_as = models.OneToOneField(
        Item,
        verbose_name="转为主动公开的信息",
        null=True,
        on_delete=models.PROTECT,
        related_name="released_reply",
    )
    document_number = models.CharField("文号", max_length=60, blank=True)
    drafted_by = models.ForeignKey(Member, verbose_name="拟稿人", on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField("拟稿时间")
    sent_back_reason = models.CharField("退回原因", max_length=400, blank=True)
    reviewed_by = models.ForeignKey(
        Member, verbose_name="审核人", null=True, on_delete=models.PROTECT, related_name="+"
    )
    reviewed_at = models.DateTimeField("审核时间", null=True)
    signed_by = models.ForeignKey(
        Member, verbose_name="签发人", null=True, on_delete=models.PROTECT, related_name="+"
    )
    signed_at = models.DateTimeField("签发时间", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "答复"
        constraints = [
            models.CheckConstraint(
                condition=Q(signed_by=None) | ~Q(signed_by=models.F("drafted_by")),
                name="no_one_signs_what_they_drafted",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by=None) | ~Q(reviewed_by=models.F("drafted_by")),
                name="no_one_reviews_what_they_drafted",
            ),
            models.CheckConstraint(
                condition=Q(signed_by=None) | ~Q(signed_by=models.F("reviewed_by")),
                name="no_one_signs_what_they_reviewed",
            ),
            models.UniqueConstraint(
                fields=["document_number"],
                condition=~Q(document_number=""),
                name="reply_numbers_are_given_once",
            ),
            models.CheckConstraint(
                condition=Q(signed_at=None) | ~Q(document_number=""), name="signed_replies_have_a_number"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.outcome}"
