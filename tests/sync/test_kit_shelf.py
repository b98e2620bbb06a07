"""Kits on a machine and on its sticks: each found once, kept whole, and whatever else lies there named."""

from pathlib import Path

import pytest

from kiosk.envelope import SigningKey
from kiosk.errors import OperatorError
from kiosk.kit import MOST_BYTES
from sync import kit_shelf
from sync.kit_shelf import SUFFIX, FoundKit, KitShelf
from tests.kiosk.voting import contents, definition
from tests.tools.disks import no_file_beyond
from tests.tools.kits import Keys, make_kit

Kits = dict[str, bytes]


@pytest.fixture(scope="module")
def kits() -> Kits:
    """Two points of one consultation, and the first kiosk's name again in another consultation."""
    keys, key = Keys.generate(), SigningKey.generate()
    other = definition(("blank_allowed = false", "blank_allowed = true"))
    made = {
        "K-01": make_kit(keys, signing_key=key, point=3),
        "K-02": make_kit(keys, kiosk="K-02", point=1),
        "other": make_kit(keys, consultation=other),
    }
    return {name: data for name, (data, _code) in made.items()}


@pytest.fixture
def shelf(tmp_path: Path) -> KitShelf:
    return KitShelf(tmp_path / "data" / "kits")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "USB"
    (folder / "urna-abierta").mkdir(parents=True)
    return folder


def names(found: tuple[FoundKit, ...]) -> list[tuple[str, bool]]:
    return [(each.kit.kiosk, each.kept) for each in found]


def test_a_new_machine_without_a_stick_has_none(shelf: KitShelf, tmp_path: Path) -> None:
    assert shelf.search([tmp_path / "gone"]) == kit_shelf.Search((), ())


def test_kits_are_found_in_both_places_of_a_stick_in_the_order_of_their_points(
    shelf: KitShelf, stick: Path, kits: Kits
) -> None:
    (stick / "a.kit").write_bytes(kits["K-01"])
    (stick / "urna-abierta" / "b.kit").write_bytes(kits["K-02"])
    found = shelf.search([stick]).kits
    assert names(found) == [("K-02", False), ("K-01", False)]
    assert [each.kit.point.code for each in found] == sorted(each.kit.point.code for each in found)


def test_one_kit_that_lies_in_many_places_is_one_and_counts_as_kept(
    shelf: KitShelf, stick: Path, kits: Kits
) -> None:
    for name in ("a.kit", "copia de a.kit", "urna-abierta/a.kit"):
        (stick / name).write_bytes(kits["K-01"])
    (found,) = shelf.search([stick, stick]).kits
    shelf.keep(found)
    assert names(shelf.search([stick]).kits) == [("K-01", True)]
    assert shelf.search().kits[0].data == kits["K-01"]


def test_a_kept_kit_is_for_its_owner_alone_and_keeping_it_again_writes_nothing(
    shelf: KitShelf, stick: Path, kits: Kits
) -> None:
    (stick / "a.kit").write_bytes(kits["K-01"])
    shelf.keep(shelf.search([stick]).kits[0])
    (kept,) = shelf._folder.iterdir()
    assert (kept.stat().st_mode & 0o777, shelf._folder.stat().st_mode & 0o777) == (0o600, 0o700)
    before = kept.stat().st_mtime_ns, kept.stat().st_ino
    shelf.keep(shelf.search([stick]).kits[0])
    assert (kept.stat().st_mtime_ns, kept.stat().st_ino) == before


def test_one_name_in_two_consultations_is_two_kits(shelf: KitShelf, stick: Path, kits: Kits) -> None:
    (stick / "a.kit").write_bytes(kits["K-01"])
    (stick / "b.kit").write_bytes(kits["other"])
    for found in shelf.search([stick]).kits:
        shelf.keep(found)
    kept = shelf.search().kits
    assert names(kept) == [("K-01", True), ("K-01", True)]
    assert {each.data for each in kept} == {kits["K-01"], kits["other"]}


def test_what_is_no_kit_is_named_and_hides_none(shelf: KitShelf, stick: Path, kits: Kits) -> None:
    (stick / "b.kit").write_bytes(kits["K-01"])
    (stick / "a.kit").write_bytes(kits["K-01"][:-1])
    (stick / "c.kit").write_bytes(kits["K-01"].replace(b"a", b"b", 1))
    (stick / "d.kit").mkdir()
    (stick / "e.kit").symlink_to(stick / "gone")
    (stick / "carta.pdf").write_bytes(b"%PDF")
    found = shelf.search([stick])
    assert names(found.kits) == [("K-01", False)]
    assert found.refused == ("a.kit", "c.kit", "d.kit", "e.kit")


def test_a_file_larger_than_any_kit_is_not_read(shelf: KitShelf, stick: Path) -> None:
    with (stick / "a.kit").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    assert shelf.search([stick]) == kit_shelf.Search((), ("a.kit",))


def test_a_stick_full_of_kits_is_looked_through_up_to_a_bound(shelf: KitShelf, stick: Path) -> None:
    for number in range(kit_shelf._MOST_KITS + 5):
        (stick / f"{number:04d}{SUFFIX}").write_bytes(b"")
    assert len(shelf.search([stick]).refused) == kit_shelf._MOST_KITS


@pytest.mark.parametrize("room", [0, 5000])
def test_a_disk_that_does_not_take_it_is_told_and_keeps_nothing(
    shelf: KitShelf, stick: Path, kits: Kits, room: int
) -> None:
    (stick / "a.kit").write_bytes(kits["K-01"])
    (found,) = shelf.search([stick]).kits
    with no_file_beyond(room), pytest.raises(OperatorError, match="No se pudo escribir"):
        shelf.keep(found)
    assert contents(shelf._folder) == {}


def test_a_file_in_the_way_of_the_shelf_is_told(stick: Path, kits: Kits, tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(b"in the way")
    (stick / "a.kit").write_bytes(kits["K-01"])
    shelf = KitShelf(tmp_path / "data" / "kits")
    with pytest.raises(OperatorError, match="No se pudo crear la carpeta"):
        shelf.keep(shelf.search([stick]).kits[0])
