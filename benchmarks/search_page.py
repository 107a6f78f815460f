"""Searches: a frequent word, two words, a phrase, a document number: `python -m benchmarks.search_page`."""

import random
from collections.abc import Iterable
from itertools import product
from urllib.parse import urlencode

from benchmarks import pages
from benchmarks.records_shape import KINDS
from benchmarks.words import MATTERS, MEASURES, PLACES, UNITS, VERBS

TARGET = 300
COUNT = 4000


def main() -> None:
    pages.prepare()
    workloads = {
        "a frequent word": frequent_words(),
        "two words": two_words(),
        "a phrase": phrases(),
        "a document number": document_numbers(),
    }
    mixed = [address for four in zip(*workloads.values(), strict=False) for address in four]
    pages.run("search_page", {**workloads, "all four mixed": mixed}, target=TARGET)


def search_for(text: str, **more: str | int) -> str:
    return f"/search/?{urlencode({'q': text, **more})}"


def frequent_words() -> list[str]:
    """Two-character words of which each is in thousands of texts, with filters and pages."""
    from gongkai.items.choices import FIVE_OPEN

    texts = [*MATTERS, *MEASURES, *VERBS, *PLACES, *UNITS]
    words = dict.fromkeys(text[at : at + 2] for text in texts for at in range(0, len(text) - 1, 2))
    narrowed: list[dict[str, str | int]] = [{}]
    narrowed += [{"kind": kind} for kind in KINDS] + [{"five_open": aspect} for aspect in FIVE_OPEN]
    narrowed += [{"page": page} for page in (2, 3, 10)]
    return [search_for(word, **more) for word, more in product(words, narrowed)]


def two_words() -> list[str]:
    pairs = [f"{matter} {other}" for matter, other in product(MATTERS, [*PLACES, *UNITS, *MEASURES])]
    pairs += [f"{verb} {matter[:2]} " for verb, matter in product(VERBS, MATTERS)]
    return [search_for(pair, **more) for pair, more in product(pairs, ({}, {"page": 2}))][:COUNT]


def phrases() -> list[str]:
    """Six to ten characters out of the texts themselves."""
    from gongkai.items.models import Edition

    pick = random.Random(2)
    return list(dict.fromkeys(search_for(_cut(text, pick)) for text in sample(Edition.objects, "text")))


def _cut(text: str, pick: random.Random) -> str:
    line = max(text.replace("\n", "。").split("。"), key=len)
    length = pick.randint(6, 10)
    start = pick.randint(0, max(len(line) - length, 0))
    return line[start : start + length]


def document_numbers() -> list[str]:
    from gongkai.items.models import Item

    return [
        search_for(number) for number in sample(Item.objects.exclude(document_number=""), "document_number")
    ]


def sample(records: object, field: str) -> Iterable[str]:
    ids = list(records.values_list("pk", flat=True))  # type: ignore[attr-defined]
    chosen = random.Random(3).sample(ids, min(COUNT, len(ids)))
    found: Iterable[str] = records.filter(pk__in=chosen).order_by("pk").values_list(field, flat=True)  # type: ignore[attr-defined]
    return found


if __name__ == "__main__":
    main()
