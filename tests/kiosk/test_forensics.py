"""What a stolen kiosk tells: after a vote was tidied, no name, no document and no order of voting."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.canonical import canonical_json
from kiosk.participant import canonical_name, pseudonym_of
from kiosk.record import tracking_code
from kiosk.station import Station
from tests.kiosk.voting import ANSWERS, box_file, contents, document, name, vote
from tests.tools.kits import PSEUDONYM_SECRET

PEOPLE = range(20)


@pytest.fixture
def codes(station: Station) -> list[str]:
    """The tracking codes of twenty people in the order in which they voted."""
    codes = []
    for number in PEOPLE:
        codes.append(vote(station, number, [1 + number % 12]))
        station.tidy()
    return codes


def everything(folder: Path) -> bytes:
    return b"\0\0".join(contents(folder).values())


def forms(text: str) -> set[bytes]:
    return {
        form.encode(encoding)
        for form in (text, text.upper(), text.lower())
        for encoding in ("utf-8", "utf-16-le")
    }


@pytest.mark.usefixtures("codes")
def test_no_name_document_or_answer_is_on_the_disk(tmp_path: Path) -> None:
    data = everything(tmp_path)
    for number in PEOPLE:
        texts = (
            name(number),
            canonical_name(name(number)),
            document(number).number,
            document(number).canonical,
        )
        assert not [form for text in texts for form in forms(text) if form in data]
    assert not [form for answer in ANSWERS.values() for form in forms(answer) if form in data]


def test_no_tracking_code_is_on_the_disk(codes: list[str], tmp_path: Path) -> None:
    data = everything(tmp_path)
    assert not [code for code in codes if code.encode() in data or code.replace("-", "").encode() in data]


def test_the_file_lists_ballots_by_their_hash_whatever_the_order_of_voting(
    codes: list[str], station: Station, tmp_path: Path
) -> None:
    rows = station.box.connection.execute("SELECT leaf, record FROM ballot ORDER BY leaf").fetchall()
    station.shut()
    data, size = box_file(tmp_path).read_bytes(), 4096
    places = [data.index(record) for _, record in rows]
    assert all(data.count(record) == 1 for _, record in rows)
    pages: dict[int, list[int]] = {}
    for place in places:
        pages.setdefault(place // size, []).append(place)
    # SQLite fills a page from its end: within one page the order of hashes runs backwards, and only that.
    full = [page for page in pages.values() if len(page) > 1]
    assert all(page == sorted(page, reverse=True) for page in full)
    by_hash = [tracking_code(leaf) for leaf, _ in rows]
    assert sorted(codes) == sorted(by_hash)
    assert codes != by_hash


@pytest.mark.usefixtures("codes")
def test_nothing_is_left_in_the_wal_behind_the_thanks_screen(tmp_path: Path) -> None:
    wal = next(tmp_path.glob("*-wal"))
    assert wal.stat().st_size == 0


def test_before_the_tidying_the_wal_would_tell_and_so_it_goes(station: Station, tmp_path: Path) -> None:
    vote(station, 1)
    wal = next(tmp_path.glob("*-wal"))
    (record,) = station.box.connection.execute("SELECT record FROM ballot").fetchone()
    assert record in wal.read_bytes()
    station.tidy()
    assert record not in wal.read_bytes()


@pytest.mark.usefixtures("codes")
def test_without_the_secret_a_document_cannot_be_tried_against_the_file(
    station: Station, tmp_path: Path
) -> None:
    data = everything(tmp_path)
    digest = station.consultation.digest
    guesses = [bytes(32), digest, station.kit.keys.register, station.kit.keys.organiser]
    for secret in guesses:
        assert pseudonym_of(secret, digest, document(1).canonical) not in data
    assert pseudonym_of(PSEUDONYM_SECRET, digest, document(1).canonical) in data


def test_two_people_who_chose_alike_left_nothing_alike(station: Station) -> None:
    for number in (1, 2):
        vote(station, number, [7])
    one, other = (record for (record,) in station.box.connection.execute("SELECT record FROM ballot"))
    blocks = {one[i : i + 8] for i in range(1, 250)}
    assert not [i for i in range(1, 250) if other[i : i + 8] in blocks]


def test_the_head_and_the_journal_tell_no_time_of_a_vote(
    station: Station, start: Callable[[], Station]
) -> None:
    before = station.box.head
    vote(station, 1)
    after = station.box.head
    assert canonical_json(after.opened_at) == canonical_json(before.opened_at)
    assert (after.journal, after.journal_digest) == (before.journal, before.journal_digest)
