"""Index cards of a reply and of an applicant."""

from gongkai.applications.choices import ApplicantKind, IdentityPaper
from gongkai.applications.intake import ApplicantDetails
from gongkai.applications.letters.documents import document_of_outcome
from gongkai.applications.models import Reply
from gongkai.items.public_tables import chinese_date
from gongkai.law.outcomes import outcomes

NOT_GIVEN = "（申请人未提供）"


def reply_card(reply: Reply) -> list[list[str]]:
    """What was answered, by whom it was drafted, and how it left; empty lines left out."""
    outcome = outcomes().get(reply.outcome)
    delivery = next(iter(reply.deliveries.all()), None)
    pairs = [
        ("答复类型", outcome.full_label if outcome else reply.outcome),
        ("文号", reply.document_number),
        ("拟稿人", reply.drafted_by.name),
        ("送达方式", delivery.get_method_display() if delivery else ""),
        ("送达日期", chinese_date(delivery.delivered_on) if delivery else ""),
        ("凭证", delivery.evidence if delivery else ""),
    ]
    said = {field.key: field.label for field in outcome.required} if outcome else {}
    said |= document_of_outcome(reply.outcome).optional if outcome else {}
    pairs += [(label, str(reply.particulars.get(key, ""))) for key, label in said.items()]
    return [[label, value] for label, value in pairs if value]


def applicant_card(applicant: ApplicantDetails) -> list[list[str]]:
    """Who applied, after the look was written down."""
    pairs = [
        ("申请人类型", str(ApplicantKind(applicant.kind).label)),
        ("姓名或名称", applicant.name),
        (str(IdentityPaper(applicant.paper).label), applicant.paper_number or NOT_GIVEN),
        ("申请时所写", applicant.as_written),
        ("法定代表人", applicant.representative),
        ("联系人", applicant.contact),
        ("联系电话", applicant.phone),
        ("电子邮箱", applicant.email),
        ("联系地址", applicant.address),
        ("邮政编码", applicant.postcode),
        ("更正前录入", applicant.typed_before.replace("\n", "；")),
    ]
    return [[label, value] for label, value in pairs if value]
