"""What releasing to the public needs: something was given, not yet released, and it is nobody's own affair."""

from gongkai.applications.models import Application
from gongkai.applications.requirements.replies import Form
from gongkai.law.outcomes import Family, outcomes


def not_released_yet(application: Application, form: Form) -> str | None:
    reply = getattr(application, "reply", None)
    if reply is None or reply.released_as_id is None:
        return None
    return f"已经转为主动公开：登记编号 {reply.released_as_id}"


def something_was_given(application: Application, form: Form) -> str | None:
    """Only what the applicant was given can be given to everybody."""
    if not application.outcome:
        return "答复签发以后才能转为主动公开"
    kind = outcomes().get(application.outcome)
    if kind is None or kind.family not in (Family.DISCLOSED, Family.PARTLY_DISCLOSED):
        return "答复没有公开信息，不能转为主动公开"
    if not any(each.result for each in application.holdings.all()):
        return "答复没有提供文件：登记簿中的信息请在该信息的页面申请变更公开属性"
    return None


def nothing_of_the_applicant(application: Application, form: Form) -> str | None:
    """What concerns the applicant alone was given to that person, not to the public."""
    if form.get("concerns_nobody_alone"):
        return None
    return "须确认所提供的信息不是只涉及申请人本人的信息"
