"""What each step of 更正申请 and 转主动公开建议 asks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils import timezone

from gongkai.applications.letters import documents
from gongkai.cases.models import Case
from gongkai.desk.forms import fields
from gongkai.desk.forms.deliveries import HandoverFields
from gongkai.desk.forms.items import heading_choices
from gongkai.items.choices import Attribute, State
from gongkai.items.kinds import all_kinds
from gongkai.items.models import Item
from gongkai.organs.actors import Role
from gongkai.requests.choices import LETTER_OF, ConversionOutcome, RectificationOutcome, Verdict
from gongkai.requests.models import Conversion, Rectification


@dataclass(frozen=True)
class Only:
    """A field that is asked for some answers only: the word beside its label, and (field, values parted by blanks)."""

    word: str
    conditions: tuple[tuple[str, str], ...]


class CaseForm(forms.Form):
    """A form about one case; without JavaScript the fields of `shown_when` are all there, each with its word."""

    shown_when: Mapping[str, Only] = {}

    def __init__(self, *args: Any, subject: Case, **kwargs: Any) -> None:
        self.case = subject
        super().__init__(*args, **kwargs)

    def arguments(self) -> dict[str, Any]:
        """Keyword arguments of the step's action."""
        return dict(self.cleaned_data)


class Nothing(CaseForm):
    """Reading and pressing the button is all."""


class Reason(CaseForm):
    reason = fields.text("原因", longest=180, required=True)


class TakeUp(CaseForm):
    def __init__(self, *args: Any, subject: Case, **kwargs: Any) -> None:
        super().__init__(*args, subject=subject, **kwargs)
        found = fields.handlers_of(subject.organ_id, (Role.CLERK, Role.SECTION_HEAD))
        self.members = {each.pk: each for each in found}
        choices = [(each.pk, each.name) for each in found]
        self.fields["handler"] = forms.TypedChoiceField(label="承办人", choices=choices, coerce=int)
        self.initial["handler"] = subject.handler_id

    def arguments(self) -> dict[str, Any]:
        return {"handler": self.members[self.cleaned_data["handler"]]}


class Verification(CaseForm):
    verified_on = fields.day("核实日期")
    means = fields.text(
        "核实的方法和材料", longest=2000, required=True, help_text="查了什么、问了谁、比对了什么"
    )
    finding = fields.text("核实的情况", longest=2000, required=True, rows=5)
    verdict = fields.radios("核实结论", Verdict.choices)

    def __init__(self, *args: Any, subject: Rectification, **kwargs: Any) -> None:
        first = {
            "verified_on": subject.verified_on or timezone.localdate(),
            "means": subject.means,
            "finding": subject.finding,
            "verdict": subject.verdict,
        }
        super().__init__(*args, subject=subject, initial=first, **kwargs)


class Decision(CaseForm):
    """The outcome, and what document 29 of that outcome states; other outcomes' fields stay empty."""

    outcome = fields.radios("处理结果", RectificationOutcome.choices)
    record = fields.text("要求更正的记录", longest=400, required=True, rows=2)
    finding = fields.text("审核的情况", longest=2000)
    corrected = fields.text("更正后的内容", longest=2000)
    reason = fields.text("理由", longest=2000)
    right_organ = fields.line("有权更正的机关和联系方式", longest=200)
    only_told = forms.BooleanField(label="只告知，没有转送", required=False)
    text = fields.text("文书正文", longest=8000, rows=6, help_text="不填的按模板生成，提交后可以看到全文")
    shown_when = {
        "finding": Only("予以更正的填写", (("outcome", "rectified"),)),
        "corrected": Only("予以更正的填写", (("outcome", "rectified"),)),
        "reason": Only("不予更正、转送或者告知的填写", (("outcome", "not_rectified passed_on"),)),
        "right_organ": Only("转送或者告知的填写", (("outcome", "passed_on"),)),
        "only_told": Only("转送或者告知的选择", (("outcome", "passed_on"),)),
    }

    def __init__(self, *args: Any, subject: Rectification, **kwargs: Any) -> None:
        letter = getattr(subject, "letter", None)
        told = letter.particulars if letter else {}
        first = {
            "record": f"{subject.record}，{subject.recorded}",
            "finding": subject.finding,
            "corrected": subject.should_be,
            "outcome": subject.outcome,
            **told,
        }
        super().__init__(*args, subject=subject, initial=first, **kwargs)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("outcome"):
            for key, label in documents.document(given["outcome"]).fields.items():
                if not str(given.get(key, "")).strip() and key not in self.errors:
                    self.add_error(key, f"须填写{label}")
        return given

    def arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        found = documents.document(given["outcome"])
        told = {key: given.get(key, "") for key in found.fields}
        if "only_told" in found.optional:
            told["only_told"] = "是" if given["only_told"] else ""
        return {"outcome": given["outcome"], "particulars": told, "text": given["text"]}


