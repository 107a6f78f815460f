"""登记 and 修改登记: what the clerk states about a document."""

from dataclasses import fields as fields_of
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from gongkai.catalogue.models import Catalogue, Heading
from gongkai.catalogue.subjects import GENRES, SUBJECTS
from gongkai.desk.forms import fields
from gongkai.desk.forms.body import as_typed
from gongkai.items.actions import Draft
from gongkai.items.choices import FIVE_OPEN, Attribute
from gongkai.items.grounds import ALL_GROUNDS, GROUNDS
from gongkai.items.kinds import Column, ColumnType, Kind, checked
from gongkai.items.lengths import BODY_LIMIT
from gongkai.items.models import Item
from gongkai.law.identifiers import check_document_number

OWN = "own_"
LONG_LINE = 200


class DraftForm(forms.Form):
    """One kind's form; the fields that only this kind has come last."""

    title = fields.line("标题", longest=200, required=True)
    document_number = fields.line("文号", longest=60, help_text="如 青住建发〔2020〕5号，年份用六角括号")
    formed_on = fields.day("成文日期")
    joint_issuers = fields.line("联合发文机关", longest=300)
    proposed_attribute = fields.radios("拟定为", Attribute.choices)
    proposed_ground = fields.select(
        "不主动公开的理由", ALL_GROUNDS.items(), help_text="拟不予公开的必须选择；主动公开的不选"
    )
    proposed_reason = fields.line("理由说明", longest=400)
    body = fields.text(
        "正文",
        longest=BODY_LIMIT,
        rows=14,
        help_text="从文件中复制后粘贴即可，一行一段，小标题前加“## ”；带表格的可粘贴网页代码（HTML）",
    )
    summary = fields.text("内容概述", longest=400, rows=2)
    keywords = fields.line("关键词", longest=120, help_text="用空格分开")
    five_open = fields.ticks("“五公开”属性", FIVE_OPEN.items())
    subject = fields.select("主题分类", [(each, each) for each in SUBJECTS])
    genre = fields.select("体裁分类", [(each, each) for each in GENRES])
    source = fields.line("信息来源", longest=100)
    effective_on = fields.day("生效日期", required=False)

    def __init__(self, *args: Any, kind: Kind, organ_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.fields["section"] = fields.select("承办科室", fields.section_choices(organ_id))
        self.fields["heading"] = fields.select(
            "公开事项", heading_choices(organ_id), help_text="发布时再选也可以"
        )
        if not kind.is_official_document:
            self.fields["document_number"].help_text = "没有文号的留空"
        if kind.is_list:
            self.fields["body"].widget.attrs["rows"] = 4
            self.fields["body"].help_text = "写在名单之前的话，可以不写；名单在登记以后导入"
        for column in kind.fields:
            self.fields[OWN + column.code] = own_field(column)

    def clean_document_number(self) -> str:
        written: str = self.cleaned_data["document_number"]
        if not written.strip():
            return ""
        found = check_document_number(written)
        if not found.ok:
            raise forms.ValidationError(found.problem)
        return found.value

    def clean_formed_on(self) -> Any:
        formed_on = self.cleaned_data["formed_on"]
        if formed_on > timezone.localdate():
            raise forms.ValidationError("成文日期不能晚于今天")
        return formed_on

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if (
            given.get("proposed_attribute") == Attribute.WITHHELD
            and given.get("proposed_ground") not in GROUNDS
        ):
            self.add_error("proposed_ground", "拟不予公开，须选择条例第十四条至第十六条规定的理由")
        if given.get("proposed_attribute") == Attribute.PROACTIVE and given.get("proposed_ground"):
            self.add_error("proposed_ground", "拟主动公开，不需要不公开的理由，请改选“请选择”")
        self._check_own(given)
        return given

    def _check_own(self, given: dict[str, Any]) -> None:
        for column in self.kind.fields:
            if OWN + column.code in self.errors:
                continue
            try:
                checked((column,), {column.code: given.get(OWN + column.code)})
            except ValueError as fault:
                self.add_error(OWN + column.code, str(fault))

    def draft(self) -> Draft:
        """What was filled in, as the action takes it."""
        given = dict(self.cleaned_data)
        names = {spec.name for spec in fields_of(Draft)}
        own = {column.code: given.get(OWN + column.code) for column in self.kind.fields}
        return Draft(
            kind=self.kind.code,
            five_open=tuple(given.pop("five_open")),
            section_id=int(given["section"]) if given["section"] else None,
            heading_id=int(given["heading"]) if given["heading"] else None,
            extra=own,
            **{name: value for name, value in given.items() if name in names},
        )


def heading_choices(organ_id: int) -> list[tuple[str, list[tuple[int, str]]]]:
    """The lines of the proactive catalogue in force today, under their first level; one query."""
    headings = _headings(organ_id).select_related("parent").order_by("position", "pk")
    parents = {heading.parent_id for heading in headings if heading.parent_id}
    groups: dict[str, list[tuple[int, str]]] = {}
    for heading in headings:
        if heading.pk not in parents:
            group = heading.parent.title if heading.parent else "（不分级）"
            groups.setdefault(group, []).append((heading.pk, heading.title))
    return list(groups.items())


def _headings(organ_id: int) -> QuerySet[Heading]:
    return Heading.objects.in_force(timezone.localdate()).filter(
        organ_id=organ_id, catalogue=Catalogue.PROACTIVE
    )


def own_field(column: Column) -> forms.Field:
    """A field that only this kind has, as the kind's file asks: words that may be long get room."""
    required = column.required
    if column.type == ColumnType.CHOICE:
        return fields.select(column.heading, [(each, each) for each in column.choices], required=required)
    if column.type == ColumnType.DATE:
        return fields.day(column.heading, required=required)
    hint = f"如 {column.example}" if column.example else ""
    draw = fields.text if column.type == ColumnType.TEXT and column.max_length > LONG_LINE else fields.line
    return draw(column.heading, longest=column.max_length, required=required, help_text=hint)


def initial_of(kind: Kind, *, organ_id: int) -> dict[str, Any]:
    """What a new item of that kind starts with; no heading where the organ's catalogue has not that of the kind."""
    proposed = _headings(organ_id).filter(code=kind.heading).first() if kind.heading else None
    return {
        "heading": proposed.pk if proposed else None,
        "proposed_attribute": kind.attribute,
        "five_open": list(kind.five_open),
        "subject": kind.subject,
        "genre": kind.genre,
        "body": "\n\n".join(f"## {heading}\n" for heading in kind.outline),
    }


def initial_from(item: Item) -> dict[str, Any]:
    """What was registered, to be amended."""
    names = {spec.name for spec in fields_of(Draft)} - {"kind", "five_open", "extra"}
    own = {OWN + code: value for code, value in item.fields.items()}
    stated = {name: getattr(item, name) for name in names}
    return {
        **stated,
        **own,
        "body": as_typed(item.body),
        "five_open": item.five_open,
        "section": item.section_id,
        "heading": item.heading_id,
    }
