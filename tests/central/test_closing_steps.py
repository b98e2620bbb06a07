"""The closing, step by step: what each refuses, that none is done twice, and that each outlives a kill -9."""

import contextlib
import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from kiosk.errors import OperatorError
from kiosk.participant import pseudonym_of
from sync.central.acceptances import accept_missing, exclude_kiosk, open_points, unaccepted
from sync.central.audit import first_break
from sync.central.closing import close, freeze, prepare
from sync.central.elsewhere import ElsewhereList, read_elsewhere
from sync.central.results import read_closing
from sync.central.rows import AuditRow
from sync.central.settling import bring_elsewhere, fix_seed, read_settling, seed_is_fixed
from sync.central.store import Store
from tests.tools.ceremonies import Count, killed_at, make_count, talk
from tests.tools.cities import forked
from tests.tools.kits import PSEUDONYM_SECRET
from tests.tools.office import Office


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Count:
    """Made once; nobody changes it."""
    return make_count(tmp_path_factory.mktemp("count"), kiosks=3)


@pytest.fixture
def count(made: Count, tmp_path: Path) -> Count:
    """Two kiosks complete, and K-003 of which nothing came."""
    return made.copy(tmp_path / "centre")


def accept(count: Count, store: Store, kiosk: str = "K-003", reason: str = "Se dañó la memoria") -> None:
    accept_missing(count.centre, store, count.clerk, kiosk, reason, count.world.keys.organiser)


def people_of(count: Count, *numbers: int) -> bytes:
    lines = [f"CC;{10_000_000 + number}" for number in numbers]
    return "\n".join(["document_type;document", *lines]).encode()


def elsewhere(count: Count, *numbers: int) -> ElsewhereList:
    return read_elsewhere(people_of(count, *numbers), count.centre.consultation, count.register)


def rows(store: Store) -> Sequence[AuditRow]:
    with store.reading() as transaction:
        found = transaction.audit()
    assert first_break(found) is None
    return found


def actions(store: Store) -> list[str]:
    return [row.action for row in rows(store)]


def test_an_incomplete_point_stops_the_closing_until_it_is_accepted_with_a_reason(
    count: Count, store: Store
) -> None:
    with pytest.raises(OperatorError, match=r"K-003 .*No se cerró nada"):
        close(count.centre, store, count.world.keys.organiser, count.register)

    accept(count, store)
    close(count.centre, store, count.world.keys.organiser, count.register)

    closing = read_closing(count.centre).closing
    assert closing["acceptances"] == [{"kiosk": "K-003", "reason": "Se dañó la memoria"}]
    assert closing["incomplete"] == ["K-003"]
    assert actions(store) == ["accept-missing", "seed", "close"]


@pytest.mark.parametrize(
    ("kiosk", "reason"), [("K-003", "  "), ("K-001", "completo"), ("K-099", "no existe")]
)
def test_what_lacks_nothing_or_has_no_reason_is_not_accepted(
    count: Count, store: Store, kiosk: str, reason: str
) -> None:
    with pytest.raises(OperatorError, match="No se hizo nada"):
        accept(count, store, kiosk, reason)
    assert actions(store) == []


def test_a_point_is_accepted_once(count: Count, store: Store) -> None:
    accept(count, store)
    with pytest.raises(OperatorError, match="ya se aceptó"):
        accept(count, store, reason="otra razón")
    assert [point.reason for point in open_points(count.centre, store)] == ["Se dañó la memoria"]


def test_a_complete_point_with_a_fork_held_is_open_until_somebody_decides(count: Count, store: Store) -> None:
    kiosk = count.world.kiosk(3)
    count.take([*forked(kiosk), kiosk.send(2, final=True)])
    (point,) = open_points(count.centre, store)
    assert (point.kiosk, point.held) == ("K-003", 2)

    accept(count, store, reason="La otra copia es de la misma jornada")

    assert not unaccepted(open_points(count.centre, store))


def test_an_excluded_kiosk_counts_nothing_and_its_reason_is_published(count: Count, store: Store) -> None:
    organiser = count.world.keys.organiser
    exclude_kiosk(count.centre, store, count.clerk, "K-002", "El sello de la urna estaba roto", organiser)
    accept(count, store)

    closing = close(count.centre, store, organiser, count.register)

    assert closing.ballots == 6
    record = read_closing(count.centre).closing
    assert [(each["kiosk"], each["reason"]) for each in record["exclusions"]] == [
        ("K-002", "El sello de la urna estaba roto")
    ]
    assert record["incomplete"] == ["K-002", "K-003"]


