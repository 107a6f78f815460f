"""Days and moments as pages write them; moments are shown in the platform's time zone."""

from datetime import date, datetime

from django.utils import timezone


def local(moment: date) -> date:
    """A moment in local time; a day as it is."""
    if isinstance(moment, datetime) and timezone.is_aware(moment):
        return timezone.localtime(moment)
    return moment


def iso_day(moment: date) -> str:
    """2020-12-31"""
    return local(moment).strftime("%Y-%m-%d")


def chinese_day(moment: date) -> str:
    """2020年12月31日"""
    day = local(moment)
    return f"{day.year}年{day.month}月{day.day}日"


def minute(moment: datetime) -> str:
    """2020-12-31 09:05"""
    return local(moment).strftime("%Y-%m-%d %H:%M")


def second(moment: datetime) -> str:
    """09:05:07, where the day is known"""
    return local(moment).strftime("%H:%M:%S")


def iso_moment(moment: datetime) -> str:
    """2020-12-31T09:05:00+08:00"""
    return local(moment).isoformat()
