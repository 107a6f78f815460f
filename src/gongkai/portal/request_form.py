"""更正申请 and 转主动公开建议 online: who asks is stated as for an application, what is asked is short."""

from dataclasses import replace
from typing import Any

from django import forms

from gongkai.applications.choices import DeliveryMethod
from gongkai.applications.intake import WantedInformation
from gongkai.applications.models import Application
from gongkai.cases.intake import Incoming
from gongkai.items.models import Item
from gongkai.portal.application_form import MISSING, ApplicationForm, choice, text
from gongkai.requests.actions.rectifications import LABELS, LONGEST


def long_text(
    label: str, *, most: int, rows: int = 3, hint: str = "", required: bool = True
) -> forms.CharField:
    """A text of several lines with its limit."""
    return forms.CharField(
        label=label,
        max_length=most,
        required=required,
        help_text=hint,
        error_messages={**MISSING, "max_length": f"最多 {most} 个字，请精简。"},
        widget=forms.Textarea(attrs={"rows": rows}),
    )


PROOF = ("application_number", "application_code")


class _RequestForm(ApplicationForm):
    """The person's part of the application form; nothing is asked about carrier or purpose."""

    description = None  # type: ignore[assignment]
    form = None  # type: ignore[assignment]
    needs_help = None  # type: ignore[assignment]
    delivery = choice("怎样取得答复", DeliveryMethod.choices, initial=DeliveryMethod.ONLINE)
    index_number = text(
        "网上公开的信息的索引号", most=60, hint="在信息页上方的信息卡里；不是网上公开的信息，不填。"
    )
    own: tuple[str, ...] = ()
    item: Item | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organ"].label = "向哪个机关提出"

    def clean_index_number(self) -> str:
        written: str = self.cleaned_data["index_number"].strip()
        if written:
            self.item = Item.objects.public().filter(index_number=written).first()
            if self.item is None:
                raise forms.ValidationError("没有这个索引号的公开信息：请对照信息卡核对，不清楚的可以不填。")
        return written

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if self.item is not None and said.get("organ") and self.item.organ_id != said["organ"].pk:
            self.add_error("organ", "这条信息不是所选机关公开的：请选择信息页上的发布机构。")
        return said

    def wanted(self) -> WantedInformation:
        return WantedInformation("—", delivery=self.cleaned_data["delivery"])

    def incoming(self) -> Incoming:
        said = self.cleaned_data
        return Incoming(
            organ=said["organ"],
            content=said.get("content", ""),
            person=self.applicant(),
            submission_key=said["submission_key"],
            wanted_delivery=said["delivery"],
            item=self.item,
        )


class RectificationForm(_RequestForm):
    record = long_text(
        LABELS["record"], most=LONGEST["record"], rows=2, hint="哪份文件、名单、登记，第几号，越具体越好。"
    )
    recorded = long_text("现在的记录是怎样写的", most=LONGEST["recorded"])
    should_be = long_text(LABELS["should_be"], most=LONGEST["should_be"])
    evidence = long_text(
        LABELS["evidence"], most=LONGEST["evidence"], hint="有什么材料可以证明；照片、扫描件在下面添加。"
    )
    own = ("record", "recorded", "should_be", "evidence", "index_number")


class ConversionForm(_RequestForm):
    content = long_text("建议主动公开的信息", most=4000, rows=4, hint="名称、文号，越具体越好。")
    reason = long_text("理由", most=2000, required=False)
    application_number = text("申请编号", most=40, hint="依申请取得该信息的，填写申请编号和查询码。")
    application_code = text("该申请的查询码", most=20, hint="回执上的 8 位字母和数字，不分大小写。")
    own = ("content", "reason", "application_number", "application_code")
    index_number = None  # type: ignore[assignment]
    application: Application | None = None

    def clean(self) -> dict[str, Any]:
        """Number and code are stated together or not at all; whether they fit, the view asks, which counts guesses."""
        said = super().clean()
        given = [name for name in PROOF if said.get(name, "").strip()]
        if len(given) == 1:
            missing = next(name for name in PROOF if name not in given)
            self.add_error(missing, "申请编号和查询码要一起填写；不想关联申请的，两项都不填。")
        return said

    def incoming(self) -> Incoming:
        return replace(super().incoming(), application=self.application)
