"""Checking the machine: what is sealed is cast or voided, never both, and a machine that cheats is caught."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk import journal, record
from kiosk.ballot import encode_ballot
from kiosk.box_digest import box_digest
from kiosk.challenge import Challenge, read_challenge
from kiosk.context import Mode
from kiosk.errors import OperatorError, Refused, Tampered
from kiosk.journal import JournalEvent
from kiosk.kit import ActiveKit
from kiosk.levelling import Levelling
from kiosk.record import BallotRecord, open_ballot
from kiosk.station import Station
from kiosk.vote import SealedVote, Voter
from tests.kiosk.voting import ANSWERS, arrive, box_file, contents, copy, definition, edit, vote
from tests.tools.kits import Keys, noon


def seal(station: Station, voter: Voter, *selections: int) -> SealedVote:
    return station.seal(voter, ANSWERS, selections)


def start(kit: ActiveKit, folder: Path) -> Station:
    return Station.start(kit, folder, Mode.PRACTICE, noon)


def rows(station: Station, table: str) -> int:
    (count,) = station.box.connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(count)


def test_sealing_stores_nothing(station: Station) -> None:
    voter, before = arrive(station, 1), station.box.head
    seal(station, voter, 6)
    assert station.box.head == before
    assert (rows(station, "ballot"), rows(station, "challenged")) == (0, 0)


def test_what_is_cast_is_to_the_byte_what_the_code_on_the_screen_named(station: Station) -> None:
    sealed = seal(station, arrive(station, 1), 6, 7)
    assert station.cast(sealed) == sealed.code
    assert station.box.connection.execute("SELECT record FROM ballot").fetchall() == [(sealed.record,)]


def test_what_opens_a_vote_is_overwritten_once_it_is_decided(station: Station) -> None:
    cast = seal(station, arrive(station, 1), 6, 7)
    station.cast(cast)
    challenged = seal(station, arrive(station, 2), 6, 7)
    station.challenge(challenged)
    assert not [part for sealed in (cast, challenged) for part in (sealed.nonce, sealed.ballot) if any(part)]
    with pytest.raises(AssertionError):
        cast.opened()


def test_a_challenged_vote_is_voided_opened_and_known_by_its_leaf_alone(station: Station) -> None:
    sealed = seal(station, arrive(station, 1), 6, 7)
    nonce = bytes(sealed.nonce)
    opened, voter = station.challenge(sealed)
    assert opened.nonce == nonce
    assert (opened.holds, opened.selections, opened.code) == (True, (6, 7), sealed.code)
    assert voter.challenges == 1
    head = station.box.head
    assert (head.challenged, head.challenged_digest) == (1, box_digest([sealed.leaf]))
    assert (head.ballots, head.entries, head.under_way) == (0, 0, 1)
    files = b"".join(contents(station.box.path.parent).values())
    assert sealed.leaf in files
    assert not any(part in files for part in (sealed.record[1:33], sealed.record[-80:], nonce))


def test_the_journal_says_that_it_happened_and_nothing_of_what_was_chosen(station: Station) -> None:
    station.challenge(seal(station, arrive(station, 1), 6, 7))
    newest = journal.rows(station.box.connection)[-1]
    assert (newest.event, newest.detail) == (JournalEvent.CHALLENGED, "")


def test_the_person_votes_anew_in_the_same_visit_and_the_levelling_agrees(station: Station) -> None:
    first = seal(station, arrive(station, 1), 6)
    nonce = bytes(first.nonce)
    _, voter = station.challenge(first)
    again = seal(station, voter, 6)
    assert again.code != first.code
    assert again.nonce != nonce
    station.cast(again)
    status = station.status()
    assert (status.ballots, status.started, status.abandoned, status.challenged) == (1, 1, 0, 1)
    assert Levelling(1, station.box.head).agrees


def test_what_was_voided_can_never_be_cast_and_what_was_cast_never_voided(station: Station) -> None:
    voided, cast = seal(station, arrive(station, 1), 6), seal(station, arrive(station, 2), 7)
    station.challenge(voided)
    station.cast(cast)
    with pytest.raises(sqlite3.IntegrityError, match="never both"):
        station.cast(voided)
    with pytest.raises(sqlite3.IntegrityError, match="never both"):
        station.challenge(replace(cast, voter=voided.voter))
    assert (station.box.head.ballots, station.box.head.challenged) == (1, 1)
    assert station.box.holds()


def test_a_person_challenges_a_few_times_and_no_more(station: Station) -> None:
    voter = arrive(station, 1)
    for _ in range(station.consultation.challenges):
        _, voter = station.challenge(seal(station, voter, 6))
    sealed = seal(station, voter, 6)
    with pytest.raises(OperatorError, match="todas las comprobaciones"):
        station.challenge(sealed)
    assert station.cast(sealed) == sealed.code


def test_how_often_stands_in_the_definition() -> None:
    top = 'ties = "shown"\n'
    assert definition().challenges == 2
    assert definition((top, f"{top}challenges = 0\n")).challenges == 0
    page = f'{top}results_page = "https://ejemplo.gov.co/consulta/"\n'
    assert definition((top, page)).results_page == "https://ejemplo.gov.co/consulta/"
    for wrong in ('"ejemplo"', '"https://a.co/#b"', '"https://a.co/ b"'):
        with pytest.raises(OperatorError):
            definition((top, f"{top}results_page = {wrong}\n"))


def test_while_the_polls_are_paused_nothing_is_voided(station: Station) -> None:
    sealed = seal(station, arrive(station, 1), 6)
    station.pause_polls()
    with pytest.raises(OperatorError):
        station.challenge(sealed)
    assert station.box.head.challenged == 0


def test_a_sealed_vote_shows_nothing_of_itself_in_a_log(station: Station) -> None:
    assert repr(seal(station, arrive(station, 1), 6)) == "SealedVote()"


def test_a_power_cut_at_any_step_leaves_all_or_nothing(kit: ActiveKit, tmp_path: Path) -> None:
    station = start(kit, tmp_path / "data")
    station.open_polls()
    voter = arrive(station, 1)
    sealed = seal(station, voter, 6)
    copies = [copy(tmp_path / "data", tmp_path / "sealed")]
    _, voter = station.challenge(sealed)
    copies.append(copy(tmp_path / "data", tmp_path / "voided"))
    again = seal(station, voter, 7)
    copies.append(copy(tmp_path / "data", tmp_path / "sealed-again"))
    station.cast(again)
    copies.append(copy(tmp_path / "data", tmp_path / "cast"))
    station.shut()
    after = []
    for folder in copies:
        reopened = start(kit, folder)
        head = reopened.box.head
        after.append((head.ballots, head.challenged, head.abandoned, head.under_way))
        reopened.shut()
    assert after == [(0, 0, 1, 0), (0, 1, 1, 0), (0, 1, 1, 0), (1, 1, 0, 0)]


@pytest.mark.parametrize(
    "change", ["DELETE FROM challenged", "INSERT INTO challenged VALUES (zeroblob(32))"], ids=["less", "more"]
)
def test_a_list_of_voided_votes_that_was_edited_shows_at_the_next_start(
    change: str, kit: ActiveKit, tmp_path: Path
) -> None:
    station = start(kit, tmp_path)
    station.open_polls()
    station.challenge(seal(station, arrive(station, 1), 6))
    station.shut()
    edit(tmp_path, change)
    with closing(sqlite3.connect(box_file(tmp_path))) as connection:
        connection.execute("PRAGMA wal_checkpoint")
    with pytest.raises(Tampered) as caught:
        start(kit, tmp_path)
    assert caught.value.reason == "box-challenged"


class SealsAnother(Station):
    """A machine that seals proposal 1 whatever is touched; when it is challenged it does what it can."""

    def seal(self, voter: Voter, answers: object, selections: object) -> SealedVote:
        return super().seal(voter, ANSWERS, [1])


def test_a_machine_that_seals_another_choice_is_caught_when_it_tells_the_truth(
    station: Station, keys: Keys
) -> None:
    station.__class__ = SealsAnother
    opened, _ = station.challenge(station.seal(arrive(station, 1), ANSWERS, [6]))
    read = read_challenge(opened.text("https://example.org/"))
    assert read.holds
    assert read.selections == (1,)


def test_a_machine_that_seals_another_choice_is_caught_when_it_lies(station: Station) -> None:
    station.__class__ = SealsAnother
    sealed = station.seal(arrive(station, 1), ANSWERS, [6])
    lie = replace(sealed.opened(), ballot=encode_ballot([6]))
    assert not read_challenge(lie.text()).holds


def test_a_machine_that_opens_another_record_shows_another_code(station: Station) -> None:
    station.__class__ = SealsAnother
    voter = arrive(station, 1)
    shown = station.seal(voter, ANSWERS, [6]).code
    honest = Station.seal(station, voter, ANSWERS, [6]).opened()
    assert honest.holds
    assert honest.code != shown


def test_a_machine_that_seals_other_bytes_than_it_commits_to_makes_null_ballots(
    station: Station, keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    committed = record.commit

    def lying(context: object, nonce: bytes, _ballot: bytes) -> bytes:
        return committed(station.context, nonce, encode_ballot([6]))

    with monkeypatch.context() as patched:
        patched.setattr(record, "commit", lying)
        sealed = seal(station, arrive(station, 1), 1)
    opened = Challenge(station.context, sealed.record, bytes(sealed.nonce), encode_ballot([6]))
    assert opened.holds  # no challenge shows it
    parsed = BallotRecord.parse(sealed.record)
    with pytest.raises(Refused) as caught:
        open_ballot(station.context, parsed.commitment, parsed.sealed_ballot, keys.tally)
    assert caught.value.reason == "commitment-mismatch"


def test_whoever_leaves_without_deciding_is_journalled_and_the_vote_is_dropped(station: Station) -> None:
    seal(station, arrive(station, 1), 6)
    station.abandon(undecided=True)
    newest = journal.rows(station.box.connection)[-1]
    assert (newest.event, newest.detail) == (JournalEvent.UNDECIDED, "")
    head = station.box.head
    assert (head.abandoned, head.challenged, head.ballots, head.under_way) == (1, 0, 0, 0)
    vote(station, 1)


def test_practice_and_official_votes_have_challenges_of_their_own(station: Station) -> None:
    opened = seal(station, arrive(station, 1), 6).opened()
    other = Mode.PRACTICE if opened.context.mode is Mode.OFFICIAL else Mode.OFFICIAL
    assert not replace(opened, context=replace(opened.context, mode=other)).holds
