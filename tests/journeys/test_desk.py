"""The whole way in a browser: a document to the portal, an application to its answer, a report to publication."""

import re
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.colleagues import LogIn, follow, signed, submit
from tests.journeys.visitors import barriers, faults_of

TITLE = "关于公布物业服务企业信用评价结果的通知"


@pytest.mark.journey
def test_a_document_goes_from_registration_to_the_portal(staff: LogIn, citizen: Page) -> None:
    clerk = staff("clerk")
    clerk.goto("/desk/items/new/?kind=official_document")
    clerk.locator("[name=title]").fill(TITLE)
    clerk.locator("[name=document_number]").fill(f"平住建发〔{date.today().year}〕[1]号")  # noqa: DTZ011
    clerk.locator("[name=formed_on]").fill(date.today().isoformat())  # noqa: DTZ011
    clerk.locator("[name=body]").fill("各物业服务企业：\n现将信用评价结果公布如下。")
    clerk.locator("main form .button--primary[type=submit]").click()
    expect(clerk.locator("main")).to_contain_text("文号")
    expect(clerk.locator("[name=body]")).to_have_value("各物业服务企业：\n现将信用评价结果公布如下。")
    clerk.locator("[name=document_number]").fill(f"平住建发〔{date.today().year}〕{id(clerk) % 9000 + 900}号")  # noqa: DTZ011
    submit(clerk)
    expect(clerk.get_by_role("heading", level=1)).to_have_text(TITLE)
    address = clerk.url
    expect(clerk.get_by_text("须由“科室负责人”人员办理").first).to_be_visible()
    assert not barriers(clerk)

    signed(staff, address)

    clerk.goto(address)
    follow(clerk, "发布")
    clerk.locator("[name=heading]").select_option(label="其他文件")
    submit(clerk)
    expect(clerk.get_by_text("已公开").first).to_be_visible()

    citizen.goto("/items/")
    citizen.get_by_role("link", name=re.compile(TITLE)).first.click()
    expect(citizen.get_by_role("heading", level=1)).to_contain_text(TITLE)
    expect(citizen.get_by_text("现将信用评价结果公布如下")).to_be_visible()
    assert not faults_of(citizen)

    director = staff("director")
    director.goto(address)
    follow(director, "撤下")
    director.locator("[name=reason]").fill("评价结果有误，正在复核")
    director.locator("[name=is_sure]").check()
    submit(director)
    response = citizen.goto(citizen.url)
    assert response is not None and response.status == 410
    expect(citizen.get_by_text("评价结果有误，正在复核").first).to_be_visible()
    expect(citizen.get_by_text("现将信用评价结果公布如下")).to_have_count(0)
    citizen.goto(f"/search/?q={TITLE}")
    expect(citizen.get_by_role("link", name=TITLE, exact=True)).to_have_count(0)


