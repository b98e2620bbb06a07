"""Actas: saved beside the box, printed where there is a printer, and readable by the centre."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.errors import OperatorError
from kiosk.levelling import Levelling
from kiosk.paperwork import Papers, print_again, saved_papers
from kiosk.printing import print_file, printer_name
from kiosk.readiness import readings
from kiosk.station import Station
from tests.kiosk.test_readiness import GOOD

LPSTAT = """#!/bin/sh
case "$1" in
-d) echo "system default destination: Sala" ;;
-a) echo "Sala accepting requests since today" ;;
esac
"""
LP = """#!/bin/sh
[ "$4" ] || exit 2
cp "$4" "$(dirname "$0")/printed.pdf"
"""


def install(folder: Path, name: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="ascii")
    (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


@pytest.fixture
def no_printer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))


@pytest.mark.usefixtures("no_printer")
def test_without_a_printing_system_the_acta_is_saved_and_no_printer_is_named(station: Station) -> None:
    papers = Papers.opening(station, readings(GOOD))
    assert papers.printer == ""
    assert papers.trouble is None
    saved = station.box.path.parent / "actas" / papers.name
    assert saved.read_bytes().startswith(b"%PDF")
    assert [saved.name for saved in saved_papers(station)] == [papers.name]


@pytest.mark.usefixtures("no_printer")
def test_an_acta_is_never_written_over(station: Station) -> None:
    first, second = (Papers.closing(station, Levelling(0, station.box.head)) for _ in range(2))
    assert first.name != second.name
    assert [(saved.kind, saved.number) for saved in saved_papers(station)] == [("jornada", 2), ("jornada", 1)]


def test_a_printer_takes_the_saved_file(
    station: Station, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = tmp_path / "programs"
    install(programs, "lpstat", LPSTAT, monkeypatch)
    install(programs, "lp", LP, monkeypatch)
    papers = Papers.opening(station, ())
    saved = (station.box.path.parent / "actas" / papers.name).read_bytes()
    assert papers.printer == "Sala"
    assert (programs / "printed.pdf").read_bytes() == saved
    assert print_again(station, papers.name).printer == "Sala"


def test_a_printer_without_paper_is_told_and_the_acta_stays(
    station: Station, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = tmp_path / "programs"
    install(programs, "lpstat", LPSTAT, monkeypatch)
    install(programs, "lp", "#!/bin/sh\nexit 1\n", monkeypatch)
    papers = Papers.opening(station, ())
    assert papers.printer == ""
    assert isinstance(papers.trouble, OperatorError)
    assert [saved.name for saved in saved_papers(station)] == [papers.name]


def test_without_a_default_the_first_that_accepts_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = LPSTAT.replace("system default destination: Sala", "no system default destination")
    install(tmp_path / "programs", "lpstat", text, monkeypatch)
    assert printer_name() == "Sala"


@pytest.mark.usefixtures("no_printer")
def test_printing_without_a_system_is_an_error_in_words(tmp_path: Path) -> None:
    assert printer_name() == ""
    with pytest.raises(OperatorError, match="impresora"):
        print_file(tmp_path / "acta.pdf", "Sala")


@pytest.mark.usefixtures("no_printer")
def test_a_disk_that_refuses_is_told_and_stops_nothing(station: Station) -> None:
    (station.box.path.parent / "actas").write_bytes(b"in the way")
    papers = Papers.opening(station, ())
    assert papers.trouble is not None
    assert station.status().ballots == 0


@pytest.mark.usefixtures("no_printer")
def test_the_same_state_gives_the_same_bytes(start: Callable[..., Station]) -> None:
    station = start()
    names = [Papers.opening(station, readings(GOOD)).name for _ in range(2)]
    one, other = ((station.box.path.parent / "actas" / name).read_bytes() for name in names)
    assert one == other
