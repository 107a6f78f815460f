"""A letter on its way: drafted, signed by another, sent, received."""

from gongkai.applications.choices import NoticeState
from gongkai.applications.procedure.regulation import REGULATION
from gongkai.applications.requirements import deliveries, notices, retyping
from gongkai.casework.procedure import Step

LETTERS = (
    Step("amend_notice", "修改文书", (NoticeState.DRAFTED,), None, "", (notices.a_text,)),
    Step(
        "sign_notice",
        "签发文书",
        (NoticeState.DRAFTED,),
        NoticeState.SIGNED,
        f"{REGULATION}第四十五条",
        (
            notices.an_application_in_hand,
            notices.a_text_that_says_all,
            retyping.a_letter_that_quotes_the_record,
            notices.days_that_are_still_right,
            notices.a_document_mark,
        ),
    ),
    Step(
        "send_notice",
        "发出文书",
        (NoticeState.SIGNED,),
        NoticeState.SENT,
        f"{REGULATION}第四十条",
        (
            deliveries.a_way,
            deliveries.a_way_that_reaches_them,
            notices.a_day_of_sending,
            deliveries.a_mail_number,
            deliveries.an_organ_that_bears_it,
            notices.an_application_in_hand,
            notices.in_time_to_extend,
            notices.days_that_are_still_right,
        ),
    ),
    Step(
        "drop_notice",
        "作废文书",
        (NoticeState.DRAFTED, NoticeState.SIGNED),
        NoticeState.DROPPED,
        "",
        (notices.a_reason,),
    ),
    Step(
        "confirm_notice_received",
        "记录对方收到",
        (NoticeState.SENT,),
        None,
        "",
        (notices.not_confirmed_yet, notices.a_day_of_their_receipt),
    ),
    Step(
        "record_answer",
        "记录征求到的意见",
        (NoticeState.SENT,),
        None,
        f"{REGULATION}第三十二条、第三十四条",
        (notices.a_consultation_that_is_open, notices.an_answer, notices.a_day_of_the_answer),
    ),
)
