"""What an administrator may bring as a template and must not: told in Chinese what, where, the way out; nothing is kept."""

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from conftest import Cast
from django.core.files.uploadedfile import SimpleUploadedFile
from docx.oxml import parse_xml
from docx.shared import Mm
from PIL import Image

from gongkai.applications.letters import documents
from gongkai.applications.letters.documents.checking import check_template
from gongkai.applications.models import LetterTemplate
from gongkai.applications.tests.test_templates import ID, body, changed, replaced
from gongkai.desk.tests.desk_client import logged_in
from gongkai.organs.actors import Role

OURS = documents.default_template(ID)
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def parts() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(OURS)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(found: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in found.items():
            package.writestr(name, content)
    return buffer.getvalue()


def swapped(name: str, old: str, new: str) -> bytes:
    found = parts()
    text = found[name].decode()
    assert re.search(old, text)
    return packed({**found, name: re.sub(old, new, text, count=1, flags=re.S).encode()})


def said(text: str) -> bytes:
    """Our template with these words before its last paragraph's."""
    return changed(ID, replaced("特此告知。", f"{text}特此告知。"))


def in_head(text: str) -> bytes:
    def write(found: Any) -> None:
        found.sections[0].first_page_header.paragraphs[0].text = text

    return changed(ID, write)


def picture(run: Any) -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (4, 4)).save(buffer, "PNG")
    run.add_picture(io.BytesIO(buffer.getvalue()))


def of_paragraph(xml: str) -> bytes:
    def write(found: Any) -> None:
        body(found)[1]._p.get_or_add_pPr().append(parse_xml(xml.replace(">", f" {WORD}>", 1)))

    return changed(ID, write)


def hidden(found: Any) -> None:
    body(found)[1].runs[0].font.hidden = True


def of_section(xml: str) -> bytes:
    return changed(
        ID, lambda found: found.sections[0]._sectPr.append(parse_xml(xml.replace("/>", f" {WORD}/>")))
    )


def head_table(found: Any) -> None:
    found.sections[0].first_page_header.add_table(1, 1, Mm(100)).cell(0, 0).text = "表头"


def foot_revision(found: Any) -> None:
    xml = f'<w:ins {WORD} w:id="1" w:author="某"><w:r><w:t>插入</w:t></w:r></w:ins>'
    found.sections[0].footer.paragraphs[0]._p.append(parse_xml(xml))


KINDS, RELATIONS = "[Content_Types].xml", "word/_rels/document.xml.rels"
MAIN = r"application/vnd\.openxmlformats-officedocument\.wordprocessingml\.document\.main\+xml"
NEVER = "{% if false %}{{ number }}{% endif %}"
DEEP = "{% for each in items %}{% for other in items %}字{% endfor %}{% endfor %}"
CASES: dict[str, tuple[Callable[[], bytes], str]] = {
    "a field in the head": (lambda: in_head("{{ purpose }}"), "没有这个字段：{{ purpose }}（页眉）"),
    "a brace in the head": (lambda: in_head("{{ organ }"), "页眉的写法有误：花括号"),
    "an open if in the head": (
        lambda: in_head("{% if organ %}"),
        "页眉的写法有误：{% if %} 或者 {% for %} 没有结束",
    ),
    "a call in the head": (lambda: in_head("{{ organ.title() }}"), "页眉：不能调用函数"),
    "an unknown filter": (
        lambda: said("{{ wanted | shout }}"),
        "正文第 6 段：没有或者不能用过滤器 shout：可以用 sentence",
    ),
    "a stray end": (lambda: said("{% endif %}"), "正文的写法有误：第 6 段附近，多了一个 {% endif %}"),
    "an unknown word": (lambda: said("{% wenn x %}"), "没有这个语句：模板里可以用 {% if %} 和 {% for %}"),
    "a loop over numbers": (
        lambda: said("{% for i in range(9999) %}字{% endfor %}"),
        "{% for %} 只能逐件列出 items",
    ),
    "loops in loops": (lambda: said(DEEP), "{% for %} 里面不能再有 {% for %}"),
    "a product": (lambda: said("{{ wanted * 300000000 }}"), "正文第 6 段：不能计算"),
    "a power": (lambda: said("{{ 9 ** 9999999 }}"), "正文第 6 段：不能计算"),
    "a padded text": (lambda: said("{{ wanted | center(900000000) }}"), "不能用过滤器 center"),
    "a call": (lambda: said("{{ wanted.center(900000000) }}"), "不能调用函数"),
    "another file": (lambda: said("{% include '/etc/passwd' %}"), "不能用 {% include %}"),
    "a macro": (lambda: said("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}"), "不能用 {% macro %}"),
    "raw braces": (lambda: said("{% raw %}{{ x }}{% endraw %}"), "还留有 {{ }} 或者 {% %}"),
    "a remedy that never shows": (
        lambda: changed(ID, replaced("{% if remedy %}", "{% if not remedy %}")),
        "字段 {{ remedy }}（救济途径）写了，但是没有显示出来",
    ),
    "a number that never shows": (
        lambda: changed(ID, replaced("{{ number }}", NEVER)),
        "字段 {{ number }}（申请编号）写了，但是没有显示出来",
    ),
    "macros": (
        lambda: packed({**parts(), "word/vbaProject.bin": b"x"}),
        "文件里有宏（.docm）：请另存为不带宏的 .docx",
    ),
    "a docm without macros": (
        lambda: swapped(KINDS, MAIN, "application/vnd.ms-word.document.macroEnabled.main+xml"),
        "文件里有宏（.docm）",
    ),
    "a dotx": (
        lambda: swapped(KINDS, r"document\.main\+xml", "template.main+xml"),
        "这是 Word 的模板文件（.dotx）：请另存为 .docx",
    ),
    "a bomb": (lambda: packed({**parts(), "word/media/a": bytes(21 * 2**20)}), "文件解压后超过 20 MB"),
    "any zip": (lambda: packed({"a.txt": b"x"}), "不是 Word 文件"),
    "entities": (
        lambda: swapped("word/document.xml", "<w:document", '<!DOCTYPE x [<!ENTITY a "b">]><w:document'),
        "DOCTYPE",
    ),
    "no paper": (lambda: swapped("word/document.xml", "<w:sectPr.*?</w:sectPr>", ""), "文件没有页面设置"),
    "a lost part": (
        lambda: swapped(RELATIONS, r"footer1\.xml", "nowhere.xml"),
        "文件缺少部件（word/nowhere.xml）",
    ),
    "UTF-16": (
        lambda: packed(
            {**parts(), "word/document.xml": parts()["word/document.xml"].decode().encode("utf-16")}
        ),
        "文件的编码不是 UTF-8",
    ),
    "a picture": (
        lambda: changed(ID, lambda found: picture(found.paragraphs[0].add_run())),
        "正文有图片或者图形",
    ),
    "a picture in the head": (
        lambda: changed(
            ID, lambda found: picture(found.sections[0].first_page_header.paragraphs[0].add_run())
        ),
        "页眉有图片或者图形",
    ),
    "a table in the head": (lambda: changed(ID, head_table), "页眉有表格"),
    "a revision in the foot": (lambda: changed(ID, foot_revision), "页脚有修订：请先接受全部修订"),
    "numbering": (
        lambda: of_paragraph('<w:numPr><w:numId w:val="3"/></w:numPr>'),
        "正文有自动编号：请把编号直接写成文字",
    ),
    "hidden words": (lambda: changed(ID, hidden), "正文有隐藏文字"),
    "columns": (lambda: of_section('<w:cols w:num="2"/>'), "正文有分栏"),
    "sections": (lambda: changed(ID, lambda found: found.add_section()), "正文有分节"),
}


