"""One browser for all the tests of the page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.site.browser import PROGRAM, running_browser


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not PROGRAM.exists():
        pytest.skip("Chromium is not installed; `make test` installs it on Debian")
    with running_browser() as running:
        yield running
