"""检查的内容: every word that the public would read of an item, or reads of its editions, each with its place."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from gongkai.items.annexes import annex_of, annex_pieces, annex_text
from gongkai.items.body import plain_text
from gongkai.items.editions import card_of, table_of
from gongkai.items.models import Edition, Item
from gongkai.items.public_tables import PublicTable, shown, table_from, table_text
from gongkai.items.renditions import is_made
from gongkai.privacy.findings import Finding
from gongkai.privacy.passages import Passage, Piece, Table

# Lines of the card that no clerk writes, some of them only known at publication: they are not scanned, so that what was
# scanned before is the same content afterwards.
NOT_WRITTEN = frozenset(
    {
        "索引号",
        "发布机构",
        "成文日期",
        "发布日期",
        "公开事项",
        "效力状态",
        "生效日期",
        "废止日期",
        "公开方式",
        "“五公开”属性",
    }
)
_LAYOUT = frozenset({"class", "rowspan", "colspan", "scope"})


@dataclass(frozen=True)
class Content:
    """Texts and tables in the order of reading, and the public files by name and digest."""

    pieces: tuple[Piece, ...]
    files: tuple[tuple[str, str], ...] = ()
    table: PublicTable | None = None

    def digest(self, rules: str) -> str:
        """The same for the same content under the same rules (detectors, allowance, year)."""
        said = [rules, [_told(piece) for piece in self.pieces], self.files]
        return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()

    def findings_digest(self, findings: Sequence[Finding]) -> str:
        """The same for the same findings in the same texts; "" for none."""
        if not findings:
            return ""
        told = sorted(json.dumps(finding.as_mapping(), ensure_ascii=False) for finding in findings)
        places = {finding.where for finding in findings}
        within = [_told(piece) for piece in self.pieces if _holds_one_of(piece, places)]
        files = [(name, digest) for name, digest in self.files if any(safe(name) in at for at in places)]
        return hashlib.sha256(json.dumps([told, within, files], ensure_ascii=False).encode()).hexdigest()


def content_of(item: Item, files: Iterable[dict[str, Any]], *, reason: str = "") -> Content:
    """The item as it would be public; `reason` is that of a change, which the public reads beside it."""
    files = list(files)
    table = table_of(item)
    pieces = [
        Passage("标题", item.title),
        *_card(card_of(item)),
        *_body(item.body),
        *table_pieces(table, title=item.title),
        *annex_pieces(annex_of(item.annex)),
        *_alternatives(files),
        *_said("变更原因", reason),
    ]
    return Content(tuple(pieces), _files(files), table)


def content_of_editions(editions: Sequence[Edition]) -> Content:
    """What the public can open of an item: its latest edition, and earlier ones that are not closed, newest first."""
    pieces: list[Piece] = []
    files: dict[tuple[str, str], None] = {}
    for edition in editions:
        before = "" if edition is editions[0] else f"第 {edition.number} 版"
        pieces += _of_edition(edition, before)
        files.update(dict.fromkeys(_files(_uploaded(edition))))
    return Content(tuple(pieces), tuple(files))


def _of_edition(edition: Edition, before: str) -> list[Piece]:
    table = table_from(edition.table) if edition.table else None
    annex = annex_of(edition.annex)
    body = plain_text(edition.content)
    parts = (body, table_text(table) if table else "", annex_text(annex))
    known = "\n".join(part for part in parts if part)
    # Editions that were brought from an older system may say more to the search than their page shows.
    other = "" if _uploaded(edition) or edition.text == known else edition.text
    pieces = [
        Passage("标题", edition.title),
        *_card(edition.card),
        *_body(edition.content, body),
        *table_pieces(table, title=edition.title),
        *annex_pieces(annex),
        *_alternatives(edition.files),
        *_said("变更原因", edition.reason),
        *_said("检索文本", other),
    ]
    return [_placed(piece, before) for piece in pieces] if before else pieces


def _placed(piece: Piece, before: str) -> Piece:
    if isinstance(piece, Passage):
        return Passage(f"{before}{piece.where}", piece.text)
    return Table(f"{before}{piece.where}", piece.rows, has_letters=piece.has_letters)


def _card(card: Iterable[Sequence[str]]) -> list[Piece]:
    return [Passage(f"信息卡“{label}”", value) for label, value in card if label not in NOT_WRITTEN]


def _body(markup: str, text: str | None = None) -> list[Piece]:
    """One passage a paragraph, then what stands in the markup beside the text (addresses of links, titles)."""
    lines = (plain_text(markup) if text is None else text).splitlines()
    paragraphs: list[Piece] = [Passage(f"正文第 {number} 段", line) for number, line in enumerate(lines, 1)]
    beside = _Beside.words(markup) if "<" in markup else []
    return [*paragraphs, *(Passage(f"正文链接 {number}", words) for number, words in enumerate(beside, 1))]


def table_pieces(table: PublicTable | None, *, title: str) -> list[Piece]:
    """The list as it is read: heads and rows, what its summary counts, and its own title."""
    if table is None:
        return []
    heads = [column.heading for column in table.columns]
    lines = [
        [shown(column, value) for column, value in zip(table.columns, row, strict=True)] for row in table.rows
    ]
    bars = table.chart.bars if table.chart else ()
    counted = [value for _, values in table.counts for value, _ in values] + [bar[0] for bar in bars]
    return [
        Table("名单", [heads, *lines], has_letters=False),
        # One by one: what is counted together stands beside no person.
        *(Passage("名单汇总", str(value)) for value in dict.fromkeys(counted)),
        *_said("名单标题", "" if table.caption == title else table.caption),
    ]


def _alternatives(files: Iterable[dict[str, Any]]) -> list[Piece]:
    """What is said in words of pictures."""
    return [Passage(f"图片说明“{safe(str(file['name']))}”", file["alt"]) for file in files if file.get("alt")]


def _said(where: str, text: str) -> list[Piece]:
    return [Passage(where, text)] if text else []


def _uploaded(edition: Edition) -> list[dict[str, Any]]:
    """What we made ourselves says what the text says, which is scanned."""
    return [file for file in edition.files if not is_made(file)]


def _files(files: Iterable[dict[str, Any]]) -> tuple[tuple[str, str], ...]:
    return tuple((str(file["name"]), str(file["digest"])) for file in files)


def _holds_one_of(piece: Piece, places: set[str]) -> bool:
    if isinstance(piece, Passage) and "\n" not in piece.text:
        return piece.where in places
    return any(place.startswith(piece.where) for place in places)


def _told(piece: Piece) -> list[Any]:
    return [piece.where, piece.text if isinstance(piece, Passage) else piece.rows]


def safe(name: str) -> str:
    """A file's name as it may be told: long numbers lose all but their last four digits."""
    return "".join(_masked(run) for run in _runs(name))


def _runs(name: str) -> Iterable[str]:
    run = ""
    for letter in name:
        if run and letter.isdigit() != run[-1].isdigit():
            yield run
            run = ""
        run += letter
    yield run


def _masked(run: str) -> str:
    return "*" * (len(run) - 4) + run[-4:] if run.isdigit() and len(run) > 6 else run


class _Beside(HTMLParser):
    """Words of the markup that are no text: addresses of links, titles, comments."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    @classmethod
    def words(cls, markup: str) -> list[str]:
        parser = cls()
        parser.feed(markup)
        parser.close()
        return parser.found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if value and name not in _LAYOUT]

    def handle_comment(self, data: str) -> None:
        self.found.append(data)
