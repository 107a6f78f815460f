"""期限变动: a due day that a holiday notice moved, until somebody has seen it."""

from django.db import models
from django.db.models import Q

from gongkai.applications.models.application import Application
from gongkai.organs.models import Member, Organ


class DeadlineMove(models.Model):
    """One application's due day before and after; moved again before it was seen it stays one record."""

    application = models.ForeignKey(
        Application, verbose_name="申请", on_delete=models.PROTECT, related_name="moves"
    )
    organ = models.ForeignKey(Organ, verbose_name="机关", on_delete=models.PROTECT, related_name="+")
    was = models.DateField("原答复期限")
    due_on = models.DateField("现答复期限")
    moved_at = models.DateTimeField("变动时间")
    seen_by = models.ForeignKey(
        Member, verbose_name="知悉人", null=True, on_delete=models.PROTECT, related_name="+"
    )
    seen_at = models.DateTimeField("知悉时间", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "期限变动"
        ordering = ["application", "pk"]
        indexes = [models.Index(fields=["organ"], condition=Q(seen_at=None), name="move_unseen")]
        constraints = [
            models.UniqueConstraint(
                fields=["application"], condition=Q(seen_at=None), name="one_unseen_move_per_application"
            )
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.was} → {self.due_on}"

    @property
    def is_earlier(self) -> bool:
        """What is due sooner than before is the one to hurry about."""
        return self.due_on < self.was