class Deliver(HandoverFields, CaseForm):
    delivered_on = fields.day("送达日期", help_text="邮寄的填交邮之日")
    field_order = ("method", "delivered_on", "evidence", "received_by", "id_checked", "entrusted_to")

    def __init__(self, *args: Any, subject: Case, **kwargs: Any) -> None:
        first = {"method": subject.wanted_delivery, "delivered_on": timezone.localdate()}
        super().__init__(*args, subject=subject, initial=first, **kwargs)


REGISTERED_ANEW = (("outcome", "accepted"), ("item_id", ""))


class Examine(CaseForm):
    """Whether it belongs to what is published; which item, or what is to be registered; what letter 30 states."""

    outcome = fields.radios("审核结论", ConversionOutcome.choices)
    finding = fields.text("审核的情况", longest=2000, required=True, rows=4)
    published = fields.text("公开的途径和时间", longest=400, rows=2, help_text="写入答复")
    reason = fields.text("不采纳的理由", longest=2000, help_text="写入答复")
    title = fields.line("拟登记信息的标题", longest=200)
    formed_on = fields.day("成文日期", required=False)
    shown_when = {
        "item_id": Only("采纳的选择", (("outcome", "accepted"),)),
        **dict.fromkeys(("title", "kind", "formed_on"), Only("登记簿中没有的填写", REGISTERED_ANEW)),
        "heading_id": Only("选填", REGISTERED_ANEW),
        "published": Only("采纳的填写", (("outcome", "accepted"),)),
        "reason": Only("不采纳的填写", (("outcome", "declined"),)),
    }

    def __init__(self, *args: Any, subject: Conversion, **kwargs: Any) -> None:
        organ, opening = subject.organ, subject.opening
        letter = getattr(subject, "letter", None)
        told = letter.particulars if letter else {}
        by_law = f"自本答复作出之日起 20 个工作日内，在{organ.site_name or '政府网站'}政府信息公开平台公开"
        first = {
            "outcome": subject.outcome,
            "finding": subject.finding,
            "published": by_law,
            "item_id": subject.item_id,
            **opening,
            **told,
        }
        super().__init__(*args, subject=subject, initial=first, **kwargs)
        closed = Item.objects.filter(organ_id=subject.organ_id, state=State.DETERMINED)
        closed = closed.exclude(attribute=Attribute.PROACTIVE).order_by("-formed_on", "-pk")
        items = [
            (each.pk, f"{each.title}（{each.formed_on}）") for each in closed.only("title", "formed_on")[:200]
        ]
        self.fields["item_id"] = forms.TypedChoiceField(
            label="登记簿中的信息",
            choices=[("", "登记簿中没有，另行登记"), *items],
            coerce=int,
            empty_value=None,
            required=False,
            help_text="不主动公开的信息，新的在前",
        )
        kinds = [(each.code, each.label) for each in all_kinds().values() if not each.is_internal]
        self.fields["kind"] = fields.select("种类", kinds)
        self.fields["heading_id"] = fields.select("公开事项", heading_choices(subject.organ_id))
        if not subject.has_person:
            del self.fields["published"], self.fields["reason"]
        self.order_fields(
            [
                "outcome",
                "finding",
                "item_id",
                "title",
                "kind",
                "formed_on",
                "heading_id",
                "published",
                "reason",
            ]
        )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("outcome") == ConversionOutcome.ACCEPTED and not given.get("item_id"):
            for key in ("title", "kind", "formed_on"):
                if not given.get(key) and key not in self.errors:
                    self.add_error(key, "登记簿中没有该信息的，须填写")
        if self.case.has_person and given.get("outcome"):
            found = documents.document(LETTER_OF[ConversionOutcome(given["outcome"])])
            for key, label in found.fields.items():
                if key in self.fields and not given.get(key, "").strip() and key not in self.errors:
                    self.add_error(key, f"须填写{label}")
        return given

    def arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        opening = {name: given[name] for name in ("title", "kind", "heading_id") if given.get(name)}
        if given.get("formed_on"):
            opening["formed_on"] = given["formed_on"].isoformat()
        told = {key: given[key] for key in ("published", "reason") if given.get(key)}
        return {
            "outcome": given["outcome"],
            "finding": given["finding"],
            "item_id": given["item_id"],
            "opening": opening,
            "particulars": told,
        }