@pytest.mark.journey
def test_an_application_goes_from_the_form_to_its_answer(staff: LogIn, citizen: Page) -> None:
    citizen.goto("/disclosure/application/new/?organ=640221041")
    citizen.locator("[name=name]").fill("李<b>探</b>问")
    citizen.locator("[name=paper_number]").fill("640221199001011230")
    citizen.locator("[name=phone]").fill("13909521234")
    citizen.locator("[name=description]").fill("2026年老旧小区改造的小区名单")
    citizen.locator("main form [type=submit]").last.click()
    expect(citizen.locator("main")).to_contain_text("校验")
    expect(citizen.locator("[name=name]")).to_have_value("李<b>探</b>问")
    assert not faults_of(citizen)
    citizen.locator("[name=paper_number]").fill("640221199001011231")
    citizen.locator("main form [type=submit]").last.click()
    expect(citizen.locator("main")).to_contain_text("2026年老旧小区改造的小区名单")
    citizen.get_by_role("button", name=re.compile("提交|确认")).first.click()
    citizen.wait_for_url("**/receipt/")
    receipt = citizen.locator("main").inner_text()
    number = re.search(r"A640221041-\d{4}-\d{4}", receipt)
    code = re.search(r"查询码\s*\n?\s*([A-Z0-9]{4}[- ]?[A-Z0-9]{4})", receipt)
    assert number and code, receipt
    assert not faults_of(citizen)

    clerk = staff("clerk")
    clerk.goto("/desk/applications/")
    clerk.locator("main li, main tr").filter(has_text=number.group()).get_by_role("link").first.click()
    address = clerk.url
    follow(clerk, "确认收到并登记")
    submit(clerk)
    clerk.goto(f"{address}draft_reply/?outcome=36.2")
    clerk.locator("[name=particular_content_or_path]").fill("随函附老旧小区改造名单一份")
    clerk.locator("button[value=compose]").click()
    expect(clerk.locator("[name=letter]")).to_have_value(re.compile("平罗县人民政府"))
    clerk.locator("button[value=save]").click()
    for login, verb in (("head", "review_reply"), ("director", "sign_reply")):
        page = staff(login)
        page.goto(f"{address}{verb}/")
        submit(page)
    clerk.goto(f"{address}deliver/")
    submit(clerk)
    assert not barriers(clerk)

    citizen.goto("/disclosure/application/track/")
    citizen.locator("[name=number]").fill(number.group())
    citizen.locator("[name=query_code]").fill(code.group(1))
    citizen.locator("main form [type=submit]").last.click()
    expect(citizen.locator("main")).to_contain_text("随函附老旧小区改造名单一份")
    expect(citizen.locator("main")).to_contain_text("行政复议")
    assert not faults_of(citizen)
    with citizen.expect_download() as letter:
        citizen.get_by_role("button", name="下载答复书（PDF）").click()
    assert Path(letter.value.path()).read_bytes().startswith(b"%PDF")


@pytest.mark.journey
def test_a_report_goes_from_opening_to_the_portal(staff: LogIn, citizen: Page) -> None:
    year = "2021"
    clerk = staff("clerk")
    clerk.goto("/desk/reports/")
    clerk.locator("[name=year]").select_option(year)
    submit(clerk)
    address = clerk.url
    follow(clerk, "修改文字")
    for area in clerk.locator("textarea").all():
        area.fill(re.sub(r"【[^】]*】", "本年度按计划开展培训，无其他情况。", area.input_value()))
    submit(clerk)
    clerk.goto(address)
    clerk.locator("a[href*='/cells/apps.new.total/']").first.click()
    expect(clerk.locator("main")).to_contain_text("本年新收政府信息公开申请数量")
    clerk.goto(f"{address}freeze/")
    submit(clerk)
    director = staff("director")
    director.goto(f"{address}sign/")
    submit(director)
    clerk.goto(f"{address}publish/")
    submit(clerk)
    assert not barriers(clerk)

    citizen.goto("/disclosure/reports/")
    citizen.get_by_role("link", name=re.compile(f"{year}年政府信息公开工作年度报告")).first.click()
    expect(citizen.get_by_text("本年废止件数")).to_be_visible()


@pytest.fixture(scope="module")
def looked_at() -> set[str]:
    """What stood on pages that were found without barriers."""
    return set()


@pytest.mark.journey
@pytest.mark.parametrize("login", ["clerk", "head", "reviewer", "director", "auditor", "county", "admin"])
def test_every_place_of_the_desk_is_without_barriers(staff: LogIn, login: str, looked_at: set[str]) -> None:
    """A place that shows one member just what it showed another need not be looked at again."""
    page = staff(login)
    places = page.locator(".desk__menu a").evaluate_all("links => links.map(link => link.href)")
    assert places
    for place in places:
        page.goto(place)
        shown = re.sub(
            r'value="\w{64}"', "", page.locator("main").inner_html()
        )  # a form's token is new each time
        if shown not in looked_at:
            assert not barriers(page)
            looked_at.add(shown)
