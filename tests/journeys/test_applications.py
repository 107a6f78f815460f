"""依申请公开 in a browser: from any beginning to any end, each member at their desk and the applicant on a phone."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from gongkai.items.imports.tests.workbooks import resident_id
from tests.journeys.applying import (
    Applied,
    applied,
    delivered,
    drafted_reply,
    filled,
    opened,
    receipt,
    sent_letter,
    taken,
    tracked,
)
from tests.journeys.colleagues import follow, submit
from tests.journeys.visitors import barriers, is_wider_than_its_window

expect.set_options(timeout=20_000)  # a walk is slow where eight others walk
Office = Callable[[str], Page]
POSTED = {"method": "mail", "evidence": "EMS 1234567890123"}
MONTH = 31  # days: more than the twenty workdays of a payment


def day(later: int = 0) -> str:
    return (date.today() + timedelta(days=later)).isoformat()  # noqa: DTZ011


def is_right(page: Page) -> None:
    """Without barriers, and no wider than its window."""
    assert not barriers(page)
    assert not is_wider_than_its_window(page)


@pytest.mark.journey
def test_what_is_asked_at_the_counter_is_disclosed_from_the_register(office: Office) -> None:
    clerk = office("clerk")
    clerk.goto("/desk/applications/new/")
    filled(clerk, channel="in_person", name="周问津", paper_number="640221199001011231", phone="13909521234")
    filled(clerk, description="平住建发〔2020〕15号文件的复印件")
    submit(clerk)
    number = receipt(clerk).number
    follow(clerk, "打开这份申请")
    address = clerk.url
    expect(clerk.get_by_role("heading", name="下一步：请登记收到之日")).to_be_visible()
    is_right(clerk)
    taken(clerk, address, "确认收到并登记")
    expect(clerk.get_by_text("剩 20 个工作日").first).to_be_visible()

    follow(clerk, "拟写答复")
    clerk.get_by_role("link", name="予以公开", exact=True).click()
    clerk.get_by_role("checkbox", name=re.compile("平住建发〔2020〕15号")).check()
    clerk.locator("button[value=compose]").click()
    expect(clerk.locator("[name=letter]")).to_have_value(
        re.compile("平住建发〔2020〕15号.*行政复议", re.DOTALL)
    )
    is_right(clerk)
    clerk.locator("button[value=save]").click()
    expect(clerk.get_by_role("heading", name="下一步：答复书等待审核")).to_be_visible()
    delivered(clerk, office("head"), office("director"), address)
    expect(clerk.get_by_role("heading", name="下一步：已办结")).to_be_visible()
    expect(clerk.locator("main")).to_contain_text("提供的信息")
    clerk.goto("/desk/")
    expect(clerk.get_by_text(number)).to_have_count(0)


@pytest.mark.journey
def test_an_unclear_application_is_corrected_online_and_answered(office: Office, applicant: Page) -> None:
    clerk, head = office("clerk"), office("head")
    application = applied(applicant, "最近几年房子补贴的文件，都要", serial=701)
    address = opened(clerk, application.number)
    taken(clerk, address, "确认收到并登记")
    taken(
        clerk,
        address,
        "要求补正",
        unclear="没有写明年度和补贴的种类",
        how="请写明年度，以及是公共租赁住房租赁补贴还是农村危房改造补助",
        due_on=day(later=14),
    )
    expect(clerk.get_by_role("heading", name="下一步：《补正告知书》等待签发")).to_be_visible()
    is_right(clerk)
    sent_letter(clerk, head, address)
    expect(clerk.get_by_role("heading", name="下一步：等申请人补正")).to_be_visible()

    tracked(applicant, application)
    expect(applicant.locator("main")).to_contain_text("没有写明年度和补贴的种类")
    is_right(applicant)
    applicant.locator("[name=wanted]").fill("2025 年公共租赁住房租赁补贴标准的文件")
    applicant.get_by_role("button", name="提交补正").click()
    expect(applicant.get_by_text("补正已提交").first).to_be_visible()
    expect(applicant.get_by_role("button", name="提交补正")).to_have_count(0)

    clerk.goto("/desk/")
    line = clerk.locator(".work-line").filter(has_text=application.number)
    expect(line).to_contain_text("收到补正")
    taken(clerk, address, "收到补正", means="phone")
    expect(clerk.locator("main")).to_contain_text("2025 年公共租赁住房租赁补贴标准的文件")
    drafted_reply(clerk, address, "予以公开", content_or_path="随函附租赁补贴标准文件一份")
    delivered(clerk, head, office("director"), address)
    tracked(applicant, application)
    expect(applicant.locator("main")).to_contain_text("随函附租赁补贴标准文件一份")
    with applicant.expect_download() as letter:
        applicant.get_by_role("button", name="下载（PDF）").click()
    assert Path(letter.value.path()).read_bytes().startswith(b"%PDF")


@pytest.mark.journey
def test_a_third_party_objects_and_the_public_interest_overrides(office: Office, applicant: Page) -> None:
    clerk, director = office("clerk"), office("director")
    application = applied(applicant, "2025 年城区供水管网改造工程的施工合同", serial=702)
    address = opened(clerk, application.number)
    taken(clerk, address, "确认收到并登记")
    company = "宁夏青石市政工程有限公司"
    taken(clerk, address, "征求意见", kind="third_party", party=company, matter="施工合同的单价和工程量清单")
    sent_letter(clerk, director, address, **POSTED)
    expect(clerk.get_by_text("征求意见期间，不计入").first).to_be_visible()
    is_right(clerk)
    taken(clerk, address, "告知申请人征求意见")
    sent_letter(clerk, office("head"), address)
    taken(clerk, address, "记录对方收到", received_on=day())
    taken(clerk, address, "记录征求到的意见", answer="objects", answered_on=day(), text="单价属于商业秘密")
    expect(clerk.get_by_role("heading", name=f"下一步：{company}不同意公开，请决定")).to_be_visible()

    tracked(applicant, application)
    expect(applicant.locator("main")).to_contain_text("征求第三方或者其他机关意见")
    expect(applicant.get_by_text(company)).to_have_count(0)
    drafted_reply(clerk, address, "予以公开", content_or_path="随函附施工合同一份")
    taken(office("head"), address, "审核答复")
    director.goto(f"{address}sign_reply/")
    director.locator("main form .button--primary[type=submit]").click()
    expect(director.locator("main [role=alert]")).to_contain_text("须先发出告知第三方决定书")

    interest = "供水安全关系公共利益，工程使用财政资金，公开有利于社会监督"
    clerk.goto(address)
    follow(clerk, "决定公开并告知第三方")
    filled(clerk, consultation_id=f"{company}：不同意公开", content="施工合同全文", reason=interest)
    submit(clerk)
    director.goto(address)
    follow(director, "签发文书")
    expect(director.locator(".letter")).to_contain_text(interest)
    expect(director.locator(".letter")).to_contain_text("行政复议")
    submit(director)
    taken(clerk, address, "发出文书", **POSTED)
    taken(director, address, "签发答复")
    taken(clerk, address, "送达答复")
    tracked(applicant, application)
    expect(applicant.locator("main")).to_contain_text("随函附施工合同一份")
    is_right(applicant)


@pytest.mark.journey
def test_a_state_secret_is_refused_and_answered_anew_after_reconsideration(
    office: Office, applicant: Page
) -> None:
    clerk = office("clerk")
    application = applied(applicant, "城区人民防空工程的布局图", serial=703)
    address = opened(clerk, application.number)
    taken(clerk, address, "确认收到并登记")
    clerk.goto(f"{address}draft_reply/?outcome=36.3/14a")
    clerk.locator("button[value=save]").click()
    expect(clerk.locator("main [role=alert]")).to_contain_text("这类答复必须写明")
    secrecy = "秘密级，依据人民防空工作国家秘密范围的规定确定，保密期限 20 年"
    drafted_reply(clerk, address, "属于国家秘密", secrecy=secrecy, reason="布局图公开后会损害国家安全")
    delivered(clerk, office("head"), office("director"), address)
    tracked(applicant, application)
    expect(applicant.locator("main")).to_contain_text("先向平罗县人民政府申请行政复议")

    taken(clerk, address, "登记行政复议", case_number=f"平政复 {application.number}", filed_on=day())
    taken(clerk, address, "登记收到副本", body="平罗县人民政府", served_on=day())
    expect(clerk.get_by_role("heading", name="下一步：请提交复议答复或者诉讼答辩")).to_be_visible()
    taken(clerk, address, "登记提交答复或答辩", answered_on=day())
    order = f"平政复决 {application.number}"
    taken(
        clerk,
        address,
        "登记审理结果",
        ending="review.revoked",
        closed_on=day(),
        decision_number=order,
        must_act_again=True,
    )
    is_right(clerk)
    follow(clerk, "依决定重新办理")
    expect(clerk.locator("[name=basis]")).to_have_value(order)
    filled(clerk, ordered_on=day())
    submit(clerk)
    expect(clerk.get_by_role("heading", name="下一步：已依决定重新办理")).to_be_visible()
    clerk.locator("main section").first.get_by_role("link").first.click()
    again = clerk.url
    assert again != address
    expect(clerk.get_by_text("剩 20 个工作日").first).to_be_visible()
    expect(clerk.locator("main")).to_contain_text("期限自收到决定的次日起算")
    tracked(applicant, application)
    expect(applicant.locator("main")).to_contain_text("依决定重新办理，查询码相同")
    is_right(applicant)


@pytest.mark.journey
def test_an_unpaid_fee_ends_the_application_after_its_twenty_workdays(
    office: Office, applicant: Page, staff: Office, time_passes: Callable[[int], None]
) -> None:
    clerk = office("clerk")
    application = applied(applicant, "2020 年至 2025 年农村危房改造竣工验收资料", serial=704)
    address = opened(clerk, application.number)
    taken(clerk, address, "确认收到并登记")
    taken(clerk, address, "通知收费", method="page", count="280", how_to_pay="到政务服务中心非税窗口缴纳")
    sent_letter(clerk, office("director"), address)
    tracked(applicant, application)
    expect(applicant.locator("main")).to_contain_text("发出收费通知书")
    expect(applicant.get_by_role("heading", name="请您缴费")).to_be_visible()
    expect(applicant.locator("main")).to_contain_text("5900元")
    is_right(applicant)
    clerk.goto(address)
    expect(clerk.get_by_role("heading", name="下一步：等申请人缴费")).to_be_visible()
    follow(clerk, "拟写答复")
    expect(clerk.locator("main")).to_contain_text("次日起才能视为放弃")

    time_passes(MONTH)
    clerk = staff("clerk")
    expect(clerk.locator(".work-line").filter(has_text=application.number)).to_contain_text("期限已过")
    clerk.goto(address)
    expect(clerk.get_by_role("heading", name="下一步：缴费期限已过，申请人没有缴费")).to_be_visible()
    follow(clerk, "拟写答复")
    clerk.get_by_role("link", name="逾期未缴费视为放弃申请").click()
    expect(clerk.locator("[name=particular_notice_and_expiry]")).to_have_value(re.compile("缴费期限至.*届满"))
    clerk.locator("button[value=save]").click()
    delivered(clerk, staff("head"), staff("director"), address)
    tracked(applicant, application)
    expect(applicant.locator("main")).to_contain_text("视为您放弃申请")


@pytest.mark.journey
def test_a_repetition_is_found_by_the_counters(office: Office, applicant: Page) -> None:
    clerk, head, director = office("clerk"), office("head"), office("director")
    wanted = "2025 年城区公共租赁住房配租方案和配租结果"
    first = applied(applicant, wanted, serial=705, name="苏再问")
    address = opened(clerk, first.number)
    taken(clerk, address, "确认收到并登记")
    drafted_reply(clerk, address, "予以公开", content_or_path="随函附配租方案一份")
    delivered(clerk, head, director, address)

    second = applied(applicant, f"请公开{wanted}。", serial=705, name="苏再问")
    address = opened(clerk, second.number)
    taken(clerk, address, "确认收到并登记")
    expect(clerk.locator("main")).to_contain_text("当月已有 1 件，近 12 个月已有 1 件")
    expect(clerk.get_by_role("heading", name="下一步：请拟写答复（可能是重复申请）")).to_be_visible()
    is_right(clerk)
    clerk.get_by_role("link", name="按“重复申请”拟写答复").click()
    expect(clerk.locator("[name=particular_earlier_reply]")).to_have_value(
        re.compile(r"平住建公开告〔\d{4}〕\d+号")
    )
    clerk.locator("button[value=save]").click()
    delivered(clerk, head, director, address)
    tracked(applicant, second)
    expect(applicant.locator("main")).to_contain_text("不予重复处理")

    other = applied(applicant, f"申请获取{wanted}", serial=706, name="马同问")
    clerk.goto(opened(clerk, other.number))
    expect(clerk.locator("main")).to_contain_text("其他申请人的相近申请")
    expect(clerk.locator("main")).to_contain_text("可以转为主动公开")


@pytest.mark.journey
def test_an_applicant_takes_an_application_back_online(office: Office, applicant: Page) -> None:
    clerk = office("clerk")
    application = applied(applicant, "2019 年物业服务企业名录", serial=707)
    address = opened(clerk, application.number)
    taken(clerk, address, "确认收到并登记")
    tracked(applicant, application)
    applicant.locator("summary", has_text="撤回申请").click()
    applicant.get_by_role("button", name="撤回申请").click()
    expect(applicant.locator("main [role=alert]").first).to_contain_text("请勾选")
    applicant.get_by_label("我确认撤回这份申请").check()
    applicant.get_by_role("button", name="撤回申请").click()
    expect(applicant.get_by_text("申请已撤回，本机关不再办理").first).to_be_visible()
    is_right(applicant)
    clerk.goto(address)
    expect(clerk.get_by_role("heading", name="下一步：申请已撤回，不用再办")).to_be_visible()
    clerk.goto("/desk/")
    expect(clerk.get_by_text(application.number)).to_have_count(0)


@pytest.mark.journey
def test_a_form_of_two_wishes_is_split_and_a_section_helps(office: Office, applicant: Page) -> None:
    clerk, section = office("clerk"), office("handler")
    application = applied(applicant, "一、2025 年物业信用评价结果\n二、2025 年城市危房名单", serial=708)
    address = opened(clerk, application.number)
    taken(clerk, address, "确认收到并登记")
    follow(clerk, "拆分为多件")
    expect(clerk.locator("[name=pieces]")).to_have_value("2025 年物业信用评价结果\n2025 年城市危房名单")
    submit(clerk)
    expect(clerk.locator("main")).to_contain_text("拆分出")
    taken(
        clerk,
        address,
        "请求协办",
        section="住房保障中心",
        matter="请提供 2025 年城市危房名单",
        due_on=day(later=5),
    )
    head = office("head")
    head.goto(address)
    follow(head, "签发文书")
    expect(head.locator(".letter")).to_contain_text("请最迟于")
    submit(head)
    section.goto("/desk/")
    section.get_by_role("link", name="协办：请提供 2025 年城市危房名单").click()
    follow(section, "回复协办")
    filled(section, answer="名单已送局办公室")
    submit(section)
    is_right(section)
    clerk.goto(address)
    expect(clerk.locator("main")).to_contain_text("名单已送局办公室")
    tracked(applicant, application)
    expect(applicant.locator("main")).to_contain_text("同一申请拆分的另一件")


@pytest.mark.journey
def test_a_record_is_corrected_and_the_letter_read_on_a_phone(office: Office, applicant: Page) -> None:
    applicant.goto("/disclosure/rectification/")
    filled(applicant, organ="平罗县住房和城乡建设局", record="公租房轮候登记表，本户的登记")
    filled(applicant, recorded="家庭人口 2 人", should_be="家庭人口 3 人", evidence="户口簿，长女今年出生")
    filled(applicant, name="李更生", paper_number=resident_id(709), phone="13909521234")
    is_right(applicant)
    submit(applicant)
    applicant.wait_for_url("**/receipt/")
    case = Applied(*applicant.locator(".receipt__codes dd").all_inner_texts())

    clerk, head, director = office("clerk"), office("head"), office("director")
    clerk.goto(f"/desk/requests/?q={case.number}")
    clerk.get_by_role("link", name=case.number).click()
    address = clerk.url
    taken(clerk, address, "受理核实")
    verified = {"means": "调阅登记原件", "finding": "录入时漏记一人。", "verdict": "inaccurate"}
    taken(clerk, address, "记录核实情况", **verified)
    taken(clerk, address, "拟定处理决定", outcome="rectified", corrected="家庭人口 3 人")
    taken(head, address, "审核处理决定")
    taken(director, address, "签发处理决定")
    taken(clerk, address, "送达处理决定", method="online")

    tracked(applicant, case)
    expect(applicant.locator(".letter-frame")).to_contain_text("更正后的内容是：家庭人口 3 人")
    is_right(applicant)
    with applicant.expect_download() as letter:
        follow(applicant, "下载（PDF）")
    assert letter.value.suggested_filename.startswith("平罗县住建局_政府信息更正告知书")
