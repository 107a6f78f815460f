"""What staff do on every page of the desk: take a step, send a form, and let a document pass all who sign it."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

LogIn = Callable[[str], Page]
SIGNERS = (
    ("head", "科室审核通过", ""),
    ("reviewer", "保密审查", "[name=opinion][value=cleared]"),
    ("director", "认定属性并签发", "[name=attribute][value=proactive]"),
)


def follow(page: Page, name: str) -> None:
    """Take an open step of the procedure, by the words on its button."""
    page.get_by_role("link", name=name, exact=True).or_(
        page.get_by_role("button", name=name, exact=True)
    ).first.click()


def submit(page: Page) -> None:
    page.locator("main form .button--primary[type=submit]").first.click()
    expect(page.locator("main [role=alert], main .error-summary")).to_have_count(0)


def signed(staff: LogIn, address: str) -> None:
    """Checked, reviewed and determined as proactive, by three people."""
    for login, step, ticked in SIGNERS:
        page = staff(login)
        page.goto(address)
        follow(page, step)
        if ticked:
            page.locator(ticked).check()
        submit(page)
