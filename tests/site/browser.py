"""Chromium, driven by Playwright and watched: a page under test may say and ask for nothing unexpected."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

PROGRAM = Path("/usr/bin/chromium")


@contextmanager
def running_browser() -> Iterator[Browser]:
    """A headless browser without a profile of anyone's."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(PROGRAM), args=["--no-sandbox"])
        yield browser
        browser.close()


@dataclass
class Watched:
    """A page, and all that it said and asked for."""

    page: Page
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


@contextmanager
def watched(browser: Browser, expected: str = "", **options: Any) -> Iterator[Watched]:
    """A new page in a context of its own. Leaving it fails if anything was written to the console, unless
    it holds what is ``expected``.
    """
    context = browser.new_context(**options)
    page = context.new_page()
    seen = Watched(page)
    page.on("console", lambda message: seen.said.append(message.text))
    page.on("pageerror", lambda error: seen.said.append(str(error)))
    page.on("request", lambda request: seen.asked.append(request.url))
    try:
        yield seen
    finally:
        context.close()
    unexpected = [text for text in seen.said if not expected or expected not in text]
    assert not unexpected, unexpected


def assert_accessible(page: Page, part: str | None = None) -> None:
    """Fails with axe's report if it finds anything in the page, or in the part of it that a selector names.

    Without preloading: the page's Content-Security-Policy lets nobody fetch its style, axe included.
    """
    found = Axe().run(page, context=part, options={"preload": False})
    assert found.violations_count == 0, found.generate_report()
