"""What stops, restarts or prolongs the clock of an application, each with the notice that said so.

A record begins to count on the day of its notice's dispatch; until then it is only a draft.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from gongkai.applications.choices import Channel, ConsultationAnswer, ConsultationKind, FeeMethod, Judgement
from gongkai.applications.models.application import Application
from gongkai.applications.models.notices import Notice
from gongkai.organs.models import Member


class Correction(models.Model):
    """补正（条例第三十条）: asked once; the clock starts anew with the corrected application, received under art. 31."""

    application = models.OneToOneField(
        Application, verbose_name="申请", on_delete=models.PROTECT, related_name="correction"
    )
    notice = models.OneToOneField(
        Notice, verbose_name="补正告知书", on_delete=models.PROTECT, related_name="+"
    )
    due_on = models.DateField("补正期限")
    asked_on = models.DateField("告知日期", null=True)
    offered = models.TextField("申请人在线补正的内容", blank=True)
    offered_at = models.DateTimeField("在线补正时间", null=True)
    corrected_on = models.DateField("收到补正之日", null=True)
    came_by = models.CharField("补正的提交方式", max_length=12, choices=Channel, blank=True)
    wanted_before = models.TextField("补正前的内容", blank=True)

    warnings: ClassVar[tuple[str, ...]] = ()

    class Meta:
        verbose_name = verbose_name_plural = "补正"
        constraints = [
            models.CheckConstraint(
                condition=Q(corrected_on=None) | Q(asked_on__isnull=False), name="corrections_follow_a_notice"
            )
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.due_on}"


class Explanation(models.Model):
    """说明理由（条例第三十五条）: why so many; judged reasonable it may be answered later, by `reply_by`."""

    application = models.OneToOneField(
        Application, verbose_name="申请", on_delete=models.PROTECT, related_name="explanation"
    )
    notice = models.OneToOneField(
        Notice, verbose_name="说明理由告知书", on_delete=models.PROTECT, related_name="+"
    )
    counts = models.CharField("申请的数量、频次", max_length=400)
    due_on = models.DateField("说明期限")
    asked_on = models.DateField("告知日期", null=True)
    explained_on = models.DateField("说明日期", null=True)
    explanation = models.TextField("申请人的说明", blank=True)
    judgement = models.CharField("审查结论", max_length=14, choices=Judgement, blank=True)
    judged_because = models.CharField("审查理由", max_length=400, blank=True)
    delay_notice = models.OneToOneField(
        Notice, verbose_name="延迟答复告知书", null=True, on_delete=models.PROTECT, related_name="+"
    )
    reply_by = models.DateField("延迟答复至", null=True)
    delay_told_on = models.DateField("延迟答复告知日期", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "说明理由"

    def __str__(self) -> str:
        return f"{self.application_id} {self.get_judgement_display()}"


class Consultation(models.Model):
    """征求意见（条例第三十二条至第三十四条）: from dispatch until the answer or the end of its period nothing counts.

    `party` is how lists show who was asked (a person by the first character); silence lets us decide for a third
    party, and is consent from a co-making organ. `ended_on` is the answer's day, or the last day of the period.
    """

    application = models.ForeignKey(
        Application, verbose_name="申请", on_delete=models.PROTECT, related_name="consultations"
    )
    notice = models.OneToOneField(
        Notice, verbose_name="征求意见文书", on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField("对象类别", max_length=12, choices=ConsultationKind)
    party = models.CharField("征求对象", max_length=100)
    matter = models.TextField("征求意见的信息")
    asked_until = models.DateField("请于何日前回复", null=True)
    sent_on = models.DateField("发出日期", null=True)
    received_on = models.DateField("对方收到日期", null=True)
    due_on = models.DateField("回复期限", null=True)
    answer = models.CharField("意见", max_length=10, choices=ConsultationAnswer, blank=True)
    answer_text = models.TextField("意见内容", blank=True)
    ended_on = models.DateField("结束日期", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "征求意见"
        ordering = ["application", "pk"]
        indexes = [
            models.Index(
                fields=["due_on", "application"], name="consultation_open", condition=Q(ended_on=None)
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None) | (Q(sent_on__isnull=False) & ~Q(answer="")),
                name="ended_consultations_have_an_answer_or_silence",
            )
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.party}"


class Extension(models.Model):
    """延期（条例第三十三条第二款）: with the approval of the disclosure office's head, told before the first due day."""

    application = models.ForeignKey(
        Application, verbose_name="申请", on_delete=models.PROTECT, related_name="extensions"
    )
    notice = models.OneToOneField(
        Notice, verbose_name="延长答复期限告知书", on_delete=models.PROTECT, related_name="+"
    )
    days = models.PositiveSmallIntegerField("延长工作日数")
    reason = models.CharField("延长理由", max_length=400)
    approved_by = models.ForeignKey(
        Member, verbose_name="同意人", null=True, on_delete=models.PROTECT, related_name="+"
    )
    told_on = models.DateField("告知日期", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "延期"
        ordering = ["application", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(days__gte=1), name="extensions_have_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.application_id} +{self.days}"


class Fee(models.Model):
    """信息处理费: by piece or by page; after payment the period is counted anew, unpaid the application is given up."""

    application = models.OneToOneField(
        Application, verbose_name="申请", on_delete=models.PROTECT, related_name="fee"
    )
    notice = models.OneToOneField(Notice, verbose_name="收费通知", on_delete=models.PROTECT, related_name="+")
    method = models.CharField("计收方式", max_length=8, choices=FeeMethod)
    count = models.PositiveIntegerField("件数或页数")
    earlier = models.PositiveIntegerField("当月此前件数", default=0)
    amount = models.PositiveIntegerField("金额（元）")
    working = models.JSONField("计算过程", default=list)
    notified_on = models.DateField("收到通知之日", null=True)
    due_on = models.DateField("缴费期限", null=True)
    paid_on = models.DateField("缴清日期", null=True)
    voucher = models.CharField("财政票据号", max_length=60, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "信息处理费"
        constraints = [
            models.CheckConstraint(
                condition=Q(paid_on=None) | (Q(notified_on__isnull=False) & ~Q(voucher="")),
                name="paid_fees_have_a_voucher",
            ),
            models.CheckConstraint(condition=Q(amount__gte=1), name="fees_are_not_nothing"),
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.amount} 元"
