"""更正申请 and 转主动公开建议: what people ask for that is no application."""

from django.db import models
from django.db.models import F, Q

from gongkai.cases.choices import CaseKind
from gongkai.cases.models import Case, CaseQuerySet
from gongkai.items.models import Edition, Item
from gongkai.organs.models import Member
from gongkai.requests.choices import ConversionOutcome, RectificationOutcome, Verdict


class RectificationQuerySet(CaseQuerySet["Rectification"]):
    pass


class ConversionQuerySet(CaseQuerySet["Conversion"]):
    pass


class Rectification(Case):
    """更正申请（条例第四十一条）: information about the person who asks, kept by the organ, is said to be wrong.

    `record` is which record it is, `recorded` what it says, `should_be` what it should say, `evidence` what proves it.
    `verdict` with `finding` is what was found, by whom and by what means; `edition` the public edition that holds the
    correction where the record is published.
    """

    KIND = CaseKind.RECTIFICATION

    record = models.CharField("要求更正的记录", max_length=300)
    recorded = models.TextField("记录的内容")
    should_be = models.TextField("应当更正为")
    evidence = models.TextField("证据说明")
    verified_on = models.DateField("核实日期", null=True, blank=True)
    verified_by = models.ForeignKey(
        Member, verbose_name="核实人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    means = models.TextField("核实的方法和材料", blank=True)
    finding = models.TextField("核实的情况", blank=True)
    verdict = models.CharField("核实结论", max_length=12, choices=Verdict, blank=True)
    outcome = models.CharField("处理结果", max_length=14, choices=RectificationOutcome, blank=True)
    corrected_to = models.TextField("更正后的内容", blank=True)
    edition = models.ForeignKey(
        Edition,
        verbose_name="更正后的版本",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = RectificationQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = verbose_name_plural = "更正申请"
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict="") | (Q(verified_on__isnull=False) & ~Q(finding="")),
                name="verdicts_have_a_finding",
            ),
            models.CheckConstraint(
                condition=~Q(outcome=RectificationOutcome.RECTIFIED) | ~Q(corrected_to=""),
                name="rectified_records_say_what_they_say_now",
            ),
        ]


class Conversion(Case):
    """转主动公开建议（条例第四十四条）: someone suggests, or several applications show, that information should be public.

    `is_detected`: the organ opened it itself, because `applicants` different applicants had asked for the same; then
    nobody waits for a letter. `opening` says what is to be registered where nothing is in the register yet: title,
    kind, formed_on, heading_id. `opened_item` is what the decision opened, `decided_on` the day from which its period of
    publication runs.
    """

    KIND = CaseKind.CONVERSION

    reason = models.TextField("建议的理由", blank=True)
    is_detected = models.BooleanField("本机关发现", default=False)
    applicants = models.PositiveSmallIntegerField("申请人数", default=0)
    finding = models.TextField("审核的情况", blank=True)
    outcome = models.CharField("处理结果", max_length=10, choices=ConversionOutcome, blank=True)
    opening = models.JSONField("拟登记的信息", default=dict, blank=True)
    sent_back_reason = models.CharField("退回原因", max_length=400, blank=True)
    examined_by = models.ForeignKey(
        Member, verbose_name="审核拟办人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reviewed_by = models.ForeignKey(
        Member, verbose_name="复核人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_by = models.ForeignKey(
        Member, verbose_name="决定人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_on = models.DateField("决定日期", null=True, blank=True)
    opened_item = models.ForeignKey(
        Item,
        verbose_name="转为主动公开的信息",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="opened_by_conversions",
    )

    objects = ConversionQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = verbose_name_plural = "转主动公开建议"
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by=None)
                | ((Q(examined_by=None) | ~Q(decided_by=F("examined_by"))) & ~Q(decided_by=F("reviewed_by"))),
                name="no_one_decides_a_conversion_they_examined",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by=None) | ~Q(reviewed_by=F("examined_by")),
                name="no_one_reviews_a_conversion_they_examined",
            ),
        ]
