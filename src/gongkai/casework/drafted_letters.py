"""文书 that one drafts, another reviews and a third signs: the columns of their way, and what the database keeps of it."""

from django.db import models
from django.db.models import F, Q

from gongkai.organs.models import Member


class DraftedLetter(models.Model):
    """拟稿、审核、签发 of one letter; its number is given with the signature."""

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
        abstract = True


def of_several_hands(
    *, drafter_signs: str, drafter_reviews: str, reviewer_signs: str, number: str, signed: str
) -> list[models.BaseConstraint]:
    """Constraints of such a letter; each word is the name of one in the database, where names are given once."""
    return [
        models.CheckConstraint(
            condition=Q(signed_by=None) | ~Q(signed_by=F("drafted_by")), name=drafter_signs
        ),
        models.CheckConstraint(
            condition=Q(reviewed_by=None) | ~Q(reviewed_by=F("drafted_by")), name=drafter_reviews
        ),
        models.CheckConstraint(
            condition=Q(signed_by=None) | ~Q(signed_by=F("reviewed_by")), name=reviewer_signs
        ),
        models.UniqueConstraint(fields=["document_number"], condition=~Q(document_number=""), name=number),
        models.CheckConstraint(condition=Q(signed_at=None) | ~Q(document_number=""), name=signed),
    ]
