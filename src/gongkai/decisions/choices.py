"""Closed sets of 执法决定: sorts, where the review stands, why one is not shown, why one was taken down."""

from django.db import models


class Sort(models.TextChoices):
    """决定类别."""

    LICENSE = "license", "行政许可"
    PENALTY = "penalty", "行政处罚"
    COERCION = "coercion", "行政强制"

    @property
    def register_kind(self) -> str:
        return f"{self.value}_register"

    @property
    def list_kind(self) -> str:
        return f"{self.value}_decisions"


class DecisionState(models.TextChoices):
    """审签: where the review of a decision for the public stands; whether it is public is another question."""

    WAITING = "waiting", "待审查"
    CLEARED = "cleared_decision", "已审查"
    SIGNED = "signed_decision", "已签核"
    EXEMPT = "exempt", "依法不公示"


class ExemptionGround(models.TextChoices):
    """不公示的理由; the basis of each is in BASIS."""

    MINOR = "minor_breach", "轻微失信，原则上不公示"
    NO_SOCIAL_IMPACT = "no_social_impact", "不具有一定社会影响的处罚"
    SIMPLE_PROCEDURE = "simple_procedure", "简易程序处罚"
    MINOR_PERSON = "minor_person", "当事人是未成年人"
    STATE_SECRET = "state_secret", "国家秘密"
    SAFETY = "public_safety", "危及国家安全、公共安全、经济安全、社会稳定"
    THIRD_PARTY = "third_party", "商业秘密、个人隐私"
    OTHER_LAW = "other_law", "法律、行政法规另有规定"


BASIS = {
    ExemptionGround.MINOR: "《信用修复管理办法》",
    ExemptionGround.NO_SOCIAL_IMPACT: "《中华人民共和国行政处罚法》第四十八条第一款",
    ExemptionGround.SIMPLE_PROCEDURE: "《信用修复管理办法》",
    ExemptionGround.MINOR_PERSON: "《中华人民共和国未成年人保护法》",
    ExemptionGround.STATE_SECRET: "《中华人民共和国政府信息公开条例》第十四条",
    ExemptionGround.SAFETY: "《中华人民共和国政府信息公开条例》第十四条",
    ExemptionGround.THIRD_PARTY: "《中华人民共和国政府信息公开条例》第十五条",
    ExemptionGround.OTHER_LAW: "《中华人民共和国政府信息公开条例》第十四条",
}


class Ending(models.TextChoices):
    """停止公示的原因."""

    ANNULLED = "annulled", "决定被变更、撤销、确认违法或者无效"
    REPAIRED = "repaired", "信用修复"
    EXPIRED = "expired", "公示期满"
    MISTAKEN = "mistaken", "误公示"


class RepairState(models.TextChoices):
    """信用修复申请的办理情况."""

    RECEIVED = "repair_received", "待决定"
    GRANTED = "repair_granted", "予以修复"
    REFUSED = "repair_refused", "不予修复"
