"""How visitors look at pages, and what axe says of a page."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}


def barriers(page: Page) -> list[str]:
    """What keeps somebody from using this page (WCAG 2.2 AA by axe), one line each."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{page.url} {barrier['id']}: {node['target']}" for barrier in found for node in barrier["nodes"]]


def is_wider_than_its_window(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1"))


def faults_of(page: Page) -> list[str]:
    """What is wrong with how a page is shown, at a desk and on a phone: barriers, and a page wider than its window."""
    found, before = [], page.viewport_size
    for device in (DESKTOP, PHONE):
        page.set_viewport_size(device["viewport"])
        found += barriers(page)
        if is_wider_than_its_window(page):
            found.append(f"{page.url} is wider than a window of {device['viewport']['width']} px")
    if before:
        page.set_viewport_size(before)
    return found
