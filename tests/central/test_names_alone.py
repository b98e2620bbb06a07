"""Where people are known by name alone: equal names set nothing aside by themselves, people look at each."""

import re
from pathlib import Path

import pytest

from kiosk.errors import OperatorError
from sync.central.closing import close
from sync.central.settling import Ruling, read_settling, rule
from sync.central.store import Store
from tests.kiosk.voting import names_only
from tests.tools.ceremonies import Count, make_count, talk


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Count:
    """Made once; nobody changes it. Two names came to both kiosks."""
    return make_count(tmp_path_factory.mktemp("names"), consultation=names_only())


@pytest.fixture
def count(made: Count, tmp_path: Path) -> Count:
    return made.copy(tmp_path / "centre")


def test_unlooked_at_every_ballot_counts(count: Count, store: Store) -> None:
    closing = close(count.centre, store, count.world.keys.organiser, count.register)
    assert (closing.ballots, closing.reconciliation.set_aside) == (11, ())
    assert len(closing.reconciliation.duplicates) == 2


def test_at_a_terminal_each_name_is_ruled_with_a_reason_and_left_in_the_middle_it_goes_on(
    count: Count, store: Store
) -> None:
    to_the_rulings = ("", "", "")  # nobody excluded, no list, the seed of the batches
    with pytest.raises(OperatorError, match="sigue guardado"):
        talk(count, store, *to_the_rulings, "m", "Firmaron igual en las dos planillas", "s")

    closing, said = talk(count, store, "", "d", "Una tiene 20 años y la otra 70", "10")

    assert closing.ballots == 10
    assert [aside.reason for aside in closing.reconciliation.set_aside] == ["duplicate"]
    assert len(re.findall(r"Igual nombre, seudónimo [0-9a-f]{8}: K-00[12], K-00[12]", said)) == 1
    with store.reading() as transaction:
        rulings = read_settling(count.centre, transaction).rulings
        actions = [row.action for row in transaction.audit()]
    assert sorted((each.same, each.reason) for each in rulings) == [
        (False, "Una tiene 20 años y la otra 70"), (True, "Firmaron igual en las dos planillas"),
    ]  # fmt: skip
    assert actions == ["seed", "ruling", "ruling", "close"]


def test_a_name_is_ruled_once_and_never_without_a_reason(count: Count, store: Store) -> None:
    def decide(reason: str) -> None:
        ruling = Ruling(bytes(32), same=True, reason=reason)
        rule(count.centre, store, count.clerk, count.world.keys.organiser, ruling)

    with pytest.raises(OperatorError, match="Falta la razón"):
        decide(" ")
    decide("Lo dijo en la mesa")
    with pytest.raises(OperatorError, match="ya se decidió"):
        decide("Otra vez")