@pytest.mark.parametrize("name", list(CASES))
def test_what_cannot_be_a_template_is_told_with_place_and_way_out(name: str, cast: Cast) -> None:
    make, fault = CASES[name]
    faults = check_template(ID, make(), cast.organ).faults
    assert any(fault in each for each in faults), faults
    assert not re.search(r"Traceback|Error|object at|codec", "".join(faults))


@pytest.mark.parametrize(
    "content",
    [said("{# 注 #}"), in_head("{{ organ }}"), of_paragraph('<w:numPr><w:numId w:val="0"/></w:numPr>')],
)
def test_what_word_itself_writes_is_taken(content: bytes, cast: Cast) -> None:
    assert check_template(ID, content, cast.organ).faults == ()


def test_a_form_that_hides_what_it_must_show_is_refused(cast: Cast) -> None:
    def never(found: Any) -> None:
        for row in found.tables[0].rows:
            for cell in row.cells:
                for each in cell.paragraphs:
                    if "{{ due_on }}" in each.text:
                        each.runs[0].text = "{% if false %}{{ due_on }}{% endif %}"

    faults = check_template("acknowledgement", changed("acknowledgement", never), cast.organ).faults
    assert faults == ("字段 {{ due_on }}（答复期限）写了，但是没有显示出来：请检查它所在的 {% if %} 条件",)


def test_the_desk_says_so_and_keeps_nothing(cast: Cast) -> None:
    member = cast.members["clerk"]
    member.roles = [Role.ADMINISTRATOR]
    member.save()
    brought = {"file": SimpleUploadedFile("a.docx", said("{{ 9 ** 9999999 }}")), "what": "use"}
    answer = logged_in(cast, "clerk").post(f"/desk/letter-templates/{ID}/", brought)
    assert answer.status_code == 409 and "正文第 6 段：不能计算" in answer.content.decode()
    assert not LetterTemplate.objects.exists()


@pytest.mark.parametrize(
    "content",
    [
        said("对本告知书不服的，可以自收到之日起十五日内向上一级机关申请复议。"),
        said("也可以在三个月内直接向人民法院起诉。"),
        in_head("不服的，可以提起行政诉讼"),
    ],
)
def test_a_template_has_no_remedy_of_its_own_beside_the_laws(content: bytes, cast: Cast) -> None:
    faults = check_template(ID, content, cast.organ).faults
    assert any("以外还写了复议、起诉的途径" in each for each in faults), faults
