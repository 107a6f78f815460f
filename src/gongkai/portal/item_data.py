"""An item as data: what its page says, for programs."""

from typing import Any

from gongkai.items.body import plain_text
from gongkai.items.models import Edition
from gongkai.items.public_address import address_of_number
from gongkai.portal.annexes import annex_in
from gongkai.portal.annexes.data import annex_data
from gongkai.portal.attached_files import address_of, files_of_edition
from gongkai.portal.item_page import absolute, address_of_item, citation, list_in
from gongkai.portal.lists.files.data import table_data
from gongkai.portal.related import related_to
from gongkai.portal.visible_item import VisibleItem


def item_data(found: VisibleItem) -> dict[str, Any]:
    """The latest edition; of a withdrawn item only its tombstone, with the reason."""
    item, latest = found.item, found.latest
    told = {
        "index_number": item.index_number,
        "title": latest.title,
        "url": absolute(address_of_item(item)),
        "published_at": item.published_at,
        "is_withdrawn": not found.is_open,
        "card": dict(latest.card),
        "citation": citation(item, latest),
        "editions": [
            {"number": each.number, "made_at": each.made_at, "kind": each.kind} for each in found.editions
        ],
    }
    if not found.is_open:
        return {**told, "reason": latest.reason, "withdrawn_at": latest.made_at}
    return {**told, **_contents(found, latest)}


def _contents(found: VisibleItem, latest: Edition) -> dict[str, Any]:
    base = address_of_item(found.item)
    read, annex = list_in(latest), annex_in(latest)
    return {
        "text": plain_text(latest.content),
        "list": table_data(read.table) if read else None,
        "tables": annex_data(annex) if annex else [],
        "related": [
            {
                "relation": each.relation,
                "direction": "from" if each.is_source else "to",
                "title": each.title,
                "index_number": each.index_number,
                "document_number": each.number,
                "url": absolute(address_of_number(each.index_number)),
            }
            for each in related_to(found.item).items
        ],
        "attachments": [
            {
                "name": file.name,
                "url": absolute(address_of(base, file)),
                "media_type": file.media_type,
                "size": file.size,
                "pages": file.pages,
                "sha256": file.digest,
                "is_made_of_the_text": bool(file.made),
            }
            for file in files_of_edition(latest)
        ],
    }
