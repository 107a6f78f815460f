"""Lists of a heading with its filters, and the list of all items: `python -m benchmarks.list_page`."""

from itertools import product
from urllib.parse import urlencode

from benchmarks import pages
from benchmarks.records_shape import KINDS, TIMES

TARGET = 600


def main() -> None:
    pages.prepare()
    from gongkai.catalogue.models import Heading

    headings = Heading.objects.order_by("pk").values_list("organ__index_prefix", "code")
    bases = [f"/disclosure/content/{prefix}/{code}/" for prefix, code in headings]
    workloads = {
        "heading without filter": bases,
        "heading with filters": [f"{base}?{chosen}" for base, chosen in product(bases, filters())],
        "all items with filters": [f"/items/?{chosen}" for chosen in filters()],
    }
    pages.run("list_page", workloads, target=TARGET)


def filters() -> list[str]:
    """Query strings of one, two and three filters."""
    from gongkai.items.choices import FIVE_OPEN

    values = {"kind": ["", *KINDS], "five_open": ["", *FIVE_OPEN], "time": ["", *TIMES]}
    chosen = (dict(zip(values, each, strict=True)) for each in product(*values.values()))
    return [
        urlencode({name: value for name, value in each.items() if value})
        for each in chosen
        if any(each.values())
    ]


if __name__ == "__main__":
    main()
