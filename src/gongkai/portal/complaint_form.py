"""投诉举报: about whom, what, and who says so, if they want to say it."""

from typing import Any

from django import forms
from django.db.models import Q

from gongkai.complaints.choices import Against, Matter
from gongkai.complaints.identity import Complainant
from gongkai.complaints.intake import LONGEST, Incoming
from gongkai.organs.models import Organ
from gongkai.portal.application_form import MISSING, NOT_CHOSEN, choice, sent_once, text


class ComplaintForm(forms.Form):
    """Nobody must say who they are; without a name and a phone the result is told by number and code alone."""

    use_required_attribute = False

    submission_key = sent_once()
    against = choice("投诉举报的对象", Against.choices, initial=Against.ORGAN)
    organ = forms.ModelChoiceField(
        label="哪个机关",
        queryset=Organ.objects.none(),
        to_field_name="index_prefix",
        empty_label="请选择",
        help_text="投诉公共企事业单位的，选它的主管部门。",
        error_messages={"required": "请选择机关。", "invalid_choice": "没有这个机关，请从所列各项中选择。"},
    )
    about = text("公共企事业单位的名称", most=LONGEST["about"], hint="投诉行政机关的不填。")
    matter = forms.ChoiceField(
        label="反映的问题",
        choices=[("", "请选择"), *Matter.choices],
        error_messages={**NOT_CHOSEN, **MISSING},
    )
    content = forms.CharField(
        label="反映的情况",
        max_length=LONGEST["content"],
        help_text="写清楚什么信息、什么时候、您怎样查找或者申请过；有申请编号的写上。",
        error_messages={**MISSING, "max_length": f"最多 {LONGEST['content']} 个字，请精简。"},
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    name = text("您的姓名", most=LONGEST["name"], autocomplete="name", hint="匿名的不填。")
    phone = text("联系电话", most=LONGEST["phone"], inputmode="tel", autocomplete="tel")
    address = text("联系地址", most=LONGEST["address"], autocomplete="street-address")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organ: Any = self.fields["organ"]
        supervised = Organ.objects.filter(Q(parent__isnull=False) | Q(kind="department"))
        organ.queryset = supervised.order_by("index_prefix")

    def incoming(self) -> Incoming:
        said = self.cleaned_data
        return Incoming(
            against=said["against"],
            organ=said["organ"],
            matter=said["matter"],
            content=said["content"],
            submission_key=said["submission_key"],
            about=said["about"].strip(),
            complainant=Complainant(said["name"].strip(), said["phone"].strip(), said["address"].strip()),
        )
