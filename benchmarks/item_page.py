"""Item pages, as visitors open them: `python -m benchmarks.item_page`."""

from benchmarks import pages, place

TARGET = 3000


def main() -> None:
    pages.prepare()
    from gongkai.items.models import Item

    hold_in_memory()
    numbers = Item.objects.public().order_by("pk").values_list("index_number", flat=True)
    pages.run("item_page", {"item page": [f"/items/{number}/" for number in numbers]}, target=TARGET)


def hold_in_memory() -> None:
    """Read every page file once, so that runs compare: a disk that was just woken is another benchmark."""
    for page in (place.home() / "pages" / "items").rglob("index.html"):
        page.read_bytes()


if __name__ == "__main__":
    main()
