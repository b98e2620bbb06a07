"""The use cases of a voting point: who may vote, what is stored, and that nothing is stored otherwise."""

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk import journal
from kiosk.ballot import decode_ballot
from kiosk.context import Mode
from kiosk.errors import AlreadyVoted, OperatorError, Refused
from kiosk.journal import JournalEvent
from kiosk.kit import ActiveKit
from kiosk.participant import canonical_name, pseudonym_of
from kiosk.polls import Polls
from kiosk.record import BallotRecord, leaf_of, open_ballot, open_pseudonym, tracking_code
from kiosk.register_entry import RegisterEntry, open_entry
from kiosk.station import Station
from kiosk.vote import Voter
from tests.kiosk.voting import ANSWERS, NOTICE, arrive, definition, document, name, names_only, vote
from tests.tools.kits import PSEUDONYM_SECRET, Keys, make_station, noon


def records(station: Station) -> list[bytes]:
    return [record for (record,) in station.box.connection.execute("SELECT record FROM ballot")]


def entries(station: Station, keys: Keys) -> list[RegisterEntry]:
    sealed = station.box.connection.execute("SELECT sealed FROM entry")
    return [open_entry(station.context, data, keys.register) for (data,) in sealed]


def opened(station: Station, keys: Keys, record: bytes) -> tuple[int, ...]:
    parsed = BallotRecord.parse(record)
    return decode_ballot(open_ballot(station.context, parsed.commitment, parsed.sealed_ballot, keys.tally))


def pseudonym(station: Station, canonical: str, dispute: int = 0) -> bytes:
    return pseudonym_of(PSEUDONYM_SECRET, station.consultation.digest, canonical, dispute)


