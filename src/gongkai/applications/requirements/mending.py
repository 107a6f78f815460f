"""What 更正登记事项 needs: something that differs, and a reason."""

from collections.abc import Mapping
from typing import Any

from gongkai.applications.mending.facts import facts_of
from gongkai.applications.models import Application
from gongkai.applications.requirements.said import unstated

Form = Mapping[str, Any]


def something_changed(application: Application, form: Form) -> str | None:
    if form.get("looking"):
        return None if facts_of(application) else "还没有可以更正的登记"
    return None if form.get("changed") else "没有改动：请修改登记错的内容"


def a_reason(application: Application, form: Form) -> str | None:
    return unstated(form, "reason", "须写明更正的原因，例如“录入时看错，以邮件回执为准”")


def papers_that_are_there(application: Application, form: Form) -> str | None:
    return None if application.identity else "申请已依保管期限销毁，不能更正"
