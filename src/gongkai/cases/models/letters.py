"""事项文书: the one letter that answers a case."""

from django.db import models
from django.db.models import F, Q

from gongkai.applications.choices import DeliveryWay
from gongkai.cases.models.case import Case
from gongkai.organs.models import Member


class CaseLetter(models.Model):
    """事项文书: drafted by one, reviewed and signed by others, then delivered; one draft at a time.

    `document` is an id of `applications.letters.documents`, `particulars` what that document must state.
    `delivered_on` is the day on which it left (交邮之日 for post); `accessed_at` the first look online.
    """

    case = models.OneToOneField(Case, verbose_name="事项", on_delete=models.PROTECT, related_name="letter")
    document = models.CharField("文书", max_length=40)
    particulars = models.JSONField("要素", default=dict)
    text = models.TextField("正文")
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
    way = models.CharField("送达方式", max_length=10, choices=DeliveryWay, blank=True)
    delivered_on = models.DateField("送出日期", null=True)
    evidence = models.CharField("凭证", max_length=120, blank=True)
    accessed_at = models.DateTimeField("首次在线查看", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "事项文书"
        constraints = [
            models.CheckConstraint(
                condition=Q(signed_by=None) | ~Q(signed_by=F("drafted_by")),
                name="no_one_signs_a_case_letter_they_drafted",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by=None) | ~Q(reviewed_by=F("drafted_by")),
                name="no_one_reviews_a_case_letter_they_drafted",
            ),
            models.UniqueConstraint(
                fields=["document_number"],
                condition=~Q(document_number=""),
                name="case_letter_numbers_are_given_once",
            ),
            models.CheckConstraint(
                condition=Q(signed_at=None) | ~Q(document_number=""), name="signed_case_letters_have_a_number"
            ),
        ]

    def __str__(self) -> str:
        return self.document_number or f"{self.case_id} {self.document}"
