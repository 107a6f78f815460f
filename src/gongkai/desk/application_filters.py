"""What the register of applications can be narrowed to, as the address says it and as the page offers it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q
from django.http import HttpRequest

from gongkai.applications.choices import ApplicantKind, Awaited, Channel, State
from gongkai.applications.models import ApplicationQuerySet
from gongkai.applications.models.application import WHILE_AWAITED
from gongkai.desk import parameters
from gongkai.desk.application_words import saying
from gongkai.desk.register_filters import Select
from gongkai.law.workdays import Calendar, add_workdays
from gongkai.organs.actors import Actor
from gongkai.organs.models import Member, Organ, Section
from gongkai.oversight import results
from gongkai.oversight.challenged import CHALLENGED, challenged_in
from gongkai.web.errors import BadParameter

DUE: Mapping[str, str] = {
    "open": "在办",
    "shelved": "联系不上，存查",
    "overdue": "在办，已逾期",
    "1": "1 个工作日内到期",
    "3": "3 个工作日内到期",
    "5": "5 个工作日内到期",
    "unstarted": "在办，期限未起算",
    "in_time": "按期办结",
    "late": "逾期办结",
}
BY: Mapping[str, str] = {"received": "收到之日", "closed": "办结日期", "submitted": "提交日期"}
FEE: Mapping[str, str] = {"asked": "收到收费通知", "paid": "缴清"}
IDENTITY: Mapping[str, str] = {"lacking": "不全，没有补正"}
FEE_DAYS = {"asked": "fee__notified_on", "paid": "fee__paid_on"}
STATES: Mapping[str, str] = {**dict(State.choices), **dict(Awaited.choices)}
NOBODY = "none"


@dataclass(frozen=True)
class Filters:
    """What the list is narrowed to; empty values narrow nothing.

    `since` and `until` bound the day that `by` names; `section` may be NOBODY (no handler yet). `is_counted` leaves
    out what is answered anew after an order and what was never received, as the annual report does. `challenged` and
    `fee` look at challenges and fees, and then the days are theirs.
    """

    text: str = ""
    state: str = ""
    result: str = ""
    channel: str = ""
    kind: str = ""
    due: str = ""
    organ: int | None = None
    section: str = ""
    handler: int | None = None
    by: str = ""
    since: date | None = None
    until: date | None = None
    challenged: str = ""
    fee: str = ""
    identity: str = ""
    is_counted: bool = False

    def apply(self, found: ApplicationQuerySet, *, on: date, calendar: Calendar) -> ApplicationQuerySet:
        found = self._plain(found)
        found = self._due(found, on, calendar) if self.due else found
        if self.section:
            found = found.filter(_of_section(self.section))
        if self.challenged:
            return found.filter(challenged_in(self.challenged, self.since, self.until))
        if self.fee:
            return self._in_period(found, FEE_DAYS[self.fee])
        return self._in_period(found)

    def _plain(self, found: ApplicationQuerySet) -> ApplicationQuerySet:
        if self.text:
            found = saying(found, self.text)
        if self.state:
            found = found.filter(self._in_state())
        if self.identity:
            # a form filled in online lacks nothing: said first, as the register's index answers it
            found = found.exclude(channel=Channel.INTERNET).exclude(identity_faults=[])
        if self.result:
            found = found.filter(result_row__in=results.rows_of(self.result), closed_on__isnull=False)
        chosen = {
            "channel": self.channel,
            "applicant_kind": self.kind,
            "organ_id": self.organ,
            "handler_id": self.handler,
        }
        found = found.filter(**{name: value for name, value in chosen.items() if value})
        return found.filter(acts_again_on=None, received_on__isnull=False) if self.is_counted else found

    def _in_state(self) -> Q:
        """What is awaited of the applicant is awaited until the reply is signed."""
        if self.state in Awaited.values:
            return Q(awaited=self.state, state__in=WHILE_AWAITED)
        return Q(state=self.state)

    def _due(self, found: ApplicationQuerySet, on: date, calendar: Calendar) -> ApplicationQuerySet:
        if self.due in ("in_time", "late"):
            late = Q(due_on__isnull=False, closed_on__gt=F("due_on"))
            closed = found.filter(closed_on__isnull=False)
            return closed.filter(late) if self.due == "late" else closed.exclude(late)
        found = found.open()
        if self.due == "overdue":
            return found.filter(due_on__lt=on)
        if self.due == "unstarted":
            return found.filter(due_on=None)
        if self.due == "shelved":
            return found.exclude(shelved_on=None)
        if self.due == "open":
            return found
        return found.filter(due_on__gte=on, due_on__lte=add_workdays(calendar, on, int(self.due)))

    def _in_period(self, found: ApplicationQuerySet, other_day: str = "") -> ApplicationQuerySet:
        day = other_day or {"closed": "closed_on", "submitted": "submitted_at__date"}.get(
            self.by, "received_on"
        )
        if other_day or self.by:
            found = found.filter(**{f"{day.removesuffix('__date')}__isnull": False})
        if self.since:
            found = found.filter(**{f"{day}__gte": self.since})
        return found.filter(**{f"{day}__lte": self.until}) if self.until else found

    @property
    def has_days(self) -> bool:
        return bool(self.since or self.until)

    @property
    def period_label(self) -> str:
        """收到之日 2020-01-01 至 2020-12-31; "" without bounds."""
        if not self.has_days:
            return ""
        day = BY[self.by or "received"]
        if self.challenged or self.fee:
            day = "复议诉讼日期" if self.challenged else f"{FEE[self.fee]}日期"
        return f"{day}：{self.since or '最早'} 至 {self.until or '今天'}"


def _of_section(section: str) -> Q:
    """By the ids of its members, so that the register's index answers alone."""
    wanted = None if section == NOBODY else int(section)
    handlers = list(Member.objects.filter(section=wanted).values_list("pk", flat=True))
    return Q(handler_id__in=handlers) | (Q(handler=None) if wanted is None else Q())


