"""Closed sets of 投诉举报."""

from django.db import models


class Against(models.TextChoices):
    """投诉举报的对象: an organ (条例第五十一条), or an enterprise or institution of public service (第五十五条)."""

    ORGAN = "organ", "行政机关"
    ENTERPRISE = "enterprise", "供水、供气、供热等公共企事业单位"


class Matter(models.TextChoices):
    """反映的问题（条例第五十一条、第五十三条）."""

    NOT_DISCLOSED = "not_disclosed", "应当主动公开的没有公开"
    NOT_UPDATED = "not_updated", "不及时更新公开的内容、指南、目录"
    NOT_ANSWERED = "not_answered", "不依法答复、逾期答复公开申请"
    CHARGED = "charged", "违反规定收费"
    WRONGLY_DISCLOSED = "wrongly_disclosed", "公开了不应当公开的信息"
    OTHER_DUTY = "other_duty", "其他不履行公开义务的"


class ComplaintChannel(models.TextChoices):
    """提出方式."""

    ONLINE = "online", "网上"
    COUNTER = "counter", "当面"
    POST = "post", "来信"
    PHONE = "phone", "电话"
    EMAIL = "email", "电子邮件"


class ComplaintState(models.TextChoices):
    """环节."""

    RECEIVED = "received", "已收到，待受理"
    ACCEPTED = "accepted", "已受理，查办中"
    ASKED = "asked", "已要求对方说明"
    STATED = "stated", "对方已说明"
    FOUND = "found", "已查明，待决定"
    DECIDED = "decided", "已决定，待告知"
    CORRECTING = "correcting", "已责令，改正中"
    CORRECTED = "corrected", "已报告改正，待核实"
    DONE = "done", "已办结"
    REDIRECTED = "redirected", "已告知向其他机关提出"
    TAKEN_BACK = "taken_back", "投诉举报已撤回"


OVER = (ComplaintState.DONE, ComplaintState.REDIRECTED, ComplaintState.TAKEN_BACK)


class Finding(models.TextChoices):
    """处理决定."""

    ORDERED = "ordered", "情况属实，责令改正"
    ALREADY_MENDED = "already_mended", "情况属实，已经改正"
    UNFOUNDED = "unfounded", "反映的情况不成立"
