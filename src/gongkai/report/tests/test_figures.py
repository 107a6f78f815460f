"""Named figures: what each counts, and how the text states it."""

from datetime import date

import pytest
from conftest import Cast

from gongkai.catalogue.models import Catalogue, Heading
from gongkai.dialogue.actions import publish_proposal_reply, return_proposal
from gongkai.dialogue.tests.samples import brought_to, registered
from gongkai.items.models import Row
from gongkai.report.building import build, compute_tables
from gongkai.report.figures import FIGURES, Figures, UnknownFigure, figures_of
from gongkai.report.placeholders import filled, placeholders_in
from gongkai.report.records import describe
from gongkai.report.tests.records import make_application, make_item, make_list, noon


def figures(cast: Cast, year: int = 2020) -> Figures:
    return Figures(cast.organ, year, lambda: compute_tables(cast.organ, year))


def values(cast: Cast, *codes: str, year: int = 2020) -> list[object]:
    measured = figures(cast, year)
    return [measured.measure(code).value for code in codes]


def publish(cast: Cast, times: int, day: date, **columns: object) -> None:
    for _ in range(times):
        make_item(cast.organ, day, published_at=noon(day), **columns)


def test_official_documents_by_attribute_and_channel(cast: Cast) -> None:
    day = date(2020, 3, 2)
    for times, attribute, channel in (
        (4, "proactive", "website"),
        (2, "proactive", "notice_board"),
        (3, "on_application", ""),
        (1, "withheld", ""),
        (1, "", ""),
    ):
        for _ in range(times):
            make_item(cast.organ, day, attribute=attribute, channel=channel)
    make_item(cast.organ, date(2019, 12, 31), attribute="proactive", channel="website")
    make_item(cast.organ, day, kind="notice", attribute="proactive", channel="website")
    make_item(cast.organ, day, kind="normative_document", attribute="proactive", channel="website")
    assert values(
        cast,
        "documents.total",
        "documents.proactive",
        "documents.on_application",
        "documents.withheld",
        "documents.undetermined",
        "documents.website",
        "documents.notice_board",
    ) == [12, 7, 3, 1, 1, 5, 2]


def test_what_came_out_by_channel_and_kind(cast: Cast) -> None:
    day = date(2020, 12, 31)
    publish(cast, 2, day, kind="explainer", channel="wechat")
    publish(cast, 1, day, kind="notice", channel="website")
    publish(cast, 1, date(2021, 1, 1), kind="notice", channel="website")
    assert values(cast, "items.published", "items.explainer", "releases.wechat", "releases.website") == [
        3,
        2,
        2,
        1,
    ]


def test_catalogues_are_counted_as_they_stand_at_the_end_of_the_year(cast: Cast) -> None:
    def add(catalogue: str, code: str, parent: Heading | None = None, until: date | None = None) -> Heading:
        return Heading.objects.create(
            organ=cast.organ, catalogue=catalogue, code=code, position=1, title=code, parent=parent,
            in_force_from=date(2020, 1, 1), in_force_to=until,
        )  # fmt: skip

    first = add(Catalogue.PROACTIVE, "one")
    for n in range(3):
        add(Catalogue.PROACTIVE, f"two-{n}", first)
    add(Catalogue.PROACTIVE, "gone", first, until=date(2020, 12, 31))
    group = add(Catalogue.NEGATIVE, "group")
    add(Catalogue.NEGATIVE, "flat")
    for n in range(2):
        add(Catalogue.NEGATIVE, f"line-{n}", group)
    assert values(
        cast,
        "catalogue.proactive.first_level",
        "catalogue.proactive.second_level",
        "catalogue.negative.lines",
    ) == [2, 3, 3]


