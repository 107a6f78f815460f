"""投诉举报: what somebody says about an organ that fails its duties of disclosure, and what the authority did."""

from django.db import models
from django.db.models import F, Q

from gongkai.applications.attached import facts_of
from gongkai.applications.models.files import AttachedFile
from gongkai.casework.serials import SerialCounter
from gongkai.complaints.choices import OVER, Against, ComplaintChannel, ComplaintState, Finding, Matter
from gongkai.organs.actors import Actor
from gongkai.organs.models import Member, Organ


class ComplaintCounter(SerialCounter):
    """投诉举报编号流水, one line per receiving organ and year."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organ", "year"], name="one_complaint_line_per_organ_and_year")
        ]

    def __str__(self) -> str:
        return f"{self.organ_id} {self.year}-{self.last}"


class ComplaintQuerySet(models.QuerySet["Complaint"]):
    def visible_to(self, actor: Actor) -> "ComplaintQuerySet":
        """Those who handle it and who read above them; never the organ that it is about."""
        if actor.is_system:
            return self
        return self.filter(organ_id__in=actor.organs_read).exclude(about_organ_id=actor.organ_id)

    def told_to(self, organ_id: int) -> "ComplaintQuerySet":
        """Those of which the organ that they are about was told, for `notice.told_of` alone."""
        return self.filter(about_organ_id=organ_id, asked_on__isnull=False)

    def open(self) -> "ComplaintQuerySet":
        return self.exclude(state__in=OVER)


class Complaint(models.Model):
    """投诉举报（条例第五十一条、第五十五条）.

    `organ` receives and decides; `about_organ` is the organ on this platform that it is about, `about` its name or that
    of an enterprise. Who complains lies in `identity`, bound to the number (empty: anonymous). The organ that it is
    about never reads `content`: it is told `asked`, which the authority words, and the order. `submission_key` is the
    digest of the form's random key and what was stated: the same form sent twice is one complaint.
    """

    organ = models.ForeignKey(Organ, verbose_name="受理机关", on_delete=models.PROTECT, related_name="+")
    number = models.CharField("编号", max_length=40, unique=True)
    query_code_digest = models.CharField("查询码摘要", max_length=64)
    submission_key = models.CharField("提交凭据", max_length=64, unique=True)
    channel = models.CharField("提出方式", max_length=10, choices=ComplaintChannel)
    submitted_at = models.DateTimeField("登记时间")
    received_on = models.DateField("收到日期")
    against = models.CharField("对象类型", max_length=12, choices=Against)
    about_organ = models.ForeignKey(
        Organ, verbose_name="被投诉的机关", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    about = models.CharField("被投诉的单位", max_length=100)
    matter = models.CharField("反映的问题", max_length=20, choices=Matter)
    content = models.TextField("内容")
    complainant_label = models.CharField("投诉举报人", max_length=40)
    identity = models.BinaryField("身份信息（密文）", default=bytes, blank=True)

    state = models.CharField("环节", max_length=12, choices=ComplaintState, default=ComplaintState.RECEIVED)
    accepted_on = models.DateField("受理日期", null=True, blank=True)
    redirected_to = models.CharField("应当向谁提出", max_length=100, blank=True)
    redirected_because = models.CharField("不受理的理由", max_length=400, blank=True)
    asked = models.TextField("要求说明的事项", blank=True)
    asked_on = models.DateField("要求说明的日期", null=True, blank=True)
    statement_due_on = models.DateField("说明期限", null=True, blank=True)
    statement = models.TextField("对方的说明", blank=True)
    stated_on = models.DateField("说明日期", null=True, blank=True)
    finding = models.CharField("处理决定", max_length=16, choices=Finding, blank=True)
    found = models.TextField("查明的情况", blank=True)
    found_by = models.ForeignKey(
        Member, verbose_name="查办人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    order = models.TextField("责令改正的要求", blank=True)
    order_due_on = models.DateField("改正期限", null=True, blank=True)
    sent_back_because = models.CharField("退回原因", max_length=400, blank=True)
    decided_by = models.ForeignKey(
        Member, verbose_name="决定人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_on = models.DateField("决定日期", null=True, blank=True)
    told_on = models.DateField("告知日期", null=True, blank=True)
    told_by = models.CharField("告知方式", max_length=100, blank=True)
    mended = models.TextField("改正情况", blank=True)
    mended_on = models.DateField("报告改正日期", null=True, blank=True)
    closed_on = models.DateField("办结日期", null=True, blank=True)

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "投诉举报"
        constraints = [
            models.CheckConstraint(
                condition=(Q(state__in=OVER) & Q(closed_on__isnull=False))
                | (~Q(state__in=OVER) & Q(closed_on=None)),
                name="complaints_that_are_over_have_a_day",
            ),
            models.CheckConstraint(
                condition=Q(about_organ=None) | ~Q(about_organ=F("organ")),
                name="no_organ_judges_a_complaint_about_itself",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("found_by")),
                name="no_one_decides_a_complaint_that_they_looked_into",
            ),
        ]
        indexes = [
            models.Index(fields=["organ", "-submitted_at", "-id"], name="complaint_newest"),
            models.Index(fields=["about_organ", "state"], name="complaint_about"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_over(self) -> bool:
        return self.state in OVER

    @property
    def is_anonymous(self) -> bool:
        return not self.identity


class ComplaintFile(AttachedFile):
    """投诉举报附件; staged with the form as the files of an application are, then moved here.

    The organ that the complaint is about never sees that there is one.
    """

    complaint = models.ForeignKey(
        Complaint, verbose_name="投诉举报", on_delete=models.PROTECT, related_name="files"
    )
    role = None  # type: ignore[assignment]  # nobody is asked what it is for
    digest = models.CharField("摘要", max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = "投诉举报附件"
        ordering = ["pk"]

    @property
    def facts(self) -> str:
        """材料，JPG 图片，1.2 MB"""
        return facts_of("材料", self.get_media_display(), self.size)
