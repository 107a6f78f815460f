"""Word templates of an organ: tried before they are taken, used from then on, never for what was signed before."""

import dataclasses
import io
from typing import Any

import docx
import pytest
from conftest import Cast

from gongkai.applications import actions, letters
from gongkai.applications.letters import documents
from gongkai.applications.letters.documents.checking import check_template
from gongkai.applications.models import LetterTemplate
from gongkai.applications.tests.samples import brought_to
from gongkai.casework.models import Entry
from gongkai.casework.procedure import StepRefused
from gongkai.organs.actors import Actor, Role

ID = "not_existing"
BODY = "公文正文"


@pytest.fixture
def administrator(cast: Cast) -> Actor:
    return dataclasses.replace(cast.clerk, roles=frozenset({Role.ADMINISTRATOR}))


def changed(document_id: str, change: Any) -> bytes:
    """Our template after somebody worked on it in Word."""
    found = docx.Document(io.BytesIO(documents.default_template(document_id)))
    change(found)
    buffer = io.BytesIO()
    found.save(buffer)
    return buffer.getvalue()


def body(found: Any) -> list[Any]:
    return [each for each in found.paragraphs if each.style.name == BODY]


def replaced(old: str, new: str) -> Any:
    def change(found: Any) -> None:
        lines = [each for each in found.paragraphs if old in each.text]
        assert lines, old
        for each in lines:
            each.runs[0].text = each.text.replace(old, new)
            for run in each.runs[1:]:
                run.text = ""

    return change


@pytest.mark.parametrize("document_id", documents.documents())
def test_our_own_templates_pass_their_check(document_id: str, cast: Cast) -> None:
    assert check_template(document_id, documents.default_template(document_id), cast.organ).faults == ()


@pytest.mark.parametrize(
    ("document_id", "old", "new", "fault"),
    [
        (ID, "{{ p.search_record | sentence }}", "略。", "缺少必须有的字段：{{ p.search_record }}（检索记录"),
        (ID, "{{ number }}", "某号", "缺少必须有的字段：{{ number }}（申请编号）"),
        (
            ID,
            "{% if remedy %}{{ remedy }}{% endif %}",
            "不服可以上访。",
            "缺少必须有的字段：{{ remedy }}（救济途径）",
        ),
        (ID, "{{ wanted }}", "{{ purpose }}", "没有这个字段：{{ purpose }}"),
        (
            ID,
            "{{ p.search_record | sentence }}",
            "{{ p.search_record }}{{ p.reason }}",
            "没有这个字段：{{ p.reason }}",
        ),
        (ID, "{{ document_number }}", "某某〔2026〕1号", "缺少必须有的字段：{{ document_number }}（文号）"),
        (ID, "{{ addressee }}：", "某某：", "缺少必须有的字段：{{ addressee }}（送达对象）"),
        (
            ID,
            "依据{{ basis }}的规定",
            "依法",
            "正文没有写明依据：《中华人民共和国政府信息公开条例》第三十六条第四项",
        ),
        (ID, "{{ wanted }}", "{{ wanted }", "正文的写法有误"),
        (ID, "特此告知。", "{% if phone %}特此告知。", "正文的写法有误"),
        (ID, "{{ signed_on }}", "{{ signed_on }}{{ signer }}", "没有这个字段：{{ signer }}"),
        (ID, "特此告知。", "{{ ''.__class__.__mro__ }}特此告知。", "用样例数据填写时出错"),
    ],
)
def test_a_fault_of_a_template_is_named(
    document_id: str, old: str, new: str, fault: str, cast: Cast, administrator: Actor
) -> None:
    content = changed(document_id, replaced(old, new))
    with pytest.raises(StepRefused) as refused:
        actions.upload_template(cast.organ, document_id, actor=administrator, content=content)
    assert fault in "；".join(refused.value.reasons)
    assert not LetterTemplate.objects.exists()


def test_a_form_asks_for_what_it_must_and_never_for_the_purpose(cast: Cast) -> None:
    def without_number(found: Any) -> None:
        for row in found.tables[0].rows:
            for cell in row.cells:
                for each in cell.paragraphs:
                    if "paper_number" in each.text:
                        each.runs[0].text = "用途"

    faults = check_template(
        "application_form.person", changed("application_form.person", without_number), cast.organ
    ).faults
    assert faults == ("缺少必须有的字段：{{ paper_number }}（证件号码或者统一社会信用代码）",)
    asked = changed("application_form.person", replaced("填写说明：", "所需信息的用途："))
    assert "不得要求填写用途" in check_template("application_form.person", asked, cast.organ).faults[0]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"hello", "文件打不开"),
        (b"", "文件打不开"),
        (b"\xd0\xcf\x11\xe0old", "另存为 .docx"),
        (documents.default_template(ID)[:3000], "文件打不开"),
        (b"PK" + b"0" * (3 * 2**20), "超过 2 MB"),
    ],
)
def test_a_broken_file_is_refused(content: bytes, fault: str, cast: Cast) -> None:
    assert fault in check_template(ID, content, cast.organ).faults[0]


def test_a_letter_without_wording_says_where_it_belongs(cast: Cast) -> None:
    def emptied(found: Any) -> None:
        for each in body(found):
            each._element.getparent().remove(each._element)

    assert "样式“公文正文”" in check_template(ID, changed(ID, emptied), cast.organ).faults[0]


def test_an_uploaded_template_is_used_and_what_was_signed_stays(cast: Cast, administrator: Actor) -> None:
    stated = {"search_record": "2020年5月18日由陈经办以“危房改造”检索 2015 至 2020 年收发文"}
    signed = brought_to("delivered", cast, outcome="36.4", particulars=stated).reply
    before = letters.render_docx(signed)

    def ours(found: Any) -> None:
        replaced("特此告知。", "请知悉。")(found)
        found.paragraphs[2].runs[0].text = "关于政府信息不存在的告知"

    made = actions.upload_template(
        cast.organ, ID, actor=administrator, content=changed(ID, ours), file_name="不存在.docx"
    )
    assert (made.version, Entry.objects.filter(verb="upload_template").count()) == (1, 1)
    assert letters.render_docx(signed) == before and "请知悉。" not in letters.render_html(signed)

    later = brought_to("drafted", cast, key="form-2", outcome="36.4", particulars=stated).reply
    assert later.letter.endswith("请知悉。") and "以“危房改造”检索" in later.letter
    assert "关于政府信息不存在的告知" in letters.render_html(later)

    again = actions.upload_template(cast.organ, ID, actor=administrator, content=changed(ID, ours))
    assert again.version == 2
    actions.return_to_default(cast.organ, ID, actor=administrator)
    assert "政府信息不存在告知书" in letters.render_html(later)
    with pytest.raises(StepRefused, match="就是系统自带的模板"):
        actions.return_to_default(cast.organ, ID, actor=administrator)


def test_only_an_administrator_of_the_organ_changes_templates(cast: Cast, administrator: Actor) -> None:
    content = documents.default_template(ID)
    for actor, organ in ((cast.director, cast.organ), (administrator, cast.other_organ)):
        with pytest.raises(StepRefused):
            actions.upload_template(organ, ID, actor=actor, content=content)
