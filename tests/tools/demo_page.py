"""The demo's last look: the published page itself, in a browser without a network, as anybody opens it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Error

from kiosk.challenge import Challenge
from sync.bundle_verifier import Report
from tests.site.browser import PROGRAM, running_browser, watched
from tests.tools.demo_steps import DemoFailed


def look_at_page(root: Path, report: Report, opened: Sequence[Challenge]) -> int | None:
    """The page's own verifier, in JavaScript, on the bundle, and every challenge in its panel: how many
    checks agreed, None without a Chromium that starts.

    Raises `DemoFailed` where the page says something else than the verifier in Python.
    """
    if not PROGRAM.exists():
        return None
    address = (root / "public" / "index.html").as_uri()
    with ExitStack() as stack:
        try:
            browser = stack.enter_context(running_browser())
        except Error:
            return None
        with watched(browser, offline=True) as seen:
            seen.page.goto(address)
            seen.page.set_input_files("#bundle", root / "bundle.zip")
            seen.page.fill("#fingerprint", report.fingerprint)
            seen.page.press("#fingerprint", "Enter")
            seen.page.wait_for_selector("#verdict:not([hidden])")
            said = [seen.page.inner_text("#verdict")]
            said += map(_as_printed, seen.page.locator("#checks li").all_text_contents())
        if said != [report.sentence(), *report.lines()]:
            raise DemoFailed("La página no dice lo mismo que «urna-verify».")
        for each in opened:
            with watched(browser, offline=True) as seen:
                seen.page.goto(each.text(address))
                seen.page.wait_for_selector("[data-declared=challenged]:not([hidden])")
                if each.code not in seen.page.inner_text("#challenge-panel"):
                    raise DemoFailed("La página no muestra el código del voto de prueba.")
    return len(report.checks)


def _as_printed(line: str) -> str:
    """A line of the page as ``urna-verify`` prints it; one that failed stays as it is, and differs."""
    return line.replace("Bien ", "✓ ", 1).replace(" · ", " ", 1)
