"""Word templates of an organ: tried before they are taken, used from then on, never for what was signed before."""

import argparse
import dataclasses
import io
from pathlib import Path
from typing import Any

import docx
import pytest
from conftest import Cast

from gongkai.applications import actions, letters
from gongkai.applications.letters import documents
from gongkai.applications.letters.documents.checking import check_template
from gongkai.applications.models import LetterTemplate, Reply
from gongkai.applications.tests.samples import brought_to
from gongkai.casework.models import Entry
from gongkai.casework.procedure import StepRefused
from gongkai.commands import templates
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
    assert faults == ("缺少必须有的字段：{{ paper_number }}（证件号码或者统一社会信用代码），应写在表格",)
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


@pytest.fixture
def county_administrator(cast: Cast) -> Actor:
    return dataclasses.replace(cast.authority, roles=frozenset({Role.ADMINISTRATOR}))


def test_an_organs_own_goes_before_that_of_all_organs_and_that_before_ours(
    cast: Cast, administrator: Actor, county_administrator: Actor
) -> None:
    for_all, own = (
        changed(ID, replaced("特此告知。", "全县统一。")),
        changed(ID, replaced("特此告知。", "本局自定。")),
    )
    site = actions.upload_template(None, ID, actor=county_administrator, content=for_all)
    assert (site.organ, site.scope_label) == (None, "全部机关第 1 版")
    for organ in (cast.organ, cast.other_organ):
        assert documents.template_of(organ, ID) == for_all
    actions.upload_template(cast.organ, ID, actor=administrator, content=own)
    assert documents.template_of(cast.organ, ID) == own
    assert documents.template_of(cast.other_organ, ID) == for_all
    stated = {"search_record": "由陈经办检索 2015 至 2020 年收发文"}
    assert brought_to("drafted", cast, outcome="36.4", particulars=stated).reply.letter.endswith("本局自定。")
    actions.return_to_default(cast.organ, ID, actor=administrator)
    assert documents.template_of(cast.organ, ID) == for_all
    actions.return_to_default(None, ID, actor=county_administrator)
    assert documents.template_of(cast.organ, ID) == documents.default_template(ID)


def test_those_for_all_organs_are_changed_at_the_top_only(cast: Cast, administrator: Actor) -> None:
    content = documents.default_template(ID)
    for actor in (administrator, cast.authority, cast.director):
        with pytest.raises(StepRefused, match="系统管理"):
            actions.upload_template(None, ID, actor=actor, content=content)
    with pytest.raises(StepRefused):
        actions.return_to_default(None, ID, actor=administrator)


@pytest.mark.parametrize(
    ("document_id", "old", "new", "place"),
    [
        (ID, "{{ wanted }}", "{{ purpose }}", "{{ purpose }}（正文第 1 段）"),
        (
            ID,
            "{{ p.search_record | sentence }}",
            "{{ p.search_record }}{{ p.reason }}",
            "{{ p.reason }}（正文第 2 段）",
        ),
        (ID, "{{ signed_on }}", "{{ signed_on }}{{ signer }}", "{{ signer }}（版头、落款第"),
        (ID, "{{ document_number }}", "某某〔2026〕1号", "（文号），应写在版头或者落款"),
        (ID, "{{ number }}", "某号", "（申请编号），应写在正文"),
    ],
)
def test_a_fault_says_where_it_is(document_id: str, old: str, new: str, place: str, cast: Cast) -> None:
    faults = check_template(document_id, changed(document_id, replaced(old, new)), cast.organ).faults
    assert any(place in each for each in faults), faults


def test_a_wrong_field_of_a_form_is_found_by_its_row(cast: Cast) -> None:
    def wrong(found: Any) -> None:
        for each in found.tables[0].rows[2].cells[1].paragraphs:
            each.runs[0].text = "{{ recieved_on }}"

    faults = check_template("registration_sheet", changed("registration_sheet", wrong), cast.organ).faults
    assert "没有这个字段：{{ recieved_on }}（第 1 个表格第 3 行）" in faults[0]


def test_templates_are_listed_exported_checked_and_installed_by_command(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def done(*words: str) -> tuple[int, str]:
        parser = argparse.ArgumentParser()
        templates.add_arguments(parser)
        code = templates.run(parser.parse_args(words))
        told = capsys.readouterr()
        return code, told.out + told.err

    code, listed = done("list")
    assert code == 0 and "not_existing\t政府信息不存在告知书\t系统自带" in listed
    assert done("export", ID, "--to", str(tmp_path))[0] == 0
    ours, bad = tmp_path / f"{ID}.docx", tmp_path / "bad.docx"
    assert ours.read_bytes() == documents.default_template(ID)
    bad.write_bytes(changed(ID, replaced("{{ wanted }}", "{{ purpose }}")))
    code, said = done("check", ID, str(bad))
    assert code == 1 and "{{ purpose }}（正文第 1 段）" in said and "不能使用" in said
    assert done("install", ID, str(bad))[0] == 1 and not LetterTemplate.objects.exists()
    ours.write_bytes(changed(ID, replaced("特此告知。", "命令行安装。")))
    assert "全部机关第 1 版" in done("install", ID, str(ours))[1]
    assert done("install", ID, str(ours), "--organ", cast.organ.index_prefix)[0] == 0
    assert "本机关第 1 版" in done("list", "--organ", cast.organ.index_prefix)[1]
    assert done("export", "nothing")[0] == 2 and "没有编号为" in done("export", "nothing")[1]
    assert "没有索引号前段为 999999999 的机关" in done("list", "--organ", "999999999")[1]


def test_the_pdf_of_a_signed_letter_is_the_same_bytes_whatever_changes_later(
    cast: Cast, administrator: Actor
) -> None:
    stated = {"search_record": "由陈经办检索 2015 至 2020 年收发文"}
    reply = brought_to("delivered", cast, outcome="36.4", particulars=stated).reply
    before = letters.render_pdf(reply), letters.render_pdf(reply, addressee="李思远")
    own = changed(ID, replaced("特此告知。", "请知悉。"))
    actions.upload_template(cast.organ, ID, actor=administrator, content=own)
    cast.organ.name, cast.organ.phone, cast.organ.court = "青石县住建委", "0952-9999999", "另一人民法院"
    cast.organ.save()
    Reply.objects.update(letter="改动")
    again = Reply.objects.select_related("application__organ").get(pk=reply.pk)
    assert again.application.organ.name == "青石县住建委"
    assert (letters.render_pdf(again), letters.render_pdf(again, addressee="李思远")) == before
