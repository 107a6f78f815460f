"""An inspection finds what was planted: a forged date, a dead link, an empty column, a page without its tags."""

from datetime import date, timedelta

import pytest
from conftest import Cast
from django.utils import timezone

from gongkai.casework.procedure import StepRefused
from gongkai.items.models import Item
from gongkai.items.tests.persons import published
from gongkai.organs.models import Organ
from gongkai.supervision.actions import inspect
from gongkai.supervision.checks.pages import lacking, pages
from gongkai.supervision.findings import SiteFinding, failed
from gongkai.supervision.models import Inspection
from gongkai.supervision.rules import rules

TAGGED = "".join(
    f'<meta name="{name}" content="x">'
    for name in (*rules().tags.site, *rules().tags.column, *rules().tags.article)
)
SITE = {
    "/": (
        200,
        f'{TAGGED}<a href="/a/">甲</a><a href="/a/?page=2">次页</a><a href="https://b.example/">外</a>',
    ),
    "/a/": (200, f'{TAGGED}<a href="/gone/">撤下</a><a href="/dead/#x">死</a><a href="/bare/">无</a>'),
    "/bare/": (200, "<p>没有标签</p>"),
    "/gone/": (410, ""),
}


def rules_found(organ: Organ, cast: Cast, **more: object) -> set[str]:
    made = inspect(organ, actor=cast.clerk, most_pages=0, **more)  # type: ignore[arg-type]
    return {finding["rule"] for finding in made.findings}


def test_the_walk_finds_dead_links_and_missing_tags_once_and_leaves_other_sites_alone() -> None:
    visited: list[str] = []

    def visit(address: str) -> tuple[int, str]:
        visited.append(address)
        return SITE.get(address, (404, ""))

    found = list(pages(visit, most=50))
    assert sorted(visited) == ["/", "/a/", "/bare/", "/dead/", "/gone/"]
    dead = [finding for finding in found if finding.rule == "dead_link"]
    assert [(finding.where, "/dead/" in finding.sentence) for finding in dead] == [("/a/", True)]
    assert {finding.where for finding in found if finding.rule == "missing_tag"} == {"/bare/"}


def test_an_article_needs_the_tags_of_site_column_and_article() -> None:
    assert lacking("/items/640221041/2020-00001/", {}) == [
        *rules().tags.site,
        *rules().tags.column,
        *rules().tags.article,
    ]
    assert lacking("/", dict.fromkeys(rules().tags.site, "x")) == []
    assert lacking("/", {**dict.fromkeys(rules().tags.site, "x"), "SiteIDCode": " "}) == ["SiteIDCode"]


def test_a_date_that_was_changed_behind_the_program_is_found(cast: Cast) -> None:
    item = published(cast)
    assert "forged_date" not in rules_found(cast.organ, cast)
    Item.objects.filter(pk=item.pk).update(published_at=item.published_at - timedelta(days=3))
    assert "forged_date" in rules_found(cast.organ, cast)


def test_a_site_on_which_nothing_is_new_for_two_weeks_fails(cast: Cast) -> None:
    published(cast)
    assert "stale_home" not in rules_found(cast.organ, cast)
    later = timezone.now() + timedelta(days=15)
    made = inspect(cast.organ, actor=cast.clerk, most_pages=0, at=later)
    assert "首页未更新 1 处" in made.failed


def test_an_empty_column_is_named(cast: Cast) -> None:
    made = inspect(cast.organ, actor=cast.clerk, most_pages=0)
    empty = [finding for finding in made.findings if finding["rule"] == "empty_column"]
    assert [finding["where"] for finding in empty] == [cast.heading.title]


def test_five_empty_columns_fail_the_site_and_four_do_not() -> None:
    empty = [SiteFinding("empty_column", f"栏目{number}", "空白") for number in range(5)]
    assert failed(empty[:4]) == []
    assert failed(empty) == ["空白栏目 5 处"]


def test_our_own_portal_opens_for_the_inspection(cast: Cast) -> None:
    published(cast)
    made = inspect(cast.organ, actor=cast.director, most_pages=12)
    assert made.pages == 12
    assert not [finding for finding in made.findings if finding["rule"] == "dead_link"]
    Organ.objects.update(site_code="")
    again = inspect(cast.organ, actor=cast.director, most_pages=3)
    assert any("SiteIDCode" in finding["sentence"] for finding in again.findings)


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("clerk", True),
        ("section_head", True),
        ("director", True),
        ("reviewer", False),
        ("auditor", False),
        ("authority", False),
        ("other_clerk", False),
        ("stranger", False),
    ],
)
def test_who_may_inspect(cast: Cast, who: str, may: bool) -> None:
    if may:
        inspect(cast.organ, actor=getattr(cast, who), most_pages=0)
        assert Inspection.objects.visible_to(cast.authority).count() == 1
        return
    with pytest.raises(StepRefused):
        inspect(cast.organ, actor=getattr(cast, who), most_pages=0)


def test_a_future_date_is_forged(cast: Cast) -> None:
    item = published(cast)
    Item.objects.filter(pk=item.pk).update(formed_on=date(2090, 1, 1))
    assert "forged_date" in rules_found(cast.organ, cast)
