"""送达 of the letters of an application: a reply or a notice."""

from django.db import models
from django.db.models import F, Q

from gongkai.applications.models.application import Application
from gongkai.applications.models.notices import Notice
from gongkai.applications.models.reply import Reply
from gongkai.applications.models.sent import SentLetter
from gongkai.organs.actors import Actor


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def visible_to(self, actor: Actor) -> "DeliveryQuerySet":
        """Those of the applications that this actor reads."""
        if actor.is_system:
            return self
        organs = actor.organs_read
        return self.filter(
            Q(reply__application__organ_id__in=organs) | Q(notice__application__organ_id__in=organs)
        )

    def of_application(self, application_id: int) -> list["Delivery"]:
        """Of its reply and of its letters, in order; two queries, for one over both would read every delivery."""
        of_reply = self.filter(reply__application_id=application_id)
        of_letters = self.filter(notice__application_id=application_id)
        return sorted([*of_reply, *of_letters], key=lambda each: each.pk)

    def with_letters(self) -> "DeliveryQuerySet":
        """With letter, application and organ, without what is long or under seal."""
        found = self.select_related("reply__application__organ", "notice__application__organ")
        return found.defer(
            "reply__letter", "notice__letter", "reply__application__identity", "notice__application__identity"
        )


class Delivery(SentLetter):
    """送达 of one letter of an application: a reply or a notice."""

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

    objects = DeliveryQuerySet.as_manager()

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
    def subject(self) -> Application:
        return self.application

    @property
    def addressee(self) -> str:
        return self.notice.addressee if self.notice else self.application.applicant_label

    @property
    def wanted_delivery(self) -> str:
        return self.application.wanted_delivery

    @property
    def letter_key(self) -> tuple[int | None, ...]:
        return (self.reply_id, self.notice_id)
