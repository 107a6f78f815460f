"""导出含身份信息的登记簿: what it is for."""

from django import forms


class ExportForm(forms.Form):
    reason = forms.CharField(
        label="用途", max_length=150, help_text="例如：2020 年度档案移交核对。用途、导出人和件数写入留痕"
    )