def test_a_heading_is_a_figure_with_what_stands_below_it(cast: Cast) -> None:
    day = date(2020, 5, 5)
    item = make_list(cast.organ, "roster", [{"household": "张三"}] * 31)
    item.heading, item.published_at = cast.heading, noon(day)
    item.save()
    Row.objects.update(published_at=noon(day))
    assert values(
        cast, "heading.housing-allocation.items", "heading.housing-allocation.rows", "lists.rows"
    ) == [1, 31, 31]
    with pytest.raises(UnknownFigure, match="没有代码为“nowhere”的公开事项"):
        values(cast, "heading.nowhere.items")


def test_processing_fees_are_those_that_carry_the_name(cast: Cast) -> None:
    rows = [
        {"name": name, "amount": "30.50", "collected_on": "2024-03-01"} for name in ("信息处理费", "占道费")
    ]
    make_list(cast.organ, "fees_collected", rows)
    measured = figures(cast, 2024).measure("processing_fees.amount")
    assert str(measured.value) == "30.50" and len(measured.record_ids) == 1
    assert (
        build(cast.organ, 2024, {"六": "{processing_fees.amount}"}).figure("processing_fees.amount") == "30.5"
    )


def test_proposals_are_counted_by_level_kind_answer_and_publication(cast: Cast) -> None:
    answered = brought_to("delivered", cast, number="1", level="municipal")
    publish_proposal_reply(answered.pk, actor=cast.clerk, heading_id=cast.heading.pk)
    brought_to("closed", cast, number="2", kind="consultative")
    registered(cast, number="3")
    registered(cast, number="4", part="co_host", host_name="青石县水务局")
    registered(cast, number="5", assigned_on=date(2025, 12, 31))
    return_proposal(registered(cast, number="6").pk, actor=cast.clerk, reason="不属本局职责")
    codes = (
        "total",
        "municipal.total",
        "county.total",
        "deputies.total",
        "consultative.total",
        "answered",
        "published",
    )
    assert values(cast, *(f"proposals.{code}" for code in codes), year=2026) == [3, 1, 2, 2, 1, 2, 1]
    (name,) = figures(cast, 2026).measure("proposals.municipal.total").record_ids
    (line,) = describe([name])
    assert line.url_kind == "proposal" and "市级第1号建议" in line.title


def test_cells_of_the_form_are_figures_too(cast: Cast) -> None:
    make_application(cast.organ, date(2020, 3, 2))
    assert values(cast, "apps.new.natural_person", "applications.new", "remedies.lawsuits") == [1, 1, 0]


@pytest.mark.parametrize("year", [2020, 2024])
def test_every_named_figure_is_measured_and_opens_into_records(cast: Cast, year: int) -> None:
    make_application(cast.organ, date(year, 3, 2))
    publish(cast, 2, date(year, 5, 5), kind="normative_document", attribute="proactive", channel="website")
    measured = figures(cast, year)
    for figure in figures_of(year):
        found = measured.measure(figure.code)
        if isinstance(found.value, int):
            assert len(found.record_ids) == found.value
        assert figure.label and figure.definition.endswith("。")
        assert figure.definition.count("。") == 1


def test_a_figure_that_the_form_does_not_ask_for_says_so(cast: Cast) -> None:
    with pytest.raises(UnknownFigure, match="2024 年度的格式中没有对应的表格"):
        values(cast, "procurement.projects", year=2024)


def test_a_misspelt_figure_is_answered_with_its_neighbour(cast: Cast) -> None:
    with pytest.raises(UnknownFigure, match=r"是否要写 \{documents.total\}"):
        values(cast, "document.total")


def test_text_is_cut_into_words_and_figures() -> None:
    runs = list(filled("共{ a.b }件，{c}", {"a.b": "3", "c": "0"}.__getitem__))
    assert [(run.text, run.figure) for run in runs] == [("共", ""), ("3", "a.b"), ("件，", ""), ("0", "c")]
    assert placeholders_in("没有 { 闭合 \n } 的不算，{}算") == ("",)


def test_figure_codes_are_never_cell_codes() -> None:
    assert not [code for code in FIGURES if code.startswith(("apps.", "t2.", "lit.", "heading."))]
