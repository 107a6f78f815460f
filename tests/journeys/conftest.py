"""A running platform with the demo and a browser, for walks through the product as its users take them."""

import os
import signal
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from gongkai.channels.tests.platform import Platform, running
from tests.journeys.visitors import DESKTOP, PHONE
from tests.platform import call, fresh_platform, start
from tests.postgres import free_port

CHROMIUM = ("/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
PASSING_DAYS = Path(__file__).parent / "passing_days"
START_WITHIN = 120  # seconds


@dataclass(frozen=True)
class Served:
    """A platform that is running: its address, and its environment where it is one of our own."""

    address: str
    environment: dict[str, str]


@pytest.fixture(scope="session")
def accounts() -> Iterator[Platform]:
    """WeChat and Weibo, as far as the platform under test can tell."""
    with running() as found:
        yield found


def with_accounts(environment: dict[str, str], accounts: Platform, folder: Path) -> dict[str, str]:
    """The same environment with an official account that is connected to them."""
    thumb = folder / "thumb.jpg"
    Image.new("RGB", (200, 200), (179, 38, 30)).save(thumb, "JPEG")
    told = {"APP_ID": "wx1", "SECRET": "s", "THUMB": str(thumb), "BASE": accounts.address}
    return {
        **environment, "GONGKAI_DISPATCH": "true", **{f"GONGKAI_WECHAT_{name}": value for name, value in told.items()}
    }  # fmt: skip


@pytest.fixture(scope="session")
def served(
    tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, accounts: Platform
) -> Iterator[Served]:
    """`gongkai run --demo` on a database of its own, ended by its pid; or SITE, if that is set."""
    if os.environ.get("SITE"):
        yield Served(os.environ["SITE"], {})
        return
    port = free_port()
    folder = tmp_path_factory.mktemp("platform")
    with fresh_platform(folder, with_demo=True) as own:
        environment = with_accounts(own, accounts, folder)
        days = Path(environment["GONGKAI_HOME"]) / "days-passed"
        days.write_text("0", encoding="ascii")
        environment |= {
            "DAYS_PASSED": str(days),
            "PYTHONPATH": f"{PASSING_DAYS}:{environment['PYTHONPATH']}",
        }
        process = start(environment, "-m", "gongkai", "run", "--demo", "--port", str(port))
        try:
            wait_for(f"http://127.0.0.1:{port}/", process)
            yield Served(f"http://127.0.0.1:{port}", environment)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=30)


@pytest.fixture(scope="session")
def site(served: Served) -> str:
    """Where the platform answers."""
    return served.address


@pytest.fixture
def time_passes(served: Served) -> Iterator[Callable[[int], None]]:
    """`time_passes(30)`: the platform lives that many days later, until the test is over; who was logged in no longer is."""
    if not served.environment:
        pytest.skip("another's platform: its days are its own")
    days = Path(served.environment["DAYS_PASSED"])
    yield lambda count: void(days.write_text(str(count), encoding="ascii"))
    days.write_text("0", encoding="ascii")


def void(_: object) -> None:
    """Takes what a call gave back."""


@pytest.fixture
def old_leak(served: Served) -> str:
    """The index number of a roster with identity numbers, public since before there was a gate."""
    if not served.environment:
        pytest.skip("another's platform: nothing is planted there")
    return call(served.environment, "-m", "tests.planting").strip().splitlines()[-1]


def wait_for(address: str, process: Any) -> None:
    deadline = time.monotonic() + START_WITHIN
    while time.monotonic() < deadline:
        assert process.poll() is None, process.log.read_text(errors="replace")[-4000:]
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.2)  # the server is starting: there is nothing else to wait on
    raise AssertionError(process.log.read_text(errors="replace")[-4000:])


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = next((path for path in CHROMIUM if Path(path).exists()), None)
    assert path, "chromium is missing: apt-get install chromium"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def visitor(request: pytest.FixtureRequest, site: str, browser: Browser) -> Iterator[Page]:
    """Who reads the portal, once at a desk and once on a phone: for pages, not for long walks."""
    yield from portal_page(request, site, browser, request.param)


@pytest.fixture
def citizen(request: pytest.FixtureRequest, site: str, browser: Browser) -> Iterator[Page]:
    """Whom the agency serves, with a phone: for walks through desk and portal."""
    yield from portal_page(request, site, browser, PHONE)


@pytest.fixture
def applicant(citizen: Page) -> Page:
    """A citizen who asks for information."""
    return citizen


def portal_page(
    request: pytest.FixtureRequest, site: str, browser: Browser, device: dict[str, Any]
) -> Iterator[Page]:
    context = browser.new_context(base_url=site, locale="zh-CN", **device)
    page = context.new_page()
    page.set_default_timeout(30_000)
    yield page
    save_picture(page, request)
    context.close()


@pytest.fixture
def staff(request: pytest.FixtureRequest, site: str, browser: Browser) -> Iterator[Any]:
    """`staff("clerk")` is the page of that member, logged in."""
    contexts = []

    def log_in(login: str) -> Page:
        page = logged_in(browser, site, login)
        contexts.append(page.context)
        return page

    yield log_in
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def office(site: str, browser: Browser) -> Iterator[Callable[[str], Page]]:
    """`office("clerk")`: like `staff`, but each member logs in once for all walks of a module."""
    pages: dict[str, Page] = {}

    def at_the_desk(login: str) -> Page:
        if login not in pages:
            pages[login] = logged_in(browser, site, login)
        return pages[login]

    yield at_the_desk
    for page in pages.values():
        page.context.close()


def logged_in(browser: Browser, site: str, login: str) -> Page:
    """The desk as that member of the demo sees it."""
    from gongkai.demo import PASSWORD

    page = browser.new_context(base_url=site, locale="zh-CN", **DESKTOP).new_page()
    page.set_default_timeout(30_000)
    page.goto("/desk/login/")
    page.locator("input[name=username]").fill(login)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    page.get_by_role("heading", name="待办").wait_for()
    return page


def save_picture(page: Page, request: pytest.FixtureRequest) -> None:
    """With PICTURES set, each journey leaves the picture of its last page there."""
    folder = os.environ.get("PICTURES")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{folder}/{request.node.name}.png", full_page=True)
