"""报表 forms: a workbook, a paste, the reasons of changes, the reason of a correction."""

from collections.abc import Sequence
from typing import Any

from django import forms

from gongkai.desk.forms import fields
from gongkai.finance.actions.explaining import LONGEST
from gongkai.finance.comparison import Change


class WorkbookForm(forms.Form):
    file = forms.FileField(
        label="选择文件",
        allow_empty_file=True,
        help_text="一张表一个工作表（.xlsx、.xls、.ods），最多 50 MB；文件中没有的表保持原样",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.et,.ods"}),
        error_messages={"required": "请选择文件"},
    )


class PasteForm(forms.Form):
    lines = forms.CharField(
        label="粘贴这张表",
        strip=False,
        help_text="在 WPS 或 Excel 中连同表头选中，复制，粘贴到这里；原有内容由粘贴的内容代替",
        widget=forms.Textarea(attrs={"rows": 8, "wrap": "off", "spellcheck": "false"}),
        error_messages={"required": "请粘贴这张表"},
    )


class ExplanationsForm(forms.Form):
    """A field for each line of the comparison that may need its reason."""

    def __init__(self, *args: Any, changes: Sequence[Change], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for change in changes:
            if change.told.is_explained:
                field = fields.text(change.told.label, longest=LONGEST, rows=2)
                field.initial = change.explanation
                self.fields[change.told.code] = field


class ProposalForm(forms.Form):
    reason = fields.text("变更原因", longest=400, required=True, help_text="公众会在版本记录中看到")
