"""送达 of any letter, whatever it answers: how it left, who took it, or why it came back."""

from typing import Any, ClassVar

from django.db import models

from gongkai.applications.choices import DeliveryState, DeliveryWay, ReceivedBy, ReturnReason
from gongkai.organs.models import Organ

FACE_TO_FACE = frozenset({DeliveryWay.PICK_UP, DeliveryWay.ON_SITE, DeliveryWay.IN_PERSON})
ELECTRONIC = frozenset({DeliveryWay.ONLINE, DeliveryWay.EMAIL, DeliveryWay.FAX})


class SentLetter(models.Model):
    """送达 of one letter; the first counts for the clock, a later one keeps it.

    `delivered_on` is the day on which it left (交邮之日 for post). `received_on` is the day on which the addressee had
    it, by the receipt or, online, by the first look (`accessed_at`). Whoever took it is told by relation only: the
    name stands on the receipt, whose scan lies under seal (`receipt_file`, its SHA-256). `address` is another address
    than the person's own, under seal and bound to the number of what it answers (`subject`).
    """

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

    letter: Any
    warnings: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.letter_name} {self.subject.number}"

    @property
    def subject(self) -> Any:
        """What the letter answers: a record with organ, number and an entry for each step."""
        raise NotImplementedError

    @property
    def letter_name(self) -> str:
        raise NotImplementedError

    @property
    def addressee(self) -> str:
        """Whom it is for, by label."""
        raise NotImplementedError

    @property
    def wanted_delivery(self) -> str:
        """The DeliveryMethod that the person who asked chose."""
        raise NotImplementedError

    @property
    def letter_key(self) -> tuple[int | None, ...]:
        """The same for every delivery of one letter, among those of one table."""
        raise NotImplementedError

    @property
    def organ(self) -> Organ:
        organ: Organ = self.subject.organ
        return organ

    @property
    def organ_id(self) -> int:
        organ_id: int = self.subject.organ_id
        return organ_id

    @property
    def state(self) -> DeliveryState:
        if self.returned_on is not None:
            return DeliveryState.RETURNED
        return DeliveryState.RECEIVED if self.received_on else DeliveryState.UNDER_WAY

    def get_state_display(self) -> str:
        return str(self.state.label)
