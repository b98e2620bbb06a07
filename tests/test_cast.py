"""The cast tool, against a real kit: the same use cases as the screens, real batches."""

import json
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from kiosk.ballot import decode_ballot
from kiosk.challenge import read_challenge
from kiosk.context import Context, Mode
from kiosk.errors import OperatorError
from kiosk.kit import read_kit
from kiosk.polls import Polls
from kiosk.record import BallotRecord, open_ballot
from kiosk.register_entry import open_entry
from kiosk.roster import Roster
from sync.batch import Batch
from sync.verifier import verify_batch
from tests.kiosk.voting import names_only
from tests.tools import cast
from tests.tools.kits import Keys, make_kit

HEADER = "document_type,document,name,age,sex,choices"


@dataclass(frozen=True)
class Desk:
    """A kit on a disk, with folders for its box and for its batches."""

    folder: Path
    keys: Keys
    code: str
    roster: Roster

    @property
    def out(self) -> Path:
        return self.folder / "out"

    def csv(self, *rows: str, header: str = HEADER) -> Path:
        path = self.folder / "voters.csv"
        path.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
        return path

    def arguments(self, voters: Path, *more: str) -> list[str]:
        where = ["--data", str(self.folder / "data"), "--out", str(self.out)]
        kit = ["--kit", str(self.folder / "K-01.kit"), "--code", self.code]
        return [*kit, *where, "--voters", str(voters), *more]

    def job(self, voters: Path, *, final: bool = False) -> cast.Job:
        kit, data = self.folder / "K-01.kit", self.folder / "data"
        return cast.Job(kit, self.code, data, voters, self.out, final)

    def batches(self) -> list[Batch]:
        files = sorted(self.out.iterdir())
        return [verify_batch(path.read_bytes(), self.roster).batch for path in files]

    def ballots(self) -> list[tuple[int, ...]]:
        """What was chosen, sorted: as trustees would see it."""
        opened = []
        for batch in self.batches():
            for encoded in batch.ballots:
                record = BallotRecord.parse(encoded)
                plain = open_ballot(batch.context, record.commitment, record.sealed_ballot, self.keys.tally)
                opened.append(decode_ballot(plain))
        return sorted(opened)

    def entries(self) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
        """Document and answers of each entry, sorted: as the roll office would see them."""
        found = []
        for batch in self.batches():
            for sealed in batch.entries:
                entry = open_entry(batch.context, sealed, self.keys.register)
                found.append((f"{entry.document_type}:{entry.document}", entry.answers))
        return sorted(found)


def person(number: int, choices: str = "6;7;9") -> str:
    name = f"Persona {chr(ord('A') + number // 26)}{chr(ord('a') + number % 26)}"
    return f"CC,99000000{number:02},{name},25 - 34 años,Femenino,{choices}"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    keys = Keys.generate()
    data, code = make_kit(keys)
    (tmp_path / "K-01.kit").write_bytes(data)
    return Desk(tmp_path, keys, code, read_kit(data).roster)


def test_votes_reach_signed_batches_that_the_centre_accepts(desk: Desk) -> None:
    summary = cast.run(desk.job(desk.csv(person(1), person(2, "12"), person(3, "4; 1"))))
    assert (summary.cast, summary.refused, summary.ballots) == (3, (), 3)
    assert [Path(path).name for path in summary.batches] == [path.name for path in desk.out.iterdir()]
    assert desk.ballots() == [(1, 4), (6, 7, 9), (12,)]
    answers = (("edad", "25 - 34 años"), ("sexo", "Femenino"))
    assert desk.entries() == [(f"CC:990000000{n}", answers) for n in (1, 2, 3)]
    (batch,) = desk.batches()
    assert batch.polls is Polls.DAY_CLOSED
    assert not batch.final
    assert batch.mode is Mode.PRACTICE


def test_final_makes_a_final_batch(desk: Desk) -> None:
    summary = cast.run(desk.job(desk.csv(person(1)), final=True))
    assert summary.final
    (batch,) = desk.batches()
    assert batch.final
    assert batch.polls is Polls.ENDED


