"""渠道: where something was put up, when it was taken down, what was reposted."""

from django import forms

from gongkai.channels.models import REPOSTING
from gongkai.desk.forms import fields
from gongkai.items.choices import Channel

OTHERS = [(channel.value, channel.label) for channel in Channel if channel is not Channel.WEBSITE]


class PutUp(forms.Form):
    channel = fields.select("渠道", OTHERS, required=True)
    on = fields.day("发布日期")
    place = fields.line("位置", longest=200, help_text="公开栏的地点、公报的期号和页码、账号名称或者查阅场所")
    evidence = fields.line("凭证", longest=200, help_text="微信、微博填发布后的链接")


class TakeDown(forms.Form):
    release = forms.IntegerField(widget=forms.HiddenInput)
    on = fields.day("撤下日期")
    photo = forms.FileField(
        label="照片", required=False, help_text="公开栏的照片；原件封存，位置和相机信息自动清除"
    )


class RepostForm(forms.Form):
    channel = fields.select("渠道", REPOSTING, required=True)
    on = fields.day("转载日期")
    title = fields.line("标题", longest=200, required=True)
    source = fields.line("来源", longest=100, required=True, help_text="发布原文的机关或者账号")
    address = fields.line("链接", longest=400, help_text="以 https:// 开头")
