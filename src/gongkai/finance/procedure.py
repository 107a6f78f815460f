"""报表的办理: filled in while the item is being registered, corrected after publication by a revision."""

from collections.abc import Mapping
from typing import Any

from gongkai.casework.procedure import Procedure, Step
from gongkai.finance.forms import form_of_kind
from gongkai.finance.models import Statement
from gongkai.finance.permissions import PERMISSIONS
from gongkai.items.choices import State
from gongkai.items.models import Item

BASIS = "《中华人民共和国预算法》第十四条"
WORKED_ON = (State.REGISTERED, State.PUBLISHED)


def a_form(item: Item, form: Mapping[str, Any]) -> str | None:
    return None if form_of_kind(item.kind) else "这种信息没有报表"


def a_year(item: Item, form: Mapping[str, Any]) -> str | None:
    return None if item.fields.get("year") else "登记的内容没有年度，请先修改登记内容"


def some_tables(item: Item, form: Mapping[str, Any]) -> str | None:
    has_tables = Statement.objects.filter(item=item, tables__isnull=False).exists()
    return None if has_tables else "还没有填报报表"


def a_reason(item: Item, form: Mapping[str, Any]) -> str | None:
    return None if str(form.get("reason", "")).strip() else "须填写变更原因"


def no_open_revision(item: Item, form: Mapping[str, Any]) -> str | None:
    return "已有一项变更申请待审批" if item.revisions.filter(decided_at=None).exists() else None


FILLING = (a_form, a_year)
STEPS = (
    Step("import_tables", "导入报表", WORKED_ON, None, BASIS, FILLING),
    Step("paste_table", "粘贴一张表", WORKED_ON, None, BASIS, FILLING),
    Step("correct_table", "填写或改正一张表", WORKED_ON, None, BASIS, FILLING),
    Step("declare_empty", "注明本表无数据", WORKED_ON, None, BASIS, FILLING),
    Step("explain_changes", "说明增减变动原因", WORKED_ON, None, BASIS, (*FILLING, some_tables)),
    Step(
        "propose_tables",
        "申请变更报表",
        (State.PUBLISHED,),
        None,
        BASIS,
        (a_form, some_tables, a_reason, no_open_revision),
    ),
)
PROCEDURE = Procedure(STEPS, dict(State.choices), PERMISSIONS)
