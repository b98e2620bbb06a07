"""One browser and one page for all the tests of the page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.site.browser import PROGRAM, running_browser
from tests.site.world import Site, make_site, served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not PROGRAM.exists():
        pytest.skip("Chromium is not installed; `make test` installs it on Debian")
    with running_browser() as running:
        yield running


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return make_site(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module", params=["folder", "server"])
def address(site: Site, request: pytest.FixtureRequest) -> Iterator[str]:
    """The page as people open it: from a folder, and from a web server."""
    if request.param == "folder":
        yield site.address
        return
    with served(site.folder) as there:
        yield there
