"""What the preview of an import says of personal data before anything is confirmed."""

from conftest import Cast

from gongkai.desk.tests.desk_client import logged_in
from gongkai.desk.tests.test_imports import lines, matched, registered, stage
from gongkai.items.imports.tests.workbooks import pasted
from gongkai.items.kinds import all_kinds


def test_the_preview_tells_what_publication_would_stop_at(cast: Cast) -> None:
    item, client = registered(cast), logged_in(cast, "clerk")
    address = stage(client, item, lines({2: "擅自施工，电话13909521234"}, {2: "低保户擅自施工", 0: "马小兰"}))
    matched(client, address)
    preview = client.get(f"{address}preview/").content.decode()
    assert "有 1 处不得公开的个人信息，照这样发布时会被拦下" in preview
    assert "不得公开：手机号码" in preview and "须说明理由：低保" in preview
    assert "表格第 2 行“违法事实”" in preview and "确认导入只是写入登记簿，不公开任何内容" in preview
    assert preview.count("13909521234") == 1  # in the cell itself; masked where it is told
    assert client.post(f"{address}preview/").status_code == 302
    assert item.rows.count() == 2


def test_the_preview_of_a_clean_list_says_that_it_was_looked_at(cast: Cast) -> None:
    item, client = registered(cast), logged_in(cast, "clerk")
    address = stage(client, item, lines({}))
    matched(client, address)
    preview = client.get(f"{address}preview/").content.decode()
    assert "公众将看到的内容中没有发现个人信息" in preview and 'id="foreseen"' not in preview


def test_a_register_that_is_never_public_is_not_judged_as_if_it_were(cast: Cast) -> None:
    item, client = registered(cast, "tenant_register"), logged_in(cast, "clerk")
    kind = all_kinds()["tenant_register"]
    row = ["马大兰" if column.code == kind.name_column else column.example or "" for column in kind.columns]
    address = stage(client, item, pasted([[column.label for column in kind.columns], row]))
    preview = client.get(f"{address}preview/").content.decode()
    assert "确认导入 1 行" in preview and 'id="foreseen"' not in preview and "没有发现个人信息" not in preview
