"""农村危房改造 of the demo: plan, standards, rosters by township through three rounds, houses, progress, acceptance."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from gongkai.catalogue.models import Heading
from gongkai.demo import people
from gongkai.demo.agencies import Staff, read, staff_of
from gongkai.demo.lists import add_list
from gongkai.demo.posted import Posted, add_posted
from gongkai.demo.timeline import Timeline, moment
from gongkai.items import actions
from gongkai.items.models import Item
from gongkai.organs.models import Organ
from gongkai.postings import actions as postings
from gongkai.postings.identity import Objector
from gongkai.postings.models import PostingRound

CATEGORIES = ("四类重点对象—极度贫困户", "四类重点对象—其他", "其他贫困户")
GROUPS = "一二三四五六"
Rows = list[dict[str, Any]]


def township_of(organ: Organ) -> str:
    """高仁乡, of 平罗县高仁乡."""
    return organ.short_name.removeprefix("平罗县")


def households(organ: Organ, title: str, counts: list[int], villages: list[str]) -> Rows:
    """A batch as its roster has it; the same each time, so that its acceptance names the same people."""
    random = Random(title)  # noqa: S311 (invented people, not secrets)
    made = []
    for category, count in zip(CATEGORIES, counts, strict=True):
        for _ in range(count):
            is_whole = random.random() < 0.7
            made.append(
                {
                    "township": township_of(organ),
                    "village": random.choice(villages),
                    "group": f"{random.choice(GROUPS)}组",
                    "household": people.household(random),
                    "paper_number": people.resident_id(random),
                    "people": random.randint(1, 6),
                    "category": category,
                    "grade": "D级" if is_whole else "C级",
                    "way": "拆除重建" if is_whole else "加固维修",
                    "area": random.choice((45, 54, 60, 72, 80)),
                    "subsidy": 30000 if is_whole else 15000,
                }
            )
    random.shuffle(made)
    return sorted(made, key=lambda row: str(row["village"]))


def all_batches(organs: dict[str, Organ]) -> dict[str, Rows]:
    """Every batch of the year by the roster's title."""
    told = read("renovation")
    printed = {row["number"]: row["title"] for row in read("index_rows")}
    batches = [(each["organ"], each["title"], each["households"]) for each in told["batches"]]
    batches += [(number[:9], printed[number], counts) for number, counts in told["printed"].items()]
    return {
        title: households(organs[prefix], title, counts, told["villages"][prefix])
        for prefix, title, counts in batches
    }


def draft_of(kind: str, organ: Organ, told: dict[str, Any], *, formed_on: date) -> actions.Draft:
    return actions.Draft(
        kind=kind,
        title=told["title"],
        formed_on=formed_on,
        proposed_attribute="proactive",
        five_open=tuple(told.get("five_open", ())),
        body=told.get("body", ""),
        source=organ.name,
        summary=told["title"].partition("】")[2] or told["title"],
        extra=told.get("extra", {}),
    )


def add_renovation(
    timeline: Timeline, organs: dict[str, Organ], bureau: Organ, staff: Staff, headings: dict[str, Heading]
) -> None:
    """Everything but the rows that the reference report prints."""
    told, batches = read("renovation"), all_batches(organs)
    for each in told["batches"]:
        organ = organs[each["organ"]]
        add_roster(timeline, organ, each, batches[each["title"]], published_at=moment(each["day"], 15))
    for kind, key, heading in (
        ("renovation_plan", "plan", "renovation-tasks"),
        ("renovation_standards", "standards", "renovation-conditions"),
    ):
        draft = draft_of(kind, bureau, told[key], formed_on=told[key]["day"])
        add_list(
            timeline,
            bureau,
            staff,
            draft,
            heading=headings[heading],
            published_at=moment(told[key]["day"], 16),
        )
    for each in told["progress"]:
        rows = progress(organs, each, batches)
        add_progress(timeline, bureau, staff, headings["renovation-tasks"], each, rows)
    add_houses(timeline, organs, bureau, staff, headings["renovation"])
    add_second_acceptance(timeline, bureau, staff, headings["renovation-acceptance"], batches)


def add_roster(
    timeline: Timeline,
    organ: Organ,
    told: dict[str, Any],
    rows: Rows,
    *,
    published_at: datetime,
    number: str = "",
) -> None:
    """A township's batch through three rounds; where `removed`, one more household was on it and taken off."""
    staff = staff_of(organ)
    more = [_not_entitled(organ, rows)] if told.get("removed") else []

    def fill(item: Item, at: datetime) -> None:
        actions.add_rows(item.pk, [*rows, *more], actor=staff.clerk, at=at)

    def objected(timeline: Timeline, round_: PostingRound, at: datetime) -> None:
        if more and round_.code == "township":
            add_objection(timeline, round_, staff, at, position=len(rows) + 1)

    draft = draft_of("renovation_roster", organ, told, formed_on=(published_at - timedelta(days=25)).date())
    heading = organ.headings.get(code="renovation")
    add_posted(timeline, Posted(organ, staff, draft, heading, published_at, fill, number, objected))


def _not_entitled(organ: Organ, rows: Rows) -> dict[str, Any]:
    random = Random(organ.index_prefix)  # noqa: S311 (invented people, not secrets)
    return {**rows[-1], "household": people.name(random), "paper_number": people.resident_id(random)}


