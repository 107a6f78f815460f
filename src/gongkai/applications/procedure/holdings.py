"""所持信息: picking and uploading, deciding on each, taking out, and releasing to the public what was given."""

from gongkai.applications.choices import State
from gongkai.applications.procedure.regulation import REGULATION
from gongkai.applications.requirements import holdings, release
from gongkai.casework.procedure import Step

WHILE_DRAFTING = (State.REGISTERED, State.DRAFTED)
HOLDINGS = (
    Step(
        "hold",
        "选取信息",
        WHILE_DRAFTING,
        None,
        f"{REGULATION}第三十六条、第三十七条",
        (
            holdings.room_for_more,
            holdings.an_item_of_this_organ,
            holdings.a_file_that_can_be_read,
            holdings.a_disposition,
        ),
    ),
    Step(
        "decide_holding",
        "决定公开范围",
        WHILE_DRAFTING,
        None,
        f"{REGULATION}第三十七条",
        (holdings.a_holding_of_this_application, holdings.a_disposition),
    ),
    Step("drop_holding", "移除文件", WHILE_DRAFTING, None, "", (holdings.a_holding_of_this_application,)),
    Step(
        "redact",
        "遮盖",
        WHILE_DRAFTING,
        None,
        f"{REGULATION}第三十七条",
        (holdings.a_holding_of_this_application, holdings.marks_with_reasons),
    ),
)
RELEASE = (
    Step(
        "release_to_public",
        "转为主动公开",
        (State.SIGNED, State.DELIVERED),
        None,
        f"{REGULATION}第四十四条",
        (release.not_released_yet, release.something_was_given, release.nothing_of_the_applicant),
    ),
)
