"""Actas beside batches: what is still to come, whether both agree, and what is refused."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from kiosk.box_digest import box_digest
from kiosk.context import Mode, StationCode
from kiosk.envelope import SigningKey
from kiosk.head import Head, read_head, sign_head
from kiosk.head_code import fold
from kiosk.levelling import Levelling
from kiosk.paperwork import Papers
from kiosk.polls import Polls
from sync.central.acta_intake import TakenActa, acta_files, read_actas, take_typed
from sync.central.audit import Clerk
from sync.central.coverage import KioskCoverage, coverage
from sync.central.decisions import decide_box
from sync.central.intake import take_in
from sync.central.originals import export_originals
from sync.central.outcome import Outcome
from sync.central.report import coverage_text, rescue_text
from sync.central.rescue import rescue_disk
from sync.central.rows import ActaState
from sync.central.store import Store
from sync.decision import DecisionKind
from sync.outbox import seal_batches
from tests.tools.centres import SimulatedKiosk, World, make_world, vote
from tests.tools.kits import noon


@dataclass
class Office:
    """A centre with a database, and hands that send and scan."""

    world: World
    store: Store
    clerk: Clerk

    def send(self, *envelopes: bytes) -> None:
        for envelope in envelopes:
            take_in(self.store, envelope, self.world.centre.roster(), self.world.centre.signing_key)

    def scan(self, head: Head, key: SigningKey | None = None) -> TakenActa:
        """What a hand scanner types of the acta with this head."""
        text = fold(sign_head(head, key or self.world.kiosks[head.kiosk].key))
        (taken,) = take_typed(self.world.centre, self.store, text + "\r\n", self.clerk)
        return taken

    def board(self, kiosk: str = "K-001") -> KioskCoverage:
        found = coverage(self.store, self.world.centre.roster())
        return next(each for each in found.kiosks if each.kiosk == kiosk)

    def alarms(self) -> set[str]:
        return set(self.board().alarms)


@pytest.fixture
def office(tmp_path: Path, new_database: Callable[[], str]) -> Iterator[Office]:
    world = make_world(tmp_path / "centre", mode=Mode.OFFICIAL)
    store = Store.open(new_database())
    yield Office(world, store, Clerk.of(world.centre.consultation, "Marta", noon))
    store.close()


def closed(kiosk: SimulatedKiosk, ballots: int, polls: Polls = Polls.ENDED) -> tuple[Head, bytes]:
    """The head of the acta at the close, when so many ballots were in no batch yet; and the last batch."""
    batches, digest = kiosk.sequence, kiosk.previous
    final = kiosk.batch(ballots, final=polls is Polls.ENDED, polls=polls)
    head = read_head(final.head, kiosk.key.public)
    head = replace(head, polls=polls, closed_at="2022-11-15T16:00", batches=batches, batch_digest=digest)
    return head, kiosk.sign(final)


def test_an_acta_before_any_batch_closes_the_point_with_everything_to_come(office: Office) -> None:
    head, _ = closed(office.world.kiosk(), 12)
    taken = office.scan(head)
    assert (taken.outcome, taken.state, taken.to_come) == (Outcome.NEW, ActaState.WAITING, 12)
    kiosk = office.board()
    assert (kiosk.state, kiosk.acta, kiosk.to_come, kiosk.complete) == ("incomplete", "waiting", 12, False)
    assert "según su acta, faltan 12 votos por llegar" in coverage_text(
        coverage(office.store, office.world.centre.roster())
    )


def test_what_is_here_already_is_taken_off_what_is_to_come_and_then_both_agree(office: Office) -> None:
    kiosk = office.world.kiosk()
    office.send(kiosk.send(25))
    head, last = closed(kiosk, 7)
    assert office.scan(head).to_come == 7
    assert office.board().to_come == 7
    office.send(last)
    board = office.board()
    assert (board.acta, board.to_come, board.complete, board.alarms) == ("agrees", 0, True, ())


def test_an_acta_after_its_last_batch_agrees_at_once(office: Office) -> None:
    head, last = closed(office.world.kiosk(), 7)
    office.send(last)
    assert office.scan(head).state is ActaState.AGREES


def test_the_close_of_a_day_shows_before_its_batch_comes(office: Office) -> None:
    kiosk = office.world.kiosk()
    office.send(kiosk.send(25))
    office.scan(closed(kiosk, 3, Polls.DAY_CLOSED)[0])
    board = office.board()
    assert (board.state, board.to_come) == ("day_closed", 3)


def test_the_next_day_a_newer_batch_says_that_the_polls_are_open_again(office: Office) -> None:
    kiosk = office.world.kiosk()
    head, last = closed(kiosk, 3, Polls.DAY_CLOSED)
    office.scan(head)
    office.send(last, kiosk.send(4))
    board = office.board()
    assert (board.state, board.acta, board.to_come) == ("open", "agrees", 0)


def test_the_same_acta_again_changes_nothing(office: Office) -> None:
    head, _ = closed(office.world.kiosk(), 4)
    office.scan(head)
    assert office.scan(head).outcome is Outcome.ALREADY
    with office.store.reading() as transaction:
        assert len(transaction.actas()) == 1
        assert [row.action for row in transaction.audit()] == ["acta"]


@pytest.mark.parametrize(
    "change",
    [
        {"ballots": 6},
        {"box_digest": bytes(32)},
        {"batches": 1, "batch_digest": bytes(32)},
    ],
    ids=["fewer-ballots", "other-ballots", "another-batch"],
)
def test_an_acta_that_says_something_else_raises_an_alarm_and_drops_no_ballot(
    office: Office, change: dict[str, object]
) -> None:
    head, last = closed(office.world.kiosk(), 7)
    office.send(last)
    changed = replace(head, **change)  # type: ignore[arg-type]
    assert office.scan(changed).state is ActaState.DIFFERS
    board = office.board()
    assert (board.acta, board.ballots, board.complete) == ("differs", 7, True)
    assert "acta-differs" in board.alarms
    assert "su acta y sus lotes no coinciden" in coverage_text(
        coverage(office.store, office.world.centre.roster())
    )


def test_a_batch_with_more_than_the_cierre_definitivo_counted_raises_the_alarm_when_it_comes(
    office: Office,
) -> None:
    kiosk = office.world.kiosk()
    head, _ = closed(kiosk, 5)
    office.scan(head)
    later = SimulatedKiosk(
        kiosk.id, kiosk.station, kiosk.key, kiosk.consultation, kiosk.mode, random.Random(5), kiosk.box
    )
    assert office.alarms() == set()
    office.send(later.send(9))
    assert office.alarms() == {"acta-differs"}


def test_two_actas_of_one_box_that_cannot_both_be_raise_an_alarm(office: Office) -> None:
    head, _ = closed(office.world.kiosk(), 5)
    office.scan(replace(head, polls=Polls.DAY_CLOSED, journal=7))
    office.scan(replace(head, ballots=4, entries=4, journal=9))
    assert office.alarms() == {"acta-differs"}


def test_the_acta_of_an_earlier_day_stays_beside_the_last_one(office: Office) -> None:
    kiosk = office.world.kiosk()
    first, day = closed(kiosk, 5, Polls.DAY_CLOSED)
    second, last = closed(kiosk, 3)
    office.scan(replace(first, journal=4))
    office.scan(replace(second, journal=9))
    office.send(day, last)
    assert (office.board().acta, office.alarms()) == ("agrees", set())


def test_an_acta_of_a_second_box_is_an_alarm_before_its_batches_come(office: Office) -> None:
    kiosk = office.world.kiosk()
    office.send(kiosk.send(5))
    other = kiosk.with_other_box()
    head, _ = closed(other, 2)
    office.scan(head)
    assert office.alarms() == {"second-box"}


def test_the_acta_of_an_excluded_box_is_not_waited_for(office: Office) -> None:
    kiosk = office.world.kiosk()
    office.send(kiosk.send(5))
    head, last = closed(kiosk.with_other_box(), 2)
    office.scan(head)
    office.send(last)
    decide_box(
        office.world.centre, office.store, office.clerk, (kiosk.id, head.box.hex()), DecisionKind.EXCLUDE,
        "se usó el kit en otra máquina", office.world.keys.organiser,
    )  # fmt: skip
    board = office.board()
    assert (board.acta, board.to_come) == ("", 0)


@pytest.mark.parametrize(
    ("change", "reason", "words"),
    [
        ({"consultation": b"x" * 32}, "acta-consultation", "otra consulta"),
        ({"mode": Mode.PRACTICE}, "acta-mode", "franja roja"),
        ({"station": StationCode("UCG-15")}, "acta-station", "no está asignado"),
        ({"kiosk": "K-002"}, "envelope-signature", "firma"),
        ({"kiosk": "K-999"}, "code-unknown-kiosk", "no está en la lista"),
    ],
    ids=["consultation", "practice", "station", "kiosk", "unknown"],
)
def test_what_belongs_elsewhere_is_refused_with_a_reason(
    office: Office, change: dict[str, object], reason: str, words: str
) -> None:
    head, _ = closed(office.world.kiosk(), 5)
    changed = replace(head, **change)  # type: ignore[arg-type]
    taken = office.scan(changed, office.world.kiosk().key)
    assert (taken.outcome, taken.reason) == (Outcome.REFUSED, reason)
    assert words in str(taken.error)
    with office.store.reading() as transaction:
        assert transaction.actas() == []


def test_a_forged_signature_is_refused(office: Office) -> None:
    head, _ = closed(office.world.kiosk(), 5)
    assert office.scan(head, SigningKey.generate()).reason == "envelope-signature"


def test_something_else_that_was_scanned_is_named(office: Office) -> None:
    typed = "7702004003508\n"
    (taken,) = take_typed(office.world.centre, office.store, typed, office.clerk)
    assert taken.reason == "code-foreign"


def test_a_real_station_and_its_acta_agree_in_the_end(office: Office, tmp_path: Path) -> None:
    """From the PDF that the kiosk saved, read before its last batch is here."""
    station = office.world.station(tmp_path / "data")
    station.open_polls()
    vote(station, 12)
    office.send(*(stored.envelope for stored in seal_batches(station)))
    vote(station, 5, 100)
    station.close_for_good()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", "")
        Papers.closing(station, Levelling(17, station.box.head))
    files = acta_files([station.box.path.parent])
    (taken,) = read_actas(office.world.centre, office.store, files, office.clerk)
    assert (taken.state, taken.to_come) == (ActaState.WAITING, 5)
    assert office.board().state == "incomplete"
    office.send(*(stored.envelope for stored in seal_batches(station)))
    station.shut()
    board = office.board()
    assert (board.state, board.acta, board.alarms) == ("complete", "agrees", ())


def test_a_rescued_disk_agrees_with_the_acta_as_batches_would(office: Office, tmp_path: Path) -> None:
    station = office.world.station(tmp_path / "data")
    station.open_polls()
    vote(station, 6)
    station.close_for_good()
    office.scan(station.box.head)
    station.shut()
    assert office.board().to_come == 6
    rescue_disk(office.world.centre, office.store, station.box.path)
    board = office.board()
    assert (board.acta, board.to_come, board.complete) == ("agrees", 0, True)


def test_a_folder_passes_over_what_is_no_acta_and_a_named_file_says_so(
    office: Office, tmp_path: Path
) -> None:
    folder = tmp_path / "fotos"
    folder.mkdir()
    (folder / "paseo.jpg").write_bytes(b"no es una foto")
    (folder / ".oculta.jpg").write_bytes(b"tampoco")
    centre, store, clerk = office.world.centre, office.store, office.clerk
    assert read_actas(centre, store, acta_files([folder]), clerk) == []
    (taken,) = read_actas(centre, store, acta_files([folder / "paseo.jpg"]), clerk)
    assert taken.reason == "acta-file"
    (folder / "del-teléfono.HEIC").write_bytes(b"\0\0\0\x18ftypheic")
    (taken,) = read_actas(centre, store, acta_files([folder]), clerk)
    assert "JPG, PNG o PDF" in str(taken.error)


def test_a_long_folder_can_be_stopped_between_two_files(office: Office, tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.pdf" for number in range(3)]
    for path in paths:
        path.write_bytes(b"%PDF- roto")
    steps: list[int] = []
    taken = read_actas(
        office.world.centre, office.store, acta_files(paths), office.clerk,
        progress=lambda done, _all: steps.append(done), wanted=lambda: len(steps) < 2,
    )  # fmt: skip
    assert (len(taken), steps) == (2, [1, 2])


def test_the_register_of_the_acta_counts_too(office: Office) -> None:
    """Where a batch ends where the acta does, another register digest is a difference."""
    kiosk = office.world.kiosk()
    head, last = closed(kiosk, 4)
    office.send(last)
    assert office.scan(replace(head, register_digest=box_digest([b"x" * 32]))).state is ActaState.DIFFERS


def test_a_disk_is_compared_with_the_actas_that_were_read(office: Office, tmp_path: Path) -> None:
    station = office.world.station(tmp_path / "data")
    station.open_polls()
    vote(station, 3)
    station.close_day()
    station.shut()
    head = station.box.head
    office.scan(head)
    rescued = rescue_disk(office.world.centre, office.store, station.box.path)
    assert (rescued.differences, rescued.actas) == ((), 1)
    assert "Disco, acta, centro y recibos dicen lo mismo." in rescue_text(rescued)

    office.scan(replace(head, ballots=9, entries=9, journal=head.journal + 5, batches=head.batches + 1))
    (difference,) = rescue_disk(office.world.centre, office.store, station.box.path).differences
    assert difference == "El acta leída cuenta 9 votos y el disco firmó 3: le faltan."


def test_the_original_codes_rebuild_what_actas_said(office: Office, tmp_path: Path) -> None:
    for number in (1, 2):
        office.scan(closed(office.world.kiosk(number), 3 + number)[0])
    assert export_originals(office.store, tmp_path / "out").actas == 2
    other = Store.open("sqlite://")
    taken = read_actas(office.world.centre, other, acta_files([tmp_path / "out"]), office.clerk)
    assert [each.outcome for each in taken] == [Outcome.NEW, Outcome.NEW]
    with other.reading() as transaction, office.store.reading() as before:
        assert transaction.actas() == before.actas()
    other.close()


def test_staff_type_it_and_pipe_what_a_scanner_types(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from sync.central.cli import main

    world = make_world(tmp_path / "centre", mode=Mode.OFFICIAL)
    head, _ = closed(world.kiosk(), 12)
    code = fold(sign_head(head, world.kiosk().key))
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{code}\n{code}\nhttps://example.org\n"))
    assert main(["acta", str(world.centre.folder), "-"]) == 3
    out = capsys.readouterr().out
    assert (
        "nueva  lector: UCG-02 K-001 cerró definitivamente con 12 votos; faltan 12 votos por llegar." in out
    )
    assert "ya estaba  lector:" in out
    assert "rechazada  lector: Este código no es de un acta de Urna Abierta." in out
    assert "3 actas: 1 nueva, 1 ya estaba, 1 rechazada." in out
    assert main(["status", str(world.centre.folder)]) == 0
    assert "faltan 12 votos por llegar" in capsys.readouterr().out
