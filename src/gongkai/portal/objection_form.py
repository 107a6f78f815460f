"""对公示提出异议: what, about whom, and who says so, if they want to say it."""

from django import forms

from gongkai.portal.application_form import MISSING, sent_once, text
from gongkai.postings.actions.objecting import LONGEST
from gongkai.postings.identity import Objector


class ObjectionForm(forms.Form):
    """Nothing but the objection itself must be filled in: an objection may be anonymous."""

    use_required_attribute = False

    submission_key = sent_once()
    about = text(
        "针对名单中的哪一户",
        most=LONGEST["about"],
        hint="写名单上的姓名和村组；针对整份名单的不填。",
    )
    content = forms.CharField(
        label="异议内容和理由",
        max_length=LONGEST["content"],
        help_text="写清楚哪里不对、您怎么知道的。请不要写他人的身份证号、银行账号。",
        error_messages={**MISSING, "max_length": f"最多 {LONGEST['content']} 个字，请精简。"},
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    name = text("您的姓名", most=LONGEST["name"], autocomplete="name", hint="匿名的不填。")
    phone = text(
        "联系电话",
        most=LONGEST["phone"],
        inputmode="tel",
        autocomplete="tel",
        hint="只用于核实和答复。不留电话的，可以凭编号向监督电话询问结果。",
    )

    def objector(self) -> Objector:
        said = self.cleaned_data
        return Objector(name=said["name"].strip(), phone=said["phone"].strip())
