"""案卷: an application kept as one sealed file, what forbids to give it up, and how it was given up."""

from django.db import models
from django.db.models import F, Q

from gongkai.applications.models import Application
from gongkai.organs.actors import Actor
from gongkai.organs.models import Member


class ShelfState(models.TextChoices):
    """Where the papers of an application stand; told by the records, not stored."""

    IN_HAND = "in_hand", "办理中"
    WAITING = "waiting", "已办结，待归档"
    ARCHIVED = "archived", "已归档"
    PROPOSED = "proposed", "待批准销毁"
    DESTROYED = "destroyed", "已销毁"


class Verdict(models.TextChoices):
    """对销毁的审批."""

    APPROVED = "approved", "同意销毁"
    DECLINED = "declined", "不同意销毁"


def member(label: str, *, null: bool = False) -> "models.ForeignKey[Member | None, Member | None]":
    return models.ForeignKey(
        Member, verbose_name=label, null=null, blank=null, on_delete=models.PROTECT, related_name="+"
    )


class CaseFileQuerySet(models.QuerySet["CaseFile"]):
    def visible_to(self, actor: Actor) -> "CaseFileQuerySet":
        """Those of the applications that this actor reads."""
        return self if actor.is_system else self.filter(application__organ_id__in=actor.organs_read)


class CaseFile(models.Model):
    """案卷: one version of the sealed bundle (PDF); later papers make another version.

    `digest` is the SHA-256 under which `items.sealed_files` reads it, `through_sequence` the last link of the organ's
    chain that it tells of, `contents` its table of contents: title, first page, pages. `retained_until` is the last
    day of the retention period.
    """

    application = models.ForeignKey(
        Application, verbose_name="申请", on_delete=models.PROTECT, related_name="case_files"
    )
    version = models.PositiveSmallIntegerField("版次")
    made_at = models.DateTimeField("归档时间")
    made_by = member("归档人")
    through_sequence = models.PositiveBigIntegerField("留痕截至")
    digest = models.CharField("案卷摘要", max_length=64)
    size = models.PositiveBigIntegerField("大小")
    pages = models.PositiveIntegerField("页数")
    contents = models.JSONField("目录", default=list)
    retention = models.CharField("保管期限类别", max_length=20)
    retained_until = models.DateField("保管至", null=True, blank=True)

    objects = CaseFileQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "案卷"
        ordering = ["application", "version"]
        constraints = [
            models.UniqueConstraint(fields=["application", "version"], name="case_file_versions_once")
        ]
        indexes = [models.Index(fields=["retained_until"], name="case_file_retained_until")]

    def __str__(self) -> str:
        return f"案卷 {self.application_id} 第 {self.version} 版"


class LegalHold(models.Model):
    """保全: while it stands, nothing of the application is destroyed."""

    application = models.ForeignKey(
        Application, verbose_name="申请", on_delete=models.PROTECT, related_name="legal_holds"
    )
    reason = models.CharField("保全的原因", max_length=200)
    set_by = member("决定人")
    set_at = models.DateTimeField("决定时间")
    lifted_by = member("解除人", null=True)
    lifted_at = models.DateTimeField("解除时间", null=True, blank=True)
    lifted_because = models.CharField("解除的原因", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "保全"
        ordering = ["application", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(lifted_at=None, lifted_because="")
                | (Q(lifted_at__isnull=False) & ~Q(lifted_because="")),
                name="lifted_holds_have_a_reason",
            )
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.reason}"


class Destruction(models.Model):
    """销毁: proposed by one, decided by another; then identities and texts are gone, number and figures stay."""

    application = models.ForeignKey(
        Application, verbose_name="申请", on_delete=models.PROTECT, related_name="destructions"
    )
    reason = models.CharField("销毁的理由", max_length=200)
    proposed_by = member("提出人")
    proposed_at = models.DateTimeField("提出时间")
    verdict = models.CharField("审批", max_length=10, choices=Verdict, blank=True)
    decided_by = member("审批人", null=True)
    decided_at = models.DateTimeField("审批时间", null=True, blank=True)
    note = models.CharField("审批意见", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "销毁"
        ordering = ["application", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("proposed_by")),
                name="no_one_approves_a_destruction_they_proposed",
            ),
            models.CheckConstraint(
                condition=Q(verdict="", decided_at=None) | (~Q(verdict="") & Q(decided_at__isnull=False)),
                name="decided_destructions_have_a_moment",
            ),
            models.UniqueConstraint(
                fields=["application"],
                condition=~Q(verdict=Verdict.DECLINED),
                name="one_standing_destruction_per_application",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.get_verdict_display()}"
