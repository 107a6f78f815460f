"""联系记录: who was reached, when and by what means, so that the day of receipt can be proved (条例第三十一条)."""

from django.db import models
from django.db.models import Q

from gongkai.applications.choices import ContactAbout, ContactMeans, ContactResult
from gongkai.applications.models.application import Application
from gongkai.organs.models import Member


class ContactAttempt(models.Model):
    """One attempt to confirm with the applicant; `made_by` is empty when the applicant confirmed online.

    `with_whom` says in what capacity somebody answered (申请人本人), never a name or number.
    """

    application = models.ForeignKey(
        Application, verbose_name="申请", on_delete=models.PROTECT, related_name="contacts"
    )
    about = models.CharField("联系事项", max_length=12, choices=ContactAbout, default=ContactAbout.RECEIPT)
    made_on = models.DateField("日期")
    made_at = models.TimeField("时间", null=True, blank=True)
    means = models.CharField("联系方式", max_length=12, choices=ContactMeans)
    result = models.CharField("联系结果", max_length=14, choices=ContactResult)
    with_whom = models.CharField("与谁确认", max_length=60, blank=True)
    note = models.CharField("说明", max_length=200, blank=True)
    made_by = models.ForeignKey(
        Member, verbose_name="联系人员", null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = verbose_name_plural = "联系记录"
        ordering = ["application", "made_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(result=ContactResult.CONFIRMED) | ~Q(with_whom=""),
                name="confirmations_say_with_whom",
            )
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.made_on} {self.get_result_display()}"
