"""样例: what a template is tried with before it is taken; invented persons and cases."""

from copy import copy
from datetime import date

from gongkai.applications.letters.documents.composing import Case, compose
from gongkai.applications.letters.documents.contexts import (
    Acknowledgement,
    ApplicationForm,
    Context,
    LetterContext,
    Opinion,
    PostalList,
    Posted,
    RegistrationSheet,
    ReviewSheet,
    ServiceReceipt,
    ThirdPartyAnswer,
)
from gongkai.applications.letters.documents.register import document
from gongkai.organs.models import Organ

ON = date(2026, 3, 10)
NUMBER, WANTED = "A000000000-2026-0001", "2025 年农村危房改造补助资金分配明细"
CASE = Case(NUMBER, date(2026, 2, 26), WANTED)


def whole(organ: Organ) -> Organ:
    """The organ as a template is tried with it: what its record does not say yet is invented, and never stored."""
    tried = copy(organ)
    for name, invented in _INVENTED.items():
        setattr(tried, name, getattr(organ, name) or invented)
    return tried


_INVENTED = {
    "name": "某县某局",
    "document_mark": "某局",
    "reconsideration_organ": "某县人民政府",
    "court": "某县人民法院",
}


def sample_of(document_id: str, organ: Organ) -> Context:
    """A context of that document in which every field says something."""
    found, organ = document(document_id), whole(organ)
    if found.is_letter:
        particulars = {key: f"（{label}）" for key, label in {**found.fields, **found.optional}.items()}
        text = compose(document_id, organ, CASE, particulars, on=ON)
        addressee = "甲某" if found.to == "applicant" else "某某有限公司"
        return LetterContext(organ, addressee, text, f"{organ.document_mark}{found.word}〔2026〕1号", ON)
    return _FORMS[found.context](organ, document_id)


def _application_form(organ: Organ, document_id: str) -> Context:
    is_person = document_id.endswith("person")
    return ApplicationForm(
        organ,
        NUMBER,
        kind="natural_person" if is_person else "org.business",
        name="甲某" if is_person else "某某有限公司",
        paper="居民身份证" if is_person else "统一社会信用代码",
        paper_number="640221199001011231" if is_person else "91640221MA7DEM219G",
        representative="乙某",
        contact="丙某",
        phone="0952-6000002",
        postcode="753400",
        address="某县某街 8 号",
        email="applicant@example.cn",
        wanted=WANTED,
        form="paper",
        delivery="mail",
        needs_help=True,
        filled_in_by="甲某",
        applied_on="2026年2月26日",
    )


def _registration_sheet(organ: Organ, document_id: str) -> Context:
    return RegistrationSheet(
        organ,
        number=NUMBER,
        channel="互联网渠道",
        submitted_on="2026年2月25日",
        received_on="2026年2月26日",
        confirmed_on="2026年2月26日",
        due_on="2026年3月26日",
        applicant="甲某",
        kind="自然人",
        wanted=WANTED,
        form="纸质",
        delivery="邮寄",
        handler="丁某",
        registered_by="戊某",
        remarks="无",
    )


def _acknowledgement(organ: Organ, document_id: str) -> Context:
    return Acknowledgement(
        organ,
        number=NUMBER,
        query_code="ABCD-EFGH-JKLM",
        applicant="甲某",
        channel="当面提交",
        submitted_on="2026年2月26日",
        received_on="2026年2月26日",
        due_on="2026年3月26日",
        wanted=WANTED,
        how_to_follow="在本机关网站“申请查询”栏目，凭申请编号和查询码查询。",
        issued_on="2026年2月26日",
    )


def _third_party_answer(organ: Organ, document_id: str) -> Context:
    return ThirdPartyAnswer(
        organ,
        document_number="〔2026〕1号",
        party="某某有限公司",
        matter="某某工程投标文件中的单价分析表",
        period="十五个工作日",
        return_to="某某机关办公室",
    )


def _service_receipt(organ: Organ, document_id: str) -> Context:
    return ServiceReceipt(
        organ,
        case_number=NUMBER,
        document="政府信息予以公开告知书",
        document_number="〔2026〕1号",
        addressee="甲某",
        place="某县某街 8 号",
        method="邮寄",
        postal_number="1234567890123",
        sent_on="2026年3月11日",
        received_on="2026年3月13日",
        received_by="甲某",
        reason="无",
        servers="丁某、戊某",
        remarks="无",
    )


def _postal_list(organ: Organ, document_id: str) -> Context:
    rows = tuple(
        Posted(
            "政府信息予以公开告知书",
            f"〔2026〕{serial}号",
            f"{name}某",
            f"某县某街 {serial} 号",
            f"12345678901{serial:02}",
        )
        for serial, name in enumerate("甲乙丙", start=1)
    )
    return PostalList(organ, "2026年3月11日", rows, handed_over_by="丁某", post_office="某县邮政支局")


def _review_sheet(organ: Organ, document_id: str) -> Context:
    labels = ("承办人初审", "科室负责人审核", "保密审查", "负责人审批")
    opinions = tuple(Opinion(label, "同意。", "丁某", "2026年3月9日") for label in labels)
    return ReviewSheet(
        organ,
        number=NUMBER,
        applicant="甲某",
        title=WANTED,
        carrier="公文",
        manner="依申请公开",
        planned_on="2026年3月10日",
        state_secret="否",  # noqa: S106 (no password)
        trade_secret="否",  # noqa: S106 (no password)
        privacy="是，作区分处理",
        proposal="部分公开：公开乡镇和金额，不公开姓名和账号。",
        opinions=opinions,
    )


_FORMS = {
    "ApplicationForm": _application_form,
    "RegistrationSheet": _registration_sheet,
    "Acknowledgement": _acknowledgement,
    "ThirdPartyAnswer": _third_party_answer,
    "ServiceReceipt": _service_receipt,
    "PostalList": _postal_list,
    "ReviewSheet": _review_sheet,
}
