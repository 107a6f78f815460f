"""An office that does what was planned, step by step, through the real actions."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

from conftest import Cast

from gongkai.applications import actions
from gongkai.applications.intake import ApplicantDetails, Confirmation, WantedInformation
from gongkai.applications.models import Application
from gongkai.applications.tests.samples import moment, sent
from gongkai.remedies import actions as remedies
from gongkai.remedies.models import Lawsuit, Reconsideration
from gongkai.report.tests.sixty_cases import Challenge, Told, plan

CONFIRMED = Confirmation(means="phone", with_whom="申请人本人")
STATED: dict[str, dict[str, str]] = {
    "36.1": {"access_path": "本机关网站"},
    "36.2": {"content_or_path": "随本告知书提供"},
    "37": {"open_part": "户数", "withheld_part_reasons": "身份证号属于个人隐私（条例第十五条）"},
    "36.3/14a": {"secrecy": "秘密级，十年", "reason": "涉及供水要害"},
    "36.3/14b": {"forbidding_article": "《中华人民共和国统计法》第九条", "reason": "可以识别单个统计对象"},
    "36.3/14c": {"reason": "涉及管网要害部位，危及公共安全"},
    "36.3/15": {"reason": "涉及报价", "third_party_record": "已征求，不同意"},
    "36.3/16a": {"reason": "考勤记录，属于人事管理"},
    "36.3/16b": {"reason": "内部请示报告"},
    "36.3/16c": {"reason": "处罚案卷"},
    "36.7": {"special_law": "《不动产登记暂行条例》", "place_to_ask": "登记中心"},
    "36.4": {"search_record": "档案室以“危房”检索全部收发文"},
    "36.5": {"reason": "由财政部门制作", "right_organ": "青石县财政局 0952-6000002"},
    "38": {"search_record": "检索五年台账", "reason": "须逐户汇总"},
    "30+": {"unclear_part": "没有写明年度"},
    "39.1": {"proper_channel": "青石县信访局"},
    "36.6": {"earlier_reply": "青住建公开告〔2019〕1号（2019年6月3日）"},
    "39.2": {"how_to_obtain": "青石县图书馆"},
    "35": {"request_counts": "一个月内 86 件", "reason": "未说明理由"},
    "reconfirm": {"reason": "2019年已提供"},
    "30.x": {"notice_and_expiry": "期限已过"},
    "fee": {"notice_and_expiry": "期限已过"},
    "not_government_information": {"reason": "属于咨询"},
    "other": {"reason": "两件合并答复"},
}


class Office:
    """The agency's staff, who do what was planned."""

    def __init__(self, cast: Cast, random: Random) -> None:
        self.cast, self.random, self.served = cast, random, 0

    def do(self, told: Told) -> None:
        """Take in, register, and bring one application to where the plan says."""
        if told.is_piece:
            return  # its form's first piece does it
        pk = self._taken_in(told)
        if told.pieces:
            made = actions.split(
                pk,
                actor=self.cast.clerk,
                pieces=[f"第{nth}项" for nth in range(len(told.pieces) + 1)],
                at=moment(told.received_on or date.min, 2),
            )
            for piece, application in zip(told.pieces, made[1:], strict=True):
                self._finished(application.pk, piece)
        if told.received_on is not None:
            self._finished(pk, told)

    def _finished(self, pk: int, told: Told) -> None:
        assert told.received_on is not None
        if told.outcome == "withdrawn":
            assert told.closed_on is not None
            actions.withdraw_application(
                pk, actor=self.cast.clerk, evidence="来函撤回", at=moment(told.closed_on)
            )
        elif told.closed_on is not None:
            _BEFORE.get(told.outcome, nothing)(self, pk, told)
            self._reply(pk, told.outcome, told.closed_on)
            for challenge in told.challenges:
                self._challenge(pk, challenge)
        if told.closed_on is not None or self.random.random() < 0.5:
            return
        self._extended(pk, told.received_on)

    def _taken_in(self, told: Told) -> int:
        self.served += 1
        channel = self.random.choice(("internet", "in_person", "mail_signed", "fax"))
        came = told.received_on or date(2020, 6, 1)
        actor = {} if channel == "internet" else {"actor": self.cast.clerk}
        application = actions.submit(
            self.cast.organ,
            applicant=applicant(told.kind, self.served),
            wanted=WantedInformation(f"第{self.served}项工程的验收资料"),
            submission_key=f"form-{self.served}",
            channel=channel,
            at=moment(came, 0),
            **actor,
        ).application
        if told.received_on is not None:
            confirmation = CONFIRMED if channel in ("internet", "fax") else None
            actions.register(
                application.pk,
                actor=self.cast.clerk,
                received_on=came,
                confirmation=confirmation,
                at=moment(came, 1),
            )
        return application.pk

    def _reply(self, pk: int, outcome: str, on: date) -> None:
        cast, day = self.cast, on - timedelta(days=1)

        def draft() -> None:
            actions.draft_reply(
                pk, actor=cast.clerk, outcome=outcome, particulars=STATED[outcome], at=moment(day, 2)
            )

        draft()
        if self.random.random() < 0.2:
            actions.send_back_reply(pk, actor=cast.section_head, reason="措辞", at=moment(day, 3))
            draft()
        actions.review_reply(pk, actor=cast.section_head, at=moment(day, 4))
        actions.sign_reply(pk, actor=cast.director, at=moment(day, 5))
        actions.deliver(pk, actor=cast.clerk, method="pick_up", delivered_on=on, at=moment(on, 6))

    def _challenge(self, pk: int, challenge: Challenge) -> None:
        self.served += 1
        number, at = f"青案〔{challenge.filed_on.year}〕{self.served}号", moment(challenge.filed_on, 7)
        kind: Any = Reconsideration if challenge.way == "review" else Lawsuit
        record: Any
        if challenge.way == "review":
            record = remedies.register_reconsideration(
                pk, actor=self.cast.clerk, case_number=number, filed_on=challenge.filed_on, at=at
            ).reconsideration
        else:
            before = Reconsideration.objects.filter(application_id=pk).last()
            record = remedies.register_lawsuit(
                pk,
                actor=self.cast.clerk,
                case_number=number,
                filed_on=challenge.filed_on,
                after_review_id=before.pk if before and challenge.way == "after_review" else None,
                at=at,
            ).lawsuit
        if challenge.closed_on is None:
            return
        again = challenge.result == "corrected" and self.random.random() < 0.7
        remedies.close(
            kind,
            record.pk,
            actor=self.cast.clerk,
            result=challenge.result,
            closed_on=challenge.closed_on,
            decision_number="青政复决〔2020〕3号",
            must_act_again=again,
            at=moment(challenge.closed_on, 7),
        )
        if again and not Application.objects.filter(acts_again_on=pk).exists():
            day = challenge.closed_on + timedelta(days=3)
            made = actions.act_again(
                pk, actor=self.cast.clerk, ordered_on=day, basis="青政复决〔2020〕3号", at=moment(day)
            )
            self._reply(made.pk, "36.2", day + timedelta(days=6))

    def _extended(self, pk: int, on: date) -> None:
        day = on + timedelta(days=2)
        extension = actions.extend(pk, actor=self.cast.clerk, days=10, reason="须调取档案", at=moment(day))
        sent(extension.notice, self.cast, on=day)