def filters_from(request: HttpRequest) -> Filters:
    """The filters in the address; BadParameter for what is none."""
    section = request.GET.get("section", "")
    year = parameters.year(request)
    return Filters(
        text=parameters.text(request),
        state=parameters.one_of(request, "state", STATES),
        result=parameters.one_of(request, "result", dict(results.choices())),
        channel=parameters.one_of(request, "channel", Channel.values),
        kind=parameters.one_of(request, "kind", ApplicantKind.values),
        due=parameters.one_of(request, "due", DUE),
        organ=parameters.number(request, "organ"),
        section=section if section == NOBODY else str(parameters.number(request, "section") or ""),
        handler=parameters.number(request, "handler"),
        by=parameters.one_of(request, "by", BY),
        since=_day(request, "since") or (date(year, 1, 1) if year else None),
        until=_day(request, "until") or (date(year, 12, 31) if year else None),
        challenged=parameters.one_of(request, "challenged", CHALLENGED),
        fee=parameters.one_of(request, "fee", FEE),
        identity=parameters.one_of(request, "identity", IDENTITY),
        is_counted=parameters.one_of(request, "counted", {"1"}) == "1",
    )


def _day(request: HttpRequest, name: str) -> date | None:
    value = request.GET.get(name, "")
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise BadParameter(name, "应是日期，例如 2020-01-31。") from None


def choices_of(actor: Actor, filters: Filters) -> list[Select]:
    """Every drop-down of the register; those with nothing to choose are left out."""
    organs = Organ.objects.filter(pk__in=actor.organs_read)
    sections = Section.objects.filter(organ_id__in=actor.organs_read).order_by("organ_id", "pk")
    handlers = Member.objects.filter(organ_id__in=actor.organs_read).order_by("organ_id", "pk")
    of_organ = {"organ_id": filters.organ} if filters.organ else {}
    found = [
        Select("due", "期限", tuple(DUE.items()), filters.due),
        Select("state", "环节", _options(STATES), filters.state),
        Select("result", "办理结果", tuple(results.choices()), filters.result),
        Select("channel", "提交方式", _options(dict(Channel.choices)), filters.channel),
        Select("kind", "申请人类型", _options(dict(ApplicantKind.choices)), filters.kind),
        Select("identity", "身份信息", tuple(IDENTITY.items()), filters.identity),
        Select("organ", "机关", _several(organs.values_list("pk", "short_name")), str(filters.organ or "")),
        Select(
            "section",
            "承办科室",
            (
                *((str(pk), name) for pk, name in sections.filter(**of_organ).values_list("pk", "name")),
                (NOBODY, "未指定"),
            ),
            filters.section,
        ),
        Select(
            "handler",
            "承办人",
            _several(handlers.filter(**of_organ).values_list("pk", "name")),
            str(filters.handler or ""),
        ),
        Select("fee", "信息处理费", tuple(FEE.items()), filters.fee),
        Select("challenged", "复议诉讼", tuple(CHALLENGED.items()), filters.challenged),
    ]
    return [select for select in found if select.options]


def _options(labels: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    return tuple((str(code), str(label)) for code, label in labels.items())


def _several(pairs: object) -> tuple[tuple[str, str], ...]:
    found = tuple((str(pk), str(name)) for pk, name in pairs)  # type: ignore[attr-defined]
    return found if len(found) > 1 else ()
