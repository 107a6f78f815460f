"""封存的个人信息: who a person outside the bureau is and how to reach them, sealed, looked at only on the record."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.db import models, transaction

from gongkai.casework import entries
from gongkai.casework.procedure import Permission, StepRefused
from gongkai.casework.rotation import SealedPlace, renewed
from gongkai.casework.sealing import OtherKey, SealBroken, seal, unseal
from gongkai.organs.actors import Actor
from gongkai.privacy import masks
from gongkai.privacy.masks import Mask

ANONYMOUS, UNNAMED = "匿名", "未留姓名"

Details = TypeVar("Details")


class DetailsUnreadable(Exception):  # noqa: N818 (named for what is so)
    """A seal that this key does not open; the message says why and the way out, in Chinese."""


@dataclass(frozen=True)
class OutsidePerson:
    """Who writes to the bureau, as far as they said; all empty for who stays anonymous."""

    name: str = ""
    phone: str = ""
    address: str = ""

    @property
    def is_anonymous(self) -> bool:
        return not (self.name or self.phone or self.address)

    @property
    def label(self) -> str:
        """What lists show: 张*, or 匿名."""
        return masks.apply(Mask.SURNAME, self.name) or (ANONYMOUS if self.is_anonymous else UNNAMED)


def sealed_details(details: Any, *, bound_to: str) -> bytes:
    """A dataclass of strings under the current key; empty when nothing was said."""
    told = asdict(details)
    return (
        seal(json.dumps(told, ensure_ascii=False).encode(), bound_to=bound_to) if any(told.values()) else b""
    )


def opened_details(kind: type[Details], sealed: bytes, *, bound_to: str, called: str) -> Details:
    """What `sealed_details` made; DetailsUnreadable, which calls it `called`, where it cannot be opened."""
    try:
        return kind(**json.loads(unseal(sealed, bound_to=bound_to)))
    except OtherKey as other:
        raise DetailsUnreadable(
            f"{called}由另一把密钥加密（密钥标识 {other.made_by}，现用密钥 {other.current}）："
            "请把 GONGKAI_IDENTITY_KEY 恢复为加密时的密钥。"
        ) from None
    except SealBroken:
        raise DetailsUnreadable(f"{called}密文已损坏或被改动：请从备份恢复该记录，并查明原因。") from None


@dataclass(frozen=True)
class SealedDetails(Generic[Details]):
    """Where a record keeps details of a person: in its binary `field`, bound to its own `place`.

    `called` is what messages call them; `verb` and `label` are those of the entry that a look writes.
    """

    kind: type[Details]
    field: str
    place: str
    called: str
    label: str
    verb: str = "look"

    def of(self, record: Any) -> Details:
        """For a check inside the program, all empty where nothing was said; a person's look goes through `look`."""
        sealed = bytes(getattr(record, self.field))
        if not sealed:
            return self.kind()
        called = f"{record} 的{self.called}"
        return opened_details(self.kind, sealed, bound_to=self._bound_to(record), called=called)

    def told(self, record: Any) -> tuple[Details, ...]:
        """For `casework.unnamed`: nobody where nothing was said, or the seal does not open."""
        try:
            return (self.of(record),)
        except DetailsUnreadable:
            return ()

    @transaction.atomic
    def look(
        self, record: Any, actor: Actor, permission: Permission, *, at: datetime | None = None
    ) -> Details:
        """The details, for those who need to know; writes down who looked. StepRefused for anybody else."""
        refusal = permission(actor, record)
        if refusal:
            raise StepRefused(self.label, [refusal])
        details = self.of(record)
        entries.write(record.organ_id, record, verb=self.verb, label=self.label, actor=actor, at=at)
        return details

    def sealed_place(self, label: str, model: type[models.Model]) -> SealedPlace:
        """For the change of keys."""
        return SealedPlace(
            label, lambda: model, (self.field,), lambda record, _: self._bound_to(record), self._renewed
        )

    def _renewed(self, record: Any) -> Mapping[str, bytes]:
        return renewed(record, self.field, bound_to=self._bound_to(record))

    def _bound_to(self, record: Any) -> str:
        return str(getattr(record, self.place))
