"""遮盖的表格: boxes as they are sent, a row each; a search or a proposal adds rows that are not saved yet."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from django.http import QueryDict

from gongkai.applications.holdings.grounds import REDACTION_GROUNDS, USUAL
from gongkai.applications.models import Holding
from gongkai.items import sealed_files
from gongkai.privacy.passages import Unreadable
from gongkai.redaction import WHOLE, Mark, Proposal, places_of, proposal_from

NUMBERS = ("left", "top", "width", "height")
MOST_ROWS = 2_000
MOST_PLACES = Decimal(1000)
LONGEST_QUERY = 100


@dataclass(frozen=True)
class BoxRow:
    """A box as it stands in the form: what was typed, in hundredths of the page."""

    page: str
    left: str
    top: str
    width: str
    height: str
    ground: str

    @property
    def place(self) -> tuple[str, ...]:
        return self.page, self.left, self.top, self.width, self.height

    @property
    def is_blank(self) -> bool:
        return not any((self.left, self.top, self.width, self.height))


@dataclass(frozen=True)
class Offered:
    """A proposal with what a page needs to accept it: `boxes` as text, "page left top width height;…"."""

    number: int
    proposal: Proposal
    is_covered: bool

    @property
    def boxes(self) -> str:
        return ";".join(
            " ".join(map(str, (m.page, m.left, m.top, m.width, m.height))) for m in self.proposal.marks
        )


class RedactionForm:
    """What was sent, or what is saved; `faults` are sentences about rows that say nothing usable."""

    def __init__(self, said: QueryDict | None, holding: Holding) -> None:
        self.holding, self.is_sent = holding, said is not None
        self.faults: list[str] = []
        self.told = ""
        self.query = said.get("find", "").replace("\0", "").strip()[:LONGEST_QUERY] if said else ""
        ground = said.get("new_ground", "") if said else ""
        self.new_ground = ground if ground in REDACTION_GROUNDS else USUAL
        self.proposals = [proposal_from(told) for told in holding.proposals]
        self.wants_saving = True
        if said is None:
            self.rows = [_row(redaction.mark) for redaction in holding.redactions.all()]
        else:
            self.rows = _rows_in(said)
            self._answer(said)
        self.marks = list(self._marks())

    @property
    def offered(self) -> list[Offered]:
        return [
            Offered(number, proposal, proposal.is_covered_by(self.marks))
            for number, proposal in enumerate(self.proposals)
        ]

    @property
    def left_over(self) -> int:
        """Proposals that nothing covers yet."""
        return sum(1 for each in self.offered if not each.is_covered)

    def _answer(self, said: QueryDict) -> None:
        what = said.get("what", "")
        if what == "find":
            self._add(self._found(), f"“{self.query}”")
        elif what == "accept_all":
            self._add([mark for each in self.proposals for mark in each.marks], "建议")
        elif (proposal := self._accepted(said.get("accept", ""))) is not None:
            self._add(list(proposal.marks), "建议")

    def _accepted(self, written: str) -> Proposal | None:
        is_number = written.isascii() and written.isdecimal() and len(written) < 6
        return self.proposals[int(written)] if is_number and int(written) < len(self.proposals) else None

    def _found(self) -> list[Mark]:
        if not self.query:
            self.faults.append("没有填写要查找的文字")
            return []
        try:
            return places_of(sealed_files.read(self.holding.working), self.query)
        except (Unreadable, sealed_files.SealedFileMissing) as problem:
            self.faults.append(str(problem))
            return []

    def _add(self, marks: list[Mark], what: str) -> None:
        """Rows that are not there yet; nothing is saved."""
        self.wants_saving = False
        known = {row.place for row in self.rows}
        proposed = (_row(mark, self.new_ground) for mark in marks)
        fresh = [row for row in proposed if row.place not in known]
        self.rows += fresh
        self.told = f"{what}找到 {len(marks)} 处，新加 {len(fresh)} 个框，保存后生效。"

    def _marks(self) -> list[Mark]:
        made = []
        for number, row in enumerate(self.rows, start=1):
            try:
                left, top, width, height = (_ten_thousandths(getattr(row, name)) for name in NUMBERS)
                made.append(Mark(int(row.page), left, top, width, height, row.ground))
            except (ValueError, InvalidOperation):
                self.faults.append(f"第 {number} 个框的页码或者数字不对：位置和大小写百分数，例如 12.5")
        return made


def _rows_in(said: QueryDict) -> list[BoxRow]:
    """Rows without numbers are left out: the empty one at the end."""
    columns = [said.getlist(name)[:MOST_ROWS] for name in ("page", *NUMBERS, "ground")]
    rows = []
    for values in zip(*columns, strict=False):
        page, left, top, width, height, ground = (value.strip()[:40] for value in values)
        rows.append(BoxRow(page, left, top, width, height, ground))
    return [row for row in rows if not row.is_blank]


def _row(mark: Mark, ground: str = "") -> BoxRow:
    left, top, width, height = (_percent(getattr(mark, name)) for name in NUMBERS)
    return BoxRow(str(mark.page), left, top, width, height, mark.ground or ground)


def _percent(value: int) -> str:
    return format((Decimal(value) * 100 / WHOLE).normalize(), "f")


def _ten_thousandths(written: str) -> int:
    value = Decimal(written.rstrip("%％"))
    if not value.is_finite() or abs(value) > MOST_PLACES:
        raise ValueError(written)
    return int(value * WHOLE / 100)
