"""``urna-central``: what it says, how it ends, and the shapes that others script against."""

import json
from pathlib import Path

import pytest

from tests.tools.office import Office


@pytest.fixture
def office(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Office:
    return Office(tmp_path, capsys)


def test_help_lists_every_command_in_the_order_of_a_consultation(office: Office) -> None:
    code, out, _ = office.run("--help")
    assert code == 0
    order = [
        out.index(f"  {name} ") for name in ("init", "kit", "import", "status", "close", "open", "results")
    ]
    assert order == sorted(order)


@pytest.mark.parametrize(
    "command",
    [
        "init", "kit", "import", "status", "close", "open", "results", "publish", "serve", "point add",
        "kiosk add", "kiosk replace", "kiosk revoke", "box admit", "box exclude", "rescue", "wipe-order",
        "backup", "restore", "audit",
    ],
)  # fmt: skip
def test_every_command_explains_itself(command: str, office: Office) -> None:
    code, out, _ = office.run(*command.split(), "--help")
    assert code == 0
    assert len(out.splitlines()) > 5


def test_a_wrong_command_is_wrong_usage(office: Office) -> None:
    assert office.run("count")[0] == 2


def test_init_makes_three_separate_places_and_says_that_practice_does_not_count(office: Office) -> None:
    code, out, _ = office.init()
    assert code == 0
    assert "no cuentan" in out
    assert sorted(path.name for path in (office.folder / "shares").iterdir()) == [
        "trustee-1.txt", "trustee-2.txt", "trustee-3.txt",
    ]  # fmt: skip
    assert sorted(path.name for path in (office.folder / "keys").iterdir()) == [
        "organiser.key",
        "register.key",
    ]
    assert not list(office.centre.rglob("*organiser*"))


def test_no_official_centre_while_short_titles_are_not_approved(office: Office) -> None:
    code, _, err = office.init("--mode", "official")
    assert code == 1
    assert "short_titles_approved_by" in err
    assert not office.centre.exists()


def test_places_inside_each_other_are_refused_and_nothing_is_made(office: Office) -> None:
    office.keys[1] = office.centre / "keys"
    code, _, err = office.init()
    assert code == 1
    assert "tres carpetas" in err
    assert not office.centre.exists()


def test_a_folder_that_holds_something_is_not_touched(office: Office) -> None:
    office.centre.mkdir()
    (office.centre / "mine").write_text("mine")
    assert office.init()[0] == 1
    assert (office.centre / "mine").read_text() == "mine"


def test_a_kit_comes_with_its_letter_and_its_code(office: Office) -> None:
    office.init()
    out = office.folder / "kits"
    made = office.json(
        "kit", office.centre, "--station", "UCG-01", "--kiosk", "K-01", "--out", out, *office.keys
    )
    assert made["kiosk"] == "K-01"
    assert Path(made["kit"]) == out / "K-01.kit"
    assert len(made["activation_code"]) == 19
    assert (out / "K-01-carta.pdf").read_bytes().startswith(b"%PDF")
    status = office.json("status", office.centre)
    assert [(k["kiosk"], k["station"], k["complete"]) for k in status["kiosks"]] == [
        ("K-01", "UCG-01", False)
    ]


@pytest.mark.parametrize(
    ("station", "kiosk", "words"),
    [
        ("UCG-99", "K-02", "UCG-99"),
        ("UCG-01", "k 2", "nombre de equipo"),
        ("UCG-01", "K-01", "ya tiene un kit"),
    ],
)
def test_a_kit_that_cannot_be_made_says_why(station: str, kiosk: str, words: str, office: Office) -> None:
    office.init()
    arguments = ("--out", office.folder / "kits", *office.keys)
    office.run("kit", office.centre, "--station", "UCG-01", "--kiosk", "K-01", *arguments)
    code, _, err = office.run("kit", office.centre, "--station", station, "--kiosk", kiosk, *arguments)
    assert code == 1
    assert words in err


def test_a_place_where_no_folder_can_be_made_is_told_in_words(office: Office) -> None:
    taken = office.folder / "taken"
    taken.touch()
    keys, office.keys[1] = office.keys[1], taken / "keys"
    assert "No se pudo crear la carpeta" in office.init()[2]
    office.keys[1] = keys
    office.init()
    code, _, err = office.run(
        "kit", office.centre, "--station", "UCG-01", "--kiosk", "K-01", "--out", taken / "kits", *office.keys
    )
    assert (code, "No se pudo crear la carpeta" in err) == (1, True)
    assert office.json("status", office.centre)["kiosks"] == []


def test_a_wrong_passphrase_is_told_as_such(office: Office) -> None:
    office.init()
    (office.folder / "organiser").write_text("otra frase cualquiera\n")
    code, _, err = office.run(
        "kit", office.centre, "--station", "UCG-01", "--kiosk", "K-01", "--out", office.folder, *office.keys
    )
    assert code == 1
    assert "llave del organizador" in err


def test_a_refused_file_is_counted_and_ends_with_its_own_code(office: Office) -> None:
    office.init()
    stick = office.folder / "stick"
    stick.mkdir()
    (stick / "K-01-00000000-000001.urna").write_bytes(b"not a batch")
    code, out, _ = office.run("import", office.centre, stick, "--json")
    summary = json.loads(out)
    assert code == 3
    assert [summary[name] for name in ("new", "already", "held", "refused")] == [0, 0, 0, 1]


def test_a_folder_that_does_not_exist_is_said(office: Office) -> None:
    office.init()
    code, _, err = office.run("import", office.centre, office.folder / "nowhere")
    assert code == 1
    assert "No existe" in err


def test_a_count_without_ballots_is_not_closed(office: Office) -> None:
    office.init()
    code, _, err = office.run("close", office.centre, *office.keys)
    assert code == 1
    assert "ningún voto" in err
    assert not (office.centre / "frozen.box").exists()


def test_opening_before_the_closing_says_that_the_count_is_not_closed(office: Office) -> None:
    office.init()
    box, opened = office.centre / "frozen.box", office.folder / "opened.json"
    code, _, err = office.run("open", box, "--out", opened)
    assert (code, opened.exists()) == (1, False)
    assert f"no se ha cerrado todavía: {box} no existe." in err
    assert "«close»" in err


@pytest.mark.parametrize(("box", "words"), [("none/frozen.box", "no existe"), ("", "es una carpeta")])
def test_a_box_elsewhere_is_named_whole_with_its_reason(office: Office, box: str, words: str) -> None:
    path = office.folder / box
    code, _, err = office.run("open", path, "--out", office.folder / "opened.json")
    assert code == 1
    assert f"No se pudo leer {path}: {words}." in err


def test_where_there_is_no_centre_it_says_so(office: Office) -> None:
    code, _, err = office.run("status", office.folder / "nothing")
    assert code == 1
    assert "no hay un centro" in err
