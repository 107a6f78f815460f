"""关联 at the desk: found within the organ, linked from either end, ended again."""

from conftest import Cast
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.desk.tests.desk_client import draft, logged_in
from gongkai.items import actions
from gongkai.items.models import ItemLink


def test_a_document_is_linked_with_its_explainer_from_its_own_page(cast: Cast) -> None:
    document = actions.register(
        cast.organ, draft(kind="official_document", title="农房改造实施方案"), actor=cast.clerk
    )
    explainer = actions.register(
        cast.organ, draft(kind="explainer", title="农房改造方案解读"), actor=cast.clerk
    )
    actions.register(cast.organ, draft(kind="roster", title="农房改造名单"), actor=cast.clerk)
    clerk = logged_in(cast, "clerk")
    page = f"/desk/items/{document.pk}/links/"

    found = clerk.get(page, {"way": "explains-by", "q": "农房"}).content.decode()
    assert "农房改造方案解读" in found and "农房改造名单" not in found
    answer = clerk.post(page, {"way": "explains-by", "item": explainer.pk}, follow=True)
    assert "已关联，双方的页面都会显示" in answer.content.decode()
    link = ItemLink.objects.get()
    assert (link.source, link.target) == (explainer, document)
    assert "被解读" in clerk.get(f"/desk/items/{document.pk}/").content.decode()

    clerk.post(page, {"end": link.pk})
    assert not ItemLink.objects.standing().exists()


def test_a_refused_link_says_why(cast: Cast) -> None:
    explainer = actions.register(cast.organ, draft(kind="explainer"), actor=cast.clerk)
    clerk, page = logged_in(cast, "clerk"), f"/desk/items/{explainer.pk}/links/"

    answer = clerk.post(page, {"way": "explains", "item": explainer.pk})
    assert answer.status_code == 409 and "不能关联自己" in answer.content.decode()
    for hostile in ({"way": "explains", "item": "9" * 30}, {"way": "x"}, {"end": "１"}, {"end": "7"}):
        assert clerk.post(page, hostile).status_code == 409
    assert logged_in(cast, "director").post(page, {"way": "explains", "item": "1"}).status_code == 409


def test_the_page_costs_the_same_for_ten_times_the_links(cast: Cast) -> None:
    document = actions.register(cast.organ, draft(kind="official_document"), actor=cast.clerk)
    clerk = logged_in(cast, "clerk")

    def cost(count: int) -> int:
        for _ in range(count):
            explainer = actions.register(cast.organ, draft(kind="explainer"), actor=cast.clerk)
            actions.link(explainer.pk, relation="explains", target_id=document.pk, actor=cast.clerk)
        with CaptureQueriesContext(connection) as captured:
            clerk.get(f"/desk/items/{document.pk}/links/", {"way": "explains-by", "q": "公"})
        return len(captured)

    assert cost(1) == cost(10) < 12
