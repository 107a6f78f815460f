"""The way of one delivery, from leaving to receipt or return, and the letter that is sent once more."""

from gongkai.applications.choices import DeliveryState
from gongkai.applications.requirements import deliveries as needs
from gongkai.casework.procedure import Step

SERVICE = "国办公开办函〔2016〕235号"
DELIVERIES = (
    Step(
        "confirm_delivery",
        "登记签收和回证",
        (DeliveryState.UNDER_WAY, DeliveryState.RECEIVED),
        None,
        SERVICE,
        (needs.a_receipt, needs.a_day_of_receipt),
    ),
    Step(
        "record_return",
        "登记退回",
        (DeliveryState.UNDER_WAY,),
        None,
        SERVICE,
        (needs.a_reason_of_return, needs.a_day_of_return),
    ),
    Step(
        "deliver_again",
        "再次送达",
        (DeliveryState.UNDER_WAY, DeliveryState.RETURNED),
        None,
        SERVICE,
        (
            needs.the_last_of_its_letter,
            needs.a_way,
            needs.a_reason_to_send_again,
            needs.a_day_of_sending_again,
            needs.a_mail_number,
            needs.an_organ_that_bears_it,
        ),
    ),
)
