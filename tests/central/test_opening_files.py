"""From the frozen box to the published folder with files alone: swapped, altered, too few, once too often."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kiosk.canonical import canonical_json
from kiosk.errors import Refused
from sync.central.closing import close
from sync.central.frozen_box import ITEM_LENGTH, read_frozen_box
from sync.central.opening import parse_opened
from tests.tools.ceremonies import Count, make_count
from tests.tools.office import Office

Tree = dict[str, Any]


@dataclass(frozen=True)
class Night:
    """The night of a count: its office, its centre, the papers of its trustees."""

    office: Office
    count: Count

    @property
    def box(self) -> Path:
        return self.count.centre.frozen_box_path

    @property
    def opened(self) -> Path:
        return self.office.folder / "opened.json"

    def paper(self, index: int) -> Path:
        """The file of a trustee."""
        path = self.office.folder / f"trustee-{index}.txt"
        path.write_text(self.count.shares[index - 1].text("Consulta", 3, 2), encoding="utf-8")
        return path

    def open(self, *shares: Path, box: Path | None = None) -> tuple[int, str, str]:
        named = [word for share in shares for word in ("--share", share)]
        return self.office.run("open", box or self.box, *named, "--out", self.opened)


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Count:
    """A closed count; nobody changes it."""
    count = make_count(tmp_path_factory.mktemp("night"))
    store = count.open_store()
    close(count.centre, store, count.world.keys.organiser, count.register)
    store.close()
    return count


@pytest.fixture
def night(closed: Count, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Night:
    return Night(Office(tmp_path, capsys), closed.copy(tmp_path / "centre"))


def test_papers_open_the_box_and_totals_are_counted_as_often_as_wanted(night: Night) -> None:
    code, out, _ = night.open(night.paper(3), night.paper(1))
    assert code == 0
    assert "Se abrieron 9 votos (0 nulos)" in out
    assert "apague y borre esta máquina" in out
    told = [night.office.run("results", night.count.centre.folder, "--opened", night.opened)[1] for _ in "12"]
    assert told[0] == told[1]
    assert told[0].startswith("9 participantes, 9 votos contados, 0 nulos, 0 en blanco, 2 apartados.\n")


def test_who_asks_for_the_exact_results_is_written_down(night: Night) -> None:
    night.open(night.paper(1), night.paper(2))
    asked = ("results", night.count.centre.folder, "--opened", night.opened)
    assert night.office.run(*asked, "--operator", "Marta")[0] == 0
    last = night.office.json("audit", night.count.centre.folder)["rows"][-1]
    digest = hashlib.sha256(night.opened.read_bytes()).hexdigest()
    assert (last["who"], last["action"], last["detail"]) == ("Marta", "results", f"opened.json {digest}")


def test_results_that_were_not_shown_are_not_written_down(night: Night) -> None:
    asked = ("results", night.count.centre.folder, "--opened", night.opened)
    assert night.office.run(*asked)[0] == 1
    rows = night.office.json("audit", night.count.centre.folder)["rows"]
    assert "results" not in [row["action"] for row in rows]


def test_what_was_opened_before_is_not_opened_over(night: Night) -> None:
    night.opened.write_text("los totales de ayer")
    code, _, err = night.open(night.paper(1), night.paper(2))
    assert (code, "ya existe y no se tocó" in err) == (1, True)
    assert night.opened.read_text() == "los totales de ayer"


Papers = Callable[[Night], list[Path]]


def torn(night: Night) -> list[Path]:
    path = night.paper(2)
    path.write_text(path.read_text("utf-8").replace(night.count.shares[1].words.split()[4], "¿?"), "utf-8")
    return [night.paper(1), path]


PAPERS: dict[str, tuple[Papers, str]] = {
    "one of two": (lambda night: [night.paper(1)], "hay 1 y se necesitan 2"),
    "one twice": (
        lambda night: [night.paper(1), night.paper(1)],
        "El depositario 1 ya escribió sus palabras",
    ),
    "another file": (lambda night: [night.paper(1), night.office.folder / "register"], "doce palabras"),
    "the box itself": (lambda night: [night.paper(1), night.box], "más grande que lo permitido"),
    "no file": (lambda night: [night.paper(1), night.office.folder / "no.txt"], "no.txt"),
    "one that was torn": (torn, "La palabra 5"),
}


@pytest.mark.parametrize("which", PAPERS)
def test_papers_that_do_not_open_are_told_and_nothing_is_written(night: Night, which: str) -> None:
    papers, words = PAPERS[which]
    code, out, err = night.open(*papers(night))
    assert (code, out) == (1, "")
    assert words in err
    assert not night.opened.exists()


def test_another_file_than_the_frozen_box_is_refused(night: Night) -> None:
    for other in (night.paper(1), night.count.centre.closing_path, night.count.centre.database):
        assert night.open(night.paper(1), night.paper(2), box=other)[0] == 3, other
    assert not night.opened.exists()


def test_null_ballots_are_told_with_their_reason_and_what_to_do(night: Night) -> None:
    """The box holds what nobody sealed: a kiosk that does so is looked at."""
    box = read_frozen_box(night.box.read_bytes())
    spoiled = type(box)(**{**vars(box), "items": bytes(ITEM_LENGTH) + box.items[ITEM_LENGTH:]})
    forged = night.office.folder / "forged.box"
    forged.write_bytes(spoiled.signed(night.count.world.keys.organiser))
    code, out, _ = night.open(night.paper(1), night.paper(2), box=forged)
    assert code == 0
    assert "Se abrieron 9 votos (1 nulo)" in out
    assert "no abre con la llave de la urna: 1" in out
    assert "haga revisar los equipos" in out


def first(tree: Tree) -> Tree:
    station: Tree = min(tree["stations"].items())[1]
    return station


def moved(tree: Tree) -> None:
    one, other = (tree["stations"][code] for code in sorted(tree["stations"]))
    one["ballots"], other["ballots"], other["votes"] = one["ballots"] + 1, other["ballots"] - 1, {}


OTHERS: dict[str, Callable[[Tree], object]] = {
    "of another box": lambda tree: tree.update(frozen_box_sha256="0" * 64),
    "a ballot more": lambda tree: first(tree).update(ballots=first(tree)["ballots"] + 1),
    "a ballot moved to another point": moved,
    "a point more": lambda tree: tree["stations"].update(
        {"UCG-30": {"ballots": 0, "blank": 0, "nulls": {}, "votes": {}}}
    ),
    "a proposal that was not asked": lambda tree: first(tree)["votes"].update({"77": 1}),
}


@pytest.mark.parametrize("other", OTHERS)
@pytest.mark.parametrize("command", ["results", "publish"])
def test_totals_that_are_not_those_of_the_frozen_box_are_neither_shown_nor_published(
    night: Night, command: str, other: str
) -> None:
    night.open(night.paper(1), night.paper(2))
    tree = json.loads(night.opened.read_bytes())
    OTHERS[other](tree)
    night.opened.write_bytes(canonical_json(tree))
    out, more = night.office.folder / "public", list[object]()
    if command == "publish":
        night.office.hold(night.count.world.keys)
        more = ["--out", out, *night.office.keys]
    code, said, err = night.office.run(command, night.count.centre.folder, "--opened", night.opened, *more)
    assert (code, said, out.exists()) == (1, "", False)
    assert "no son de la urna congelada de este centro. No se publicó nada." in err


MALFORMED: dict[str, Callable[[Tree], object]] = {
    "a field more": lambda tree: tree.update(note="x"),
    "a field less": lambda tree: first(tree).pop("blank"),
    "votes below nought": lambda tree: first(tree)["votes"].update({"1": -1}),
    "a proposal in words": lambda tree: first(tree)["votes"].update(uno=1),
    "a proposal written otherwise": lambda tree: first(tree)["votes"].update({"01": 1}),
    "a proposal of endless digits": lambda tree: first(tree)["votes"].update({"1" * 5000: 1}),
    "more votes than ballots": lambda tree: first(tree)["votes"].update({"1": 99}),
    "more nulls than ballots": lambda tree: first(tree)["nulls"].update(unsealable=99),
    "more blank than ballots": lambda tree: first(tree).update(blank=99),
}


@pytest.mark.parametrize("wrong", MALFORMED)
def test_totals_in_another_form_are_refused(wrong: str) -> None:
    tally = {"ballots": 3, "blank": 1, "nulls": {"unsealable": 1}, "votes": {"1": 1, "12": 1}}
    tree: Tree = {"frozen_box_sha256": "ab" * 32, "stations": {"UCG-01": tally}}
    assert parse_opened(canonical_json(tree)).encoded() == canonical_json(tree)
    MALFORMED[wrong](tree)
    with pytest.raises(Refused):
        parse_opened(canonical_json(tree))


def test_files_that_were_swapped_are_refused_by_their_kind(night: Night) -> None:
    for other in (night.box, night.paper(1), night.count.centre.closing_path):
        code, _, err = night.office.run("results", night.count.centre.folder, "--opened", other)
        assert (code, "no tiene la forma acordada" in err) == (3, True), other


def test_before_the_closing_there_is_nothing_to_count(night: Night) -> None:
    night.open(night.paper(1), night.paper(2))
    night.box.unlink()
    code, _, err = night.office.run("results", night.count.centre.folder, "--opened", night.opened)
    assert (code, "no se ha cerrado todavía" in err) == (1, True)