def test_a_batch_is_made_after_every_twenty_five_ballots(desk: Desk) -> None:
    cast.run(desk.job(desk.csv(*map(person, range(60))), final=True))
    assert [len(batch.ballots) for batch in desk.batches()] == [25, 25, 10]
    assert [batch.polls for batch in desk.batches()] == [Polls.OPEN, Polls.OPEN, Polls.ENDED]


def test_a_repeat_is_refused_by_line_and_the_run_goes_on(desk: Desk) -> None:
    again = person(1).replace("9900000001", '"9.900.000.001"').replace("Persona", "PERSONA")
    summary = cast.run(desk.job(desk.csv(person(1), again, person(2))))
    assert (summary.cast, summary.refused) == (2, (3,))
    assert "Líneas rechazadas: 3." in summary.text()


def test_somebody_who_checks_the_machine_tries_other_proposals_and_then_votes(desk: Desk) -> None:
    check = desk.folder / "checked.txt"
    job = replace(desk.job(desk.csv(person(1), person(2, "12")), final=True), check=check)
    assert cast.run(job).cast == 2

    opened = read_challenge(check.read_text("utf-8"))

    assert opened.shows_a_ballot
    assert opened.selections == (1, 2, 3)
    assert desk.ballots() == [(6, 7, 9), (12,)]
    (batch,) = desk.batches()
    assert batch.challenged_leaves == (opened.leaf,)


def test_a_second_run_goes_on_where_the_first_ended(desk: Desk) -> None:
    cast.run(desk.job(desk.csv(person(1), person(2))))
    summary = cast.run(desk.job(desk.csv(person(1), person(3)), final=True))
    assert (summary.cast, summary.refused, summary.ballots) == (1, (2,), 3)
    first, second = desk.batches()
    assert (first.sequence, second.sequence) == (1, 2)
    assert first.box == second.box
    assert second.final
    assert len(desk.ballots()) == 3


def test_after_the_last_close_nobody_votes_and_the_batches_are_written_again(desk: Desk) -> None:
    cast.run(desk.job(desk.csv(person(1)), final=True))
    (path,) = desk.out.iterdir()
    before = path.read_bytes()
    path.unlink()
    with pytest.raises(OperatorError, match="cerró definitivamente"):
        cast.run(desk.job(desk.csv(person(2))))
    assert path.read_bytes() == before


def test_a_run_without_voters_still_closes_the_day(desk: Desk) -> None:
    summary = cast.run(desk.job(desk.csv()))
    assert (summary.cast, len(summary.batches)) == (0, 1)


def test_columns_may_bear_the_ids_of_the_questions(desk: Desk) -> None:
    row = "Femenino,25 - 34 años,6,Persona Uno,9900000001,CC"
    cast.run(desk.job(desk.csv(row, header="sexo,edad,choices,name,document,document_type")))
    assert desk.entries() == [("CC:9900000001", (("edad", "25 - 34 años"), ("sexo", "Femenino")))]


