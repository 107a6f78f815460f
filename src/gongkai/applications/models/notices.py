"""过程文书: the letters that leave before the reply (rules 10, 4–12 and 26)."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from gongkai.applications.choices import NoticeKind, NoticeState
from gongkai.applications.models.application import Application
from gongkai.organs.actors import Actor
from gongkai.organs.models import Member

IN_HAND = [NoticeState.DRAFTED, NoticeState.SIGNED]


class NoticeQuerySet(models.QuerySet["Notice"]):
    def visible_to(self, actor: Actor) -> "NoticeQuerySet":
        """Those of the applications that this actor reads."""
        return self if actor.is_system else self.filter(application__organ_id__in=actor.organs_read)

    def open(self) -> "NoticeQuerySet":
        """Those that still wait for a signature or for dispatch."""
        return self.filter(state__in=IN_HAND)


class Notice(models.Model):
    """告知书 or 征求意见函: drafted by one, signed by another, and of effect from the day it was sent.

    `addressee` is how lists show whom it is for; name and address of a third party lie in `addressee_sealed`,
    bound to the application's number. `particulars` are what its kind must state, by key; `writer_ids` are all
    who ever wrote words of it: none of them signs it. `sent_on` is the day that counts (交邮之日 for post) and `received_on` the day on which the addressee had it; how it left, `deliveries` say.
    """

    application = models.ForeignKey(
        Application, verbose_name="申请", on_delete=models.PROTECT, related_name="notices"
    )
    kind = models.CharField("文种", max_length=24, choices=NoticeKind)
    addressee = models.CharField("送达对象", max_length=100)
    addressee_sealed = models.BinaryField("送达对象（密文）", default=bytes, blank=True)
    particulars = models.JSONField("要素", default=dict)
    letter = models.TextField("正文")
    state = models.CharField("环节", max_length=10, choices=NoticeState, default=NoticeState.DRAFTED)
    document_number = models.CharField("文号", max_length=60, blank=True)
    drafted_by = models.ForeignKey(Member, verbose_name="拟稿人", on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField("拟稿时间")
    writer_ids = models.JSONField("参与拟写的人员", default=list, blank=True)
    signed_by = models.ForeignKey(
        Member, verbose_name="签发人", null=True, on_delete=models.PROTECT, related_name="+"
    )
    signed_at = models.DateTimeField("签发时间", null=True)
    sent_on = models.DateField("发出日期", null=True)
    received_on = models.DateField("对方收到日期", null=True)

    warnings: ClassVar[tuple[str, ...]] = ()
    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "过程文书"
        ordering = ["application", "pk"]
        indexes = [
            models.Index(fields=["state", "application"], name="notice_by_state"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(signed_by=None) | ~Q(signed_by=F("drafted_by")),
                name="no_one_signs_a_notice_they_drafted",
            ),
            models.UniqueConstraint(
                fields=["document_number"],
                condition=~Q(document_number=""),
                name="notice_numbers_are_given_once",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[NoticeState.SIGNED, NoticeState.SENT])
                | (Q(signed_at__isnull=False) & ~Q(document_number="")),
                name="signed_notices_have_a_number",
            ),
            models.CheckConstraint(
                condition=~Q(state=NoticeState.SENT) | Q(sent_on__isnull=False),
                name="sent_notices_have_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}（致{self.addressee}）"

    @property
    def organ_id(self) -> int:
        return self.application.organ_id

    @property
    def is_in_hand(self) -> bool:
        """Whether it still waits for a signature or for dispatch."""
        return self.state in IN_HAND
