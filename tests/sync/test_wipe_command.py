"""``urna-kiosk --wipe``: staff erase a box that came home, and only what may go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kiosk.context import Mode
from kiosk.erasing import DOOMED_SUFFIX
from kiosk.errors import OperatorError, Refused
from kiosk.kit import ActiveKit, read_kit
from kiosk.station import Station
from sync.central.intake import take_in
from sync.central.store import Store
from sync.outbox import seal_batches
from sync.wipe_command import Terminal, WipeOptions, wipe_at_terminal
from sync.wipe_order import WipeOrder, sign_wipe_order
from sync.wiping import Grounds, Wiped
from tests.tools.centres import vote
from tests.tools.kits import Keys, make_kit, noon
from ui.app import main


@dataclass
class Desk:
    """Somebody at a terminal beside a kiosk with one official kit and a box."""

    folder: Path
    keys: Keys
    code: str
    station: Station
    said: list[str] = field(default_factory=list)

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def digits(self) -> str:
        return self.station.box.head.box.hex()[:8]

    def wipe(self, *typed: str, stick: Path | None = None, **options: object) -> Wiped | None:
        answers = iter(typed or (self.code, self.digits))
        self.station.shut()
        terminal = Terminal(lambda _question: next(answers), self.said.append)
        chosen = WipeOptions(self.data, **options)  # type: ignore[arg-type]
        return wipe_at_terminal(chosen, [stick] if stick else [], noon, terminal)

    def deliver(self) -> None:
        """Everything arrives, and the receipts come back."""
        store = Store.open("sqlite://")
        for stored in seal_batches(self.station):
            receipt = take_in(store, stored.envelope, self.station.kit.roster, self.keys.centre).receipt
            assert receipt is not None
            self.station.store_receipt(stored.sequence, receipt)
        store.close()

    def order(self, **changes: object) -> bytes:
        head = self.station.box.head
        values = {"consultation": head.consultation, "mode": head.mode, "kiosk": head.kiosk, "box": head.box}
        order = WipeOrder(**{**values, **changes}, reason="se rescató", minute="2022-11-16T14:00Z")  # type: ignore[arg-type]
        return sign_wipe_order(order, self.keys.organiser)

    @property
    def order_name(self) -> str:
        return f"{self.station.box.head.kiosk}-{self.digits}.borrar"


@pytest.fixture(scope="module")
def made() -> tuple[Keys, bytes, str, ActiveKit]:
    """Keys, a kit, its code, and the kit opened: that is slow on purpose."""
    keys = Keys.generate()
    data, code = make_kit(keys, mode=Mode.OFFICIAL)
    return keys, data, code, read_kit(data).activate(code)


@pytest.fixture
def desk(tmp_path: Path, made: tuple[Keys, bytes, str, ActiveKit]) -> Iterator[Desk]:
    keys, data, code, active = made
    kits = tmp_path / "data" / "kits"
    kits.mkdir(parents=True)
    (kits / "equipo.kit").write_bytes(data)
    station = Station.start(active, tmp_path / "data", Mode.OFFICIAL, noon)
    station.open_polls()
    vote(station, 3)
    yield Desk(tmp_path, keys, code, station)
    station.shut()


def boxes(desk: Desk) -> list[str]:
    return sorted(path.suffix for path in desk.data.glob("*official*"))


def test_with_receipts_for_everything_the_box_goes_after_its_signs_were_typed(desk: Desk) -> None:
    desk.station.close_for_good()
    desk.deliver()
    wiped = desk.wipe()
    assert wiped is not None
    assert wiped.grounds is Grounds.RECEIPTS
    assert boxes(desk) == [".borrada"]
    assert "el centro dio recibo firmado de todo" in desk.said[1]
    assert "3 votos" in desk.said[1]
    assert "disco SSD" in desk.said[2]


@pytest.mark.parametrize("typed", ["", "borrar", "00000000"])
def test_nothing_goes_unless_the_very_signs_are_typed(desk: Desk, typed: str) -> None:
    desk.station.close_for_good()
    desk.deliver()
    assert desk.wipe(desk.code, typed) is None
    assert desk.said[-1] == "No se borró nada."
    assert ".sqlite" in boxes(desk)


def test_votes_that_nobody_confirmed_stay(desk: Desk) -> None:
    desk.station.close_for_good()
    seal_batches(desk.station)
    with pytest.raises(OperatorError, match="Faltan recibos del centro"):
        desk.wipe()
    assert ".sqlite" in boxes(desk)


def test_a_signed_order_is_found_on_the_stick(desk: Desk, tmp_path: Path) -> None:
    stick = tmp_path / "MEMORIA"
    (stick / "urna-abierta").mkdir(parents=True)
    (stick / "urna-abierta" / desk.order_name).write_bytes(desk.order())
    wiped = desk.wipe(stick=stick)
    assert wiped is not None
    assert wiped.grounds is Grounds.ORDER


def test_an_order_for_another_box_is_refused(desk: Desk, tmp_path: Path) -> None:
    order = tmp_path / "otra.borrar"
    order.write_bytes(desk.order(box=bytes(16)))
    with pytest.raises(Refused, match="otra urna"):
        desk.wipe(order=order)
    assert ".sqlite" in boxes(desk)


def test_a_wrong_code_opens_nothing(desk: Desk) -> None:
    with pytest.raises(OperatorError, match=r"Este código no es el de este equipo\. No se cambió nada\."):
        desk.wipe("0000-0000-0000-0000")
    assert ".sqlite" in boxes(desk)


def test_where_there_is_no_box_none_is_made(desk: Desk, tmp_path: Path) -> None:
    kit = desk.data / "kits" / "equipo.kit"
    elsewhere = tmp_path / "elsewhere"
    said: list[str] = []
    with pytest.raises(OperatorError, match="no hay urna"):
        wipe_at_terminal(
            WipeOptions(elsewhere, kit), [], noon, Terminal(lambda _question: desk.code, said.append)
        )
    assert not elsewhere.exists()
    with pytest.raises(OperatorError, match="práctica"):
        desk.wipe(practice=True)


def test_without_a_kit_that_says_whose_box_it_is_it_asks_for_one(desk: Desk) -> None:
    (desk.data / "kits" / "equipo.kit").unlink()
    with pytest.raises(OperatorError, match="--kit"):
        desk.wipe()


def test_what_a_cut_left_half_erased_is_finished_first(desk: Desk) -> None:
    (desk.data / f"antes.sqlite{DOOMED_SUFFIX}").write_bytes(b"votos" * 100)
    with pytest.raises(OperatorError):
        desk.wipe()
    assert desk.said[0] == "Se terminó de borrar una urna que había quedado a medias."


def test_the_command_asks_at_the_terminal_and_tells_why_not(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.station.shut()
    monkeypatch.setattr("builtins.input", lambda _question: desk.code)
    assert main(["--wipe", "--data", str(desk.data)]) == 1
    assert "cierre definitivo" in capsys.readouterr().err
