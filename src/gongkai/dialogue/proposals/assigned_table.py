"""交办表: many proposals of one session, handed over as a table; its heads are found by what they say."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from gongkai.dialogue.choices import HandlingPart
from gongkai.dialogue.proposals.contacts import ProposerContact
from gongkai.dialogue.proposals.draft import ProposalDraft
from gongkai.items.imports.heads import plain
from gongkai.items.imports.reading import NotReadable, Sheet

HEADS: Mapping[str, tuple[str, ...]] = {
    "number": ("编号", "建议编号", "提案编号", "案号", "建议号", "提案号"),
    "title": ("标题", "案由", "题目", "建议名称", "提案名称", "建议标题", "提案标题", "建议题目"),
    "proposers": ("提出人", "领衔代表", "代表姓名", "提案人", "第一提案人", "代表", "委员", "提出者"),
    "text": ("内容", "建议内容", "提案内容", "主要内容", "正文"),
    "part": ("办理方式", "承办方式", "办理类型"),
    "host_name": ("主办单位", "主办"),
    "phone": ("联系电话", "电话", "手机", "手机号码"),
}
NEEDED = {"number": "编号", "title": "标题", "proposers": "提出人"}
PARTS = {
    "": HandlingPart.HOST,
    "主办": HandlingPart.HOST,
    "独办": HandlingPart.HOST,
    "会办": HandlingPart.CO_HOST,
    "协办": HandlingPart.CO_HOST,
    "分办": HandlingPart.BRANCH,
}
MOST, LOOKED_AT = 500, 20


@dataclass(frozen=True)
class AssignedLine:
    """One line of the table: its number in the sheet, what is registered of it, and what is wrong with it."""

    row: int
    draft: ProposalDraft
    faults: tuple[str, ...]


def lines_of(sheet: Sheet, common: ProposalDraft) -> list[AssignedLine]:
    """The lines below the head; `common` says what holds for all of them. NotReadable without a head or lines."""
    head, columns = _head_of(sheet)
    lines = [
        _line(row, cells, columns, common)
        for row, cells in sheet.visible_lines()
        if row > head and any(cells)
    ]
    if not lines:
        raise NotReadable("表头下面没有内容：请连同表头和各行一起复制。")
    if len(lines) > MOST:
        raise NotReadable(f"有 {len(lines)} 行，一次最多登记 {MOST} 件：请分次登记。")
    return lines


def _head_of(sheet: Sheet) -> tuple[int, dict[str, int]]:
    """The first row that names what is needed, and the place of each column; NotReadable says what is missing."""
    best: dict[str, int] = {}
    for row, cells in sheet.visible_lines():
        if row > LOOKED_AT:
            break
        found = _columns_in(cells)
        if set(NEEDED) <= set(found):
            return row, found
        best = found if len(found) > len(best) else best
    missing = "、".join(label for name, label in NEEDED.items() if name not in best)
    raise NotReadable(f"没有找到表头：须有“编号”“标题”“提出人”三栏，缺少{missing}")


def _columns_in(cells: Sequence[str]) -> dict[str, int]:
    said = [plain(cell) for cell in cells]
    found = {}
    for name, heads in HEADS.items():
        place = next((said.index(head) for head in heads if head in said), None)
        if place is not None:
            found[name] = place
    return found


def _line(row: int, cells: Sequence[str], columns: Mapping[str, int], common: ProposalDraft) -> AssignedLine:
    told = dict(_told(cells, columns))
    part = PARTS.get(told.get("part", ""))
    faults = [f"没有填写{label}" for name, label in NEEDED.items() if not told.get(name)]
    if part is None:
        faults.append(f"办理方式“{told['part']}”应为主办、会办、分办之一")
    is_co_host = part == HandlingPart.CO_HOST
    if is_co_host and not told.get("host_name"):
        faults.append("会办的须填写主办单位")
    draft = replace(
        common,
        number=told.get("number", ""),
        title=told.get("title", ""),
        proposers=told.get("proposers", ""),
        text=told.get("text") or told.get("title", ""),
        part=part or HandlingPart.HOST,
        host_name=told.get("host_name", "") if is_co_host else "",
        contact=ProposerContact(phone=told.get("phone", "")),
    )
    return AssignedLine(row, draft, tuple(faults))


def _told(cells: Sequence[str], columns: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    for name, place in columns.items():
        yield name, cells[place].strip() if place < len(cells) else ""
