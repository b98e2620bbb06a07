"""The panels "Compruebe usted mismo" and "compruebe la máquina", with real bundles and real challenges."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.site.browser import assert_accessible, watched
from tests.site.world import Site

BUNDLES = Path(__file__).parents[1] / "vectors" / "bundles"


def _vector(name: str) -> dict[str, Any]:
    listed = json.loads((BUNDLES / "index.json").read_text())["vectors"]
    return next(each for each in listed if each["file"] == name and each["organiser"])


def _check(page: Page, name: str, fingerprint: str) -> str:
    page.set_input_files("#bundle", BUNDLES / name)
    page.fill("#fingerprint", fingerprint)
    page.press("#fingerprint", "Enter")
    page.wait_for_selector("#verdict:not([hidden])")
    return page.inner_text("#verdict")


@pytest.mark.parametrize(("name", "language"), [("index.html", "es"), ("en.html", "en")])
def test_a_bundle_is_checked_line_by_line(browser: Browser, site: Site, name: str, language: str) -> None:
    vector = _vector("valid.zip")
    with watched(browser) as seen:
        seen.page.goto((site.folder / name).as_uri())
        said = _check(seen.page, "valid.zip", vector["organiser"])
        assert said == vector[f"sentence_{language}"]
        seen.page.click("#checks summary")
        lines = seen.page.locator("#checks li").all_inner_texts()
        assert len(lines) == len(vector[f"lines_{language}"])
        assert seen.page.get_attribute("#verdict", "class") == "answer good"
        assert_accessible(seen.page, "#verify-panel")


def test_a_broken_bundle_says_what_failed_with_its_lines_open(browser: Browser, site: Site) -> None:
    vector = _vector("m2-altered.zip")
    with watched(browser, color_scheme="dark") as seen:
        seen.page.goto(site.address)
        assert _check(seen.page, "m2-altered.zip", vector["organiser"]) == vector["sentence_es"]
        assert seen.page.get_attribute("#verdict", "class") == "answer wrong"
        assert seen.page.locator("#checks li.wrong").is_visible()
        assert_accessible(seen.page, "#verify-panel")


def test_without_a_fingerprint_the_origin_is_not_claimed(browser: Browser, site: Site) -> None:
    with watched(browser) as seen:
        seen.page.goto(site.address)
        assert "el origen no se revisó" in _check(seen.page, "valid.zip", "")
        assert seen.page.get_attribute("#verdict", "class") == "answer aside"


@pytest.mark.parametrize("cut", [slice(0, 19), slice(0, -1), slice(1, None)])
def test_a_fingerprint_that_is_cut_off_is_told_as_such(browser: Browser, site: Site, cut: slice) -> None:
    with watched(browser) as seen:
        seen.page.goto(site.address)
        seen.page.set_input_files("#bundle", BUNDLES / "valid.zip")
        seen.page.fill("#fingerprint", _vector("valid.zip")["organiser"][cut])
        seen.page.press("#fingerprint", "Enter")
        seen.page.wait_for_selector("[data-verify=cut-off]:not([hidden])")
        assert not seen.page.locator("#verdict").is_visible()
        assert not seen.page.locator("#checks").is_visible()
        assert_accessible(seen.page, "#verify-panel")


def test_without_a_file_it_asks_for_one(browser: Browser, site: Site) -> None:
    with watched(browser) as seen:
        seen.page.goto(site.address)
        seen.page.click("#verify button")
        assert "Primero elija" in seen.page.inner_text("[data-verify=no-file]")


def test_a_bundle_can_be_dropped(browser: Browser, site: Site) -> None:
    drop = """(bytes) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([Uint8Array.from(bytes)], "bundle.zip"));
        const event = new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true });
        document.getElementById("drop").dispatchEvent(event);
    }"""
    with watched(browser) as seen:
        seen.page.goto(site.address)
        seen.page.evaluate(drop, list(b"no bundle"))
        seen.page.click("#verify button")
        seen.page.wait_for_selector("#verdict:not([hidden])")
        assert "NO SE SOSTIENE" in seen.page.inner_text("#verdict")


def test_a_challenge_shows_what_was_sealed_and_that_it_was_declared(browser: Browser, site: Site) -> None:
    made = site.challenged
    with watched(browser) as seen:
        seen.page.goto(made.text(site.address))
        seen.page.wait_for_selector("[data-declared=challenged]:not([hidden])")
        panel = seen.page.inner_text("#challenge-panel")
        assert made.code in panel
        assert "6. Rendición de cuentas permanente" in panel
        assert "Con ese código la máquina selló esto" in panel
        assert "no dice nada de cómo votó usted después" in panel.lower()
        assert "Fue una práctica" not in panel
        assert all("challenge=" not in url for url in seen.asked[1:])


def test_a_challenge_that_was_not_declared_says_so(browser: Browser, site: Site) -> None:
    with watched(browser) as seen:
        seen.page.goto(site.absent.text(site.address))
        seen.page.wait_for_selector("[data-declared=missing]:not([hidden])")
        assert "Voto en blanco" in seen.page.inner_text("#challenge-panel")


def test_a_machine_that_cheated_is_told(browser: Browser, site: Site) -> None:
    vectors = json.loads((BUNDLES.parent / "challenge.json").read_text())["vectors"]
    cheated = next(each for each in vectors if each.get("why") == "another ballot")
    with watched(browser) as seen:
        seen.page.goto(site.address)
        seen.page.fill("#opened", cheated["text"])
        seen.page.press("#opened", "Enter")
        panel = seen.page.inner_text("#challenge-panel")
        assert "NO selló lo que muestra aquí" in panel
        assert "Es de otra consulta" in panel
        assert "Fue una práctica" in panel
        seen.page.fill("#opened", "otra cosa")
        seen.page.press("#opened", "Enter")
        assert "no es de una comprobación" in seen.page.inner_text("#challenge-panel")
        assert seen.page.locator("#challenge-result").is_hidden()
