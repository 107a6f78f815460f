"""Where an item stands for good: its index number is its address."""

from urllib.parse import quote

from gongkai.items.models import Item
from gongkai.web.site import current_site


def address_of_number(index_number: str) -> str:
    """/items/640221041/2021-00004/."""
    return f"/items/{quote(index_number)}/"


def public_address(item: Item) -> str:
    """The public page as paper and other channels name it; empty where there is none, or the site has no name."""
    domain = current_site().domain
    return (
        f"https://{domain}{address_of_number(item.index_number or '')}" if item.is_public and domain else ""
    )
