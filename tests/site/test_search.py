"""A voter looks for a tracking code: by typing it, and by the link of a QR."""

import pytest
from playwright.sync_api import Browser, Page

from tests.site.browser import watched
from tests.site.releases import code_of, leaves, release, write_site
from tests.site.world import Site

ANSWER = "#answers .answer:not([hidden])"


def search(page: Page, text: str) -> str:
    """Type and press Enter; the state that is answered."""
    page.fill("#code", text)
    page.press("#code", "Enter")
    page.wait_for_selector(ANSWER)
    page.wait_for_selector("[data-state=waiting]", state="hidden")
    shown = page.locator(ANSWER)
    assert shown.count() == 1
    return shown.get_attribute("data-state") or ""


def test_each_code_gets_its_answer(browser: Browser, site: Site, address: str) -> None:
    with watched(browser) as seen:
        seen.page.goto(address)
        assert search(seen.page, site.counted) == "counted"
        for reason, code in site.aside.items():
            expected = {"another-reason": "other", "challenged": "challenged-and-cast"}.get(reason, reason)
            assert search(seen.page, code) == expected
        assert search(seen.page, site.challenged.code) == "challenged"
        assert search(seen.page, site.missing) == "missing"
        assert all(url.startswith(address.removesuffix("index.html")) for url in seen.asked), seen.asked


def test_a_code_is_understood_however_it_is_typed(browser: Browser, site: Site) -> None:
    plain = site.counted.replace("-", "")
    alike = plain.replace("0", "O").replace("1", "l")
    with watched(browser) as seen:
        seen.page.goto(site.address)
        for typed in (plain, plain.lower(), f"  {' '.join(plain)} ", alike, site.counted.replace("-", "–")):
            assert search(seen.page, typed) == "counted", typed
            assert seen.page.input_value("#code") == site.counted


def test_slips_are_caught_before_anything_is_searched(browser: Browser, site: Site) -> None:
    code = site.counted
    swapped = next(
        code[:at] + code[at + 1] + code[at] + code[at + 2 :]
        for at in range(len(code) - 1)
        if code[at] != code[at + 1] and "-" not in code[at : at + 2]
    )
    changed = code[:-1] + ("A" if code[-1] != "A" else "B")
    slips = {"": "empty", code[:-1]: "length", code[:-1] + "Ñ": "sign", changed: "check", swapped: "check"}
    with watched(browser) as seen:
        seen.page.goto(site.address)
        for typed, slip in slips.items():
            assert search(seen.page, typed) == f"slip-{slip}"
            assert seen.page.get_attribute("#code", "aria-invalid") == "true"
        assert "«U»" in _said(seen.page, f"{code[:-1]}U")
        assert "hay 3" in _said(seen.page, "K7Q")
        assert not any("/codigos/" in url for url in seen.asked)


def _said(page: Page, typed: str) -> str:
    search(page, typed)
    return page.inner_text(ANSWER)


@pytest.mark.parametrize(("name", "said"), [("index.html", "Sí: su voto"), ("en.html", "Yes: your ballot")])
def test_a_link_from_a_qr_answers_at_once(browser: Browser, site: Site, name: str, said: str) -> None:
    with watched(browser) as seen:
        seen.page.goto((site.folder / name).as_uri() + f"#codigo={site.counted}")
        seen.page.wait_for_selector(ANSWER)
        assert said in seen.page.inner_text(ANSWER)
        assert seen.page.evaluate("document.activeElement.tagName") == "H3"
        seen.page.evaluate(f"location.hash = '#codigo={site.missing}'")
        seen.page.wait_for_selector("[data-state=missing]:not([hidden])")


def test_the_other_language_takes_the_code_along(browser: Browser, site: Site) -> None:
    with watched(browser) as seen:
        seen.page.goto(f"{site.address}#codigo={site.counted}")
        seen.page.wait_for_selector(ANSWER)
        with seen.page.expect_navigation():
            seen.page.click("#language")
        seen.page.wait_for_selector(ANSWER)
        assert "Yes: your ballot is in the box" in seen.page.inner_text(ANSWER)
        with seen.page.expect_navigation():
            seen.page.click("#language")
        seen.page.wait_for_selector(ANSWER)
        assert "Sí: su voto" in seen.page.inner_text(ANSWER)


def test_what_a_missing_code_can_mean_is_told(browser: Browser, site: Site) -> None:
    with watched(browser) as seen:
        seen.page.goto(site.address)
        said = _said(seen.page, site.missing)
    assert "no está entre los que se publicaron en esta consulta: 2.001 códigos" in said
    assert "3 votos llegaron después del cierre" in said
    assert "1 equipo no se completó" in said
    assert "excluyó 1 urna" in said
    assert "Guarde su código" in said


def test_a_folder_without_its_lists_says_so_and_blames_nobody(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("cut")
    inside = leaves(3)
    page = write_site(folder, release(), inside)
    script = folder / "codigos" / "0.js"
    kept = script.read_bytes()
    script.unlink()
    with watched(browser, expected="ERR_FILE_NOT_FOUND") as seen:
        seen.page.goto(page.as_uri())
        assert search(seen.page, code_of(inside[0])) == "unloaded"
        script.write_bytes(kept)
        assert search(seen.page, code_of(inside[0])) == "counted"


def test_of_a_hundred_thousand_codes_a_small_part_is_loaded(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    inside = leaves(100_000)
    folder = tmp_path_factory.mktemp("many")
    page = write_site(folder, release(), inside)
    with watched(browser) as seen:
        seen.page.goto(page.as_uri())
        for leaf in inside[:5]:
            before = len(seen.asked)
            assert search(seen.page, code_of(leaf)) == "counted"
            loaded = [url for url in seen.asked[before:] if "/codigos/" in url]
            assert len(loaded) <= 1
            assert all(
                7_500 < (folder / "codigos" / url.rsplit("/")[-1]).stat().st_size < 20_000 for url in loaded
            )
        assert search(seen.page, code_of(leaves(1, seed=2)[0])) == "missing"
