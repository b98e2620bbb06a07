"""Chromium, driven by Playwright and watched: a page under test may say and ask for nothing unexpected."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

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
def watched(browser: Browser, **options: Any) -> Iterator[Watched]:
    """A new page in a context of its own; leaving it fails if anything was written to the console."""
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
    assert not seen.said, seen.said
