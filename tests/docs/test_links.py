"""Links lead somewhere: files and headings of this repository are there, addresses are whole."""

import re

import pytest

from tests.docs.pages import ROOT, Page, pages


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.path.relative_to(ROOT)))
def test_every_link_of_a_page_leads_somewhere(page: Page) -> None:
    lost = [link for link in page.links() if not leads_somewhere(page, link)]
    assert not lost


def leads_somewhere(page: Page, link: str) -> bool:
    """Addresses of the world are looked at for their form only: tests need no network."""
    if re.match(r"[a-z]+:", link):
        return bool(re.fullmatch(r"https://[\w.-]+(/\S*)?|mailto:\S+@\S+", link))
    name, _, anchor = link.partition("#")
    target = (page.path.parent / name).resolve() if name else page.path
    if not target.exists():
        return False
    return not anchor or anchor in Page(target).anchors()


def test_no_picture_lies_there_that_no_page_shows() -> None:
    shown = {(page.path.parent / link).resolve() for page in pages() for link in page.links()}
    assert not {path.name for path in (ROOT / "docs" / "images").iterdir() if path.resolve() not in shown}
