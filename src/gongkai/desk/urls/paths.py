"""Addresses that come in families: the steps of a procedure, a letter as a page and as files."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.urls import URLPattern, path

from gongkai.desk.access import DeskView
from gongkai.desk.steps import Counter, step_view
from gongkai.desk.views import letters

OwnViews = Mapping[str, DeskView]


def steps(
    record: str, folder: str, counter: Counter[Any], own: OwnViews = MappingProxyType({})
) -> list[URLPattern]:
    """`<folder>/<id>/<verb>/`, named `<record>_<verb>`: the counter's page of each step, or the view of its own."""
    return [
        path(
            f"{folder}/<int:pk>/{step.verb}/",
            own.get(step.verb) or step_view(counter, step),
            name=f"{record}_{step.verb}",
        )
        for step in counter.pages
    ]


def sheet(address: str, view: DeskView, name: str) -> list[URLPattern]:
    """A page at `<address>/` where a letter is looked at and printed, named `<name>`, and its files."""
    return [path(f"{address}/", view, {"suffix": ""}, name=name), *letter_files(address, view, name)]


def letter_files(address: str, view: DeskView, name: str) -> list[URLPattern]:
    """`<address>.pdf` and `<address>.docx`, named `<name>_pdf` and `<name>_docx`."""
    return [
        path(f"{address}.{suffix}", view, {"suffix": suffix}, name=f"{name}_{suffix}")
        for suffix in letters.FILES
    ]
