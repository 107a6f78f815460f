"""不是名单的行: totals, footers, repeated heads, the example of the template, numbered blank lines (pure)."""

import re
from collections.abc import Sequence

from gongkai.items.imports.heads import SERIAL_HEADS, heads_at, names_of, plain
from gongkai.items.imports.reading import Sheet
from gongkai.items.imports.written import understood
from gongkai.items.kinds import Column, ColumnType, Kind

_TOTALS = frozenset({"合计", "总计", "小计", "共计", "累计", "本页合计", "本页小计", "汇总"})
_TOTAL_SENTENCE = re.compile(r"(?:以上)?(?:合计|总计|共计|总共)[:：]?(?:共)?\d")
_FOOTER = re.compile(
    r"(?:制表|填表|填报|审核|审批|复核|负责|经办|主管|分管|领导|联系|监督|报送|编制)"
    r"(?:人|单位|部门|日期|时间|领导|签字|电话|负责人|机关)*(?:[(（]?(?:签字|签章|盖章|公章)[)）]?)?[:：]"
    r"|^(?:单位|部门)?[(（]?(?:盖章|公章|签章)[)）]?[:：]?$|^(?:备注|注|说明|填表说明)[:：]"
)
_FEW = 3  # cells of a line that is a footer

EXAMPLE, TOTAL, FOOTER, HEAD, BLANK = "示例行", "合计行", "表尾说明", "重复的表头", "只有序号的空行"


def left_out(kind: Kind, sheet: Sheet, head_row: int | None, matching: Sequence[str]) -> dict[int, str]:
    """Row number to why it is no line of the list; blank and hidden rows are not among them."""
    heads = heads_at(sheet, head_row)
    names = [plain(head) for head in heads]
    serials = {place for place, name in enumerate(names) if name in SERIAL_HEADS}
    columns = {place: kind.column(code) for place, code in enumerate(matching) if code}
    found = {}
    for number, row in sheet.visible_lines():
        if number > (head_row or 0) and any(row):
            why = _why(row, serials, names if head_row else []) or (HEAD if _is_head(row, columns) else "")
            if not why and len(columns) * 2 >= len(kind.columns) and _is_example(row, columns):
                why = EXAMPLE
            if why:
                found[number] = why
    return found


def _why(row: Sequence[str], serials: set[int], names: list[str]) -> str:
    filled = [(place, cell) for place, cell in enumerate(row) if cell]
    told = [cell for place, cell in filled if place not in serials]
    if len(filled) <= _FEW and _FOOTER.search(re.sub(r"\s", "", filled[0][1])):
        return FOOTER
    if _is_total([cell for _, cell in filled[:3]]):
        return TOTAL
    if not told:
        return BLANK
    same = sum(1 for place, cell in filled if place < len(names) and plain(cell) == names[place])
    if names and same > 1 and same == len(filled):
        return HEAD
    return ""


def _is_head(row: Sequence[str], columns: dict[int, Column]) -> bool:
    """Whether most cells name the column in which they stand: codes below heads, or heads below codes."""
    filled = [(place, plain(cell)) for place, cell in enumerate(row) if cell and place in columns]
    same = sum(cell in names_of(columns[place]) for place, cell in filled)
    return same > _FEW and same * 2 > len(filled)


def _is_total(first: Sequence[str]) -> bool:
    plain_cells = [re.sub(r"[\s:：]", "", cell) for cell in first]
    return any(cell in _TOTALS for cell in plain_cells) or bool(_TOTAL_SENTENCE.match(plain_cells[0]))


def _is_example(row: Sequence[str], columns: dict[int, Column]) -> bool:
    """Whether each matched cell says what the template's example says, and there is more than one of them."""
    same = 0
    for place, column in columns.items():
        cell = row[place] if place < len(row) else ""
        try:
            if understood(column, cell) != understood(column, example_of(column)):
                return False
        except ValueError:
            return False
        same += bool(cell)
    return same > 1


def example_of(column: Column) -> str:
    """What the template writes into the column's example cell: the kind's example, or one of its type."""
    if column.example:
        return column.example
    if column.choices:
        return column.choices[0]
    by_type = {ColumnType.INTEGER: "1", ColumnType.DECIMAL: "1", ColumnType.DATE: "2020-01-05"}
    return by_type.get(column.type, "" if column.checks else "示例")
