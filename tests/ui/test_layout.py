"""At every size and every text size, all of it can be read and touched: nothing cut, nothing lost."""

from pathlib import Path

import pytest

from tests.tools.driver import running_kiosk
from tests.tools.walk import everything, visit
from tests.ui.conftest import Starter
from tests.ui.consultations import consultation
from tests.ui.layout import measures, problems
from tests.ui.test_qr import LONGEST, to_thanks
from ui.theme import Contrast, TextSize

SIZES = [(1024, 600), (1280, 800), (1920, 1080), (800, 1280)]


@pytest.mark.parametrize("english", [False, True], ids=["spanish", "english"])
@pytest.mark.parametrize("text", TextSize)
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_and_nothing_is_lost(
    size: tuple[int, int], text: TextSize, english: bool, tmp_path: Path
) -> None:
    found = []
    with running_kiosk(tmp_path, size, text=text) as driver:
        if english:
            driver.speak_english()
        for name in everything(driver):
            driver.shell.set_theme(Contrast.NORMAL, text)  # after each person it is normal again
            found += [f"{name}: {problem}" for problem in problems(driver.screen)]
    assert not found, "\n".join(sorted(set(found)))


@pytest.mark.parametrize(("size", "text"), [(SIZES[0], TextSize.LARGEST), (SIZES[3], TextSize.LARGER)])
def test_a_contrast_changes_colours_and_no_measure(
    size: tuple[int, int], text: TextSize, tmp_path: Path
) -> None:
    """So one contrast answers for all in the test above; `make gallery` looks at every one of them."""
    with running_kiosk(tmp_path, size, text=text) as driver:
        for name in everything(driver):
            measured = {}
            for contrast in Contrast:
                driver.shell.set_theme(contrast, text)
                measured[contrast] = measures(driver.screen)
            for contrast, found in measured.items():
                assert found == measured[Contrast.NORMAL], f"{name} in {contrast}"


@pytest.mark.parametrize("text", TextSize)
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_while_it_is_read_aloud(size: tuple[int, int], text: TextSize, tmp_path: Path) -> None:
    found = []
    with running_kiosk(tmp_path, size, text=text, player=True) as driver:
        driver.open_polls()
        driver.arrive()
        driver.touch("Escuchar")
        for name in visit(driver):
            driver.shell.set_theme(Contrast.NORMAL, text)
            found += [f"{name}: {problem}" for problem in problems(driver.screen)]
    assert not found, "\n".join(sorted(set(found)))


@pytest.mark.parametrize("size", SIZES)
def test_the_thanks_have_room_for_the_largest_code(size: tuple[int, int], start: Starter) -> None:
    kiosk, found = start(consultation(page=LONGEST), size=size), []
    to_thanks(kiosk)
    for text in TextSize:
        kiosk.shell.set_theme(Contrast.NORMAL, text)
        found += [f"{text}: {problem}" for problem in problems(kiosk.screen)]
    assert not found, "\n".join(found)
