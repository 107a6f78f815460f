"""Index numbers, entries and public copies when eight clerks publish at once."""

from pathlib import Path

from tests.platform import call, finish, fresh_platform, start

PUBLICATIONS, PROCESSES = 200, 8

LOOK = """
import django; django.setup()
from gongkai.items.models import Item, PendingCopy
from gongkai.items.search import SearchQuery, search
numbers = sorted(Item.objects.public().values_list("index_number", flat=True))
print(len(numbers), len(set(numbers)), numbers[0][-5:], numbers[-1][-5:], PendingCopy.objects.count())
print(search(SearchQuery(text="公告")).total)
"""


def test_200_publications_from_8_processes_give_200_numbers_without_gap(tmp_path: Path) -> None:
    with fresh_platform(tmp_path) as environment:
        call(environment, "-m", "tests.publishing", "prepare", str(PUBLICATIONS))
        processes = [
            start(environment, "-m", "tests.publishing", "publish", str(part), str(PROCESSES))
            for part in range(PROCESSES)
        ]
        for process in processes:
            finish(process)

        counts, found = call(environment, "-c", LOOK).splitlines()
        assert counts == "200 200 00001 00200 0"
        assert found == "200"
        assert "完整无缺" in call(environment, "-m", "gongkai", "verify")
