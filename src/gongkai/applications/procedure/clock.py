"""What stops, restarts or prolongs the clock."""

from gongkai.applications.choices import State
from gongkai.applications.procedure.regulation import REGULATION
from gongkai.applications.requirements import consultations, corrections, notices, periods, receiving, said
from gongkai.casework.procedure import Step

CLOCK = (
    Step(
        "ask_correction",
        "要求补正",
        (State.REGISTERED,),
        None,
        f"{REGULATION}第三十条",
        (
            said.the_clock_runs,
            corrections.no_correction_yet,
            corrections.what_is_unclear,
            corrections.a_correction_period,
        ),
    ),
    Step(
        "receive_correction",
        "收到补正",
        (State.REGISTERED, State.DRAFTED),
        State.REGISTERED,
        f"{REGULATION}第三十条、第三十一条",
        (
            corrections.a_correction_awaited,
            corrections.a_corrected_text,
            receiving.a_way_of_the_correction,
            receiving.a_confirmed_correction,
            corrections.a_day_of_the_corrected_application,
        ),
    ),
    Step(
        "ask_explanation",
        "要求说明理由",
        (State.REGISTERED,),
        None,
        f"{REGULATION}第三十五条",
        (
            said.the_clock_runs,
            corrections.no_explanation_yet,
            corrections.counts_that_are_excessive,
            corrections.an_explanation_period,
        ),
    ),
    Step(
        "receive_explanation",
        "收到说明",
        (State.REGISTERED, State.DRAFTED),
        None,
        f"{REGULATION}第三十五条",
        (
            corrections.an_explanation_awaited,
            corrections.an_explanation_given,
            corrections.a_day_of_explaining,
        ),
    ),
    Step(
        "judge_explanation",
        "审查说明的理由",
        (State.REGISTERED,),
        None,
        f"{REGULATION}第三十五条",
        (corrections.an_explanation_to_judge, corrections.a_judgement),
    ),
    Step(
        "delay_reply",
        "延迟答复",
        (State.REGISTERED,),
        None,
        f"{REGULATION}第三十五条",
        (
            said.the_clock_runs,
            corrections.a_reason_found_good,
            corrections.a_later_day,
            periods.before_the_due_day,
            said.no_letter_of_this_kind_in_hand,
        ),
    ),
    Step(
        "consult",
        "征求意见",
        (State.REGISTERED, State.DRAFTED),
        None,
        f"{REGULATION}第三十二条至第三十四条",
        (
            said.the_clock_runs,
            consultations.a_party,
            consultations.a_matter,
            consultations.not_asked_already,
            consultations.a_day_for_an_organ,
        ),
    ),
    Step(
        "tell_of_consultation",
        "告知申请人征求意见",
        (State.REGISTERED, State.DRAFTED),
        None,
        f"{REGULATION}第三十三条第三款",
        (said.no_letter_of_this_kind_in_hand,),
    ),
    Step(
        "override_objection",
        "决定公开并告知第三方",
        (State.REGISTERED, State.DRAFTED, State.REVIEWED),
        None,
        f"{REGULATION}第三十二条",
        (notices.an_objection_to_override,),
    ),
    Step(
        "extend",
        "延长答复期限",
        (State.REGISTERED, State.DRAFTED, State.REVIEWED),
        None,
        f"{REGULATION}第三十三条第二款",
        (
            said.the_clock_runs,
            periods.days_of_extension,
            periods.a_reason_to_extend,
            periods.before_the_due_day,
            said.no_letter_of_this_kind_in_hand,
        ),
    ),
    Step(
        "charge_fee",
        "通知收费",
        (State.REGISTERED,),
        None,
        f"{REGULATION}第四十二条",
        (said.the_clock_runs, periods.no_fee_yet, periods.a_fee_to_charge),
    ),
    Step(
        "confirm_payment",
        "确认缴费",
        (State.REGISTERED, State.DRAFTED),
        State.REGISTERED,
        f"{REGULATION}第四十二条",
        (periods.a_payment_awaited, periods.a_payment),
    ),
)
