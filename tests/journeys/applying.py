"""Applications in a browser: as citizens send them in and follow them, as the office takes them on their way."""

import re
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from gongkai.items.imports.tests.workbooks import resident_id
from tests.journeys.colleagues import follow, submit

BUREAU = "640221041"
NUMBER = re.compile(rf"A{BUREAU}-\d{{4}}-\d{{4}}")
CODE = re.compile(r"查询码\s*\n?\s*([A-Z0-9]{8})")


@dataclass(frozen=True)
class Applied:
    """What the receipt says."""

    number: str
    code: str


def applied(citizen: Page, wanted: str, *, serial: int, name: str = "李探问") -> Applied:
    """An application sent in online by an invented person."""
    citizen.goto(f"/disclosure/application/new/?organ={BUREAU}")
    said = {"name": name, "paper_number": resident_id(serial), "phone": "13909521234", "description": wanted}
    for field, value in said.items():
        citizen.locator(f"[name={field}]").fill(value)
    citizen.locator("main form [type=submit]").last.click()
    citizen.get_by_role("button", name=re.compile("提交|确认")).first.click()
    citizen.wait_for_url("**/receipt/", timeout=60_000)
    return receipt(citizen)


def receipt(page: Page) -> Applied:
    told = page.locator("main").inner_text()
    number, code = NUMBER.search(told), CODE.search(told)
    assert number and code, told
    return Applied(number.group(), code.group(1))


def tracked(citizen: Page, application: Applied) -> None:
    """The application's page, found with number and code."""
    citizen.goto("/disclosure/application/track/")
    citizen.locator("[name=number]").fill(application.number)
    citizen.locator("[name=query_code]").fill(application.code)
    citizen.locator("main form [type=submit]").last.click()
    expect(citizen.get_by_role("heading", level=1)).to_contain_text(application.number)


def opened(member: Page, number: str) -> str:
    """The address of an application at the desk, found in the list."""
    member.goto(f"/desk/applications/?q={number}")
    member.locator("main tr").filter(has_text=number).get_by_role("link").first.click()
    return member.url


def filled(page: Page, **said: object) -> None:
    """Fields of the form by name: text, a radio's value, an option's label, or True for a tick."""
    for name, value in said.items():
        field = page.locator(f"main [name={name}]")
        kind = field.first.evaluate("field => field.type")
        if value is True:
            field.check()
        elif kind == "radio":
            page.locator(f"main [name={name}][value='{value}']").check()
        elif kind == "select-one":
            field.select_option(label=str(value))
        else:
            field.fill(str(value))


def taken(page: Page, address: str, step: str, **said: object) -> None:
    """A step of the application, by the words on its button, with what its form asks."""
    page.goto(address)
    follow(page, step)
    filled(page, **said)
    submit(page)


def sent_letter(clerk: Page, signer: Page, address: str, **how: object) -> None:
    """The letter in hand: signed by somebody else, then sent out."""
    taken(signer, address, "签发文书")
    taken(clerk, address, "发出文书", **how)


def drafted_reply(clerk: Page, address: str, outcome: str, **said: object) -> None:
    """A reply of that kind, its letter composed and saved."""
    clerk.goto(address)
    follow(clerk, "拟写答复")
    clerk.get_by_role("link", name=outcome, exact=True).click()
    filled(clerk, **{f"particular_{name}": value for name, value in said.items()})
    clerk.locator("button[value=compose]").click()
    expect(clerk.locator("[name=letter]")).to_have_value(re.compile("特此告知"))
    clerk.locator("button[value=save]").click()
    expect(clerk.get_by_text("答复已拟稿").first).to_be_visible()


def delivered(clerk: Page, head: Page, director: Page, address: str) -> None:
    """The drafted reply, reviewed, signed and delivered, each by whose turn it is."""
    taken(head, address, "审核答复")
    taken(director, address, "签发答复")
    taken(clerk, address, "送达答复")
