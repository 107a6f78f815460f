"""导入 forms: a paste or a file, which column is which, and one row to be amended."""

from typing import Any

from django import forms

from gongkai.desk.forms.items import OWN
from gongkai.desk.forms.tracking import ColumnsForm
from gongkai.items.imports.matching import SheetColumn
from gongkai.items.kinds import Kind


class SourceForm(forms.Form):
    """One of the two: a file, or lines from the clipboard."""

    file = forms.FileField(
        label="选择文件",
        required=False,
        allow_empty_file=True,
        help_text="Excel、WPS 表格（.xlsx、.xls、.ods）或者 .csv，最多 50 MB、20000 行",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.et,.ods,.csv,.tsv,.txt"}),
    )
    lines = forms.CharField(
        label="或者粘贴",
        required=False,
        strip=False,
        help_text="在 WPS 或 Excel 中连同表头选中，复制，粘贴到这里",
        widget=forms.Textarea(attrs={"rows": 8, "wrap": "off", "spellcheck": "false"}),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("file") and not str(given.get("lines") or "").strip():
            raise forms.ValidationError("请选择文件，或者粘贴名单行")
        if given.get("file") and str(given.get("lines") or "").strip():
            raise forms.ValidationError("文件和粘贴只能二选一：请清空粘贴的内容，或者不选文件")
        return given

    def source(self) -> dict[str, Any]:
        """What `stage_import` takes."""
        file = self.cleaned_data["file"]
        if file:
            return {"name": file.name, "content": file.read()}
        return {"text": self.cleaned_data["lines"]}


class MatchForm(forms.Form):
    """A choice for each column of the sheet; hidden ones may only go under seal."""

    head_row = forms.IntegerField(
        label="表头在第几行", min_value=0, max_value=100, help_text="没有表头的填 0；改动后各列重新对应"
    )

    def __init__(self, *args: Any, kind: Kind, columns: list[SheetColumn], width: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.width = width
        everything = [(column.code, _label(column.heading, column.required)) for column in kind.columns]
        sealed = [(column.code, column.heading) for column in kind.columns if column.is_sealed]
        for column in columns:
            self.fields[f"column_{column.place}"] = forms.ChoiceField(
                label=column.named,
                required=False,
                choices=[("", "不导入"), *(sealed if column.is_hidden else everything)],
            )

    def matching(self) -> list[str]:
        return [self.cleaned_data.get(f"column_{place}") or "" for place in range(self.width)]


def _label(heading: str, is_required: bool) -> str:
    return f"{heading} *" if is_required else heading


class SheetForm(forms.Form):
    sheet = forms.IntegerField(min_value=0, max_value=1000)


class RowForm(ColumnsForm):
    """One row of a list that is being registered; sealed values that are left empty stay as they are."""

    def __init__(self, *args: Any, kind: Kind, **kwargs: Any) -> None:
        columns = tuple(
            column.model_copy(update={"required": column.required and not column.is_sealed})
            for column in kind.columns
        )
        super().__init__(*args, columns=columns, **kwargs)
        for column in columns:
            if column.is_sealed:
                self.fields[OWN + column.code].help_text = "已封存，不改的留空"

    def values(self) -> dict[str, Any]:
        sealed = {column.code for column in self.columns if column.is_sealed}
        return {code: value for code, value in super().values().items() if value or code not in sealed}
