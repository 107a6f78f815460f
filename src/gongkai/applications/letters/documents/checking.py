"""检查模板: a Word file that an administrator brings is tried with sample data; every fault is named in Chinese."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from jinja2 import TemplateError, meta, nodes
from lxml import etree
from markupsafe import escape

from gongkai.applications.letters.composing import filled, in_letters
from gongkai.applications.letters.documents.broken_files import why_broken
from gongkai.applications.letters.documents.composing import told_fields
from gongkai.applications.letters.documents.contexts import FORMS, LetterContext, field_names
from gongkai.applications.letters.documents.fault_places import places_of
from gongkai.applications.letters.documents.register import Document, document
from gongkai.applications.letters.documents.rendering import Rendered, render
from gongkai.applications.letters.documents.samples import CASE, ON, sample_of
from gongkai.applications.letters.documents.template_fields import (
    FORM_LABELS,
    FORM_MUST,
    FRAME,
    FRAME_MUST,
    LINES,
    OFFICE,
    WORDING,
    form_fields,
    required_in_wording,
)
from gongkai.applications.letters.documents.template_language import refused_in
from gongkai.applications.letters.documents.unprinted import place_of_part, unprinted_in
from gongkai.applications.letters.printing.page import page_of
from gongkai.applications.letters.printing.reading import WordFile
from gongkai.applications.letters.remedy import PETITION, tells_another_remedy
from gongkai.applications.letters.word.filling import (
    parser,
    sandbox,
    sources_of,
    text_of,
    wording_paragraphs,
)
from gongkai.applications.letters.word.measures import BODY
from gongkai.applications.letters.word.package import parts_of
from gongkai.organs.models import Organ

_TAG = re.compile(r"{{.*?}}|{%.*?%}")
_QUOTES = str.maketrans("“”‘’", "\"\"''")
FRAME_PLACES = {"正文": "版头、落款"}
IN_WORDING = f"正文（样式“{BODY}”的段落）"


@dataclass(frozen=True)
class Checked:
    """`faults` is empty for a file that may be used; `wording` is what drafts are composed of then."""

    faults: tuple[str, ...]
    wording: str = ""


def check_template(document_id: str, content: bytes, organ: Organ) -> Checked:
    """Whether this Word file can be the template of that document: each fault says what and what to do."""
    found = document(document_id)
    broken = why_broken(content)
    if broken:
        return Checked((broken,))
    parts = parts_of(content)
    unprinted = unprinted_in(parts)
    if unprinted:
        return Checked(tuple(unprinted))
    root = etree.fromstring(parts["word/document.xml"], parser())
    wording = wording_in(root) if found.is_letter else ""
    if found.is_letter and not wording:
        return Checked((f"没有正文：正文各段须用样式“{BODY}”（下载现用模板，在它上面修改）",))
    faults = [*_faults_of_fields(found, content, wording)]
    if not faults:
        faults = [*_faults_of_sample(found, content, wording, organ)]
    return Checked(tuple(dict.fromkeys(faults)), wording)


def wording_in(root: Any) -> str:
    """The text of the paragraphs of the style 公文正文, tags as Jinja2 reads them."""
    lines = (text_of(each).strip() for each in wording_paragraphs(root))
    joined = "\n\n".join(line for line in lines if line)
    return _TAG.sub(lambda tag: tag.group().translate(_QUOTES), joined)


def _faults_of_fields(found: Document, content: bytes, wording: str) -> Iterable[str]:
    """Unknown and missing fields, and tags that are not closed."""
    environment = sandbox()
    if found.is_letter:
        try:
            tree = environment.parse(wording)
        except TemplateError as problem:
            yield f"正文的写法有误：{_said(problem)}"
            return
        refused = [f"正文第 {(line + 1) // 2} 段：{said}" for said, line in refused_in(tree)]
        if refused:
            yield from refused
            return
        stated = {**found.fields, **found.optional}
        known = {*WORDING, "p"}
        yield from _unknown(sorted(meta.find_undeclared_variables(tree) - known), content)
        yield from _unknown(sorted(f"p.{name}" for name in _particulars(tree) - set(stated)), content)
        yield from _missing(
            {**{f"p.{key}": label for key, label in found.fields.items()}},
            {f"p.{name}" for name in _particulars(tree)},
            IN_WORDING,
        )
        used = meta.find_undeclared_variables(tree)
        yield from _missing({name: WORDING[name] for name in required_in_wording(found)}, used, IN_WORDING)
        known_frame = {*FRAME, *OFFICE, "paragraphs"}
        must = {name: FRAME[name] for name in FRAME_MUST}
    else:
        known_frame = {*form_fields(found), *OFFICE, "tick"}
        must = {name: FORM_LABELS[name] for name in FORM_MUST[found.context]}
    trees = []
    for name, source in sources_of(content).items():
        place = (
            FRAME_PLACES.get(place_of_part(name), place_of_part(name))
            if found.is_letter
            else place_of_part(name)
        )
        try:
            trees.append(environment.parse(source))
        except TemplateError as problem:
            yield f"{place}的写法有误：{_said(problem, with_place=False)}"
            return
        refused = [f"{place}：{said}" for said, _ in refused_in(trees[-1])]
        if refused:
            yield from refused
            return
    used = set().union(*(meta.find_undeclared_variables(tree) for tree in trees))
    yield from _unknown(sorted(used - known_frame), content)
    yield from _missing(must, used, "版头或者落款" if found.is_letter else "表格")
    for field, (line, context) in LINES.items():
        names = set().union(*(_attributes(tree, line) for tree in trees)) if field in known_frame else set()
        yield from _unknown(sorted(f"{line}.{name}" for name in names - set(field_names(context))), content)


def tried(document_id: str, content: bytes, organ: Organ) -> Rendered:
    """A template that has no faults, filled for an invented case; it needs not be in force."""
    found = document(document_id)
    root = etree.fromstring(parts_of(content)["word/document.xml"], parser())
    return _tried(found, content, wording_in(root) if found.is_letter else "", organ)


def _tried(found: Document, content: bytes, wording: str, organ: Organ) -> Rendered:
    context = sample_of(found.id, organ)
    if isinstance(context, LetterContext):
        particulars = {key: f"（{label}）" for key, label in {**found.fields, **found.optional}.items()}
        told = told_fields(found, context.organ, CASE, particulars, on=ON)
        context = replace(context, text=filled(wording, told))
    return render(found.id, context, template=content)


def _faults_of_sample(found: Document, content: bytes, wording: str, organ: Organ) -> Iterable[str]:
    """What sample data shows: that it fills, that the PDF can be read from it, that nothing is left over."""
    try:
        made = _tried(found, content, wording, organ)
        printed = page_of(WordFile(made.docx), title=made.title, organ=made.organ)  # with heads and feet
        said = "".join(re.sub(r"<[^>]+>", "", made.html).split())
    except (
        TemplateError,
        etree.XMLSyntaxError,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
    ) as problem:
        yield f"用样例数据填写时出错：{_said(problem)}"
        return
    if "{{" in said or "{%" in said:
        yield "填写以后还留有 {{ }} 或者 {% %}：请检查括号是否成对"
    yield from _unshown(found, organ, said)
    if found.is_letter and found.basis:
        articles = re.findall(r"第[一二三四五六七八九十百]+条", found.basis)
        yield from (f"正文没有写明依据：{found.basis}" for each in articles[:1] if each not in said)
    if found.remedy_as and found.outcome != PETITION:
        remedy = told_fields(found, sample_of(found.id, organ).organ, CASE, {}, on=ON)["remedy"]
        if tells_another_remedy(re.sub(r"<style>.*?</style>|<[^>]+>", "", printed, flags=re.S), remedy):
            yield "字段 {{ remedy }} 以外还写了复议、起诉的途径：请删去，救济途径按答复类型和签发之日写出"
    if found.context == "ApplicationForm" and "用途" in said:
        yield "申请表不得要求填写用途（条例第二十七条、第二十九条）"


def _unshown(found: Document, organ: Organ, said: str) -> Iterable[str]:
    """What a template asks for and never shows: a field that stands in a condition which is not so."""
    context = sample_of(found.id, organ)
    if isinstance(context, LetterContext):
        told = told_fields(found, context.organ, CASE, {}, on=ON)
        labels = {**WORDING, **FRAME}
        shown = {name: str(told[name]) for name in required_in_wording(found)}
        shown |= {"document_number": context.document_number, "addressee": context.addressee}
        shown |= {"signed_on": in_letters(ON)}
        shown |= {f"p.{key}": f"（{label}）" for key, label in found.fields.items()}
        labels |= {f"p.{key}": label for key, label in found.fields.items()}
    else:
        labels = FORM_LABELS
        asked = {name: getattr(context, name) for name in FORM_MUST[found.context]}
        shown = {name: value for name, value in asked.items() if isinstance(value, str)}
    for name, value in shown.items():
        if "".join(str(escape(value)).split()) not in said:
            yield f"字段 {{{{ {name} }}}}（{labels[name]}）写了，但是没有显示出来：请检查它所在的 {{% if %}} 条件"


def _particulars(tree: nodes.Template) -> set[str]:
    return _attributes(tree, "p")


def _attributes(tree: nodes.Template, of: str) -> set[str]:
    """Names asked of that variable, as `p.reason` or `p["reason"]`."""
    found = {
        each.attr
        for each in tree.find_all(nodes.Getattr)
        if isinstance(each.node, nodes.Name) and each.node.name == of
    }
    for item in tree.find_all(nodes.Getitem):
        if isinstance(item.node, nodes.Name) and item.node.name == of and isinstance(item.arg, nodes.Const):
            found.add(str(item.arg.value))
    return found


def _unknown(names: Iterable[str], content: bytes) -> Iterable[str]:
    for name in names:
        where = places_of(name, content)
        at = f"（{'、'.join(where)}）" if where else ""
        yield f"没有这个字段：{{{{ {name} }}}}{at}，可用的字段见本页清单"


def _missing(required: Mapping[str, str], used: set[str], where: str) -> Iterable[str]:
    return (
        f"缺少必须有的字段：{{{{ {name} }}}}（{label}），应写在{where}"
        for name, label in required.items()
        if name not in used
    )


def _said(problem: Exception, *, with_place: bool = True) -> str:
    line = getattr(problem, "lineno", None) if with_place else None
    text = str(problem).splitlines()[0][:120] if str(problem) else type(problem).__name__
    known = (
        (r"unknown tag '(endif|endfor|else|elif)'", "多了一个 {% endif %}、{% endfor %} 或者 {% else %}"),
        (r"unknown tag", "没有这个语句：模板里可以用 {% if %} 和 {% for %}"),
        (r"unexpected '?}'?|unexpected char|expected token", "花括号或者其中的内容写错了"),
        (r"Unexpected end of template|end of print", "{% if %} 或者 {% for %} 没有结束"),
        (r"is undefined|has no attribute", "用了没有的字段"),
        (r"unsafe|SecurityError", "用了不允许的写法"),
    )
    said = next((words for pattern, words in known if re.search(pattern, text)), "")
    place = f"第 {(line + 1) // 2} 段附近" if line else ""
    return "，".join(part for part in (place, said or f"（{text}）") if part)


__all__ = ["FORMS", "Checked", "check_template", "tried", "wording_in"]