def test_where_people_are_known_by_name_no_document_is_wanted(tmp_path: Path) -> None:
    keys = Keys.generate()
    data, code = make_kit(keys, consultation=names_only())
    (tmp_path / "K-01.kit").write_bytes(data)
    desk = Desk(tmp_path, keys, code, read_kit(data).roster)
    row = ",,María Ñañez,25 - 34 años,Femenino,6"
    summary = cast.run(desk.job(desk.csv(row, row.replace("María Ñañez", "MARIA NANEZ"))))
    assert (summary.cast, summary.refused) == (1, (3,))
    assert desk.entries()[0][0] == ":"
    voters = desk.csv(row.replace(",,", "CC,9900000001,"))
    with pytest.raises(OperatorError, match="línea 2: la columna «document_type» no es de esta consulta"):
        cast.run(desk.job(voters))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("CC,12,Persona Uno,25 - 34 años,Femenino,6", "tiene de 3 a 10 dígitos"),
        ("TI,9900000001,Persona Uno,25 - 34 años,Femenino,6", "CC, CE, PPT"),
        ("CC,9900000001,,25 - 34 años,Femenino,6", "Falta el nombre"),
        ("CC,9900000001,Persona Uno,joven,Femenino,6", "«age» debe decir"),
        ("CC,9900000001,Persona Uno,,Femenino,6", "«age» está vacía"),
        ("CC,9900000001,Persona Uno,25 - 34 años,Femenino,", "mínimo de propuestas: 1"),
        ("CC,9900000001,Persona Uno,25 - 34 años,Femenino,1;2;3;4", "máximo de propuestas: 3"),
        ("CC,9900000001,Persona Uno,25 - 34 años,Femenino,6;6", "dos veces"),
        ("CC,9900000001,Persona Uno,25 - 34 años,Femenino,13", "no existe"),
        ("CC,9900000001,Persona Uno,25 - 34 años,Femenino,6 7", "punto y coma"),
        ("CC,9900000001,Persona Uno,25 - 34 años,Femenino", "tiene 5 columnas"),
        ('CC,9900000001,"Persona" Uno,25 - 34 años,Femenino,6', "las comillas"),
    ],
)
def test_a_wrong_line_is_named_and_nobody_votes(
    desk: Desk, capsys: pytest.CaptureFixture[str], row: str, reason: str
) -> None:
    voters = desk.csv(person(1), row, person(2))
    assert cast.main(desk.arguments(voters)) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "voters.csv, línea 3:" in said.err
    assert reason in said.err
    assert "No se depositó ningún voto" in said.err
    assert "9900000001" not in said.err
    assert not desk.out.exists()


def test_a_missing_column_is_named(desk: Desk) -> None:
    with pytest.raises(OperatorError, match=r"voters\.csv, línea 1: falta la columna «choices»"):
        cast.run(desk.job(desk.csv(header=HEADER.replace(",choices", ""))))
    with pytest.raises(OperatorError, match="línea 1: falta la columna «sexo»"):
        cast.run(desk.job(desk.csv(header=HEADER.replace(",sex", ""))))


def test_a_file_in_another_encoding_is_refused_with_its_line(desk: Desk) -> None:
    voters = desk.csv()
    voters.write_bytes(f"{HEADER}\n{person(1)}\n".encode("latin-1"))
    with pytest.raises(OperatorError, match="línea 2: no está en UTF-8"):
        cast.run(desk.job(voters))


def test_a_missing_file_is_an_error_with_an_exit_code(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert cast.main(desk.arguments(desk.folder / "nobody.csv")) == 1
    assert "nobody.csv" in capsys.readouterr().err


def test_an_altered_kit_is_refused(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    kit = desk.folder / "K-01.kit"
    kit.write_bytes(kit.read_bytes() + b" ")
    assert cast.main(desk.arguments(desk.csv(person(1)))) == 3
    assert capsys.readouterr().err.startswith("✗ ")


def test_what_it_says_names_nobody_and_no_choice(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    voters = desk.csv(person(1, "11"), person(1, "11"))
    assert cast.main(desk.arguments(voters, "--final", "--json")) == 0
    said = capsys.readouterr()
    summary = json.loads(said.out)
    assert summary["cast"] == 1
    assert summary["refused"] == [3]
    assert summary["kiosk"] == "K-01"
    assert summary["final"] is True
    assert "Persona" not in said.out + said.err
    assert "9900000001" not in said.out + said.err
    assert set(summary) == {
        "ballots", "batches", "cast", "final", "kiosk", "mode", "polls", "refused", "station",
    }  # fmt: skip


def test_an_official_kit_casts_officially(tmp_path: Path) -> None:
    keys = Keys.generate()
    data, code = make_kit(keys, mode=Mode.OFFICIAL)
    (tmp_path / "K-01.kit").write_bytes(data)
    desk = Desk(tmp_path, keys, code, read_kit(data).roster)
    assert cast.run(desk.job(desk.csv(person(1)))).mode == "official"
    (batch,) = desk.batches()
    assert batch.context == Context(batch.consultation, batch.kiosk, batch.station, Mode.OFFICIAL)
