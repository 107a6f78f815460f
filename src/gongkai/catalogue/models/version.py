"""目录版本: each state of a catalogue, drafted, compared, approved, and kept for good."""

from datetime import date

from django.db import models
from django.db.models import Q

from gongkai.catalogue.models.heading import Catalogue
from gongkai.organs.actors import Actor
from gongkai.organs.models import Member, Organ


class VersionState(models.TextChoices):
    """Where a version stands; whether it is in force is told by its day and those after it."""

    DRAFTED = "drafted", "草拟中"
    SUBMITTED = "submitted", "待批准"
    APPROVED = "approved", "已批准"
    DROPPED = "dropped", "已作废"


OPEN = (VersionState.DRAFTED, VersionState.SUBMITTED)


class VersionQuerySet(models.QuerySet["CatalogueVersion"]):
    def visible_to(self, actor: Actor) -> "VersionQuerySet":
        """Drafts are for those who read the organ; what was approved is for everyone from the day it is in force."""
        if actor.is_system:
            return self.all()
        return self.filter(organ_id__in=actor.organs_read)

    def approved(self) -> "VersionQuerySet":
        """The newest first."""
        return self.filter(state=VersionState.APPROVED).order_by("-number")

    def public_on(self, on: date) -> "VersionQuerySet":
        """What has come into force by that day, the newest first."""
        return self.approved().filter(in_force_from__lte=on)


class CatalogueVersion(models.Model):
    """目录版本: `lines` is the whole catalogue as `catalogue.lines` writes it, frozen at approval.

    `changes` is what differs from the version before, frozen with it; `faults` what an import could not read, each
    with its cell: [{"cell", "code", "text", "sentence"}]. `editor_ids` are members who touched the draft.
    """

    organ = models.ForeignKey(
        Organ, verbose_name="公开主体", on_delete=models.PROTECT, related_name="catalogue_versions"
    )
    catalogue = models.CharField("目录", max_length=16, choices=Catalogue)
    number = models.PositiveSmallIntegerField("版次", null=True, blank=True)
    state = models.CharField("环节", max_length=10, choices=VersionState, default=VersionState.DRAFTED)
    reason = models.CharField("调整理由", max_length=400, blank=True)
    lines = models.JSONField("目录内容", default=list)
    changes = models.JSONField("调整内容", default=list, blank=True)
    faults = models.JSONField("导入时发现的问题", default=list, blank=True)
    source = models.CharField("来源文件", max_length=200, blank=True)
    drafted_by = models.ForeignKey(
        Member, verbose_name="起草人", null=True, on_delete=models.PROTECT, related_name="+"
    )
    drafted_at = models.DateTimeField("起草时间")
    editor_ids = models.JSONField("参与起草的人员", default=list, blank=True)
    approved_by = models.ForeignKey(
        Member, verbose_name="批准人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_at = models.DateTimeField("批准时间", null=True, blank=True)
    in_force_from = models.DateField("施行日期", null=True, blank=True)
    applied_at = models.DateTimeField("生效时间", null=True, blank=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "目录版本"
        ordering = ["organ", "catalogue", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "catalogue", "number"], name="version_numbers_once_per_catalogue"
            ),
            models.UniqueConstraint(
                fields=["organ", "catalogue", "in_force_from"],
                condition=Q(state="approved"),
                name="one_version_a_day_per_catalogue",
            ),
            models.UniqueConstraint(
                fields=["organ", "catalogue"],
                condition=Q(state__in=["drafted", "submitted"]),
                name="one_open_draft_per_catalogue",
            ),
            models.CheckConstraint(
                condition=~Q(state="approved")
                | (
                    Q(number__isnull=False)
                    & Q(in_force_from__isnull=False)
                    & Q(approved_at__isnull=False)
                    & ~Q(reason="")
                ),
                name="approved_versions_are_numbered_dated_and_explained",
            ),
        ]

    def __str__(self) -> str:
        label = self.get_catalogue_display()
        return f"{label}第 {self.number} 版" if self.number else f"{label}草案"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN
