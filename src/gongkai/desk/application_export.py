"""The register of applications as a table to take away: without identities, or with them for those who may."""

from collections.abc import Iterator, Mapping

from django.utils import timezone

from gongkai.applications.choices import (
    ApplicantKind,
    Awaited,
    Channel,
    DeliveryMethod,
    Form,
    IdentityFault,
    State,
)
from gongkai.applications.intake import ApplicantDetails
from gongkai.applications.models import ApplicationQuerySet
from gongkai.applications.models.application import WHILE_AWAITED
from gongkai.oversight.results import results

MOST_ROWS = 100_000
HEADINGS = {
    "申请编号": 24, "受理机关": 24, "提交方式": 14, "提交日期": 12, "收到之日": 12, "申请人类型": 14, "所需信息": 60,
    "提供载体": 10, "获取方式": 16, "承办科室": 14, "承办人": 10, "环节": 16, "等待": 10, "答复期限": 12, "办结日期": 12,
    "是否逾期": 10, "办理结果": 30, "答复文号": 24, "身份信息": 24,
}  # fmt: skip
APPLICANT = {"姓名或名称": 20, "证件号码": 24, "联系人": 10, "联系电话": 16, "电子邮箱": 20, "联系地址": 30}
_FIELDS = (
    "pk", "number", "organ__name", "channel", "submitted_at", "received_on", "applicant_kind", "wanted",
    "wanted_form", "wanted_delivery", "handler__section__name", "handler__name", "state", "awaited", "due_on",
    "closed_on", "result_row", "reply__document_number", "identity_faults",
)  # fmt: skip
_CHANNELS, _KINDS, _FORMS = dict(Channel.choices), dict(ApplicantKind.choices), dict(Form.choices)
_WAYS, _STATES, _AWAITED = dict(DeliveryMethod.choices), dict(State.choices), dict(Awaited.choices)

Identities = Mapping[int, ApplicantDetails | None]


def widths(*, with_applicants: bool) -> list[int]:
    return [*HEADINGS.values(), *(APPLICANT.values() if with_applicants else ())]


def rows_of(
    found: ApplicationQuerySet, *, identities: Identities | None = None
) -> Iterator[tuple[object, ...]]:
    """The head and one row for each application, newest first, read as they are sent."""
    yield (*HEADINGS, *(APPLICANT if identities is not None else ()))
    today = timezone.localdate()
    told = found.order_by("-submitted_at", "-pk").values_list(*_FIELDS)[:MOST_ROWS]
    for pk, *values in told.iterator(chunk_size=1000):
        applicant = _applicant(identities[pk]) if identities is not None else ()
        yield (*_row(values, today), *applicant)


def _row(values: list[object], today: object) -> tuple[object, ...]:
    number, organ, channel, at, received_on, kind, wanted, form, way, section, handler = values[:11]
    state, awaited, due_on, closed_on, row, document_number, lacking = values[11:]
    ended = closed_on or (today if state not in (State.DELIVERED, State.CLOSED) else None)
    is_late = bool(due_on and ended and ended > due_on)  # type: ignore[operator]
    return (
        number,
        organ,
        _CHANNELS.get(channel, channel),  # type: ignore[call-overload]
        timezone.localdate(at),  # type: ignore[arg-type]
        received_on,
        _KINDS.get(kind, kind),  # type: ignore[call-overload]
        wanted,
        _FORMS.get(form, form),  # type: ignore[call-overload]
        _WAYS.get(way, way),  # type: ignore[call-overload]
        section,
        handler,
        _STATES.get(state, state),  # type: ignore[call-overload]
        _AWAITED.get(awaited, "") if state in WHILE_AWAITED else "",  # type: ignore[call-overload]
        due_on,
        closed_on,
        "逾期" if is_late else "",
        results().get(str(row), str(row or "")) if closed_on else "",
        document_number,
        "、".join(label for each, label in IdentityFault.choices if each in (lacking or ())),  # type: ignore[operator]
    )


def _applicant(details: ApplicantDetails | None) -> tuple[str, ...]:
    if details is None:
        return ("（身份信息无法解密）", *[""] * (len(APPLICANT) - 1))
    return (
        details.name,
        details.paper_number or "（申请人未提供）",
        details.contact,
        details.phone,
        details.email,
        details.address,
    )
