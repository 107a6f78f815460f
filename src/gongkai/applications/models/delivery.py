"""送达: how a reply or a notice left, who took it, or why it came back."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from gongkai.applications.choices import DeliveryState, DeliveryWay, ReceivedBy, ReturnReason
from gongkai.applications.models.application import Application
from gongkai.applications.models.notices import Notice
from gongkai.applications.models.reply import Reply
from gongkai.organs.actors import Actor

FACE_TO_FACE = frozenset({DeliveryWay.PICK_UP, DeliveryWay.ON_SITE, DeliveryWay.IN_PERSON})
ELECTRONIC = frozenset({DeliveryWay.ONLINE, DeliveryWay.EMAIL, DeliveryWay.FAX})


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def visible_to(self, actor: Actor) -> "DeliveryQuerySet":
        """Those of the applications that this actor reads."""
        if actor.is_system:
            return self
        organs = actor.organs_read
        return self.filter(
            Q(reply__application__organ_id__in=organs) | Q(notice__application__organ_id__in=organs)
        )

    def with_letters(self) -> "DeliveryQuerySet":
        """With letter, application and organ, without what is long or under seal."""
        found = self.select_related("reply__application__organ", "notice__application__organ")
        return found.defer(
            "reply__letter", "notice__letter", "reply__application__identity", "notice__application__identity"
        )


class Delivery(models.Model):
    """送达 of one letter: a reply or a notice; the first counts for the clock, a later one keeps it.

    `delivered_on` is the day on which it left (交邮之日 for post). `received_on` is the day on which the addressee had
    it, by the receipt or, online, by the first look (`accessed_at`). Whoever took it is told by relation only: the
    name stands on the receipt, whose scan lies under seal (`receipt_file`, its SHA-256). `address` is another address
    than the applicant's own, under seal and bound to the application's number.
    """

    reply = models.ForeignKey(
        Reply,
        verbose_name="答复",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="deliveries",
    )
    notice = models.ForeignKey(
        Notice,
        verbose_name="过程文书",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="deliveries",
    )
    method = models.CharField("方式", max_length=12, choices=DeliveryWay)
    delivered_on = models.DateField("送达日期")
    evidence = models.CharField("凭证（邮件号、签收人等）", max_length=120, blank=True)
    entrusted_to = models.CharField("代为送达的行政机关", max_length=100, blank=True)
    address = models.BinaryField("另外的地址（密文）", default=bytes, blank=True)
    reason = models.CharField("再次送达的原因", max_length=200, blank=True)
    received_on = models.DateField("签收日期", null=True, blank=True)
    received_by = models.CharField("签收人", max_length=16, choices=ReceivedBy, blank=True)
    id_checked = models.BooleanField("已核对证件", default=False)
    accessed_at = models.DateTimeField("首次查看时间", null=True, blank=True)
    receipt_on = models.DateField("回证收回日期", null=True, blank=True)
    receipt_file = models.CharField("回证扫描件", max_length=64, blank=True)
    receipt_name = models.CharField("回证文件名", max_length=255, blank=True)
    returned_on = models.DateField("退回日期", null=True, blank=True)
    returned_because = models.CharField("退回原因", max_length=12, choices=ReturnReason, blank=True)
    returned_note = models.CharField("退回说明", max_length=200, blank=True)

    objects = DeliveryQuerySet.as_manager()
    warnings: ClassVar[tuple[str, ...]] = ()

    class Meta:
        verbose_name = verbose_name_plural = "送达"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(reply__isnull=True, notice__isnull=False)
                | Q(reply__isnull=False, notice__isnull=True),
                name="deliveries_are_of_one_letter",
            ),
            models.CheckConstraint(
                condition=Q(returned_on=None, returned_because="")
                | (Q(returned_on__isnull=False, received_on=None) & ~Q(returned_because="")),
                name="returned_deliveries_have_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(received_on=None) | Q(received_on__gte=F("delivered_on")),
                name="deliveries_arrive_after_they_leave",
            ),
        ]
        indexes = [
            models.Index(
                fields=["delivered_on", "method"], condition=Q(method="mail"), name="delivery_posted_on"
            ),
            models.Index(
                fields=["delivered_on"],
                condition=Q(received_on=None, returned_on=None),
                name="delivery_unanswered",
            ),
            models.Index(
                fields=["returned_on"], condition=Q(returned_on__isnull=False), name="delivery_returned"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.letter_name} {self.application.number}"

    @property
    def letter(self) -> Reply | Notice:
        found = self.reply or self.notice
        assert found is not None  # noqa: S101 (a constraint keeps it)
        return found

    @property
    def letter_name(self) -> str:
        return self.notice.get_kind_display() if self.notice else "答复书"

    @property
    def application(self) -> Application:
        return self.letter.application

    @property
    def organ_id(self) -> int:
        return self.application.organ_id

    @property
    def addressee(self) -> str:
        return self.notice.addressee if self.notice else self.application.applicant_label

    @property
    def state(self) -> DeliveryState:
        if self.returned_on is not None:
            return DeliveryState.RETURNED
        return DeliveryState.RECEIVED if self.received_on else DeliveryState.UNDER_WAY

    def get_state_display(self) -> str:
        return str(self.state.label)
