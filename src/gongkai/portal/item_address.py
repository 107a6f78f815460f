"""Where an item stands for good: its index number is its address."""

from urllib.parse import quote


def address_of_number(index_number: str) -> str:
    """/items/640221041/2021-00004/."""
    return f"/items/{quote(index_number)}/"
