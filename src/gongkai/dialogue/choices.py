"""Closed sets of 回应关切: what deputies propose, who handles it, how it is answered and how open the answer is."""

from django.db import models


class ProposalKind(models.TextChoices):
    """建议提案类别; the values are those of the headings under which their replies stand."""

    DEPUTIES = "deputies", "人大代表建议"
    CONSULTATIVE = "consultative", "政协提案"


SHORT_KINDS = {ProposalKind.DEPUTIES: "建议", ProposalKind.CONSULTATIVE: "提案"}


class ProposalLevel(models.TextChoices):
    COUNTY = "county", "县级"
    MUNICIPAL = "municipal", "市级"
    AUTONOMOUS_REGION = "autonomous_region", "自治区级"


class HandlingPart(models.TextChoices):
    """本机关的办理方式; a co-host only tells the host its opinion."""

    HOST = "host", "主办"
    CO_HOST = "co_host", "会办"
    BRANCH = "branch", "分办"


class ProposalState(models.TextChoices):
    """环节: where a proposal stands."""

    RECEIVED = "received", "已登记，待分办"
    HANDLING = "handling", "办理中"
    DRAFTED = "drafted", "答复已拟稿"
    CLEARED = "cleared", "答复已审查公开属性"
    SIGNED = "signed", "答复已签发"
    DELIVERED = "delivered", "已送达，待反馈意见"
    CLOSED = "closed", "已办结"
    RETURNED = "returned", "已退回交办单位"


class ResultClass(models.TextChoices):
    """办理结果类别, printed on the reply's first page."""

    SOLVED = "solved", "A类（已经解决或者基本解决）"
    UNDER_WAY = "under_way", "B类（正在解决或者列入规划逐步解决）"
    LIMITED = "limited", "C类（因条件限制暂时不能解决）"
    FOR_REFERENCE = "for_reference", "D类（留作参考）"

    @property
    def letter(self) -> str:
        return self.label[0]


class Openness(models.TextChoices):
    """复文公开属性; whoever drafts proposes it, whoever reviews decides it."""

    FULL = "full", "全文公开"
    SUMMARY = "summary", "公开摘要"
    ON_APPLICATION = "on_application", "依申请公开"
    WITHHELD = "withheld", "不予公开"


OPEN = (Openness.FULL, Openness.SUMMARY)


class Satisfaction(models.TextChoices):
    """代表、委员的意见."""

    SATISFIED = "satisfied", "满意"
    BASICALLY_SATISFIED = "basically_satisfied", "基本满意"
    DISSATISFIED = "dissatisfied", "不满意"


class ReplyDelivery(models.TextChoices):
    """复文送达方式."""

    FACE_TO_FACE = "face_to_face", "当面送交"
    MAIL = "mail", "邮寄"
    SYSTEM = "system", "建议提案办理系统"
