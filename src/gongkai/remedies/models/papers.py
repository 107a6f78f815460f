"""应诉材料: what was served, answered, proved and decided, each a sealed file of one challenge."""

from django.db import models
from django.db.models import Q

from gongkai.applications.attached import facts_of
from gongkai.applications.choices import FileMedia
from gongkai.organs.models import Member
from gongkai.remedies.choices import PaperRole
from gongkai.remedies.models.challenges import Challenge, Lawsuit, Reconsideration


class ChallengePaper(models.Model):
    """应诉材料 of a reconsideration or of a lawsuit, one of the two.

    `place` names the sealed file on disk (as for attachments of applications), `digest` is the SHA-256 of the plain bytes; the
    suffix of `name` is that of its content.
    """

    reconsideration = models.ForeignKey(
        Reconsideration, verbose_name="行政复议", null=True, on_delete=models.PROTECT, related_name="papers"
    )
    lawsuit = models.ForeignKey(
        Lawsuit, verbose_name="行政诉讼", null=True, on_delete=models.PROTECT, related_name="papers"
    )
    role = models.CharField("种类", max_length=16, choices=PaperRole)
    name = models.CharField("名称", max_length=100)
    media = models.CharField("格式", max_length=6, choices=FileMedia)
    size = models.PositiveIntegerField("字节数")
    digest = models.CharField("摘要", max_length=64, blank=True)
    place = models.CharField("封存位置", max_length=32, unique=True)
    added_by = models.ForeignKey(
        Member, verbose_name="添加人", null=True, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField("添加时间")

    class Meta:
        verbose_name = verbose_name_plural = "应诉材料"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(reconsideration=None, lawsuit__isnull=False)
                | Q(reconsideration__isnull=False, lawsuit=None),
                name="papers_are_of_one_challenge",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def challenge(self) -> Challenge:
        found = self.reconsideration or self.lawsuit
        assert found is not None  # noqa: S101 (a constraint)
        return found

    @property
    def facts(self) -> str:
        """答复书、答辩状，PDF，1.2 MB"""
        return facts_of(self.get_role_display(), self.get_media_display(), self.size)
