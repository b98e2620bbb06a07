"""Which ballots count: one of a person, none of who voted elsewhere, and equal names as people ruled."""

import pytest

from kiosk.context import KioskId
from kiosk.errors import OperatorError
from sync.central.reconcile import (
    KioskContents,
    OpenedEntry,
    Reconciliation,
    SealedBallot,
    Settled,
    reconcile,
)
from sync.central.settling import Ruling, rule
from tests.tools.ceremonies import make_count

ONE, OTHER = KioskId("K-001"), KioskId("K-002")
ANA, EVA = bytes([1]) * 32, bytes([2]) * 32
DISPUTED = bytes([3]) * 32


def contents(*people: tuple[bytes, bytes], first: int = 0) -> KioskContents:
    """Ballots of these pseudonyms, each of a base person; the leaf tells them apart."""
    ballots = tuple(
        SealedBallot(bytes([n]) + pseudonym[1:], bytes([n]) * 32, pseudonym)
        for n, (pseudonym, _) in enumerate(people, first)
    )
    entries = tuple(OpenedEntry(pseudonym, pseudonym, person, ()) for pseudonym, person in people)
    return KioskContents(ballots, entries)


def settle(settled: Settled) -> Reconciliation:
    """Ana voted at both kiosks, Eva at one."""
    return reconcile({ONE: contents((ANA, ANA), (EVA, EVA)), OTHER: contents((ANA, ANA), first=9)}, settled)


def test_of_one_person_one_ballot_counts_and_the_seed_says_which() -> None:
    chosen = {settle(Settled(bytes([n]))).duplicates[0].counted for n in range(12)}
    assert len(chosen) == 2
    assert [aside.reason for aside in settle(Settled(b"7")).set_aside] == ["duplicate"]


def test_equal_names_all_count_until_people_rule_that_it_is_one_person() -> None:
    by_name = settle(Settled(b"7", by_name=True))
    assert (by_name.set_aside, by_name.duplicates[0].counted) == ((), None)
    ruled = settle(Settled(b"7", by_name=True, one_person=frozenset({ANA})))
    assert [aside.reason for aside in ruled.set_aside] == ["duplicate"]
    assert ruled.duplicates[0].counted is not None


def test_who_voted_elsewhere_has_no_ballot_here() -> None:
    result = settle(Settled(b"7", elsewhere=frozenset({ANA})))
    assert [aside.reason for aside in result.set_aside] == ["voted-elsewhere", "voted-elsewhere"]
    assert len(result.answers) == 1


def test_a_dispute_is_one_of_the_same_person_and_is_told() -> None:
    both = {ONE: contents((ANA, ANA), (DISPUTED, ANA))}
    (case,) = reconcile(both, Settled(b"7")).duplicates
    assert case.disputed
    assert case.counted is not None


@pytest.fixture(scope="module")
def ruling() -> Ruling:
    return Ruling(ANA, same=True, reason="Se preguntó a las dos personas")


def test_where_documents_tell_people_apart_nobody_rules(
    tmp_path_factory: pytest.TempPathFactory, ruling: Ruling
) -> None:
    count = make_count(tmp_path_factory.mktemp("ruling"))
    store = count.open_store()
    with pytest.raises(OperatorError, match="por su documento"):
        rule(count.centre, store, count.clerk, count.world.keys.organiser, ruling)
    store.close()
