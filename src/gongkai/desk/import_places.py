"""Where the pages of an import are, and which import an address means."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse

from gongkai.desk.item_steps import find
from gongkai.items.choices import ImportState
from gongkai.items.kinds import kind_of
from gongkai.items.models import Item, RowImport
from gongkai.items.permissions import PERMISSIONS
from gongkai.items.tracking import bringing
from gongkai.organs.actors import Actor


def list_item(actor: Actor, pk: int) -> Item:
    item = find(actor, pk)
    if not kind_of(item.kind).is_list:
        raise Http404
    return item


def why_not_bring(item: Item, actor: Actor) -> tuple[str, ...]:
    """Every reason why this actor cannot bring rows into this list now."""
    procedure, verb = bringing(item.kind)
    return procedure.why_not(verb, item, actor)


def import_of(item: Item, import_id: int) -> RowImport:
    staged = item.imports.select_related("made_by").filter(pk=import_id).first()
    if staged is None:
        raise Http404
    staged.item = item
    return staged


def waiting_of(item: Item, import_id: int) -> RowImport:
    """An import that still waits; of a settled one there is only the record."""
    staged = import_of(item, import_id)
    if staged.state != ImportState.STAGED:
        raise Http404
    return staged


def about(staged: RowImport, step: str) -> dict[str, Any]:
    places = {name: step_address(staged, name) for name in ("columns", "cells", "preview")}
    return {"item": staged.item, "staged": staged, "step": step, "steps_to": places}


def step_address(staged: RowImport, step: str) -> str:
    return reverse(f"desk:import_{step}", kwargs={"pk": staged.item_id, "import_id": staged.pk})


def originals_of(actor: Actor, imports: Iterable[RowImport]) -> set[int]:
    """Those imports whose sealed original this member may open."""
    why_not = PERMISSIONS["open_import_original"]
    return {each.pk for each in imports if each.original and why_not(actor, each) is None}


def original_name(staged: RowImport) -> str:
    """A paste is a text."""
    return staged.name if "." in staged.name else f"{staged.name}.txt"


def where_to(request: HttpRequest) -> str:
    """The parameters of the page that a button asked for, read strictly: a kind of fault and a row."""
    kind, _, after = request.POST.get("then", "").partition(":")
    told = {
        "kind": kind if kind.isidentifier() else "",
        "after": after if after.isdecimal() and after != "0" else "",
    }
    return (
        "?" + "&".join(f"{name}={value}" for name, value in told.items() if value)
        if any(told.values())
        else ""
    )
