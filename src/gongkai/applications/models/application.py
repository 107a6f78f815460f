"""申请: what a person asked for, and where its statutory clock stands."""

from django.db import models
from django.db.models import Q

from gongkai.applications.choices import (
    OF_THE_NUMBER,
    ApplicantKind,
    Awaited,
    Channel,
    DeliveryMethod,
    Form,
    IdentityFault,
    State,
)
from gongkai.organs.actors import Actor
from gongkai.organs.models import Member, Organ

# Until the reply is signed the applicant may still correct or pay.
WHILE_AWAITED = (State.REGISTERED, State.DRAFTED, State.REVIEWED)
OPEN_STATES = [state for state in State if state not in (State.DELIVERED, State.CLOSED)]
# What the register is narrowed by: in its indexes, so that records are read for the rows of one page only.
NARROWED_BY = [
    "state",
    "awaited",
    "channel",
    "applicant_kind",
    "result_row",
    "handler",
    "received_on",
    "due_on",
    "closed_on",
    "acts_again_on",
]


class ApplicationQuerySet(models.QuerySet["Application"]):
    def visible_to(self, actor: Actor) -> "ApplicationQuerySet":
        """Members read their own organ's applications, an authority those of the organs below it."""
        if actor.is_system:
            return self.all()
        return self.filter(organ_id__in=actor.organs_read)

    def open(self) -> "ApplicationQuerySet":
        return self.filter(state__in=OPEN_STATES)


