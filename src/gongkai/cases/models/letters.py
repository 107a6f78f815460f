"""事项文书: the one letter that answers a case, and each time that it left."""

from django.db import models
from django.db.models import F, Q

from gongkai.applications.choices import DeliveryWay
from gongkai.applications.letters import documents
from gongkai.applications.models import SentLetter
from gongkai.cases.models.case import Case
from gongkai.casework.drafted_letters import DraftedLetter, of_several_hands
from gongkai.organs.actors import Actor


class CaseLetter(DraftedLetter):
    """事项文书: drafted by one, reviewed and signed by others, then delivered; one draft at a time.

    `writer_ids` are all who ever wrote words of it: none of them reviews or signs it, and who reviewed it does not sign.
    `document` is an id of `applications.letters.documents`, `particulars` what that document must state.
    `delivered_on` is the day on which it first left (交邮之日 for post), whatever came back;
    when it was received, `deliveries` say.
    """

    case = models.OneToOneField(Case, verbose_name="事项", on_delete=models.PROTECT, related_name="letter")
    document = models.CharField("文书", max_length=40)
    particulars = models.JSONField("要素", default=dict)
    text = models.TextField("正文")
    writer_ids = models.JSONField("参与拟写的人员", default=list, blank=True)
    way = models.CharField("送达方式", max_length=10, choices=DeliveryWay, blank=True)
    delivered_on = models.DateField("送出日期", null=True)
    evidence = models.CharField("凭证", max_length=120, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "事项文书"
        constraints = of_several_hands(
            drafter_signs="no_one_signs_a_case_letter_they_drafted",
            drafter_reviews="no_one_reviews_a_case_letter_they_drafted",
            reviewer_signs="no_one_signs_a_case_letter_they_reviewed",
            number="case_letter_numbers_are_given_once",
            signed="signed_case_letters_have_a_number",
        )

    def __str__(self) -> str:
        return self.document_number or f"{self.case_id} {self.document}"


class CaseDeliveryQuerySet(models.QuerySet["CaseDelivery"]):
    def visible_to(self, actor: Actor) -> "CaseDeliveryQuerySet":
        """Those of the cases that this actor reads."""
        return self if actor.is_system else self.filter(letter__case__organ_id__in=actor.organs_read)

    def with_letters(self) -> "CaseDeliveryQuerySet":
        """With letter, case and organ, without what is long or under seal."""
        return self.select_related("letter__case__organ").defer("letter__text", "letter__case__identity")


class CaseDelivery(SentLetter):
    """事项送达: one time that the letter of a case left; a later one leaves the first day as it is."""

    letter = models.ForeignKey(
        CaseLetter, verbose_name="文书", on_delete=models.PROTECT, related_name="deliveries"
    )

    objects = CaseDeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "事项送达"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(returned_on=None, returned_because="")
                | (Q(returned_on__gte=F("delivered_on"), received_on=None) & ~Q(returned_because="")),
                name="returned_case_letters_have_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(received_on=None) | Q(received_on__gte=F("delivered_on")),
                name="case_letters_arrive_after_they_leave",
            ),
        ]
        indexes = [
            models.Index(fields=["delivered_on"], condition=Q(method="mail"), name="case_delivery_posted_on"),
            models.Index(
                fields=["delivered_on"],
                condition=Q(received_on=None, returned_on=None),
                name="case_delivery_unanswered",
            ),
            models.Index(
                fields=["returned_on"], condition=Q(returned_on__isnull=False), name="case_delivery_returned"
            ),
        ]

    @property
    def subject(self) -> Case:
        return self.letter.case

    @property
    def letter_name(self) -> str:
        return str(documents.document(self.letter.document).title)

    @property
    def addressee(self) -> str:
        return self.subject.person_label

    @property
    def wanted_delivery(self) -> str:
        return self.subject.wanted_delivery

    @property
    def letter_key(self) -> tuple[int | None, ...]:
        return (self.letter_id,)
