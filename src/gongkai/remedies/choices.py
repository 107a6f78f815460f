"""Closed sets of 行政复议、行政诉讼."""

from django.db import models


class Against(models.TextChoices):
    """针对: what of an application is challenged."""

    REPLY = "reply", "答复"
    INACTION = "inaction", "逾期不答复"
    DISCLOSURE = "disclosure", "公开决定（第三方提起）"
    NOTICE = "notice", "收费、补正、延期等过程文书"


class Result(models.TextChoices):
    """审理结果: the columns of table 四."""

    UPHELD = "upheld", "结果维持"
    CORRECTED = "corrected", "结果纠正"
    OTHER = "other", "其他结果"


class State(models.TextChoices):
    """Where a challenge stands; told by its days, not stored."""

    PENDING = "pending", "尚未审结"
    CLOSED = "closed", "已审结"
    ANNULLED = "annulled", "登记已撤销"


class Route(models.TextChoices):
    """起诉的途径: the two groups of lawsuits in table 四."""

    DIRECT = "direct", "未经复议直接起诉"
    AFTER_REVIEW = "after_review", "复议后起诉"


class Standing(models.TextChoices):
    """诉讼地位 of the organ; a suit in which it is a third party is no suit against it (行政诉讼法第二十六条)."""

    DEFENDANT = "defendant", "被告"
    CO_DEFENDANT = "co_defendant", "与复议机关为共同被告"
    THIRD_PARTY = "third_party", "第三人（复议机关单独为被告）"


class Instance(models.TextChoices):
    """审级: which instance of a lawsuit decides it now, or decided it before."""

    FIRST = "first", "一审"
    SECOND = "second", "二审"
    REMANDED = "remanded", "发回重审"
    RETRIAL = "retrial", "再审"


class OrderUnit(models.TextChoices):
    """决定书、判决书所定期限的单位; the values are those of `law.provisions.Unit`."""

    WORKDAYS = "workdays", "个工作日"
    DAYS = "days", "日"


class PaperRole(models.TextChoices):
    """应诉材料的种类: what lies in the file of a challenge."""

    COPY = "copy", "申请书、起诉状副本"
    ANSWER = "answer", "答复书、答辩状"
    EVIDENCE_LIST = "evidence_list", "证据清单"
    EVIDENCE = "evidence", "证据材料"
    DECISION = "decision", "决定书、裁判文书"
    OTHER = "other", "其他材料"
