"""Closed sets of 办理事项: what people ask for that is no application."""

from django.db import models


class CaseKind(models.TextChoices):
    """事项类别."""

    RECTIFICATION = "rectification", "更正申请"
    CONVERSION = "conversion", "转主动公开建议"


class CaseState(models.TextChoices):
    """环节; which of them a kind of case goes through, its procedure says."""

    RECEIVED = "received", "已收到"
    VERIFYING = "verifying", "核实中"
    VERIFIED = "verified", "已核实"
    DRAFTED = "drafted", "已拟稿，待审核"
    REVIEWED = "reviewed", "已审核，待签发"
    SIGNED = "signed", "已签发，待送达"
    DELIVERED = "delivered", "已送达"
    CLOSED = "closed", "已办结"
    WITHDRAWN = "withdrawn", "已撤回"


OVER = (CaseState.DELIVERED, CaseState.CLOSED, CaseState.WITHDRAWN)
