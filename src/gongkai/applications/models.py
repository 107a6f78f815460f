"""依申请公开: what a person asked for, the statutory clock, the reply and its delivery."""

from django.db import models
from django.db.models import Q

from gongkai.applications.choices import ApplicantKind, Channel, DeliveryMethod, Form, State
from gongkai.items.models import Item
from gongkai.organs.actors import Actor
from gongkai.organs.models import Member, Organ


class ApplicationQuerySet(models.QuerySet["Application"]):
    def visible_to(self, actor: Actor) -> "ApplicationQuerySet":
        """Members read their own organ's applications, an authority those of the organs below it."""
        if actor.is_system:
            return self.all()
        return self.filter(organ_id__in=actor.organs_read)

    def open(self) -> "ApplicationQuerySet":
        return self.exclude(state__in=[State.DELIVERED, State.CLOSED])


class Application(models.Model):
    """申请（条例第二十九条）; the identity is encrypted, its digest finds the same person again.

    `received_on` 收到之日 is empty until article 31 says that the clock runs; `result_row` is the row of the
    annual report's table 三 that the outcome feeds, frozen when the reply is signed. `submission_key` is the
    digest of the form's random key and all that was stated: the same form sent twice is one application.
    """

    organ = models.ForeignKey(
        Organ, verbose_name="机关", on_delete=models.PROTECT, related_name="applications"
    )
    number = models.CharField("申请编号", max_length=40, unique=True)
    query_code_digest = models.CharField("查询码摘要", max_length=64)
    submission_key = models.CharField("提交凭据", max_length=64, unique=True)
    channel = models.CharField("提交方式", max_length=12, choices=Channel)
    submitted_at = models.DateTimeField("提交时间")
    received_on = models.DateField("收到之日", null=True, blank=True)
    applicant_kind = models.CharField("申请人类型", max_length=20, choices=ApplicantKind)
    applicant_label = models.CharField("申请人", max_length=60)
    identity = models.BinaryField("身份信息（密文）")
    identity_digest = models.CharField("身份摘要", max_length=64, db_index=True)
    wanted = models.TextField("所需信息的名称、文号或特征描述")
    wanted_form = models.CharField("提供载体", max_length=12, choices=Form)
    wanted_delivery = models.CharField("获取方式", max_length=12, choices=DeliveryMethod)
    needs_help = models.BooleanField("阅读或视听困难，需要帮助", default=False)

    state = models.CharField("环节", max_length=12, choices=State, default=State.SUBMITTED)
    outcome = models.CharField("答复类型", max_length=40, blank=True)
    result_row = models.CharField("统计行", max_length=60, blank=True)
    handler = models.ForeignKey(
        Member, verbose_name="承办人", null=True, blank=True, on_delete=models.PROTECT
    )
    due_on = models.DateField("答复期限", null=True, blank=True)
    calendar_version = models.CharField("日历版本", max_length=64, blank=True)
    closed_on = models.DateField("办结日期", null=True, blank=True)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "依申请公开"
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[State.SUBMITTED, State.CLOSED])
                | (Q(received_on__isnull=False) & Q(due_on__isnull=False)),
                name="registered_applications_have_a_clock",
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None) | ~Q(result_row=""), name="closed_applications_feed_a_report_row"
            ),
        ]
        indexes = [
            models.Index(fields=["organ", "state", "due_on"], name="application_waiting"),
            # Covers what the annual report counts, so that identities and texts are not read for it.
            models.Index(
                fields=["organ", "received_on", "closed_on", "applicant_kind", "result_row", "id"],
                name="application_by_receipt",
            ),
            models.Index(fields=["organ", "-submitted_at", "-id"], name="application_newest"),
        ]

    def __str__(self) -> str:
        return self.number


class Reply(models.Model):
    """答复（条例第三十六条）: one draft at a time, signed by somebody other than its drafter."""

    application = models.OneToOneField(
        Application, verbose_name="申请", on_delete=models.PROTECT, related_name="reply"
    )
    outcome = models.CharField("答复类型", max_length=40)
    particulars = models.JSONField("要素", default=dict)
    letter = models.TextField("答复书正文")
    items = models.ManyToManyField(Item, verbose_name="提供的信息", blank=True)
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


class Delivery(models.Model):
    """送达: how and when the reply left; post counts on the day it was handed over (交邮之日)."""

    reply = models.OneToOneField(
        Reply, verbose_name="答复", on_delete=models.PROTECT, related_name="delivery"
    )
    method = models.CharField("方式", max_length=12, choices=DeliveryMethod)
    delivered_on = models.DateField("送达日期")
    evidence = models.CharField("凭证（邮件号、签收人等）", max_length=120, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "送达"

    def __str__(self) -> str:
        return f"{self.reply_id} {self.delivered_on}"


class ApplicationCounter(models.Model):
    """申请编号流水: locked per organ and year, as index numbers are."""

    organ = models.ForeignKey(Organ, on_delete=models.PROTECT)
    year = models.PositiveSmallIntegerField()
    series = models.CharField(max_length=12)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organ", "year", "series"], name="one_series_per_organ_and_year")
        ]

    def __str__(self) -> str:
        return f"{self.organ_id} {self.series} {self.year}-{self.last}"
