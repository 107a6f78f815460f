"""政策解读 in a browser: a normative document is refused without its explainer, then both are public and name each other."""

from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.colleagues import LogIn
from tests.journeys.visitors import DESKTOP, PHONE, barriers, is_wider_than_its_window

TITLE = "平罗县城市停车设施管理办法"
EXPLAINER = "《平罗县城市停车设施管理办法》政策解读"
TODAY = date.today().isoformat()  # noqa: DTZ011
SIGNERS = (
    ("head", "check", None),
    ("reviewer", "review_secrecy", "[name=opinion][value=cleared]"),
    ("director", "determine", "[name=attribute][value=proactive]"),
)


def registered(clerk: Page, kind: str, title: str) -> str:
    """Registered through its form; the address of its page."""
    clerk.goto(f"/desk/items/new/?kind={kind}")
    clerk.locator("[name=title]").fill(title)
    clerk.locator("[name=formed_on]").fill(TODAY)
    clerk.locator("[name=body]").fill(
        "第一条　为规范城市停车设施的建设和管理，制定本办法。\n第二条　本办法自印发之日起施行。"
    )
    clerk.locator("main form .button--primary[type=submit]").click()
    expect(clerk.get_by_role("heading", level=1)).to_have_text(title)
    return clerk.url


def signed(staff: LogIn, address: str) -> None:
    for login, step, ticked in SIGNERS:
        page = staff(login)
        page.goto(f"{address}{step}/")
        if ticked:
            page.locator(ticked).check()
        page.locator("main form .button--primary[type=submit]").click()
        expect(page.get_by_role("heading", level=1)).not_to_have_text("")
        page.goto(address)


def publish(clerk: Page, address: str, heading: str) -> None:
    clerk.goto(f"{address}publish/")
    clerk.locator("[name=heading]").select_option(label=heading)
    clerk.locator("main form .button--primary[type=submit]").click()


@pytest.mark.journey
def test_a_normative_document_goes_out_with_its_explainer(staff: LogIn, site: str, browser: Browser) -> None:
    clerk = staff("clerk")
    document = registered(clerk, "normative_document", TITLE)
    signed(staff, document)
    clerk.goto(f"{document}publish/")
    expect(clerk.get_by_role("alert")).to_contain_text("须有政策解读（草稿也可以）才能发布")

    explainer = registered(clerk, "explainer", EXPLAINER)
    clerk.goto(f"{document}links/")
    clerk.locator("[name=way]").select_option("explains-by")
    clerk.locator("[name=q]").fill("停车设施")
    clerk.get_by_role("button", name="查找").click()
    clerk.get_by_role("button", name="关联", exact=True).first.click()
    expect(clerk.locator("main")).to_contain_text(EXPLAINER)
    assert not barriers(clerk)
    publish(clerk, document, "行政规范性文件")
    expect(clerk.locator("main")).to_contain_text("政策解读还没有公开")
    signed(staff, explainer)
    publish(clerk, explainer, "本级政策解读")

    for look in (DESKTOP, PHONE):
        visitor = browser.new_context(base_url=site, locale="zh-CN", **look).new_page()
        visitor.goto("/items/")
        visitor.get_by_role("link", name=EXPLAINER).first.click()
        visitor.locator(".related").get_by_role("link", name=TITLE, exact=True).click()
        expect(visitor.get_by_role("link", name="Word 版全文")).to_be_visible()
        expect(visitor.locator(".related").get_by_role("link", name=EXPLAINER)).to_be_visible()
        assert not barriers(visitor) and not is_wider_than_its_window(visitor)
        visitor.context.close()
