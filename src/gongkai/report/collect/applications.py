"""依申请公开 → ApplicationFact (表三)."""

from collections.abc import Iterator

from django.db.models import F, Q, QuerySet

from gongkai.applications.choices import ApplicantKind as Kind
from gongkai.applications.models import Application
from gongkai.ledger import ApplicantKind, ApplicationFact, ResultRow
from gongkai.report.collect.faults import Fault
from gongkai.report.collect.years import first_day, last_day

NAME = Application._meta.label_lower
_KINDS = {kind.value: ApplicantKind(kind.value) for kind in Kind}
_ROWS = {row.value: row for row in ResultRow}


def application_facts(organ_id: int, year: int) -> Iterator[ApplicationFact]:
    """Applications received by the end of the year and not closed before it began.

    A reply that is signed and not yet delivered has a row but no closing day: it is still open. What is answered
    anew after it was revoked is none of the year's applications.
    """
    records = (
        _told(organ_id)
        .filter(received_on__lte=last_day(year))
        .filter(Q(closed_on=None) | Q(closed_on__gte=first_day(year)) & Q(closed_on__gte=F("received_on")))
        .order_by("pk")
        .values_list("pk", "applicant_kind", "received_on", "result_row", "closed_on")
    )
    for pk, kind, received_on, row, closed_on in records.iterator(chunk_size=10_000):
        assert received_on is not None  # noqa: S101 (filtered above)
        yield ApplicationFact(
            f"{NAME}:{pk}", _KINDS[kind], received_on, _ROWS[row] if closed_on else None, closed_on
        )


def application_faults(organ_id: int, year: int) -> Iterator[Fault]:
    """Applications closed before they were received, closed without a receipt day, or closed in an unknown row."""
    in_year = Q(received_on__year=year) | Q(closed_on__year=year)
    contradictory = Q(closed_on__lt=F("received_on")) | Q(received_on=None) | ~Q(result_row__in=_ROWS)
    records = Application.objects.filter(in_year, contradictory, organ_id=organ_id, closed_on__isnull=False)
    for pk, number, received_on, closed_on in records.order_by("pk").values_list(
        "pk", "number", "received_on", "closed_on"
    ):
        if received_on is None:
            why = f"于 {closed_on} 办结而没有收到之日，没有计入表三。请确认该申请是否已经收到"
            yield Fault(f"{NAME}:{pk}", f"申请 {number} {why}。", blocks=False)
        elif closed_on is not None and closed_on < received_on:
            why = f"的办结日期 {closed_on} 早于收到之日 {received_on}，不能计入表三。请改正日期"
            yield Fault(f"{NAME}:{pk}", f"申请 {number} {why}。")
        else:
            yield Fault(f"{NAME}:{pk}", f"申请 {number} 的办理结果不在表三各行之内。请重新认定答复类型。")


def _told(organ_id: int) -> QuerySet[Application]:
    return Application.objects.filter(
        Q(closed_on=None) | Q(result_row__in=_ROWS), organ_id=organ_id, acts_again_on=None
    )
