"""What a reader asked, as a tantivy query: exact phrases of pairs of characters, words joined by AND."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from tantivy import FieldType, Occur, Query, Schema

from gongkai.items.search.errors import SearchPageTooDeep
from gongkai.items.search.text import fold, is_han, units

MAX_PAGE = 500
MAX_PAGE_SIZE = 100
MAX_TEXT = 200
MAX_WORDS = 12
TITLE_BOOST = 4.0
NUMBER_BOOST = 50.0

_QUOTES = str.maketrans("“”„‟「」『』", '""""""""')
_WORD = re.compile(r'"([^"]*)"|([^\s"，。；：！？、,;!?|]+)')


class Order(StrEnum):
    RELEVANCE = "relevance"
    DATE = "date"


@dataclass(frozen=True)
class SearchQuery:
    """A search with its filters; `organ_prefix` is the organ's nine digits, `since` and `until` are inclusive.

    Words are joined by AND, each an exact run of characters; quotation marks keep spaces inside one phrase.
    A blank text finds everything that the filters allow, newest first; a text without a character that can be
    looked for finds nothing. Only the first 200 characters count.
    """

    text: str
    organ_prefix: str = ""
    kind: str = ""
    five_open: str = ""
    since: date | None = None
    page: int = 1
    page_size: int = 20
    order: str = Order.RELEVANCE
    until: date | None = None
    statutory_class: str = ""

    @cached_property
    def words(self) -> tuple[tuple[str, ...], ...]:
        """The words looked for, each as its units."""
        return words(self.text)

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()

    @property
    def size(self) -> int:
        return min(max(self.page_size, 1), MAX_PAGE_SIZE)

    @property
    def offset(self) -> int:
        """Hits before this page; raises SearchPageTooDeep."""
        if self.page > MAX_PAGE:
            raise SearchPageTooDeep(f"检索结果最多翻到第 {MAX_PAGE} 页，请增加检索词或筛选条件。")
        return (max(self.page, 1) - 1) * self.size


def words(text: str) -> tuple[tuple[str, ...], ...]:
    found: dict[tuple[str, ...], None] = {}
    for quoted, plain in _WORD.findall(fold(text[:MAX_TEXT]).translate(_QUOTES)):
        word = tuple(units(quoted or plain))
        if word:
            found[word] = None
    return tuple(found)[:MAX_WORDS]


def compile_query(asked: SearchQuery, schema: Schema) -> Query:
    """The tantivy query: every word must be there; titles and numbers only raise the score."""
    if not asked.words and not asked.is_blank:
        return Query.empty_query()
    clauses = [(Occur.Must, _word(schema, word)) for word in asked.words] or [(Occur.Must, Query.all_query())]
    whole = "/".join(unit for word in asked.words for unit in word)
    if whole:
        exact = Query.const_score_query(Query.term_query(schema, "number", whole, "basic"), NUMBER_BOOST)
        clauses.append((Occur.Should, exact))
    clauses += [
        (Occur.Must, Query.const_score_query(narrowing, 0.0)) for narrowing in _filters(asked, schema)
    ]
    return clauses[0][1] if len(clauses) == 1 else Query.boolean_query(clauses)


def _word(schema: Schema, word: tuple[str, ...]) -> Query:
    ways = [
        (Occur.Should, _phrase(schema, word, "")),
        (Occur.Should, Query.boost_query(_phrase(schema, word, "title_"), TITLE_BOOST)),
    ]
    last = word[-1]
    if last.isdecimal() and last.isascii() and (len(word) > 1 or len(last) >= 5):
        begun = re.escape("/".join(word)) + ".*"  # a number that is still being typed
        ways.append((Occur.Should, Query.const_score_query(Query.regex_query(schema, "number", begun), 1.0)))
    return Query.boolean_query(ways)


def _phrase(schema: Schema, word: tuple[str, ...], field_prefix: str) -> Query:
    """Pairs are rarer than single characters, so they are used wherever each run has at least two.

    Every second pair is enough: together with their positions they name every character.
    """
    has_lone_character = any(is_han(unit) and len(unit) == 1 for unit in word)
    width = 1 if has_lone_character else 2
    terms: list[str | tuple[int, str]] = []
    at = 0
    for unit in word:
        if is_han(unit):
            last = len(unit) - width
            terms += [
                (at + start, unit[start : start + width]) for start in sorted({*range(0, last, width), last})
            ]
            at += len(unit)
        else:
            terms.append((at, unit))
            at += 1
    field = f"{field_prefix}{'singles' if has_lone_character else 'pairs'}"
    if len(terms) == 1:
        return Query.term_query(schema, field, terms[0][1], "freq")
    return Query.phrase_query(schema, field, terms)


def _filters(asked: SearchQuery, schema: Schema) -> list[Query]:
    wanted = {
        "organ": asked.organ_prefix,
        "kind": asked.kind,
        "five_open": asked.five_open,
        "statutory_class": asked.statutory_class,
    }
    found = [
        Query.term_query(schema, name, fold_stray(value), "basic") for name, value in wanted.items() if value
    ]
    if asked.since or asked.until:
        first, last = (_day(asked.since or date.min), _day(asked.until or date.max))
        found.append(Query.range_query(schema, "day", FieldType.Unsigned, first, last))
    return found


def fold_stray(value: str) -> str:
    """A filter value without lone surrogates, which cannot be handed to the index."""
    return value.encode("utf-8", "replace").decode("utf-8")


def _day(day: date) -> int:
    return day.year * 10000 + day.month * 100 + day.day
