"""The page as people meet it: every size, both languages, light and dark, keys alone, without a script."""

import tomllib
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import assets
from tests.site.browser import assert_accessible, watched
from tests.site.releases import DOWNLOADS, leaves, release, write_site
from tests.site.test_search import search
from tests.site.world import Site
from tests.tools.people import ATTENDANCE

OPEN_ALL = "document.querySelectorAll('details').forEach((each) => { each.open = true; })"
MOST_BYTES = 300_000


def test_it_is_whole_from_a_folder_and_from_a_server(browser: Browser, address: str) -> None:
    base = address.removesuffix("index.html")
    with watched(browser) as seen:
        for name in ("index.html", "en.html"):
            seen.page.goto(base + name)
            assert seen.page.locator("#propuestas .ranking > li").count() == 12
            assert seen.page.evaluate(
                "document.fonts.ready.then(() => document.fonts.check('1rem Atkinson'))"
            )
            for link in seen.page.locator("#descargas a").all():
                assert link.get_attribute("href") in DOWNLOADS
        assert all(url.startswith(base) for url in seen.asked), seen.asked


def test_it_is_small(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Also where each of the thirty points has a row of its own."""
    made = release()
    (group, *_) = made.value["groups"]
    made.value["groups"] = [group | {"points": [code]} for code in ATTENDANCE]
    page = write_site(tmp_path_factory.mktemp("large"), made, leaves(2))
    with watched(browser) as seen:
        seen.page.goto(page.as_uri())
        seen.page.evaluate("document.fonts.ready")
        sizes = {url: Path(url.removeprefix("file://")).stat().st_size for url in seen.asked}
    assert sum(sizes.values()) < MOST_BYTES, sizes


def test_both_languages_say_the_same_things() -> None:
    spanish, english = (
        tomllib.loads(assets.path(f"site/words/{name}.toml").read_text()) for name in ("es", "en")
    )
    assert list(spanish) == list(english)
    for key, text in spanish.items():
        if key != "day":
            assert sorted(_figures(text)) == sorted(_figures(english[key])), key


def _figures(text: str) -> list[str]:
    return [part.split("}")[0] for part in text.split("{")[1:]]


@pytest.mark.parametrize("width", [320, 360, 768, 1280, 1920])
def test_nothing_is_wider_than_the_screen(browser: Browser, site: Site, width: int) -> None:
    with watched(browser, viewport={"width": width, "height": 800}) as seen:
        for name in ("index.html", "en.html"):
            seen.page.goto((site.folder / name).as_uri())
            seen.page.evaluate(OPEN_ALL)
            assert seen.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(browser: Browser, site: Site, scheme: str) -> None:
    codes = [site.counted, site.aside["duplicate"], site.challenged.code, site.missing, "K7Q"]
    with watched(browser, color_scheme=scheme, reduced_motion="reduce") as seen:
        seen.page.goto(site.address)
        for code in codes:
            search(seen.page, code)
            assert_accessible(seen.page, "#mi-voto")
        for challenge in (site.challenged.text(), site.absent.text(), "?"):
            seen.page.fill("#opened", challenge)
            seen.page.press("#opened", "Enter")
            assert_accessible(seen.page, "#challenge-panel")
        seen.page.evaluate(OPEN_ALL)
        assert_accessible(seen.page)


def test_axe_finds_nothing_in_english(browser: Browser, site: Site) -> None:
    with watched(browser, reduced_motion="reduce") as seen:
        seen.page.goto((site.folder / "en.html").as_uri())
        assert_accessible(seen.page)


def test_keys_alone_reach_and_open_everything(browser: Browser, site: Site) -> None:
    with watched(browser) as seen:
        page = seen.page
        page.goto(site.address)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        _tab_to(page, "#propuestas summary")
        page.keyboard.press("Enter")
        assert page.locator("#propuestas details[open] .full").first.is_visible()
        _tab_to(page, "#code")
        page.keyboard.type(site.counted)
        page.keyboard.press("Enter")
        page.wait_for_selector("[data-state=counted]:not([hidden])")
        _tab_to(page, "#donde summary")
        page.keyboard.press("Space")
        assert page.locator("#donde details[open]").count() == 1
        _tab_to(page, "#bundle")
        _tab_to(page, "#descargas a")


def _tab_to(page: Page, selector: str) -> None:
    for _ in range(100):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline == "solid", "focus is seen"
            return
    pytest.fail(f"no key reaches {selector}")


def test_every_bar_has_its_figures_in_words_and_a_table(browser: Browser, site: Site) -> None:
    with watched(browser) as seen:
        seen.page.goto(site.address)
        first = seen.page.locator("#propuestas .ranking > li").first
        said = " ".join((first.locator("summary").text_content() or "").split())
        assert said == (
            "6. Rendición de cuentas permanente: cómo se gastan los recursos entra al plan 117 votos 37,3 %"
        )
        seen.page.evaluate(OPEN_ALL)
        for part in ("#propuestas", ".people >> nth=0", ".people >> nth=1", "#donde", "#grupos"):
            assert seen.page.locator(part).locator("table").first.is_visible()
        hidden = seen.page.locator(".people >> nth=1")
        assert hidden.locator(".hidden-cell").count() == 2
        assert "Se oculta toda casilla con menos de 5 personas" in hidden.inner_text()


def test_light_and_dark_are_chosen_by_the_system_and_then_by_hand(browser: Browser, site: Site) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    with watched(browser, color_scheme="dark") as seen:
        seen.page.goto(site.address)
        dark = seen.page.evaluate(ground)
        seen.page.click("#theme")
        light = seen.page.evaluate(ground)
        assert light != dark
        with seen.page.expect_navigation():
            seen.page.click("#language")
        assert seen.page.evaluate(ground) == light
        seen.page.click("#theme")
        assert seen.page.evaluate(ground) == dark


def test_dark_by_the_system_is_dark_by_hand() -> None:
    style = assets.path("site/style.css").read_text()
    system, hand = (
        style.split(selector + " {\n", 1)[1].split("}", 1)[0].split()
        for selector in (':root:not([data-theme="light"])', ':root[data-theme="dark"]')
    )
    assert system == hand


def test_without_scripts_everything_but_the_search_is_there(browser: Browser, site: Site) -> None:
    with watched(browser, java_script_enabled=False) as seen:
        seen.page.goto(site.address)
        assert "316 personas votaron" in seen.page.inner_text("h1")
        assert seen.page.locator("#search").is_hidden()
        assert "permita JavaScript" in seen.page.inner_text("#mi-voto")
        assert seen.page.locator("#cuentas").is_visible()


def test_ties_are_shown_as_ties(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> None:
    votes = dict.fromkeys(range(1, 13), 10) | {3: 50, 5: 20, 8: 20}
    page = write_site(tmp_path_factory.mktemp("ties"), release(votes=votes, mode="practice"), leaves(2))
    with watched(browser) as seen:
        seen.page.goto(page.as_uri())
        assert seen.page.locator(".mark.yes").count() == 1
        assert seen.page.locator(".ranking .mark.tied").count() == 2
        assert "el programa no escoge" in seen.page.inner_text("#propuestas")
        seen.page.evaluate(OPEN_ALL)
        assert "Lugar 2, empatada" in seen.page.inner_text(".ranking > li:nth-child(2)")
        assert "estos votos no cuentan" in seen.page.inner_text(".practice")


def test_a_title_cannot_bring_markup_along(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    made = release()
    made.value["participation"][0]["name"] = evil = "</span><script>alert(1)</script>&amp;"
    page = write_site(tmp_path_factory.mktemp("markup"), made, leaves(2))
    with watched(browser) as seen:
        seen.page.goto(page.as_uri())
        assert seen.page.locator("main script").count() == 0
        assert evil in (seen.page.locator("#donde").text_content() or "")


def test_the_accounts_add_up(browser: Browser, site: Site) -> None:
    with watched(browser) as seen:
        seen.page.goto(site.address)
        whole = int(seen.page.inner_text(".whole strong"))
        parts = [int(text) for text in seen.page.locator(".accounts.sum > li > .amount").all_inner_texts()]
        assert whole == sum(parts) == 314 + 2 + 7
        said = seen.page.inner_text("#cuentas")
        assert "2: eligió más propuestas de las permitidas" in said
        assert "K-01 · UCG-01 · UCG 1 · Centro, Getsemaní, Manga: Se perdió en el río" in said
        assert "Manga: Se abrió sin jurados" in said
        assert "Segundo disco" not in said
