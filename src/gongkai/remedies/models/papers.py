"""应诉材料: what was served, answered, proved and decided, each a sealed file of one challenge."""

from django.db import models
from django.db.models import Q

from gongkai.applications.models.files import AttachedFile
from gongkai.organs.models import Member
from gongkai.remedies.choices import PaperRole
from gongkai.remedies.models.challenges import Challenge, Lawsuit, Reconsideration


class ChallengePaper(AttachedFile):
    """应诉材料 of a reconsideration or of a lawsuit, one of the two.

    Added by mistake it is set aside: it stays under seal until the case is destroyed, but nobody opens it and no later
    bundle has it.
    """

    reconsideration = models.ForeignKey(
        Reconsideration, verbose_name="行政复议", null=True, on_delete=models.PROTECT, related_name="papers"
    )
    lawsuit = models.ForeignKey(
        Lawsuit, verbose_name="行政诉讼", null=True, on_delete=models.PROTECT, related_name="papers"
    )
    role = models.CharField("种类", max_length=16, choices=PaperRole)
    added_by = models.ForeignKey(
        Member, verbose_name="添加人", null=True, on_delete=models.PROTECT, related_name="+"
    )
    set_aside_on = models.DateField("撤下日期", null=True, blank=True)
    set_aside_because = models.CharField("撤下的原因", max_length=200, blank=True)

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

    @property
    def challenge(self) -> Challenge:
        found = self.reconsideration or self.lawsuit
        assert found is not None  # noqa: S101 (a constraint)
        return found