def add_objection(
    timeline: Timeline, round_: PostingRound, staff: Staff, at: datetime, *, position: int
) -> None:
    """A neighbour says that a household has another house; it is looked into, and the row is taken off."""

    def received(at: datetime) -> None:
        objection = postings.receive_objection(
            round_.posting_id,
            actor=staff.clerk,
            channel="counter",
            content="名单最后一户在县城另有住房，不应列入改造对象。",
            position=position,
            objector=Objector(name="田国明", phone="13909520317"),
            at=at,
        )
        pk = objection.pk
        findings = "入户核实并查询不动产登记，该户在县城有一套住房，不符合改造条件。"
        reply = "经调查核实，该户另有安全住房，不符合农村危房改造条件，已移出名单。感谢您的监督。"
        timeline.add(
            at + timedelta(days=1),
            lambda at: _do(postings.investigate, pk, staff.section_head, at, findings=findings),
        )
        timeline.add(
            at + timedelta(days=2),
            lambda at: _do(postings.draft_answer, pk, staff.section_head, at, result="removed", reply=reply),
        )
        timeline.add(at + timedelta(days=3), lambda at: _do(postings.approve_answer, pk, staff.director, at))

    timeline.add(at + timedelta(days=1), received)


def _do(action: Any, pk: int, actor: Any, at: datetime, **what: Any) -> None:
    action(pk, actor=actor, at=at, **what)


def progress(organs: dict[str, Organ], told: dict[str, Any], batches: dict[str, Rows]) -> Rows:
    """How far each township has come, out of all that its batches name."""
    tasks = Counter(row["township"] for rows in batches.values() for row in rows)
    townships = [township_of(organs[prefix]) for prefix in read("renovation")["villages"]]
    return [
        {
            "township": township,
            "tasks": tasks[township],
            "started": started,
            "finished": finished,
            "as_of": told["as_of"],
        }
        for township, started, finished in zip(townships, told["started"], told["finished"], strict=True)
    ]


def add_progress(
    timeline: Timeline, bureau: Organ, staff: Staff, heading: Heading, told: dict[str, Any], rows: Rows
) -> None:
    draft = draft_of("renovation_progress", bureau, told, formed_on=told["day"])
    add_list(
        timeline,
        bureau,
        staff,
        draft,
        heading=heading,
        rows=rows,
        published_at=moment(told["day"], 16),
        channels=("notice_board",) if told.get("on_board") else ("website",),
    )


def add_houses(
    timeline: Timeline, organs: dict[str, Organ], bureau: Organ, staff: Staff, heading: Heading
) -> None:
    told = read("renovation")["quake_resistant"]
    villages = read("renovation")["villages"]
    rows = list(houses(organs, told["houses"], villages))

    def fill(item: Item, at: datetime) -> None:
        actions.add_rows(item.pk, rows, actor=staff.clerk, at=at)

    draft = draft_of("quake_resistant_houses", bureau, told, formed_on=told["day"] - timedelta(days=3))
    add_posted(timeline, Posted(bureau, staff, draft, heading, moment(told["day"], 15), fill))


def houses(
    organs: dict[str, Organ], counts: dict[str, int], villages: dict[str, list[str]]
) -> Iterator[dict[str, Any]]:
    random = Random(142)  # noqa: S311 (the same households each time)
    for prefix, count in counts.items():
        for _ in range(count):
            yield {
                "township": township_of(organs[prefix]),
                "village": random.choice(villages[prefix]),
                "group": f"{random.choice(GROUPS)}组",
                "household": people.household(random),
                "paper_number": people.resident_id(random),
                "people": random.randint(2, 6),
                "way": random.choice(("原址翻建", "原址翻建", "加固改造", "异地新建")),
                "area": random.choice((80, 90, 96, 110)),
                "subsidy": 20000,
                "finished_on": (date(2020, 8, 10) + timedelta(days=random.randint(0, 100))).isoformat(),
            }


def accepted(rows: Rows, *, until: date) -> Rows:
    """A batch as it was accepted in the two weeks before that day."""
    random = Random(until.isoformat())  # noqa: S311 (the same days each time)
    kept = ("township", "village", "household", "paper_number", "grade", "area", "subsidy")
    return [
        {
            **{code: row[code] for code in kept},
            "accepted_on": (until - timedelta(days=random.randint(1, 14))).isoformat(),
            "conclusion": "整改后合格" if random.random() < 0.06 else "合格",
        }
        for row in rows
    ]


def first_accepted(batches: dict[str, Rows], *, until: date) -> Rows:
    """What the printed row of August says."""
    first = [row for title in read("renovation")["accepted_first"] for row in batches[title]]
    return accepted(first, until=until)


def add_second_acceptance(
    timeline: Timeline, bureau: Organ, staff: Staff, heading: Heading, batches: dict[str, Rows]
) -> None:
    told = read("renovation")
    before = set(told["accepted_first"])
    rest = [row for title, rows in batches.items() if title not in before for row in rows]
    day = told["acceptance"]["day"]
    draft = draft_of("renovation_acceptance", bureau, told["acceptance"], formed_on=day - timedelta(days=4))
    rows = accepted(rest, until=date(2020, 12, 28))
    add_list(timeline, bureau, staff, draft, heading=heading, rows=rows, published_at=moment(day, 15))
