"""What each step of a catalogue's version asks, and the lines of its draft."""

from typing import Any

from django import forms
from django.utils import timezone

from gongkai.catalogue.channels import CHANNELS
from gongkai.catalogue.grounds import GROUNDS
from gongkai.catalogue.lines import DEEPEST, GOVERNMENT_LEVELS, Line, lines_from, tree
from gongkai.catalogue.models import Cadence, Catalogue, CatalogueVersion, Manner, TimeUnit, Upkeep
from gongkai.catalogue.time_limits import read_time_limit
from gongkai.desk.forms import fields
from gongkai.items.choices import StatutoryClass
from gongkai.organs.models import Section

NAMED_CHANNELS = [(name, name) for name in CHANNELS]


class CatalogueFile(forms.Form):
    """A published catalogue, as a spreadsheet."""

    file = forms.FileField(
        label="选择文件",
        help_text="Excel、WPS 表格（.xlsx、.xls、.ods）或者 .csv，50 MB 以内；标准目录的十栏格式，表头可以有两行",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.et,.ods,.csv,.tsv,.txt"}),
        error_messages={"required": "请选择文件", "empty": "这是空文件：请重新选择"},
    )


class VersionForm(forms.Form):
    """A form about one version."""

    def __init__(self, *args: Any, subject: CatalogueVersion, **kwargs: Any) -> None:
        self.version = subject
        super().__init__(*args, **kwargs)

    def arguments(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class SubmitVersion(VersionForm):
    reason = fields.text(
        "调整理由",
        longest=400,
        required=True,
        help_text="公开页面上会写明，例如：机构改革、法规修订、上级目录调整",
    )
    in_force_from = fields.day("施行日期", help_text="到这一天，目录按草案变更；当天或者以后")

    def __init__(self, *args: Any, subject: CatalogueVersion, **kwargs: Any) -> None:
        today = timezone.localdate()
        initial = {"reason": subject.reason, "in_force_from": max(subject.in_force_from or today, today)}
        super().__init__(*args, subject=subject, initial=initial, **kwargs)


class SendBackVersion(VersionForm):
    note = fields.text("退回原因", longest=150, required=True, help_text="写明要改什么，经办人会看到")


class LineForm(VersionForm):
    """One line; the limit is read from its words where no number is given."""

    title = fields.line("公开事项", longest=120, required=True)
    contents = fields.text("公开内容（要素）", longest=4000, rows=3)
    basis = fields.text("公开依据", longest=2000, rows=2)
    ground = fields.select("不予公开的理由", GROUNDS.items())
    time_words = fields.line(
        "公开时限",
        longest=200,
        help_text="例如：自信息形成或者变更之日起20个工作日内；每季度结束后10个工作日内；实时",
    )
    time_limit = forms.IntegerField(
        label="天数", required=False, min_value=1, max_value=366, help_text="不填的，从上面的话里读出"
    )
    time_unit = fields.radios("天数单位", TimeUnit.choices)
    cadence = fields.select("更新频次", Cadence.choices, required=True)
    upkeep = fields.select(
        "更新要求", Upkeep.choices, required=True, help_text="按网站检查指标计算多久没有更新"
    )
    channels = fields.ticks("公开渠道和载体：必选（■）", NAMED_CHANNELS)
    optional_channels = fields.ticks("公开渠道和载体：可选（□）", NAMED_CHANNELS)
    audience = fields.line("公开对象", longest=200, help_text="全社会，或者写明是什么特定群体")
    manner = fields.radios("公开方式", Manner.choices)
    government_levels = fields.ticks("公开层级", GOVERNMENT_LEVELS.items())
    publisher = fields.line("公开主体", longest=200, help_text="不填的，就是本机关")
    section = fields.select("责任科室", ())
    statutory_class = fields.select("条例类别", StatutoryClass.choices)

    code = forms.RegexField(
        r"^[A-Za-z0-9][-A-Za-z0-9_]{0,59}$",
        label="代码",
        required=False,
        help_text="网址的一部分，例如 annual-report；定下后不能改。不填的自动编号",
        error_messages={"invalid": "须由字母、数字、连字符组成，最多 60 个字符"},
    )

    def __init__(
        self, *args: Any, subject: CatalogueVersion, line: Line | None = None, **kwargs: Any
    ) -> None:
        shown = {name: getattr(line or Line("", ""), name) for name in self.base_fields}
        super().__init__(*args, subject=subject, initial={**shown, **kwargs.pop("initial", {})}, **kwargs)
        names = (
            Section.objects.filter(organ_id=subject.organ_id).order_by("pk").values_list("name", flat=True)
        )
        self.fields["section"] = fields.select("责任科室", [(name, name) for name in names])
        if line is not None:
            del self.fields["code"]
        if subject.catalogue == Catalogue.NEGATIVE:
            for name in set(self.fields) - {"code", "title", "contents", "basis", "ground", "section"}:
                del self.fields[name]
        else:
            del self.fields["ground"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        words = str(given.get("time_words") or "")
        if words and not given.get("time_limit") and (found := read_time_limit(words)):
            given["time_limit"] = found.limit
            given["time_unit"] = str(found.unit) if found.limit else given.get("time_unit")
        if set(given.get("channels") or ()) & set(given.get("optional_channels") or ()):
            self.add_error("optional_channels", "同一种渠道不能既是必选又是可选")
        if "audience" in given:
            given["audience"] = given["audience"] or "全社会"
        return given


class MoveLine(VersionForm):
    """Under which line, and at which place."""

    parent = forms.ChoiceField(label="上级事项", required=False)
    number = forms.IntegerField(
        label="第几项", min_value=1, max_value=999, help_text="在同一上级事项下的次序"
    )

    def __init__(self, *args: Any, subject: CatalogueVersion, line: Line, **kwargs: Any) -> None:
        super().__init__(*args, subject=subject, **kwargs)
        lines = lines_from(subject.lines)
        nodes = [node for top in tree(lines) for node in top.walk()]
        choices = [("", "（第一级）")]
        choices += [
            (node.line.code, f"{'　' * (node.level - 1)}{node.line.title}")
            for node in nodes
            if node.level < DEEPEST and node.line.code != line.code
        ]
        self.fields["parent"].choices = choices  # type: ignore[attr-defined]
        number = next((node.number for node in nodes if node.line.code == line.code), 1)
        self.initial = {"parent": line.parent, "number": number}


class EndLine(VersionForm):
    """Nothing but the button."""


class TakeRows(VersionForm):
    """Rows of a standard catalogue that are ticked."""

    rows = forms.MultipleChoiceField(
        label="要采用的事项", choices=(), error_messages={"required": "请先勾选要采用的事项"}
    )

    def __init__(self, *args: Any, subject: CatalogueVersion, codes: list[str], **kwargs: Any) -> None:
        super().__init__(*args, subject=subject, **kwargs)
        self.fields["rows"].choices = [(code, code) for code in codes]  # type: ignore[attr-defined]
