"""What a reply is filled in with from the records."""

from datetime import date

from conftest import Cast

from gongkai.applications import actions
from gongkai.applications.models import Application
from gongkai.applications.tests.samples import brought_to, moment, sent
from gongkai.desk.reply_hints import recorded


def test_what_was_given_up_is_the_correction_where_the_charge_was_paid(cast: Cast) -> None:
    on, later = date(2021, 3, 1), date(2021, 3, 8)
    application = brought_to("registered", cast, on=on)
    fee = actions.charge_fee(
        application.pk, actor=cast.clerk, method="page", count=45, how_to_pay="财政专户", at=moment(on)
    )
    sent(fee.notice, cast, on=on, received_on=on)
    actions.confirm_payment(
        application.pk, actor=cast.clerk, paid_on=later, voucher="宁财0001", at=moment(later)
    )
    asked = actions.ask_correction(
        application.pk,
        actor=cast.clerk,
        unclear="没有写明年度",
        how="写明年度",
        due_on=date(2021, 3, 22),
        at=moment(later),
    )
    sent(asked.notice, cast, on=later, received_on=later)
    found = recorded(Application.objects.get(pk=application.pk), cast.clerk)["notice_and_expiry"]
    assert found.startswith("2021年3月8日发出《补正告知书》")
    assert found.endswith("补正期限至2021年3月22日届满")
