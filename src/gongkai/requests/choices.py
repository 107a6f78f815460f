"""Closed sets of 更正申请 and 转主动公开建议."""

from django.db import models


class Verdict(models.TextChoices):
    """核实结论."""

    INACCURATE = "inaccurate", "记录不准确"
    ACCURATE = "accurate", "记录准确"
    UNPROVED = "unproved", "证据不足，不能认定"


class RectificationOutcome(models.TextChoices):
    """更正申请的处理结果; the values are the ids of the documents that say so."""

    RECTIFIED = "rectified", "予以更正"
    NOT_RECTIFIED = "not_rectified", "不予更正"
    PASSED_ON = "passed_on", "不属于本机关，转送或者告知"


class ConversionOutcome(models.TextChoices):
    """转主动公开建议的处理结果."""

    ACCEPTED = "accepted", "采纳，转为主动公开"
    DECLINED = "declined", "不采纳"


LETTER_OF = {
    ConversionOutcome.ACCEPTED: "conversion_accepted",
    ConversionOutcome.DECLINED: "conversion_declined",
}
