"""渠道: where something was put up, when it was taken down, what was reposted."""

from datetime import date
from typing import Any

from django import forms

from gongkai.channels.models import REPOSTING
from gongkai.desk.forms import fields
from gongkai.items.choices import Channel

OTHERS = [(channel.value, channel.label) for channel in Channel if channel is not Channel.WEBSITE]


class PutUp(forms.Form):
    channel = fields.select("渠道", OTHERS, required=True)
    on = fields.day("发布日期")
    until = fields.day("张贴至", required=False, help_text="只有公开栏填写；到期后列入待办，提醒撤下")
    place = fields.line("位置", longest=200, help_text="公开栏的地点、公报的期号和页码、账号名称或者查阅场所")
    evidence = fields.line("凭证", longest=200, help_text="微信、微博填发布后的链接")


class TakeDown(forms.Form):
    release = forms.IntegerField(widget=forms.HiddenInput)
    on = fields.day("撤下日期")
    photo = forms.FileField(
        label="照片",
        required=False,
        help_text="公开栏的照片或者删除后的截图；原件封存，位置和相机信息自动清除",
    )

    @classmethod
    def of(
        cls, release: object, data: Any = None, files: Any = None, initial: dict[str, Any] | None = None
    ) -> "TakeDown":
        """One of several on a page: the names of its fields' elements are its own."""
        return cls(data, files, auto_id=f"down_{release}_%s", initial=initial)


class RepostForm(forms.Form):
    channel = fields.select("渠道", REPOSTING, required=True)
    on = fields.day("转载日期")
    title = fields.line("标题", longest=200, required=True)
    source = fields.line("来源", longest=100, required=True, help_text="发布原文的机关或者账号")
    address = fields.line("链接", longest=400, help_text="以 https:// 开头")


class DeliveryForm(forms.Form):
    year = forms.IntegerField(label="年份", min_value=2008, max_value=2100)
    quarter = forms.TypedChoiceField(
        label="季度", coerce=int, choices=[(number, f"第{number}季度") for number in range(1, 5)]
    )
    place = fields.line(
        "查阅场所", longest=100, required=True, help_text="国家档案馆、公共图书馆、政务服务场所"
    )
    delivered_on = fields.day("送交日期")
    signed_by = fields.line("签收人", longest=60, required=True)

    @classmethod
    def of_last_quarter(cls, data: Any, *, today: date) -> "DeliveryForm":
        """Filled with the quarter before this one."""
        this = (today.month - 1) // 3
        year, quarter = (today.year, this) if this else (today.year - 1, 4)
        return cls(data, initial={"year": year, "quarter": quarter, "delivered_on": today})
