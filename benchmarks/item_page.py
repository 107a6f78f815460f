"""Item pages, as visitors open them: `python -m benchmarks.item_page`."""

from benchmarks import pages

TARGET = 3000


def main() -> None:
    pages.prepare()
    from gongkai.items.models import Item

    numbers = Item.objects.public().order_by("pk").values_list("index_number", flat=True)
    pages.run("item_page", {"item page": [f"/items/{number}/" for number in numbers]}, target=TARGET)


if __name__ == "__main__":
    main()
