"""The printed tables: they tile a rectangle, and show every code once."""

import pytest

from gongkai.ledger import FORM_IDS, Form, LayoutCell, TableId, load_form
from gongkai.ledger.layout import LayoutRow

SHAPES = {
    ("2019", TableId.PROACTIVE): (18, 5),
    ("2021", TableId.PROACTIVE): (14, 4),
    ("2019", TableId.APPLICATIONS): (3 + 23, 3 + 7),
    ("2021", TableId.APPLICATIONS): (3 + 25, 3 + 7),
    ("2019", TableId.REMEDIES): (4, 15),
    ("2021", TableId.REMEDIES): (4, 15),
}
EVERY_TABLE = pytest.mark.parametrize(("form_id", "table"), SHAPES, ids=str)


def grid(rows: tuple[LayoutRow, ...]) -> list[list[LayoutCell]]:
    """Lay the rows out as a browser does; fails on overlaps, gaps and ragged edges."""
    taken: dict[tuple[int, int], LayoutCell] = {}
    for y, row in enumerate(rows):
        x = 0
        for cell in row:
            while (y, x) in taken:
                x += 1
            for dy in range(cell.rowspan):
                for dx in range(cell.colspan):
                    assert (y + dy, x + dx) not in taken, f"{cell} overlaps"
                    taken[y + dy, x + dx] = cell
    width = max(x for _, x in taken) + 1
    assert len(taken) == len(rows) * width, "the cells do not tile a rectangle"
    return [[taken[y, x] for x in range(width)] for y in range(len(rows))]


@EVERY_TABLE
def test_a_table_tiles_its_rectangle(form_id: str, table: TableId) -> None:
    cells = grid(load_form(form_id).layout(table))
    assert (len(cells), len(cells[0])) == SHAPES[form_id, table]


@EVERY_TABLE
def test_a_layout_shows_every_code_of_its_table_once_and_in_order(form_id: str, table: TableId) -> None:
    form = load_form(form_id)
    shown = [cell.code for row in form.layout(table) for cell in row if cell.code]
    assert tuple(shown) == form.codes_of(table)


@pytest.mark.parametrize("form_id", FORM_IDS)
def test_only_labels_have_a_text_and_only_figures_have_a_code(form_id: str) -> None:
    form = load_form(form_id)
    for cell in (cell for table in TableId for row in form.layout(table) for cell in row):
        assert bool(cell.code) is not cell.header
        assert bool(cell.text) is cell.header


def span(form: Form, text: str) -> tuple[int, int]:
    (cell,) = (c for row in form.layout("applications") for c in row if c.text == text)
    return cell.rowspan, cell.colspan


@pytest.mark.parametrize(("form_id", "rows"), [("2019", 20), ("2021", 22)])
def test_the_result_groups_span_the_rows_of_the_official_form(form_id: str, rows: int) -> None:
    form = load_form(form_id)
    assert span(form, "三、本年度办理结果") == (rows, 1)
    assert span(form, "（三）不予公开") == (8, 1)
    assert span(form, "（四）无法提供") == (3, 1)
    assert span(form, "（五）不予处理") == (5, 1)
    assert span(form, "（六）其他处理") == ((1, 2) if form_id == "2019" else (3, 1))
    assert span(form, "四、结转下年度继续办理") == (1, 3)
    assert span(form, "自然人") == (2, 1)
    assert span(form, "法人或其他组织") == (1, 5)
