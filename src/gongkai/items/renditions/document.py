"""What a document prints around its text: title, number, signature, day, note of its attribute (GB/T 9704)."""

from dataclasses import dataclass

from gongkai.items.models import Item
from gongkai.items.public_tables import chinese_date
from gongkai.items.renditions.blocks import Block

NOTE = "（此件公开发布）"


@dataclass(frozen=True)
class Printed:
    """One document with the blocks of its text."""

    item: Item
    blocks: tuple[Block, ...]

    @property
    def title(self) -> str:
        return self.item.title

    @property
    def number(self) -> str:
        return self.item.document_number

    @property
    def organ(self) -> str:
        return self.item.organ.name

    @property
    def signatures(self) -> list[str]:
        """The issuing organ first, then those that issued it with it."""
        return [
            self.organ,
            *(part for part in self.item.joint_issuers.replace("，", "、").split("、") if part),
        ]

    @property
    def day(self) -> str:
        return chinese_date(self.item.formed_on)