def nothing(office: Office, pk: int, told: Told) -> None:
    """Most replies need nothing before them."""


def _asked_to_correct(office: Office, pk: int, told: Told) -> None:
    assert told.received_on is not None
    on = told.received_on + timedelta(days=1)
    correction = actions.ask_correction(
        pk,
        actor=office.cast.clerk,
        unclear="没有写明年度",
        how="写明年度",
        due_on=on + timedelta(days=14),
        at=moment(on),
    )
    sent(correction.notice, office.cast, on=on, received_on=on + timedelta(days=2))


def _corrected(office: Office, pk: int, told: Told) -> None:
    assert told.received_on is not None
    _asked_to_correct(office, pk, told)
    day = told.received_on + timedelta(days=10)
    actions.receive_correction(
        pk, actor=office.cast.clerk, wanted="验收资料", received_on=day, at=moment(day)
    )


def _charged(office: Office, pk: int, told: Told) -> None:
    assert told.received_on is not None
    on = told.received_on + timedelta(days=1)
    fee = actions.charge_fee(
        pk, actor=office.cast.clerk, method="page", count=45, how_to_pay="财政专户", at=moment(on)
    )
    sent(fee.notice, office.cast, on=on, received_on=on + timedelta(days=2))


def _asked_why(office: Office, pk: int, told: Told) -> None:
    assert told.received_on is not None
    on = told.received_on + timedelta(days=1)
    explanation = actions.ask_explanation(
        pk, actor=office.cast.clerk, counts="一个月内 86 件", due_on=on + timedelta(days=10), at=moment(on)
    )
    sent(explanation.notice, office.cast, on=on, received_on=on)


def _objected(office: Office, pk: int, told: Told) -> None:
    assert told.received_on is not None
    on = told.received_on + timedelta(days=1)
    consultation = actions.consult(
        pk, actor=office.cast.clerk, kind="third_party", party="王建国", matter="报价", at=moment(on)
    )
    sent(consultation.notice, office.cast, on=on, received_on=on)
    day = on + timedelta(days=9)
    actions.record_answer(
        consultation.notice_id, actor=office.cast.clerk, answer="objects", answered_on=day, at=moment(day)
    )


_BEFORE: dict[str, Callable[[Office, int, Told], None]] = {
    "30.x": _asked_to_correct,
    "30+": _corrected,
    "fee": _charged,
    "35": _asked_why,
    "36.3/15": _objected,
}


def applicant(kind: str, nth: int) -> ApplicantDetails:
    """An invented applicant of that kind."""
    if kind == "natural_person":
        return ApplicantDetails(
            kind=kind, name=f"李{nth}", paper="passport", paper_number=f"E{nth:08d}", phone="13909520001"
        )
    return ApplicantDetails(
        kind=kind,
        name=f"青石县第{nth}单位",
        paper="credit_code",
        paper_number="91640221MA7DEM219G",
        phone="0952-6000009",
        contact="钱小敏",
    )


def done(cast: Cast, seed: int) -> list[Told]:
    """The plan of that seed, done; the same list is what a clerk would have noted."""
    random = Random(seed)
    told = plan(random)
    office = Office(cast, random)
    for each in told:
        office.do(each)
    return told
