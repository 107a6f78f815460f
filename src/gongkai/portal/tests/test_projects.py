"""重大建设项目: what belongs to a project stands on its page by stage; nothing goes out without its project."""

import pytest
from conftest import Cast
from django.test import Client

from gongkai.casework.procedure import StepRefused
from gongkai.items import actions
from gongkai.items.models import Item
from gongkai.items.tests.persons import determined, publish

PROJECT = {
    "kind": "construction_project",
    "title": "青石县排水管网改造工程",
    "extra": {"owner": "青石县住建局", "place": "县城", "scale": "管网 3 公里", "investment": "1200"},
}
TENDER = {
    "kind": "tender_notice",
    "title": "排水管网改造工程招标公告",
    "extra": {"opened_on": "2026-03-20", "platform": "公共资源交易网"},
}


def belonging(cast: Cast, project: Item, **stated: object) -> Item:
    item = actions.register(cast.organ, draft_of(**stated), actor=cast.clerk)
    actions.link(item.pk, relation="belongs_to", target_id=project.pk, actor=cast.clerk)
    return publish(cast, determined(cast, item))


def draft_of(**stated: object) -> actions.Draft:
    from gongkai.items.tests.persons import draft

    return draft(**stated)


def test_a_tender_notice_without_its_project_does_not_go_out(cast: Cast) -> None:
    item = determined(cast, **TENDER)
    with pytest.raises(StepRefused, match="须先关联所属项目"):
        publish(cast, item)


def test_a_project_shows_each_stage_with_what_was_published(cast: Cast, client: Client) -> None:
    project = publish(cast, determined(cast, **PROJECT))
    tender = belonging(cast, project, **TENDER)
    shown = client.get(f"/items/{project.index_number}/").content.decode()
    for stage in ("招标", "中标", "合同", "施工进展", "竣工验收"):
        assert stage in shown
    assert tender.title in shown and "1200万元" in shown
    assert project.title in client.get(f"/items/{tender.index_number}/").content.decode()
