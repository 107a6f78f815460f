"""建议提案 in a browser: registered, answered, reviewed for openness, signed, delivered, published, found by a citizen."""

import time
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.colleagues import LogIn, follow, submit
from tests.journeys.visitors import barriers, faults_of, is_wider_than_its_window

REPLY = "您提出的建议收悉，现答复如下：\n一、已经完成三处路口改造。\n二、年底前完成其余路口。"


@pytest.mark.journey
def test_a_proposal_is_answered_and_found_by_a_citizen(staff: LogIn, citizen: Page) -> None:
    number = str(time.time_ns() // 1_000_000 % 1_000_000)
    title = f"关于改造学校周边路口的建议{number}"
    clerk = staff("clerk")
    clerk.goto("/desk/proposals/new/")
    clerk.locator("[name=kind][value=deputies]").check()
    clerk.locator("[name=level][value=county]").check()
    for name, said in (
        ("session", "平罗县第十九届人民代表大会第一次会议"),
        ("number", number),
        ("title", title),
        ("proposers", "许向东等2名代表"),
        ("text", "学校周边路口车多人多，请改造。"),
        ("assigned_by", "平罗县人民政府督查室"),
        ("assigned_on", "2099-01-01"),
    ):
        clerk.locator(f"[name={name}]").fill(said)
    clerk.locator("main form .button--primary[type=submit]").click()
    expect(clerk.locator(".error-summary")).to_contain_text("交办日期不能晚于今天")
    expect(clerk.locator("[name=title]")).to_have_value(title)
    clerk.locator("[name=assigned_on]").fill(date.today().isoformat())  # noqa: DTZ011
    clerk.locator("[name=phone]").fill("13909520088")
    assert not barriers(clerk)
    submit(clerk)
    address = clerk.url
    expect(clerk.locator("main")).to_contain_text("代表法》第五十一条")
    follow(clerk, "交承办科室")
    clerk.locator("[name=section]").select_option(label="市政管理科")
    submit(clerk)
    follow(clerk, "拟写答复并提出公开属性")
    clerk.locator("[name=text]").fill(REPLY)
    clerk.locator("[name=result_class][value=under_way]").check()
    clerk.locator("[name=openness][value=summary]").check()
    expect(clerk.locator("[name=public_summary]")).to_be_visible()
    clerk.locator("[name=openness][value=full]").check()
    assert not barriers(clerk)
    submit(clerk)

    for login, step in (("reviewer", "审查公开属性"), ("director", "签发复文")):
        page = staff(login)
        page.goto("/desk/")
        page.get_by_role("link", name=title).click()
        follow(page, step)
        expect(page.locator(".letter-title")).to_contain_text(f"第{number}号建议的答复")
        assert not barriers(page)
        submit(page)

    clerk.goto(address)
    follow(clerk, "送达代表、委员")
    submit(clerk)
    follow(clerk, "公开复文")
    assert not barriers(clerk)
    submit(clerk)
    follow(clerk, "记录反馈意见")
    clerk.locator("[name=satisfaction][value=satisfied]").check()
    submit(clerk)
    expect(clerk.locator(".page-head .badge")).to_have_text("已办结")
    with clerk.expect_download() as letter:
        clerk.get_by_role("link", name="复文 PDF").click()
    assert letter.value.suggested_filename.endswith(f"第{number}号建议.pdf")
    assert not barriers(clerk) and not is_wider_than_its_window(clerk)

    citizen.goto("/disclosure/content/640221041/deputies/")
    citizen.get_by_role("link", name=title).click()
    card = citizen.locator(".index-card")
    for told in (f"第{number}号", "县级", "B类", "平罗县住房和城乡建设局", "许向东等2名代表"):
        expect(card).to_contain_text(told)
    expect(citizen.locator("main")).to_contain_text("已经完成三处路口改造")
    assert "13909520088" not in citizen.content()
    assert not faults_of(citizen)
