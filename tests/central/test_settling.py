"""What is settled before the freeze: by whose keys, which seed, and what is kept if a step is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.context import Mode
from kiosk.envelope import PayloadType, SigningKey, sign_envelope
from kiosk.errors import OperatorError, Refused
from sync.central.acceptances import accept_missing, exclude_kiosk
from sync.central.cli import main
from sync.central.closing import close, prepare
from sync.central.elsewhere import read_elsewhere
from sync.central.key_files import RegisterKey, write_organiser, write_register
from sync.central.settling import (
    Ruling,
    Settling,
    bring_elsewhere,
    fix_seed,
    read_settling,
    rule,
    seed_is_fixed,
)
from sync.central.store import Store
from sync.decision import DecisionKind, read_decision
from tests.tools.ceremonies import Count, make_count, talk
from tests.tools.kits import PSEUDONYM_SECRET, Keys

FOREIGN = "Esta llave del registro es de otra consulta. No se hizo nada"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Count:
    """Made once; nobody changes it."""
    return make_count(tmp_path_factory.mktemp("count"))


@pytest.fixture
def count(made: Count, tmp_path: Path) -> Count:
    return made.copy(tmp_path / "centre")


@pytest.fixture
def foreign() -> RegisterKey:
    """The roll office's key of another consultation, such as last week's practice."""
    return RegisterKey(Keys.generate().register, PSEUDONYM_SECRET)


def kept(count: Count, store: Store) -> Settling:
    with store.reading() as transaction:
        return read_settling(count.centre, transaction)


def rows(store: Store) -> list[tuple[str, str]]:
    with store.reading() as transaction:
        return [(row.action, row.detail) for row in transaction.audit()]


def seed(count: Count, store: Store, spoken: str = "") -> Settling:
    return fix_seed(count.centre, store, count.clerk, count.world.keys.organiser, spoken)


def test_with_another_register_key_nothing_is_opened_and_nothing_frozen(
    count: Count, store: Store, foreign: RegisterKey
) -> None:
    with pytest.raises(OperatorError, match=FOREIGN):
        close(count.centre, store, count.world.keys.organiser, foreign)
    assert rows(store) == [], "not even the seed was fixed"
    seed(count, store)
    with pytest.raises(OperatorError, match=FOREIGN):
        prepare(count.centre, store, foreign)
    assert not count.centre.frozen_box_path.exists()


def test_people_at_a_terminal_are_told_at_once_that_the_register_key_is_another(
    count: Count, store: Store, foreign: RegisterKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Count, "register", property(lambda _self: foreign))
    with pytest.raises(OperatorError, match=FOREIGN):
        talk(count, store)


def test_no_list_becomes_pseudonyms_with_another_register_key(
    count: Count, foreign: RegisterKey, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    people = tmp_path / "lista.csv"
    people.write_text("document_type,document\nCC,10000001\n")
    write_organiser(tmp_path, count.world.keys.organiser, "una frase larga")
    write_register(tmp_path, foreign, "una frase larga")
    (tmp_path / "frase").write_text("una frase larga\n")
    files = [f"--{who}-passphrase-file={tmp_path / 'frase'}" for who in ("organiser", "register")]

    code = main(["close", str(count.centre.folder), f"--keys={tmp_path}", f"--elsewhere={people}", *files])

    assert code == 1
    assert FOREIGN in capsys.readouterr().err
    store = count.open_store()
    assert (kept(count, store).lists, rows(store)) == ((), [])
    store.close()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda settled: replace(settled, consultation=bytes(32)), "settling-consultation"),
        (lambda settled: replace(settled, mode=Mode.OFFICIAL), "settling-consultation"),
    ],
    ids=["consultation", "mode"],
)
def test_what_was_settled_elsewhere_is_not_believed(
    count: Count, store: Store, change: Callable[[Settling], Settling], reason: str
) -> None:
    changed = change(seed(count, store))
    with store.transaction() as transaction:
        transaction.settle(sign_envelope(PayloadType.SETTLING, changed.encoded(), count.world.keys.organiser))
    with pytest.raises(Refused) as refused:
        kept(count, store)
    assert refused.value.reason == reason


def test_what_somebody_else_settled_is_refused(count: Count, store: Store) -> None:
    settled = seed(count, store)
    with store.transaction() as transaction:
        transaction.settle(sign_envelope(PayloadType.SETTLING, settled.encoded(), SigningKey.generate()))
    with pytest.raises(Refused):
        prepare(count.centre, store, count.register)


def test_a_seed_is_read_without_its_spaces_and_written_down_in_the_audit(count: Count, store: Store) -> None:
    settled = seed(count, store, "  balotas 7 y 12 \n")
    assert (settled.seed, settled.spoken) == (b"balotas 7 y 12", True)
    assert rows(store) == [("seed", "leída: balotas 7 y 12")]


def test_spaces_alone_are_no_seed_that_was_read(count: Count, store: Store) -> None:
    settled = seed(count, store, "   ")
    assert (len(settled.seed), settled.spoken) == (32, False)


def test_a_seed_that_is_too_long_is_not_kept(count: Count, store: Store) -> None:
    with pytest.raises(OperatorError, match="muy larga"):
        seed(count, store, "x" * 201)
    assert not seed_is_fixed(count.centre, store)
    assert rows(store) == []


@pytest.mark.parametrize("letter", ["x", "ñ", "日", "🗳"])
def test_the_longest_seed_can_be_read_again_in_any_script(count: Count, store: Store, letter: str) -> None:
    seed(count, store, letter * 200)
    assert kept(count, store).seed.decode() == letter * 200
    assert prepare(count.centre, store, count.register).settling.spoken


def test_an_excluded_kiosk_voids_the_seed(count: Count, store: Store) -> None:
    before = seed(count, store)
    exclude_kiosk(count.centre, store, count.clerk, "K-002", "sello roto", count.world.keys.organiser)
    assert not seed_is_fixed(count.centre, store)
    with pytest.raises(OperatorError, match="llegó algo más, o se decidió otra cosa"):
        prepare(count.centre, store, count.register)
    assert seed(count, store).seed != before.seed


def test_every_box_of_an_excluded_kiosk_is_out_and_it_is_accepted_once(count: Count, store: Store) -> None:
    count.take([count.world.kiosk(1).with_other_box().send(2)])
    organiser = count.world.keys.organiser
    accept_missing(count.centre, store, count.clerk, "K-001", "nadie la reclama", organiser)

    exclude_kiosk(count.centre, store, count.clerk, "K-001", "sello roto", organiser)

    with store.reading() as transaction:
        made = [read_decision(each, organiser.public) for each in transaction.decisions()]
    assert [each.kind for each in made] == [
        DecisionKind.ACCEPT, DecisionKind.EXCLUDE, DecisionKind.EXCLUDE,
    ]  # fmt: skip
    assert [each.number for each in made] == [1, 2, 3]


def test_after_the_closing_nothing_more_is_settled(count: Count, store: Store) -> None:
    organiser = count.world.keys.organiser
    close(count.centre, store, organiser, count.register)
    before = rows(store)
    people = read_elsewhere(
        b"document_type,document\nCC,10000001\n", count.centre.consultation, count.register
    )
    with pytest.raises(OperatorError, match="ya se cerró"):
        bring_elsewhere(count.centre, store, count.clerk, organiser, people)
    with pytest.raises(OperatorError, match="ya se cerró"):
        seed(count, store, "otra")
    assert rows(store) == before


def test_where_documents_tell_people_apart_no_name_is_ruled(count: Count, store: Store) -> None:
    ruling = Ruling(bytes(32), same=True, reason="se parecen")
    with pytest.raises(OperatorError, match="se conocen por su documento"):
        rule(count.centre, store, count.clerk, count.world.keys.organiser, ruling)
    assert (kept(count, store).rulings, rows(store)) == ((), [])


def test_another_organiser_settles_nothing(count: Count, store: Store) -> None:
    with pytest.raises(OperatorError, match="otra consulta"):
        fix_seed(count.centre, store, count.clerk, SigningKey.generate(), "balota 7")
    assert (kept(count, store).seed, rows(store)) == (b"", [])
