"""协办: other sections and units that help with an application."""

from django.db import models

from gongkai.applications.models.application import Application
from gongkai.applications.models.notices import Notice
from gongkai.organs.models import Member, Section


class Assistance(models.Model):
    """协办: a section of the organ, or another unit by name, is asked for records or an opinion; the clock runs on.

    `notice` is the 协办函 that asks: a section has it when it is signed, a unit when it was sent.
    """

    application = models.ForeignKey(
        Application, verbose_name="申请", on_delete=models.PROTECT, related_name="assistances"
    )
    notice = models.OneToOneField(
        Notice, verbose_name="协办函", null=True, on_delete=models.PROTECT, related_name="assistance"
    )
    section = models.ForeignKey(
        Section, verbose_name="协办科室", null=True, on_delete=models.PROTECT, related_name="+"
    )
    unit = models.CharField("协办单位", max_length=100, blank=True)
    matter = models.TextField("协办事项")
    asked_by = models.ForeignKey(Member, verbose_name="提出人", on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField("提出日期")
    due_on = models.DateField("请于何日前回复")
    answer = models.TextField("协办意见", blank=True)
    answered_by = models.ForeignKey(
        Member, verbose_name="回复人", null=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_on = models.DateField("回复日期", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "协办"
        ordering = ["application", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "section"],
                condition=models.Q(answered_on=None),
                name="one_open_request_for_help_per_section",
            ),
            models.CheckConstraint(
                condition=models.Q(section__isnull=False) | ~models.Q(unit=""),
                name="somebody_is_asked_for_help",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_on", "application"],
                name="assistance_open",
                condition=models.Q(answered_on=None),
            )
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.asked}"

    @property
    def asked(self) -> str:
        """Who helps."""
        return self.section.name if self.section else self.unit
