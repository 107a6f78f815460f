"""A reply states what its outcome requires, and tells rightly how to challenge it."""

from datetime import date

import pytest
from conftest import Cast

from gongkai.applications import actions, letters
from gongkai.applications.intake import WantedInformation
from gongkai.applications.models import Application
from gongkai.applications.tests.samples import DUE_ON, brought_to, moment
from gongkai.casework.procedure import StepRefused


@pytest.mark.parametrize(
    ("outcome", "particulars", "missing"),
    [
        ("36.4", {}, "检索记录"),
        ("36.4", {"search_record": "   "}, "检索记录"),
        ("36.3/14b", {"reason": "法律禁止"}, "禁止公开的法律、行政法规条文"),
        ("36.3/14b", {"forbidding_article": "《中华人民共和国统计法》第九条"}, "须写明：理由"),
        ("36.5", {"reason": "由财政部门制作"}, "负责公开的行政机关及联系方式"),
        ("37", {"open_part": "户数"}, "不予公开部分的理由"),
        ("36.2", {}, "公开的信息，或者获取的方式、途径和时间"),
    ],
)
def test_a_reply_states_what_its_outcome_requires(
    cast: Cast, outcome: str, particulars: dict[str, str], missing: str
) -> None:
    application = brought_to("registered", cast)
    with pytest.raises(StepRefused, match=missing):
        actions.draft_reply(application.pk, actor=cast.clerk, outcome=outcome, particulars=particulars)


@pytest.mark.parametrize(
    ("outcome", "reason"),
    [
        ("36.9", "须选择答复类型"),
        ("30.x", "没有逾期的补正告知"),
        ("fee", "没有逾期的收费通知"),
        ("withdrawn", "不是答复"),
        ("30+", "须先书面告知申请人补正"),
    ],
)
def test_what_is_no_reply_now_cannot_be_drafted(cast: Cast, outcome: str, reason: str) -> None:
    application = brought_to("registered", cast)
    with pytest.raises(StepRefused, match=reason):
        actions.draft_reply(
            application.pk, actor=cast.clerk, outcome=outcome, particulars={"unclear_part": "年度"}
        )


REFUSAL = {"reason": "属于内部请示报告"}


def reviewed_letter(cast: Cast, letter: str | None, *, on: date, outcome: str = "36.3/16b") -> int:
    application = brought_to("registered", cast, on=on)
    actions.draft_reply(
        application.pk,
        actor=cast.clerk,
        outcome=outcome,
        particulars=REFUSAL,
        letter=letter,
        at=moment(on),
    )
    actions.review_reply(application.pk, actor=cast.section_head, at=moment(on))
    return application.pk


def test_a_letter_without_the_remedies_cannot_be_signed(cast: Cast) -> None:
    on = date(2026, 3, 2)
    application = brought_to("registered", cast, on=on)
    right = letters.compose(application, "36.3/16b", REFUSAL, on)
    without = "\n".join(line for line in right.splitlines() if "行政复议" not in line)
    application_id = _reviewed(cast, application.pk, without, on)
    with pytest.raises(StepRefused, match="没有写明正确的救济途径"):
        actions.sign_reply(application_id, actor=cast.director, at=moment(on))


def test_a_draft_from_before_the_new_law_cannot_be_signed_under_it(cast: Cast) -> None:
    application_id = reviewed_letter(cast, None, on=date(2023, 12, 29))
    with pytest.raises(StepRefused, match="先向青石县人民政府申请行政复议"):
        actions.sign_reply(application_id, actor=cast.director, at=moment(date(2024, 1, 2)))


@pytest.mark.parametrize(
    "added", ["也可以直接向青石县人民法院提起行政诉讼。", "或者在六个月内依法向人民法院起诉。"]
)
def test_a_refusal_that_also_offers_a_direct_suit_cannot_be_signed(cast: Cast, added: str) -> None:
    on = date(2026, 3, 2)
    application = brought_to("registered", cast, on=on)
    right = letters.compose(application, "36.3/16b", REFUSAL, on)
    wrong = f"{right}\n{added}"
    application_id = _reviewed(cast, application.pk, wrong, on)
    with pytest.raises(StepRefused, match="不能写可以直接起诉"):
        actions.sign_reply(application_id, actor=cast.director, at=moment(on))


def test_what_may_be_sued_over_at_once_does_not_say_that_review_comes_first(cast: Cast) -> None:
    on, stated = date(2026, 3, 2), {"search_record": "检索全部档案"}
    application = brought_to("drafted", cast, on=on, outcome="36.4", particulars=stated)
    wrong = f"{application.reply.letter}\n不服的，应当先向青石县人民政府申请行政复议。"
    draft = {"outcome": "36.4", "particulars": stated, "letter": wrong, "at": moment(on, 1)}
    actions.draft_reply(application.pk, actor=cast.clerk, **draft)
    actions.review_reply(application.pk, actor=cast.section_head, at=moment(on, 2))
    with pytest.raises(StepRefused, match="不能写应当先申请行政复议"):
        actions.sign_reply(application.pk, actor=cast.director, at=moment(on, 3))


def test_what_the_applicant_wrote_of_suits_does_not_stop_the_signature(cast: Cast) -> None:
    on = date(2026, 3, 2)
    asked = WantedInformation("2025年三个月内直接向法院起诉的统计\n以及有关报告")
    application = brought_to("reviewed", cast, on=on, wanted=asked, outcome="36.3/16b", particulars=REFUSAL)
    assert actions.sign_reply(application.pk, actor=cast.director, at=moment(on)).document_number


