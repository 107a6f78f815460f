"""What comes once: the disclosure rules, the year's explainer, the annual report."""

from datetime import date

from gongkai.catalogue.models import Heading
from gongkai.demo.agencies import Staff, read
from gongkai.demo.lists import add_list
from gongkai.demo.timeline import Timeline, moment
from gongkai.items import actions
from gongkai.organs.models import Organ
from gongkai.report import actions as report_actions


def add_rules(timeline: Timeline, bureau: Organ, staff: Staff, heading: Heading) -> None:
    """政府信息公开制度: the rules on disclosure itself."""
    for place, rule in enumerate(read("texts")["rules"]):
        draft = actions.Draft(
            kind="disclosure_rules",
            title=rule["title"],
            formed_on=rule["day"],
            proposed_attribute="proactive",
            body=rule["body"],
            summary=rule["summary"],
            source=bureau.name,
        )
        add_list(timeline, bureau, staff, draft, heading=heading, published_at=moment(rule["day"], 11, place))


def add_report(timeline: Timeline, bureau: Organ, staff: Staff, *, year: int, published_on: date) -> None:
    """The annual report from opening to publication; its figures come from the records made before."""
    sections = read("report")

    def whole_way(at: object) -> None:
        day = published_on
        report = report_actions.open_report(bureau, year, actor=staff.clerk, at=moment(day, 8))
        report_actions.save_sections(report.pk, sections, actor=staff.clerk, at=moment(day, 9))
        report_actions.freeze(report.pk, actor=staff.clerk, at=moment(day, 10))
        report_actions.sign(report.pk, actor=staff.director, at=moment(day, 15))
        report_actions.publish(report.pk, actor=staff.clerk, at=moment(day, 16))

    timeline.add(moment(published_on, 8), whole_way)
