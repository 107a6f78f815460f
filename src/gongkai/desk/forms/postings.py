"""What each step of a posting asks."""

from typing import Any

from django import forms
from django.utils import timezone

from gongkai.desk.forms import fields
from gongkai.desk.forms.items import heading_choices
from gongkai.items.kinds import kind_of
from gongkai.items.kinds.shapes import Afterwards, DayUnit, PostingPolicy, Round
from gongkai.items.models import Item
from gongkai.postings.actions.starting import MOST_DAYS
from gongkai.postings.choices import AFTERWARDS, EVIDENCE_KINDS, UNITS
from gongkai.postings.models import Evidence, Posting, PostingRound

UNIT_WORDS = {DayUnit.CALENDAR_DAYS: "日", DayUnit.WORKDAYS: "个工作日"}


def number(label: str, *, least: int, initial: int, help_text: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        initial=initial,
        min_value=least,
        max_value=MOST_DAYS,
        help_text=help_text,
        error_messages={"min_value": f"不得少于 {least} 天", "max_value": f"最多 {MOST_DAYS} 天"},
    )


class StartPosting(forms.Form):
    """Days and places of each round where the kind has a policy; one round, filled in by hand, where it has none."""

    def __init__(self, *args: Any, subject: Item, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.policy = kind_of(subject.kind).posting
        if self.policy:
            for each in self.policy.rounds:
                asked = f"{each.review_label}后张贴，不得少于 {each.days} {UNIT_WORDS[each.unit]}"
                self.fields[f"days_{each.code}"] = number(
                    f"{each.label}：公示天数", least=each.days, initial=each.days, help_text=asked
                )
                self.fields[f"place_{each.code}"] = fields.line(f"{each.label}：张贴地点", longest=200)
                self.initial[f"place_{each.code}"] = each.place
            return
        self.fields["label"] = fields.line("公示名称", longest=60, required=True)
        self.fields["reviewed_by"] = fields.line("审核单位", longest=100, required=True)
        self.fields["place"] = fields.line("张贴地点", longest=200, required=True)
        self.fields["days"] = number(
            "公示天数", least=1, initial=7, help_text="按当地规定；不得少于规定的天数"
        )
        self.fields["unit"] = fields.radios("天数单位", UNITS)
        self.fields["on_website"] = forms.BooleanField(label="同时在网站公示", required=False)
        self.fields["afterwards"] = fields.radios("期满处理", AFTERWARDS)
        self.fields["basis"] = fields.line("公示依据", longest=200)
        organ = subject.organ.name
        self.initial["label"], self.initial["reviewed_by"] = "公示", organ
        self.initial["unit"], self.initial["afterwards"] = DayUnit.CALENDAR_DAYS, Afterwards.SUMMARY

    def arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        if self.policy is None:
            return {"policy": _by_hand(given)}
        codes = [each.code for each in self.policy.rounds]
        return {
            "days": {code: given[f"days_{code}"] for code in codes},
            "places": {code: given[f"place_{code}"] for code in codes},
        }


def _by_hand(given: dict[str, Any]) -> PostingPolicy:
    only = Round(
        code="posting",
        label=given["label"],
        reviewed_by=given["reviewed_by"],
        review_label="审核",
        place=given["place"],
        days=given["days"],
        unit=DayUnit(given["unit"]),
        on_website=given["on_website"],
    )
    return PostingPolicy(rounds=(only,), afterwards=Afterwards(given["afterwards"]), basis=given["basis"])


class RoundForm(forms.Form):
    """A form about one round."""

    def __init__(self, *args: Any, subject: PostingRound, **kwargs: Any) -> None:
        self.round = subject
        super().__init__(*args, **kwargs)

    def arguments(self) -> dict[str, Any]:
        """Keyword arguments of the step's action."""
        return dict(self.cleaned_data)


class RecordReview(RoundForm):
    reviewed_on = fields.day("审核日期")
    opinion = fields.text("审核意见", longest=400, required=True)

    def __init__(self, *args: Any, subject: PostingRound, **kwargs: Any) -> None:
        initial = {
            "reviewed_on": timezone.localdate(),
            "opinion": f"{subject.review_label}通过，同意公示",
        }
        super().__init__(*args, subject=subject, initial=initial, **kwargs)
        self.fields["reviewed_on"].help_text = f"{subject.reviewed_by}{subject.review_label}的日期"


class Hang(RoundForm):
    starts_on = fields.day("张贴日期", help_text="当日不计入公示期，次日为第一天；过去张贴的可以补记")
    place = fields.line("张贴地点", longest=200, required=True)
    phone = fields.line("监督电话", longest=60, required=True, help_text="办公电话，会写在张贴页和网页上")
    mailbox = fields.line("监督邮箱", longest=100, help_text="机关的邮箱，没有可以不填")

    def __init__(self, *args: Any, subject: PostingRound, **kwargs: Any) -> None:
        item = subject.posting.item
        initial = {
            "starts_on": timezone.localdate(),
            "place": subject.place,
            "phone": subject.phone or item.organ.phone,
            "mailbox": subject.mailbox,
            "heading_id": item.heading_id,
        }
        super().__init__(*args, subject=subject, initial=initial, **kwargs)
        if subject.on_website and not item.is_public:
            self.fields["heading_id"] = fields.select(
                "公开事项",
                heading_choices(item.organ_id),
                required=True,
                help_text="本榜同时在网站公示：张贴时即在网站发布",
            )

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        heading = given.pop("heading_id", "")
        return {**given, **({"heading_id": int(heading)} if heading else {})}


class StrikeEvidence(RoundForm):
    """Which piece, chosen by its own link where it was asked for there."""

    def __init__(self, *args: Any, subject: PostingRound, **kwargs: Any) -> None:
        super().__init__(*args, subject=subject, **kwargs)
        told = [(str(each.pk), _shown(each)) for each in subject.standing_evidence()]
        self.fields["evidence_id"] = fields.radios("撤销哪一件", told)
        self.fields["reason"] = fields.text(
            "撤销原因",
            longest=150,
            required=True,
            help_text="例如：误传了另一个村的照片。文件仍然封存，只是不再作为凭证",
        )

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        return {**given, "evidence_id": int(given["evidence_id"])}


def _shown(evidence: Evidence) -> str:
    note = f"（{evidence.note}）" if evidence.note else ""
    uploaded = timezone.localtime(evidence.uploaded_at)
    return f"{evidence}{note}，{uploaded:%Y-%m-%d %H:%M} 上传"


class CloseRound(RoundForm):
    note = fields.line("说明", longest=150, help_text="例如：公示期间未收到异议")


class Reason(RoundForm):
    reason = fields.text("原因", longest=150, required=True)


class AbortPosting(forms.Form):
    reason = fields.text("终止原因", longest=150, required=True, help_text="已在网站公示的，公众会看到")
    is_sure = forms.BooleanField(label="我已核对：终止后不能恢复；已在网站公示的名单随即撤下")

    def __init__(self, *args: Any, subject: Posting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)

    def arguments(self) -> dict[str, Any]:
        return {"reason": self.cleaned_data["reason"]}


class AddEvidence(RoundForm):
    kind = fields.radios("凭证种类", EVIDENCE_KINDS)
    file = forms.FileField(
        label="文件",
        help_text="照片用 JPG 或 PNG，其他可用 PDF、Word。原件封存；照片的拍摄地点、时间和设备信息会去掉。最大 50 MB。",
        error_messages={"required": "请选择文件。", "empty": "是空文件，请重新选择。"},
        widget=forms.FileInput,
    )
    note = fields.line("说明", longest=200, help_text="例如：六顷地村村务公开栏")
