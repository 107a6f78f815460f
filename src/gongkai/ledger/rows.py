"""The closed sets that facts are told in: kinds of applicant, result rows, powers, remedies."""

from enum import StrEnum


class ApplicantKind(StrEnum):
    """申请人情况: the six columns of 表三; values are column codes."""

    NATURAL_PERSON = "natural_person"
    BUSINESS = "org.business"
    RESEARCH = "org.research"
    PUBLIC_WELFARE = "org.public_welfare"
    LEGAL_SERVICE = "org.legal_service"
    OTHER = "org.other"


class ResultRow(StrEnum):
    """本年度办理结果: the rows of 表三 in which a closed application counts, of both forms.

    ``OTHER`` is the single （六）其他处理 of the 2019 form; it and the three rows of the 2021 form fold
    into each other, so a fact may name any of them whatever the form.
    """

    OPEN = "apps.result.open"
    PARTIAL = "apps.result.partial"
    STATE_SECRET = "apps.result.deny.state_secret"  # noqa: S105
    LAW_FORBIDS = "apps.result.deny.law_forbids"
    SAFETY_STABILITY = "apps.result.deny.safety_stability"
    THIRD_PARTY = "apps.result.deny.third_party"
    INTERNAL_AFFAIRS = "apps.result.deny.internal_affairs"
    PROCESS_INFO = "apps.result.deny.process_info"
    CASE_FILE = "apps.result.deny.case_file"
    ADMIN_QUERY = "apps.result.deny.admin_query"
    NOT_HELD = "apps.result.unable.not_held"
    NEED_CREATION = "apps.result.unable.need_creation"
    STILL_UNCLEAR = "apps.result.unable.still_unclear"
    PETITION = "apps.result.reject.petition"
    DUPLICATE = "apps.result.reject.duplicate"
    PUBLICATION = "apps.result.reject.publication"
    EXCESSIVE = "apps.result.reject.excessive"
    RECONFIRM = "apps.result.reject.reconfirm"
    OTHER = "apps.result.other"
    NO_CORRECTION = "apps.result.other.no_correction"
    FEE_UNPAID = "apps.result.other.fee_unpaid"
    OTHER_MISC = "apps.result.other.misc"


class DecisionKind(StrEnum):
    """处理决定: decisions that 表二 counts; values are row codes."""

    LICENSE = "t2.20_5.license"
    OTHER_SERVICE = "t2.20_5.other_service"
    PENALTY = "t2.20_6.penalty"
    COERCION = "t2.20_6.coercion"


class PowerKind(StrEnum):
    """权责清单项目: item lists that 表二 of the 2019 form counts; values are row codes."""

    LICENSE = "t2.20_5.license"
    OTHER_SERVICE = "t2.20_5.other_service"
    PENALTY = "t2.20_6.penalty"
    COERCION = "t2.20_6.coercion"
    FEE = "t2.20_8.fee"


class NormativeKind(StrEnum):
    """规章 and 行政规范性文件; values are row codes."""

    RULE = "t2.20_1.rule"
    NORMATIVE = "t2.20_1.normative"


class RemedyGroup(StrEnum):
    """行政复议, 未经复议直接起诉, 复议后起诉; values are row and group codes."""

    REVIEW = "lit.review"
    DIRECT = "lit.direct"
    AFTER_REVIEW = "lit.after_review"


class RemedyOutcome(StrEnum):
    """结果维持, 结果纠正, 其他结果; values are the ends of cell codes."""

    UPHELD = "upheld"
    CORRECTED = "corrected"
    OTHER = "other"
