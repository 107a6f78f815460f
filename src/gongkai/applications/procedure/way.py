"""From submission to delivery: drafted by one, reviewed and signed by others."""

from gongkai.applications.choices import State
from gongkai.applications.procedure.regulation import REGULATION
from gongkai.applications.requirements import (
    consultations,
    deliveries,
    fitting,
    holdings,
    letter_texts,
    receiving,
    replies,
    said,
)
from gongkai.casework.procedure import Step

WAY = (
    Step(
        "register",
        "确认收到并登记",
        (State.SUBMITTED,),
        State.REGISTERED,
        f"{REGULATION}第三十一条",
        (
            replies.a_day_of_receipt,
            receiving.a_recorded_confirmation,
            receiving.a_kind_that_fits_the_paper,
            replies.a_handler_of_this_organ,
        ),
    ),
    Step(
        "record_contact",
        "记录联系情况",
        (State.SUBMITTED,),
        None,
        f"{REGULATION}第三十一条",
        (receiving.a_channel_to_confirm, receiving.an_attempt, receiving.a_day_of_the_attempt),
    ),
    Step(
        "shelve",
        "联系不上，存查",
        (State.SUBMITTED,),
        None,
        f"{REGULATION}第三十一条",
        (receiving.a_channel_to_confirm, receiving.attempts_enough, receiving.a_reason_to_shelve),
    ),
    Step(
        "assign",
        "指定承办人",
        (State.SUBMITTED, State.REGISTERED, State.DRAFTED, State.REVIEWED, State.SIGNED),
        None,
        "",
        (replies.a_chosen_handler, replies.a_handler_of_this_organ),
    ),
    Step(
        "draft_reply",
        "拟写答复",
        (State.REGISTERED, State.DRAFTED),
        State.DRAFTED,
        f"{REGULATION}第三十六条至第三十九条",
        (
            replies.an_outcome,
            fitting.an_outcome_that_fits_the_clock,
            replies.what_the_outcome_must_state,
            letter_texts.a_right_organ_that_can_be_reached,
            letter_texts.an_article_that_forbids,
            replies.items_of_this_organ,
            holdings.holdings_that_fit_the_outcome,
            replies.a_reconsideration_organ,
        ),
    ),
    Step(
        "review_reply",
        "审核答复",
        (State.DRAFTED,),
        State.REVIEWED,
        f"{REGULATION}第十七条",
        (letter_texts.a_letter_that_says_all, holdings.a_letter_that_names_what_is_given),
    ),
    Step(
        "send_back_reply",
        "退回重拟",
        (State.DRAFTED, State.REVIEWED),
        State.REGISTERED,
        "",
        (replies.a_reason,),
    ),
    Step(
        "sign_reply",
        "签发答复",
        (State.REVIEWED,),
        State.SIGNED,
        f"{REGULATION}第四十五条",
        (
            replies.a_document_mark,
            letter_texts.a_letter_that_says_all,
            replies.the_right_remedy,
            fitting.the_outcome_still_fits,
            fitting.no_charge_under_way,
            holdings.a_letter_that_names_what_is_given,
            said.no_unsent_letter,
            consultations.no_open_consultation,
            consultations.no_objection_without_a_decision,
        ),
    ),
    Step(
        "deliver",
        "送达答复",
        (State.SIGNED,),
        State.DELIVERED,
        f"{REGULATION}第四十条",
        (
            deliveries.a_way,
            replies.a_day_of_delivery,
            deliveries.a_mail_number,
            deliveries.an_organ_that_bears_it,
        ),
    ),
)
