"""Pages of a list of 10,000 rows, turned, sorted and searched: `python -m benchmarks.list_rows`."""

from urllib.parse import quote

from benchmarks import pages
from benchmarks.long_list import published

ROWS = 10_000
TARGET = 100  # requests a second of two workers: an answer takes one of them 20 ms at most


def main() -> None:
    pages.prepare()
    from gongkai.items import actions
    from gongkai.organs.actors import SYSTEM

    item = published("马", ROWS)
    base = f"/items/{item.index_number}/rows/"
    words = [quote(f"马{number}") for number in range(1, 2000)]
    workloads = {
        "page of 10,000 rows": [f"{base}?page={page}" for page in range(1, ROWS // 100 + 1)],
        "sorted": [f"{base}?sort={sort}&page={n}" for sort in ("-area", "place") for n in range(1, 51)],
        "searched": [f"{base}?q={word}" for word in words],
    }
    pages.run("list_rows", workloads, target=TARGET)
    actions.withdraw(item.pk, actor=SYSTEM, reason="性能测试结束")


if __name__ == "__main__":
    main()