class Application(models.Model):
    """申请（条例第二十九条）; the identity is encrypted, its digest finds the same person again.

    `received_on` 收到之日 is empty until article 31 says that the clock runs; `result_row` is the row of the
    annual report's table 三 that the outcome feeds, frozen when the reply is signed. `submission_key` is the
    digest of the form's random key and all that was stated: the same form sent twice is one application.
    `shelved_on`: the applicant cannot be reached, so it is kept without a clock until they are; `proposed_kind`
    is what the credit code and the name suggest, `applicant_kind` what a person confirmed.
    `awaited` says what the clock stands still for (a correction, a payment): there is no due day then.
    `split_from` is the form of which this is one piece (一事一申请); `acts_again_on` the application whose reply
    was revoked, so that this one answers it anew: it is no new application in the report, and where the order sets a
    period (`ordered_days` of `ordered_unit`: workdays or days) that is its clock. `clock_from` is set where
    the form was corrected before it was split: the pieces' clocks run from that day, not from the receipt.
    `writer_ids` are the members who ever wrote words of its reply or chose and blackened what it gives: none of them
    reviews or signs it, whoever drafted it last. `identity_faults` (IdentityFault) are what the paper lacked of number
    and contact and nobody has corrected yet: without a right number the digest is of this form alone.
    """

    organ = models.ForeignKey(
        Organ, verbose_name="机关", on_delete=models.PROTECT, related_name="applications"
    )
    number = models.CharField("申请编号", max_length=40, unique=True)
    query_code_digest = models.CharField("查询码摘要", max_length=64)
    submission_key = models.CharField("提交凭据", max_length=64, unique=True)
    channel = models.CharField("提交方式", max_length=12, choices=Channel)
    submitted_at = models.DateTimeField("提交时间")
    received_on = models.DateField("收到之日", null=True, blank=True)
    shelved_on = models.DateField("联系不上存查日期", null=True, blank=True)
    proposed_kind = models.CharField("按代码建议的类型", max_length=20, choices=ApplicantKind, blank=True)
    applicant_kind = models.CharField("申请人类型", max_length=20, choices=ApplicantKind)
    applicant_label = models.CharField("申请人", max_length=60)
    identity = models.BinaryField("身份信息（密文）")
    identity_digest = models.CharField("身份摘要", max_length=64, db_index=True)
    identity_faults = models.JSONField("身份信息的缺漏", default=list, blank=True)
    wanted = models.TextField("所需信息的名称、文号或特征描述")
    wanted_form = models.CharField("提供载体", max_length=12, choices=Form)
    wanted_delivery = models.CharField("获取方式", max_length=12, choices=DeliveryMethod)
    needs_help = models.BooleanField("阅读或视听困难，需要帮助", default=False)
    writer_ids = models.JSONField("参与拟写答复的人员", default=list, blank=True)

    state = models.CharField("环节", max_length=12, choices=State, default=State.SUBMITTED)
    outcome = models.CharField("答复类型", max_length=40, blank=True)
    result_row = models.CharField("统计行", max_length=60, blank=True)
    awaited = models.CharField("等待", max_length=12, choices=Awaited, blank=True)
    split_from = models.ForeignKey(
        "self",
        verbose_name="拆分自",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="pieces",
        db_index=False,
    )
    acts_again_on = models.ForeignKey(
        "self",
        verbose_name="重新办理",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="acted_again",
        db_index=False,
    )
    ordered_days = models.PositiveSmallIntegerField("决定或判决所定的期限", null=True, blank=True)
    ordered_unit = models.CharField("所定期限的单位", max_length=10, blank=True)
    handler = models.ForeignKey(
        Member, verbose_name="承办人", null=True, blank=True, on_delete=models.PROTECT
    )
    clock_from = models.DateField("起算之日（拆分前已补正的）", null=True, blank=True)
    due_on = models.DateField("答复期限", null=True, blank=True)
    calendar_version = models.CharField("日历版本", max_length=64, blank=True)
    closed_on = models.DateField("办结日期", null=True, blank=True)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "依申请公开"
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[State.SUBMITTED, State.CLOSED])
                | (Q(received_on__isnull=False) & (Q(due_on__isnull=False) | ~Q(awaited=""))),
                name="registered_applications_have_a_clock",
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None) | ~Q(result_row=""), name="closed_applications_feed_a_report_row"
            ),
        ]
        indexes = [
            # The worklist: whom each waits for.
            models.Index(
                fields=["organ", "state", "due_on", "awaited", "handler", "shelved_on"],
                name="application_in_hand",
            ),
            # Covers what the annual report and the statistics of an organ count, so that identities and texts are not
            # read for it.
            models.Index(
                fields=[
                    *("organ", "received_on", "closed_on", "applicant_kind", "result_row", "id"),
                    *("due_on", "acts_again_on"),
                ],
                name="application_by_receipt",
            ),
            # The register, newest first: of one organ, and of an authority over all its organs.
            models.Index(fields=["organ", "-submitted_at", "-id", *NARROWED_BY], name="application_newest"),
            models.Index(fields=["-submitted_at", "-id", "organ", *NARROWED_BY], name="application_listed"),
            # Statistics of all years, in the order of their groups: counted along the index, nothing is sorted.
            models.Index(
                fields=["channel", "applicant_kind", "handler", "organ", "received_on", "acts_again_on"],
                name="application_by_channel",
            ),
            models.Index(
                fields=[
                    *("result_row", "handler", "organ", "closed_on", "due_on"),
                    *("received_on", "acts_again_on"),
                ],
                name="application_by_result",
            ),
            # Statistics of a period: its part of an index holds all that is counted.
            models.Index(
                fields=[
                    *("received_on", "closed_on", "organ", "due_on", "acts_again_on"),
                    *("channel", "applicant_kind", "handler"),
                ],
                name="application_by_days",
            ),
            models.Index(
                fields=[
                    *("closed_on", "organ", "received_on", "due_on", "result_row"),
                    *("handler", "acts_again_on"),
                ],
                name="application_closed_on",
                condition=Q(closed_on__isnull=False),
            ),
            # Few came of another one. An index with a line for each that did not would look useless to SQLite,
            # which takes the blank for one value of many records, and reads all records instead.
            models.Index(
                fields=["split_from"], name="application_pieces", condition=Q(split_from__isnull=False)
            ),
            models.Index(
                fields=["acts_again_on"], name="application_anew", condition=Q(acts_again_on__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def awaits_the_applicant(self) -> str:
        """What is awaited, while the applicant can still do it: until the reply is signed."""
        return self.awaited if self.state in WHILE_AWAITED else ""

    @property
    def first_form(self) -> "Application":
        """The form that the applicant sent in, whose query code opens all that came of it."""
        came_of = self.split_from or self.acts_again_on
        return came_of.first_form if came_of else self

    @property
    def identity_gaps(self) -> list[str]:
        """身份信息的缺漏 in words, in the order of the form."""
        return [str(each.label) for each in IdentityFault if each in self.identity_faults]

    @property
    def lacks_number(self) -> bool:
        """Whether no right number tells who it is, so that no other application is the same person's."""
        return not OF_THE_NUMBER.isdisjoint(self.identity_faults)

    @property
    def asks_for_identity(self) -> bool:
        """Whether what is lacking has still to be asked for: a correction is asked once (条例第三十条)."""
        was_asked = getattr(self, "correction", None) is not None or self.clock_from is not None
        return bool(self.identity_faults) and self.state == State.REGISTERED and not was_asked

    @property
    def is_over(self) -> bool:
        """Answered or ended: nothing that comes in later moves its clock."""
        return self.state in (State.DELIVERED, State.CLOSED)
