"""Closed sets of 渠道."""

from django.db import models


class DispatchState(models.TextChoices):
    """Where a dispatch stands; `sending` is written down before what cannot be taken back is asked for."""

    WAITING = "waiting", "待发送"
    SENDING = "sending", "正在提交平台"
    PUBLISHING = "publishing", "平台发布中"
    DONE = "done", "平台已发布"
    UNSURE = "unsure", "待核实"
    FAILED = "failed", "未能发送"
    DROPPED = "dropped", "不再发送"
