"""办理复文: the reply to a proposal, reviewed for openness while it is drafted, and what the deputies thought of it."""

from django.db import models
from django.db.models import F, Q

from gongkai.casework.serials import SerialCounter
from gongkai.dialogue.choices import Openness, ReplyDelivery, ResultClass, Satisfaction
from gongkai.dialogue.models.proposals import Proposal, member
from gongkai.items.models import Item


class ProposalReply(models.Model):
    """办理复文: one for each time that the proposal was handled (`round` 1, and 2 after 不满意).

    `text` is the body of the letter, one paragraph a line; `public_summary` is what the public reads where only a
    summary is open. `openness` is what was proposed with the draft, and after the review what was decided. `item` is
    the reply in the register of items, made when it is signed.
    """

    proposal = models.ForeignKey(
        Proposal, verbose_name="建议提案", on_delete=models.PROTECT, related_name="replies"
    )
    round = models.PositiveSmallIntegerField("办理次数", default=1)
    text = models.TextField("复文正文")
    result_class = models.CharField("结果类别", max_length=14, choices=ResultClass)
    copied_to = models.CharField("抄送", max_length=200, blank=True)
    openness = models.CharField("公开属性", max_length=16, choices=Openness)
    ground = models.CharField("不公开的依据", max_length=40, blank=True)
    openness_reason = models.CharField("公开属性说明", max_length=400, blank=True)
    public_summary = models.TextField("公开的摘要", blank=True)
    drafted_by = member("拟稿人")
    drafted_at = models.DateTimeField("拟稿时间")
    sent_back_reason = models.CharField("退回原因", max_length=400, blank=True)
    reviewed_by = member("公开属性审查人")
    reviewed_at = models.DateTimeField("审查时间", null=True, blank=True)
    findings_reason = models.CharField("个人信息公开理由", max_length=400, blank=True)
    signed_by = member("签发人")
    signed_at = models.DateTimeField("签发时间", null=True, blank=True)
    document_number = models.CharField("文号", max_length=60, blank=True)
    item = models.OneToOneField(
        Item,
        verbose_name="登记的政府信息",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="proposal_reply",
    )
    delivered_on = models.DateField("送达日期", null=True, blank=True)
    delivery = models.CharField("送达方式", max_length=14, choices=ReplyDelivery, blank=True)
    satisfaction = models.CharField("代表、委员意见", max_length=20, choices=Satisfaction, blank=True)
    opinion_on = models.DateField("反馈日期", null=True, blank=True)
    opinion_note = models.CharField("反馈说明", max_length=400, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "办理复文"
        ordering = ["proposal", "round"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "round"], name="one_reply_each_round"),
            models.CheckConstraint(
                condition=Q(signed_by=None) | ~Q(signed_by=F("drafted_by")),
                name="no_one_signs_their_own_proposal_reply",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by=None) | ~Q(reviewed_by=F("drafted_by")),
                name="no_one_clears_their_own_proposal_reply",
            ),
            models.UniqueConstraint(
                fields=["document_number"],
                condition=~Q(document_number=""),
                name="proposal_reply_numbers_are_given_once",
            ),
            models.CheckConstraint(
                condition=Q(signed_at=None) | (~Q(document_number="") & Q(reviewed_at__isnull=False)),
                name="signed_proposal_replies_were_reviewed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposal}的答复"


class ReplyCounter(SerialCounter):
    """复文文号流水: the last serial given in an organ's year and series; its row lock keeps writers in line."""

    series = models.CharField(max_length=12)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "year", "series"], name="one_reply_counter_per_organ_year_series"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organ_id} {self.series} {self.year}-{self.last}"