def test_an_edited_letter_with_the_right_remedies_can_be_signed(cast: Cast) -> None:
    on = date(2026, 3, 2)
    application = brought_to("registered", cast, on=on)
    edited = letters.compose(application, "36.3/16b", REFUSAL, on).replace("经审查", "经认真审查")
    reply = actions.sign_reply(
        _reviewed(cast, application.pk, f"\n\n  {edited}  \n", on), actor=cast.director, at=moment(on)
    )
    assert "经认真审查" in reply.letter


def _reviewed(cast: Cast, application_id: int, letter: str, on: date) -> int:
    actions.draft_reply(
        application_id,
        actor=cast.clerk,
        outcome="36.3/16b",
        particulars=REFUSAL,
        letter=letter,
        at=moment(on),
    )
    actions.review_reply(application_id, actor=cast.section_head, at=moment(on))
    return application_id


def test_an_organ_without_a_reconsideration_organ_cannot_draft(cast: Cast) -> None:
    application = brought_to("registered", cast)
    cast.organ.reconsideration_organ = ""
    cast.organ.save()
    with pytest.raises(StepRefused, match="行政复议机关"):
        actions.draft_reply(
            application.pk, actor=cast.clerk, outcome="36.4", particulars={"search_record": "x"}
        )


@pytest.mark.parametrize(
    "nothing", ["无", "——", "略。", "  ", "　　", "。。。！", "\u200b\u3164", "啊啊啊", "……同上"]
)
def test_a_particular_that_says_nothing_is_missing(nothing: str, cast: Cast) -> None:
    application = brought_to("registered", cast)
    with pytest.raises(StepRefused, match="须写明：检索记录"):
        actions.draft_reply(
            application.pk, actor=cast.clerk, outcome="36.4", particulars={"search_record": nothing}
        )


@pytest.mark.parametrize(
    ("outcome", "stated", "reason"),
    [
        ("36.5", {"reason": "由财政部门制作", "right_organ": "青石县财政局"}, "须写明联系方式"),
        ("36.3/14b", {"forbidding_article": "统计法", "reason": "单个统计对象"}, "须写明到条"),
        ("36.3/14c", {"reason": "涉及管网"}, "须写明属于哪一种：国家安全、公共安全、经济安全、社会稳定"),
        ("36.3/16a", {"reason": "内部信息"}, "须写明属于哪一种：人事管理、后勤管理、内部工作流程"),
        ("36.3/16b", {"reason": "尚在研究"}, "须写明属于哪一种：讨论记录、过程稿、磋商信函、请示报告"),
        ("37", {"open_part": "户数", "withheld_part_reasons": "不宜公开"}, "须写明属于哪一种：第十四条"),
    ],
)
def test_what_a_ground_must_contain_is_asked_for(
    outcome: str, stated: dict[str, str], reason: str, cast: Cast
) -> None:
    application = brought_to("registered", cast)
    with pytest.raises(StepRefused, match=reason):
        actions.draft_reply(application.pk, actor=cast.clerk, outcome=outcome, particulars=stated)


def test_an_organ_that_cannot_be_told_may_stay_open(cast: Cast) -> None:
    stated = {"reason": "不是本机关制作", "right_organ": "经与县档案馆核对，无法确定制作机关"}
    assert brought_to("signed", cast, outcome="36.5", particulars=stated).outcome == "36.5"


@pytest.mark.parametrize(
    ("lost", "named"),
    [
        ("由陈经办检索 2015 至 2020 年收发文", "检索记录"),
        ("A640299041-2020-0001", "申请编号"),
        ("2020年5月15日", "收到申请的日期（2020年5月15日）"),
        ("第三十六条第四项", "依据（《中华人民共和国政府信息公开条例》第三十六条第四项）"),
    ],
)
def test_a_letter_that_lost_what_it_must_say_is_not_signed(lost: str, named: str, cast: Cast) -> None:
    stated = {"search_record": "由陈经办检索 2015 至 2020 年收发文"}
    application = brought_to("drafted", cast, outcome="36.4", particulars=stated)
    letter = application.reply.letter
    assert lost in letter
    actions.draft_reply(
        application.pk,
        actor=cast.clerk,
        outcome="36.4",
        particulars=stated,
        letter=letter.replace(lost, ""),
        at=moment(DUE_ON),
    )
    with pytest.raises(StepRefused) as refused:
        actions.review_reply(application.pk, actor=cast.section_head, at=moment(DUE_ON))
    assert any("没有写明" in each and named in each for each in refused.value.reasons)
    Application.objects.filter(pk=application.pk).update(state="reviewed")
    with pytest.raises(StepRefused) as refused:
        actions.sign_reply(application.pk, actor=cast.director, at=moment(DUE_ON))
    assert any("没有写明" in each and named in each for each in refused.value.reasons)


def test_a_ground_that_stands_only_in_the_applicants_own_words_is_not_stated(cast: Cast) -> None:
    ground = "危房改造补助资金分配的过程稿"
    wanted = WantedInformation(f"请公开{ground}")
    application = brought_to(
        "drafted", cast, outcome="36.3/16b", particulars={"reason": ground}, wanted=wanted
    )
    letter = application.reply.letter.replace(f"。{ground}", "。")
    assert letter.count(ground) == 1
    actions.draft_reply(
        application.pk,
        actor=cast.clerk,
        outcome="36.3/16b",
        particulars={"reason": ground},
        letter=letter,
        at=moment(DUE_ON),
    )
    with pytest.raises(StepRefused, match="没有写明：理由"):
        actions.review_reply(application.pk, actor=cast.section_head, at=moment(DUE_ON))
