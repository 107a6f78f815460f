"""信息报送: the month's signed briefs, counted by the program, sent once to the same receivers."""

from datetime import date
from typing import Any

import pytest
from conftest import Cast

from gongkai.casework.models import Entry
from gongkai.casework.procedure import StepRefused
from gongkai.desk.tests.desk_client import logged_in
from gongkai.items import actions
from gongkai.items.models import Submission

MAY = date(2026, 5, 1)


def brief(cast: Cast, day: date, *, is_signed: bool = True) -> None:
    draft = actions.Draft(
        kind="information_brief", title=f"简报{day}", formed_on=day, proposed_attribute="on_application"
    )
    item = actions.register(cast.organ, draft, actor=cast.clerk)
    if is_signed:
        actions.review_secrecy(item.pk, actor=cast.reviewer, opinion="cleared_with_limits")
        actions.determine(item.pk, actor=cast.director, attribute="on_application")


def submit(cast: Cast, **stated: Any) -> Submission:
    told: dict[str, Any] = {"month": MAY, "receivers": "县政府办", "submitted_on": date(2026, 6, 1)}
    return actions.submit_briefs(cast.organ, actor=cast.clerk, **{**told, **stated})


def test_a_submission_counts_the_months_signed_briefs(cast: Cast) -> None:
    for day in (date(2026, 5, 1), date(2026, 5, 31), date(2026, 4, 30)):
        brief(cast, day)
    brief(cast, date(2026, 5, 9), is_signed=False)
    made = submit(cast)

    assert (made.count, made.items.count(), made.month) == (2, 2, MAY)
    entry = Entry.objects.get(verb="submit_briefs")
    assert entry.label == "报送信息：2026 年 05 月 2 篇，报送县政府办" and entry.legal_on == date(2026, 6, 1)
    with pytest.raises(StepRefused, match="已经报送过"):
        submit(cast)
    submit(cast, receivers="市住建局")


@pytest.mark.parametrize(
    ("stated", "why"),
    [
        ({"receivers": " "}, "须写明报送单位"),
        ({"submitted_on": date(2999, 1, 1)}, "不能晚于今天"),
        ({"submitted_on": date(2026, 4, 30)}, "不能早于 2026 年 05 月"),
        ({}, "没有已签发的信息简报"),
    ],
    ids=["报送单位", "将来", "早于当月", "没有简报"],
)
def test_what_a_submission_lacks_is_said(cast: Cast, stated: dict[str, Any], why: str) -> None:
    with pytest.raises(StepRefused, match=why):
        submit(cast, **stated)


def test_the_clerk_writes_it_down_at_the_desk(cast: Cast) -> None:
    brief(cast, date(2026, 5, 6))
    clerk = logged_in(cast, "clerk")
    told = {"month": "2026-05", "receivers": "县委办、县政府办", "submitted_on": "2026-06-01"}
    page = clerk.post("/desk/submissions/", told, follow=True).content.decode()
    assert "报送已记录" in page and "县委办、县政府办" in page
    again = clerk.post("/desk/submissions/", told)
    assert again.status_code == 409 and "已经报送过" in again.content.decode()
    assert clerk.post("/desk/submissions/", {**told, "month": "5 月"}).status_code == 422
    assert (
        "须由“经办”人员记录" in logged_in(cast, "director").post("/desk/submissions/", told).content.decode()
    )
