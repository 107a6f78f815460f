"""相关信息 on the public page and in its data."""

from typing import Any

import pytest
from conftest import Cast
from django.test import Client
from django.utils import timezone

from gongkai.items import actions, kinds, public_copies
from gongkai.items.choices import Relation
from gongkai.items.kinds.shapes import Stage
from gongkai.items.models import Item, ItemLink
from gongkai.portal import item_page, page_files
from gongkai.portal.tests.making import public_item


def linked(source: Item, relation: str, target: Item) -> ItemLink:
    return ItemLink.objects.create(source=source, target=target, relation=relation, made_at=timezone.now())


def text_of(client: Client, item: Item) -> str:
    return client.get(f"/items/{item.index_number}/").content.decode()


def test_document_and_explainer_name_each_other(cast: Cast, client: Client) -> None:
    document = public_item(cast, 1, kind="official_document", title="实施方案")
    explainer = public_item(cast, 2, kind="explainer", title="方案解读")
    linked(explainer, "explains", document)

    assert "解读的文件" in text_of(client, explainer) and "实施方案" in text_of(client, explainer)
    page = text_of(client, document)
    assert "政策解读" in page and f'href="/items/{explainer.index_number}/"' in page
    told = client.get(f"/items/{document.index_number}/item.json").json()["related"]
    assert [(each["relation"], each["direction"], each["title"]) for each in told] == [
        ("explains", "from", "方案解读")
    ]


def test_what_is_not_public_is_not_named(cast: Cast, client: Client) -> None:
    document = public_item(cast, 1, kind="official_document", title="实施方案")
    for serial, visibility in ((2, "internal"), (3, "tombstone")):
        other = public_item(cast, serial, kind="explainer", title=f"秘而不宣{serial}", visibility=visibility)
        linked(other, "explains", document)
    assert "秘而不宣" not in text_of(client, document)
    assert client.get(f"/items/{document.index_number}/item.json").json()["related"] == []


def test_a_replaced_document_leads_to_the_one_in_force(cast: Cast, client: Client) -> None:
    old = public_item(cast, 1, kind="normative_document", title="旧办法", validity="repealed")
    new = public_item(cast, 2, kind="normative_document", title="新办法")
    linked(new, "replaces", old)

    page = text_of(client, old)
    assert "本文件废止" in page and f'现行文件：<a href="/items/{new.index_number}/">新办法</a>' in page


def test_a_project_shows_its_stages_filled_or_not(cast: Cast, client: Client, monkeypatch: Any) -> None:
    known = kinds.all_kinds()
    stages = (
        Stage(code="tender", label="招标公告", kinds=("notice",)),
        Stage(code="acceptance", label="竣工验收", kinds=("roster",)),
    )
    whole = known["official_document"].model_copy(update={"stages": stages})
    monkeypatch.setattr(kinds, "all_kinds", lambda: {**known, "official_document": whole})
    project = public_item(cast, 1, kind="official_document", title="滨河路改造")
    tender = public_item(cast, 2, kind="notice", title="滨河路改造招标")
    linked(tender, Relation.BELONGS_TO, project)

    page = text_of(client, project)
    assert page.index("招标公告") < page.index("滨河路改造招标") < page.index("竣工验收")
    assert page.index("竣工验收") < page.index("尚无公开的信息")
    assert "所属项目" in text_of(client, tender)


def page_file(item: Item) -> str:
    folder = page_files.folder_of(item.index_number or "")
    path = folder / "index.html" if folder else None
    return path.read_text(encoding="utf-8") if path and path.exists() else ""


@pytest.mark.parametrize("action", ["withdraw", "withdraw_at_once"])
def test_a_withdrawn_neighbour_is_gone_from_the_page_file_when_the_call_returns(
    cast: Cast, django_capture_on_commit_callbacks: Any, monkeypatch: Any, action: str
) -> None:
    monkeypatch.setattr(public_copies, "_refresh_beside", lambda: None)
    document = public_item(cast, 1, kind="official_document", title="实施方案", drafter=cast.members["clerk"])
    explainer = public_item(cast, 2, kind="explainer", title="欧阳泄露的解读")
    linked(explainer, "explains", document)
    page_files.write_pages([document, explainer])
    assert "欧阳泄露" in page_file(document)

    actor = cast.director if action == "withdraw" else cast.clerk
    with django_capture_on_commit_callbacks(execute=True):
        getattr(actions, action)(explainer.pk, actor=actor, reason="标题含有姓名")
    assert "欧阳泄露" not in page_file(document) and "欧阳泄露" not in page_file(explainer)


def test_a_page_drawn_while_its_neighbour_changed_is_thrown_away(cast: Cast, monkeypatch: Any) -> None:
    document = public_item(cast, 1, kind="official_document", title="实施方案")
    explainer = public_item(cast, 2, kind="explainer", title="方案解读")
    linked(explainer, "explains", document)
    draw = item_page.render_item

    def drawn_late(item: Item) -> str:
        page = draw(item)
        Item.objects.filter(pk=explainer.pk).update(visibility="tombstone")
        return page

    monkeypatch.setattr(item_page, "render_item", drawn_late)
    page_files.write_pages([document])
    assert page_file(document) == ""