def stored(station: Station) -> tuple[int, ...]:
    """How many rows there are of all that a vote writes."""
    tables = ("ballot", "entry", "seen")
    count = station.box.connection.execute
    return tuple(count(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables)


def test_a_vote_is_sealed_to_the_trustees_and_its_entry_to_the_roll_office(
    station: Station, keys: Keys
) -> None:
    code = vote(station, 1, [9, 6, 7])
    (record,) = records(station)
    assert opened(station, keys, record) == (6, 7, 9)
    own = pseudonym(station, document(1).canonical)
    assert open_pseudonym(station.context, BallotRecord.parse(record), keys.register) == own
    assert entries(station, keys) == [
        RegisterEntry(
            own, name(1), "CC", document(1).number, tuple(sorted(ANSWERS.items())), NOTICE, "2022-11-15T12:00"
        )
    ]
    assert code == tracking_code(leaf_of(record))


def test_every_tracking_code_belongs_to_a_stored_ballot(station: Station) -> None:
    codes = {vote(station, number) for number in range(5)}
    assert codes == {tracking_code(leaf_of(record)) for record in records(station)}


def test_a_ballot_row_holds_its_leaf_and_its_record_and_nothing_else(station: Station) -> None:
    vote(station, 1)
    cursor = station.box.connection.execute("SELECT * FROM ballot")
    assert [column for (column, *_) in cursor.description] == ["leaf", "record"]
    ((leaf, record),) = cursor.fetchall()
    assert (leaf, len(record)) == (leaf_of(record), 257)


def test_the_status_counts_ballots_people_and_visits(station: Station) -> None:
    vote(station, 1)
    arrive(station, 2)
    status = station.status()
    assert (status.polls, status.opened_at) == (Polls.OPEN, "2022-11-15T12:00")
    assert (status.ballots, status.people, status.started, status.abandoned) == (1, 1, 2, 0)
    assert (status.unbatched, status.undelivered, status.last_receipt) == (1, 0, None)
    assert (station.point, station.consultation) == (station.kit.point, station.kit.consultation)


@pytest.mark.parametrize("close", ["none", "pause_polls", "close_day", "close_for_good"])
def test_nobody_is_registered_unless_the_polls_are_open(start: Callable[[], Station], close: str) -> None:
    station = start()
    if close != "none":
        station.open_polls()
        getattr(station, close)()
    with pytest.raises(OperatorError, match="No se puede votar ahora"):
        arrive(station, 1)
    assert station.status().started == 0


def test_a_vote_is_not_stored_once_the_polls_closed(station: Station) -> None:
    voter = arrive(station, 1)
    station.pause_polls()
    with pytest.raises(OperatorError, match="está en pausa"):
        station.cast(station.seal(voter, ANSWERS, [1]))
    assert stored(station) == (0, 0, 0)
    station.resume_polls()
    station.cast(station.seal(voter, ANSWERS, [1]))


def test_the_days_of_a_consultation_are_kept_with_their_hours(start: Callable[[], Station]) -> None:
    station = start()
    station.open_polls()
    station.close_day()
    assert (station.box.head.opened_at, station.box.head.closed_at) == ("2022-11-15T12:00",) * 2
    station.open_polls()
    assert station.box.head.closed_at == ""
    station.close_for_good()
    assert station.box.head.polls is Polls.ENDED
    with pytest.raises(OperatorError, match="cerró definitivamente"):
        station.open_polls()
    events = [row.event for row in journal.rows(station.box.connection)]
    assert events[2:] == [
        JournalEvent.POLLS_OPENED, JournalEvent.DAY_CLOSED, JournalEvent.POLLS_OPENED, JournalEvent.ENDED
    ]  # fmt: skip


def test_the_minute_is_that_of_the_voting_point(kit: ActiveKit, tmp_path: Path) -> None:
    station = Station.start(
        kit, tmp_path, Mode.PRACTICE, lambda: datetime(2022, 11, 16, 3, 30, 59, tzinfo=UTC)
    )
    assert station.minute() == "2022-11-15T22:30"
    station.shut()


def test_a_repeat_is_told_at_once_with_the_minute(station: Station) -> None:
    station.look_up(document(1))
    vote(station, 1)
    for again in (lambda: station.look_up(document(1)), lambda: arrive(station, 1)):
        with pytest.raises(AlreadyVoted) as refused:
            again()
        assert refused.value.minute == "2022-11-15T12:00"
    assert station.status().started == 1


def test_a_repeat_is_told_after_a_restart_too(start: Callable[[], Station], station: Station) -> None:
    vote(station, 1)
    station.shut()
    with pytest.raises(AlreadyVoted):
        arrive(start(), 1)


def test_one_voter_casts_once(station: Station) -> None:
    voter = arrive(station, 1)
    station.cast(station.seal(voter, ANSWERS, [1]))
    with pytest.raises(AlreadyVoted):
        station.cast(station.seal(voter, ANSWERS, [2]))
    assert stored(station) == (1, 1, 1)


def test_a_person_registered_twice_at_once_casts_once(station: Station) -> None:
    one, other = arrive(station, 1), arrive(station, 1)
    station.cast(station.seal(one, ANSWERS, [1]))
    with pytest.raises(AlreadyVoted):
        station.cast(station.seal(other, ANSWERS, [1]))
    assert stored(station) == (1, 1, 1)


def test_a_dispute_votes_under_a_pseudonym_of_its_own_and_is_journalled(station: Station, keys: Keys) -> None:
    vote(station, 1)
    for number in (1, 2):
        station.cast(station.seal(arrive(station, 1, dispute=True), ANSWERS, [number]))
    pseudonyms = {
        open_pseudonym(station.context, BallotRecord.parse(record), keys.register)
        for record in records(station)
    }
    canonical = document(1).canonical
    assert pseudonyms == {pseudonym(station, canonical, number) for number in range(3)}
    assert sorted(entry.dispute for entry in entries(station, keys)) == [0, 1, 2]
    disputes = [
        row for row in journal.rows(station.box.connection) if row.event is JournalEvent.DISPUTE_OPENED
    ]
    assert len(disputes) == 2
    assert not any(row.detail for row in disputes)


def test_where_there_are_only_names_one_name_is_seen_however_it_is_written(
    tmp_path: Path, keys: Keys
) -> None:
    station = make_station(tmp_path, keys=keys, consultation=names_only())
    station.open_polls()
    station.cast(station.seal(station.check_in(None, "María del Carmen Núñez", NOTICE), ANSWERS, [1]))
    with pytest.raises(AlreadyVoted):
        station.check_in(None, "MARIA DEL CARMEN NUÑEZ", NOTICE)
    (entry,) = entries(station, keys)
    assert (entry.name, entry.document_type, entry.document) == ("María del Carmen Núñez", "", "")
    assert entry.pseudonym == pseudonym(station, canonical_name("maria del carmen nunez"))
    station.shut()


def test_who_leaves_is_counted_and_nothing_more_is_kept(station: Station) -> None:
    arrive(station, 1)
    station.abandon()
    assert (station.status().abandoned, station.box.head.under_way) == (1, 0)
    assert stored(station) == (0, 0, 0)
    station.look_up(document(1))


@pytest.mark.parametrize(
    ("selections", "reason"),
    [
        ([], "ballot-too-few"),
        ([1, 2, 3, 4], "ballot-too-many"),
        ([1, 1], "ballot-repeats"),
        ([13], "ballot-unknown-proposal"),
    ],
)
def test_a_ballot_against_the_rule_is_not_stored(
    station: Station, selections: list[int], reason: str
) -> None:
    voter = arrive(station, 1)
    with pytest.raises(Refused) as refused:
        station.cast(station.seal(voter, ANSWERS, selections))
    assert refused.value.reason == reason
    assert stored(station) == (0, 0, 0)
    station.cast(station.seal(voter, ANSWERS, [1]))


def test_a_blank_vote_is_stored_where_it_is_allowed(tmp_path: Path, keys: Keys) -> None:
    blank = definition(("blank_allowed = false", "blank_allowed = true"))
    station = make_station(tmp_path, keys=keys, consultation=blank)
    station.open_polls()
    vote(station, 1, [])
    (record,) = records(station)
    assert opened(station, keys, record) == ()
    station.shut()


def test_a_question_that_needs_an_answer_gets_one(station: Station) -> None:
    voter = arrive(station, 1)
    with pytest.raises(OperatorError, match="Falta la respuesta"):
        station.cast(station.seal(voter, {"edad": ANSWERS["edad"]}, [1]))
    assert stored(station) == (0, 0, 0)


@pytest.mark.parametrize("answers", [{**ANSWERS, "edad": "120 años"}, {**ANSWERS, "voto": "7"}])
def test_an_answer_that_no_screen_offers_is_a_bug(station: Station, answers: dict[str, str]) -> None:
    voter = arrive(station, 1)
    with pytest.raises(ValueError, match="answer"):
        station.cast(station.seal(voter, answers, [1]))
    assert stored(station) == (0, 0, 0)


def test_an_optional_question_may_stay_open(tmp_path: Path, keys: Keys) -> None:
    optional = definition(
        ('"Masculino", "Femenino", "No binario", "No específica"]\noptional = false',
         '"Masculino", "Femenino", "No binario", "No específica"]\noptional = true')
    )  # fmt: skip
    station = make_station(tmp_path, keys=keys, consultation=optional)
    station.open_polls()
    station.cast(station.seal(arrive(station, 1), {"edad": ANSWERS["edad"]}, [1]))
    (entry,) = entries(station, keys)
    assert entry.answers == (("edad", ANSWERS["edad"]),)
    station.shut()


def test_an_official_kit_can_practise_apart_and_its_practice_goes_nowhere(
    official_kit: ActiveKit, tmp_path: Path, keys: Keys
) -> None:
    practice = Station.start(official_kit, tmp_path, Mode.PRACTICE, noon)
    practice.open_polls()
    vote(practice, 1)
    official = Station.start(official_kit, tmp_path, Mode.OFFICIAL, noon)
    assert (practice.ships, official.ships) == (False, True)
    assert (practice.context.mode, official.context.mode) == (Mode.PRACTICE, Mode.OFFICIAL)
    assert official.status().ballots == 0
    official.look_up(document(1))
    (record,) = records(practice)
    with pytest.raises(Refused):
        opened(official, keys, record)
    practice.shut()
    official.shut()


def test_a_practice_kit_takes_no_official_votes(kit: ActiveKit, tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match="solo de práctica"):
        Station.start(kit, tmp_path, Mode.OFFICIAL, noon)
    assert list(tmp_path.iterdir()) == []


def test_a_voter_and_what_was_chosen_appear_in_no_description(station: Station) -> None:
    voter = arrive(station, 1)
    assert repr(voter) == "Voter()"


def page_limit(connection: sqlite3.Connection, pages: int | None) -> None:
    """A disk with room for so many more pages; None: as many as you like."""
    connection.set_authorizer(None)
    (now,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {2**30 if pages is None else now + pages}").fetchall()


def fill(station: Station) -> Voter:
    """People vote until the disk is full; the one whose vote it did not take."""
    for number in range(60):
        voter = arrive(station, number)
        before, head = stored(station), station.box.head
        try:
            station.cast(station.seal(voter, ANSWERS, [1]))
        except OperatorError:
            assert (stored(station), station.box.head) == (before, head)
            return voter
    raise AssertionError("the disk took everything")


def test_a_full_disk_stores_nothing_and_the_voter_tries_again(
    station: Station, start: Callable[[], Station]
) -> None:
    page_limit(station.box.connection, 0)
    voter, ballots = fill(station), station.status().ballots
    with pytest.raises(OperatorError, match=r"No hay espacio en el disco.*lo último no se guardó"):
        station.cast(station.seal(voter, ANSWERS, [1]))
    page_limit(station.box.connection, None)
    station.cast(station.seal(voter, ANSWERS, [1]))
    assert stored(station) == (ballots + 1,) * 3
    station.shut()
    assert start().status().ballots == ballots + 1
