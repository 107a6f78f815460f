"""核对封存文件: is every file that a record names there, can it be opened, and is it what the record says?"""

import hashlib
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

from gongkai.casework import sealed_disk
from gongkai.casework.sealing import OtherKey, SealBroken, key_fault

SAMPLE = 200


@dataclass(frozen=True)
class Kept:
    """What a record names: a sealed file (`path`) or bytes of the database (`content`).

    `where` tells a person whose it is; `digest` is the recorded SHA-256 of the plain bytes, "" where none is. `head` are
    the first bytes of what lies under seal in the database; opening it is `content`.
    """

    where: str
    digest: str
    path: Path | None = None
    content: Callable[[], bytes] | None = None
    size: int | None = None
    head: bytes = b""


@dataclass(frozen=True)
class Fault:
    """A file that is not as the record says, with its place and the way out."""

    label: str
    where: str
    why: str

    def __str__(self) -> str:
        return f"{self.label} {self.where}：{self.why}"


@dataclass
class Checked:
    """How many are named, how many were opened, and what is wrong."""

    named: int = 0
    opened: int = 0
    faults: list[Fault] = field(default_factory=list)


Keeper = Callable[[], Iterator[Kept]]
_keepers: dict[str, Keeper] = {}


def register(label: str, keeper: Keeper) -> None:
    """Tell what an app keeps; called from its `ready`."""
    _keepers[label] = keeper


def keepers() -> Mapping[str, Keeper]:
    """Who tells what is kept, by label."""
    return dict(_keepers)


def check(*, sample: int | None = SAMPLE, choose: random.Random | None = None) -> Checked:
    """Look for every file that is named, and open those of a sample drawn anew each time (None: all of them)."""
    checked, drawn = Checked(), _Sample(sample, choose or random.SystemRandom())
    for label, keeper in _keepers.items():
        for kept in keeper():
            checked.named += 1
            why = _seen(kept)
            if why:
                checked.faults.append(Fault(label, kept.where, why))
            elif sample is None:
                _open(label, kept, checked)
            else:
                drawn.offer(label, kept)
    for label, kept in drawn.chosen:
        _open(label, kept, checked)
    return checked


class _Sample:
    """So many of a stream, each with the same chance."""

    def __init__(self, most: int | None, choose: random.Random) -> None:
        self.most, self.choose, self.offered = most or 0, choose, 0
        self.chosen: list[tuple[str, Kept]] = []

    def offer(self, label: str, kept: Kept) -> None:
        self.offered += 1
        if len(self.chosen) < self.most:
            self.chosen.append((label, kept))
        elif self.most and (place := self.choose.randrange(self.offered)) < self.most:
            self.chosen[place] = (label, kept)


def _seen(kept: Kept) -> str:
    """Is the file there, sealed by a key that we have? Its head is read, nothing is opened."""
    if kept.path is None:
        return key_fault(kept.head) if kept.head else ""
    try:
        with kept.path.open("rb") as file:
            return key_fault(file.read(64))
    except FileNotFoundError:
        return f"数据目录中没有封存文件 {_place(kept.path)}，请从备份恢复"
    except OSError as problem:
        return f"封存文件 {_place(kept.path)} 读不出来（{problem.strerror}），请检查磁盘和权限"


def _open(label: str, kept: Kept, checked: Checked) -> None:
    checked.opened += 1
    if why := _fault_of(kept):
        checked.faults.append(Fault(label, kept.where, why))


def _fault_of(kept: Kept) -> str:
    place = f"封存文件 {_place(kept.path)} " if kept.path else ""
    try:
        content = sealed_disk.read(kept.path) if kept.path else kept.content() if kept.content else b""
    except OtherKey as other:
        return f"{place}由另一把密钥封存（密钥标识 {other.made_by}），请恢复当时的 GONGKAI_IDENTITY_KEY"
    except SealBroken:
        return f"{place}已损坏或者被改动，请从备份恢复，并查明原因"
    except OSError as problem:
        return f"{place}读不出来（{problem.strerror}），请检查磁盘和权限"
    if kept.digest and hashlib.sha256(content).hexdigest() != kept.digest:
        return f"{place}内容与记录的摘要 {kept.digest[:16]}… 不同，请从备份恢复，并查明原因"
    if kept.size is not None and len(content) != kept.size:
        return f"{place}大小与记录的不同，请从备份恢复，并查明原因"
    return ""


def _place(path: Path) -> str:
    return str(path.relative_to(settings.HOME)) if path.is_relative_to(settings.HOME) else path.name