def test_a_kiosk_is_excluded_once_and_not_after_the_closing(count: Count, store: Store) -> None:
    organiser = count.world.keys.organiser
    exclude_kiosk(count.centre, store, count.clerk, "K-002", "sello roto", organiser)
    with pytest.raises(OperatorError, match="no hay en el centro una urna que cuente"):
        exclude_kiosk(count.centre, store, count.clerk, "K-002", "sello roto", organiser)
    accept(count, store)
    close(count.centre, store, organiser, count.register)
    with pytest.raises(OperatorError, match="ya se cerró"):
        exclude_kiosk(count.centre, store, count.clerk, "K-001", "sello roto", organiser)


def test_people_who_voted_elsewhere_do_not_count_twice(count: Count, store: Store) -> None:
    organiser = count.world.keys.organiser
    bring_elsewhere(count.centre, store, count.clerk, organiser, elsewhere(count, 0, 4, 999))
    accept(count, store)

    closing = close(count.centre, store, organiser, count.register)

    reasons = [aside.reason for aside in closing.reconciliation.set_aside]
    assert sorted(reasons) == ["duplicate", "voted-elsewhere", "voted-elsewhere", "voted-elsewhere"]
    assert closing.ballots == 7, "of 9 people, one voted once and one at both kiosks, and elsewhere too"


def test_a_list_is_brought_in_once(count: Count, store: Store) -> None:
    organiser = count.world.keys.organiser
    bring_elsewhere(count.centre, store, count.clerk, organiser, elsewhere(count, 1))
    with pytest.raises(OperatorError, match="ya se trajo"):
        bring_elsewhere(count.centre, store, count.clerk, organiser, elsewhere(count, 1))
    bring_elsewhere(count.centre, store, count.clerk, organiser, elsewhere(count, 2))
    with store.reading() as transaction:
        assert len(read_settling(count.centre, transaction).elsewhere) == 2


def test_a_list_becomes_pseudonyms_and_no_document_is_kept(count: Count, store: Store) -> None:
    people = elsewhere(count, 3)
    digest = count.centre.consultation.digest
    assert people.people == (pseudonym_of(PSEUDONYM_SECRET, digest, "CC:10000003"),)
    bring_elsewhere(count.centre, store, count.clerk, count.world.keys.organiser, people)
    store.close()
    assert b"10000003" not in count.centre.database.read_bytes()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("document_type,document\nCC,10000001\nXX,5\nCC,\nCC,abc", "línea 3: .*línea 4: .*línea 5: "),
        ("tipo,numero\nCC,1", "document_type y document"),
        ("document_type,document\n", "ninguna persona"),
        ('document_type,document\nCC,"1000', "mal escrita después de la línea 1"),
        ("document_type,document\nCC,1\nñ".encode("latin-1"), "UTF-8"),
        ("document_type,document\n" + "ZZ,1\n" * 40, "línea 11: .* y 30 más"),
    ],
)
def test_a_list_that_is_wrong_is_refused_with_its_lines_and_without_its_contents(
    count: Count, data: str | bytes, message: str
) -> None:
    raw = data.encode() if isinstance(data, str) else data
    with pytest.raises(OperatorError, match=message) as refused:
        read_elsewhere(raw, count.centre.consultation, count.register)
    assert "abc" not in str(refused.value)


def test_the_seed_cannot_be_chosen_again_while_nothing_more_arrives(count: Count, store: Store) -> None:
    organiser = count.world.keys.organiser
    fixed = fix_seed(count.centre, store, count.clerk, organiser)
    with pytest.raises(OperatorError, match="no se puede cambiar"):
        fix_seed(count.centre, store, count.clerk, organiser, "otra")
    assert not fixed.spoken

    count.take([count.world.kiosk(3).send(2)])

    assert not seed_is_fixed(count.centre, store)
    again = fix_seed(count.centre, store, count.clerk, organiser, "balota 7")
    assert (again.seed, again.spoken) == (b"balota 7", True)
    assert actions(store) == ["seed", "seed"]


def test_nothing_is_reconciled_before_the_seed_is_fixed(count: Count, store: Store) -> None:
    with pytest.raises(OperatorError, match="Falta fijar la semilla"):
        prepare(count.centre, store, count.register)


def test_what_arrives_during_the_review_stops_the_freeze(count: Count, store: Store) -> None:
    organiser = count.world.keys.organiser
    accept(count, store)
    fix_seed(count.centre, store, count.clerk, organiser)
    prepared = prepare(count.centre, store, count.register)
    count.take([count.world.kiosk(3).send(2)])
    with pytest.raises(OperatorError, match="llegó algo más"):
        freeze(count.centre, store, count.clerk, organiser, prepared)
    assert not count.centre.frozen_box_path.exists()


