"""The Jinja2 environment of portal and desk: undefined names are errors, everything is escaped."""

from functools import cache, lru_cache
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from jinja2 import Environment, StrictUndefined

from gongkai.law.provisions import provision
from gongkai.web import clock, dates
from gongkai.web.site import current_site


def environment(**options: Any) -> Environment:
    """Called by Django's Jinja2 engine."""
    env = Environment(**{**options, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True})  # noqa: S701
    env.globals.update(
        static=cache(static),  # names carry fingerprints: they change with a restart only
        url=reverse_address,
        site=current_site,
        day_cells=clock.day_cells,
        clock_legend=clock.clock_legend,
        period=period,
    )
    env.filters.update(
        iso_day=dates.iso_day,
        chinese_day=dates.chinese_day,
        minute=dates.minute,
        second=dates.second,
        iso_moment=dates.iso_moment,
        thousands=thousands,
    )
    return env


@lru_cache(maxsize=4096)
def reverse_address(name: str, *args: Any, **kwargs: Any) -> str:
    return reverse(name, args=args or None, kwargs=kwargs or None)


def period(provision_id: str) -> str:
    """A statutory period as it stands today: "20个工作日", "1月31日"."""
    return provision(provision_id, on=timezone.localdate()).period


def thousands(number: int) -> str:
    """12,345"""
    return f"{number:,}"
