"""What lies under seal in the database itself, for `gongkai verify`: every place that a change of keys renews."""

from collections.abc import Iterator
from functools import partial

from django.db import models
from django.db.models import F, Func

from gongkai.casework import rotation
from gongkai.casework.kept_files import Kept
from gongkai.casework.rotation import SealedPlace
from gongkai.casework.sealing import unseal

BATCH = 1000
HEAD = 64


def kept() -> Iterator[Kept]:
    """Each sealed column that is not empty, with its first bytes; the rest is read when it is opened."""
    for place in rotation.places():
        for field in place.fields:
            yield from _kept_in(place, field)


def _kept_in(place: SealedPlace, field: str) -> Iterator[Kept]:
    model = place.model()
    head = Func(F(field), 1, HEAD, function="SUBSTR", output_field=models.BinaryField())
    found = model._default_manager.order_by("pk").values_list("pk", head)
    for pk, begins in found.iterator(chunk_size=BATCH):
        if begins:
            where = f"{place.label}，{model._meta.verbose_name}记录 {pk}"
            yield Kept(where, "", content=partial(_opened, place, field, pk), head=bytes(begins))


def _opened(place: SealedPlace, field: str, pk: int) -> bytes:
    record = place.model()._default_manager.select_related(*place.related).get(pk=pk)
    return unseal(bytes(getattr(record, field)), bound_to=place.bound_to(record, field))
