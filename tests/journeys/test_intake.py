"""A law firm applies on a phone with an attachment, keeps the receipt and follows; the clerk confirms by telephone."""

import io
import re
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.journeys.visitors import PHONE, barriers, is_wider_than_its_window


def licence() -> dict[str, Any]:
    out = io.BytesIO()
    Image.new("RGB", (600, 380), (210, 220, 230)).save(out, "JPEG")
    return {"name": "执业许可证.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


def fits(page: Page) -> None:
    assert not barriers(page)
    assert not is_wider_than_its_window(page)


def filled_in(page: Page) -> None:
    page.goto("/disclosure/application/new/?organ=640221041")
    page.get_by_role("radio", name="法人或其他组织").check()
    page.get_by_label("姓名或名称").fill("宁夏青石律师事务所")
    page.get_by_label("证件号码").fill("31640221MJX12343XW")
    page.get_by_label("联系人").fill("钱小敏")
    page.get_by_label("联系电话").fill("0952-6000009")
    page.get_by_label("所需信息的名称").fill("2020年公共租赁住房配租方案")


@pytest.mark.journey
def test_an_organisation_applies_on_a_phone_and_follows(site: str, browser: Browser, staff: Any) -> None:
    context = browser.new_context(base_url=site, locale="zh-CN", **PHONE)
    page = context.new_page()
    page.set_default_timeout(10_000)
    filled_in(page)
    wrong = {"name": "程序.pdf", "mimeType": "application/pdf", "buffer": b"MZ" + b"0" * 100}
    page.locator("#id_identity_files").set_input_files([licence(), wrong])
    page.get_by_role("button", name="下一步：核对").click()
    expect(page.get_by_role("alert")).to_contain_text("“程序.pdf”不是可以接收的文件")
    expect(page.get_by_label("姓名或名称")).to_have_value("宁夏青石律师事务所")
    fits(page)
    page.get_by_role("button", name="下一步：核对").click()
    expect(page.get_by_role("radio", name="法律服务机构")).to_be_checked()
    expect(page.get_by_text("执业许可证.jpg")).to_be_visible()
    fits(page)
    page.get_by_role("button", name="提交申请").click()
    page.wait_for_url("**/receipt/")
    fits(page)
    number, code = page.locator(".receipt__codes dd").all_inner_texts()

    page.get_by_role("link", name="查询办理进度").click()
    page.get_by_label("申请编号").fill(number)
    page.get_by_label("查询码").fill(code.lower())
    page.get_by_role("button", name="查询", exact=True).click()
    expect(page.get_by_text("等待本机关与您确认收到").first).to_be_visible()
    page.get_by_role("button", name="我确认提交了这份申请").click()
    expect(page.get_by_role("status")).to_contain_text("您已确认提交了这份申请")
    fits(page)

    clerk = staff("clerk")
    clerk.goto("/desk/applications/")
    clerk.get_by_role("link", name=re.compile("2020年公共租赁住房配租方案")).first.click()
    clerk.get_by_role("button", name="查看申请人身份信息").click()
    expect(clerk.get_by_role("img", name=re.compile("执业许可证.jpg"))).to_be_visible()
    assert not barriers(clerk)
    clerk.get_by_role("link", name="确认收到并登记").first.click()
    expect(clerk.get_by_text("建议：法律服务机构")).to_be_visible()
    clerk.get_by_role("button", name="确认收到并登记").click()
    expect(clerk.get_by_text("已登记，答复期限开始计算。")).to_be_visible()

    page.get_by_role("link", name="查询另一件").click()
    page.get_by_label("申请编号").fill(number)
    page.get_by_label("查询码").fill(code)
    page.get_by_role("button", name="查询", exact=True).click()
    expect(page.get_by_text("期限届满").first).to_be_visible()
    context.close()