def test_it_closes_once_and_what_comes_late_is_a_number(count: Count, store: Store) -> None:
    organiser = count.world.keys.organiser
    accept(count, store)
    close(count.centre, store, organiser, count.register)
    before = count.centre.frozen_box_path.read_bytes()
    with pytest.raises(OperatorError, match="ya se cerró"):
        close(count.centre, store, organiser, count.register)
    count.take([count.world.kiosk(3).send(2)])
    with store.reading() as transaction:
        late = transaction.ballot_count() - read_closing(count.centre).closing["ballots_received"]
    assert late == 2
    assert count.centre.frozen_box_path.read_bytes() == before


def test_step_by_step_every_question_is_asked_and_cut_off_it_goes_on(
    count: Count, store: Store, tmp_path: Path
) -> None:
    people = tmp_path / "lista.csv"
    people.write_bytes(people_of(count, 0))
    with pytest.raises(OperatorError, match="sigue guardado"):
        talk(count, store, "a", "Se dañó la memoria", "", str(people), "", "balota 7", "no")

    closing, said = talk(count, store, "", "8")

    assert closing.ballots == 8, "9 people, one of whom voted elsewhere"
    assert closing.seed == b"balota 7"
    digest = hashlib.sha256(people.read_bytes()).hexdigest()
    assert f"Ya se trajo: 1 persona, SHA-256 {digest[:16]}…" in said
    assert "Semilla que ya se fijó: balota 7" in said
    assert "leída: balota 7" in [row.detail for row in rows(store) if row.action == "seed"]
    assert "K-003" in said
    assert "Se dañó la memoria" in said
    assert len(re.findall(r"Seudónimo [0-9a-f]{8}: K-00[12], K-00[12]; cuenta el de K-00[12]", said)) == 2


def test_leaving_at_a_missing_point_closes_nothing(count: Count, store: Store) -> None:
    with pytest.raises(OperatorError, match="No se cerró nada"):
        talk(count, store, "s")
    assert not count.centre.frozen_box_path.exists()


def test_a_kiosk_is_excluded_step_by_step(count: Count, store: Store) -> None:
    answers = ("a", "no llegó", "2", "K-003", "por si acaso", "k-002", "sello roto", "", "", "", "6")
    closing, said = talk(count, store, *answers)
    assert closing.ballots == 6
    assert "✓ K-002 no cuenta." in said
    assert "✗ «2» no es un equipo de la lista. No se excluyó nada." in said
    assert "✗ De K-003" in said


def test_killed_anywhere_each_step_is_done_again_and_the_box_is_the_same(count: Count) -> None:
    def whole() -> None:
        store = count.open_store()
        centre, organiser = count.centre, count.world.keys.organiser
        if unaccepted(open_points(centre, store)):
            accept(count, store)
        if not seed_is_fixed(centre, store):
            fix_seed(centre, store, count.clerk, organiser)
        freeze(centre, store, count.clerk, organiser, prepare(centre, store, count.register))
        store.close()

    kills = place = 0
    while not count.centre.frozen_box_path.exists():
        place += 3
        if not killed_at(place, whole):
            break
        kills += 1
    assert kills > 10
    assert read_closing(count.centre).participation["participants"] == 9
    store = count.open_store()
    assert actions(store) == ["accept-missing", "seed", "close"], "each once, however often it was cut off"
    store.close()


def test_the_same_line_with_files_goes_on_where_it_was_refused(
    count: Count, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    people, office = tmp_path / "lista.csv", Office(tmp_path, capsys)
    people.write_bytes(people_of(count, 0))
    office.hold(count.world.keys)

    def closes(*more: object) -> tuple[int, str]:
        code, _, err = office.run("close", count.centre.folder, *office.keys, "--elsewhere", people, *more)
        return code, err

    code, err = closes("--seed", "balota 7")
    assert (code, "K-003" in err) == (1, True)
    code, err = closes("--accept", "K-003")
    assert (code, "necesita el equipo y la razón" in err) == (1, True)
    with contextlib.closing(count.open_store()) as store:
        fix_seed(count.centre, store, count.clerk, count.world.keys.organiser, "balota 7")
    code, err = closes("--accept", "K-003=No llegó", "--seed", "balota 8")
    assert (code, "ya se fijó" in err) == (1, True)
    assert not count.centre.frozen_box_path.exists()
    assert closes("--accept", "K-003=No llegó", "--seed", " balota 7 ")[0] == 0
    assert closes("--accept", "K-003=No llegó")[0] == 1
    assert read_closing(count.centre).participation["participants"] == 8
