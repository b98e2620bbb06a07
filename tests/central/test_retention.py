"""After the results the register goes, with a signed record, not before its time; what remains verifies."""

import hashlib
import json
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.envelope import fingerprint
from kiosk.errors import OperatorError, Refused
from sync.bundle_verifier import verify_bundle
from sync.central.acceptances import accept_missing
from sync.central.audit import first_break
from sync.central.cli import main
from sync.central.engine import open_engine
from sync.central.key_files import REGISTER_FILE, write_organiser, write_register
from sync.central.publish.publish import BUNDLE, make_publication
from sync.central.retention import Order, destroy_register, plan_archive, read_archive, shred
from sync.central.store import Store
from tests.tools.ceremonies import Count, killed_at, make_count
from tests.tools.cities import forked
from tests.tools.counts import count as whole_count
from tests.tools.counts import opened_box
from tests.tools.servers import ask, running_server
from tests.tools.terminals import at_terminal

AUTHORITY = "Secretaria General, Resolución 12 de 2026"
UNTIL = "10 años, tabla de retención documental, serie 12.3"
PASSPHRASE = "una frase del organizador"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Count, bytes]:
    """A published count with its bundle; nobody changes it."""
    count = make_count(tmp_path_factory.mktemp("retention"), kiosks=3)
    store = count.open_store()
    bundle = whole_count(count.world, store, accept_incomplete=True).publication.files[BUNDLE]
    store.close()
    return count, bundle


@pytest.fixture
def count(made: tuple[Count, bytes], tmp_path: Path) -> Count:
    return made[0].copy(tmp_path / "centre")


@pytest.fixture
def bundle(made: tuple[Count, bytes]) -> bytes:
    return made[1]


@pytest.fixture
def keys(count: Count, tmp_path: Path) -> Path:
    """The roll office's key, as a file."""
    folder = tmp_path / "keys"
    folder.mkdir()
    (folder / REGISTER_FILE).write_bytes(b"sealed under a passphrase")
    return folder


def sealed_entries(store: Store) -> list[bytes]:
    with store.reading() as transaction:
        return [entry for kiosk in ("K-001", "K-002") for entry in transaction.entries(kiosk)]


def archive(count: Count, store: Store, bundle: bytes, keys: Path, authority: str = AUTHORITY) -> None:
    plan = plan_archive(count.centre, store, bundle, keys)
    destroy_register(
        count.centre, store, count.clerk, count.world.keys.organiser, plan, Order(authority, UNTIL), keys
    )


def test_no_byte_of_the_register_is_left_and_the_record_says_what_went(
    count: Count, store: Store, bundle: bytes, keys: Path
) -> None:
    entries = sealed_entries(store)
    assert len(entries) == 11

    archive(count, store, bundle, keys)
    store.close()

    for path in count.centre.folder.rglob("*"):
        held = path.read_bytes() if path.is_file() else b""
        assert not any(entry[:64] in held for entry in entries), path
    assert not (keys / REGISTER_FILE).exists()
    record = read_archive(count.centre)
    assert (record["who"], record["authority"], record["minute"]) == ("Marta", AUTHORITY, "2022-11-15T17:00Z")
    kept = {each["what"]: each["until"] for each in record["kept"]}  # type: ignore[attr-defined]
    assert kept["huellas de los lotes y sus recibos"] == UNTIL
    assert "reclamaciones" in kept["frozen.box y las palabras de los depositarios"]
    destroyed = {each["what"]: each["count"] for each in record["destroyed"]}  # type: ignore[attr-defined]
    assert destroyed == {
        "register-entries": 11, "ballot-records": 11, "batch-envelopes": 2, "held-envelopes": 0,
        "rescue-envelopes": 0, "register-key": 1,
    }  # fmt: skip


def test_what_remains_still_verifies(count: Count, store: Store, bundle: bytes, keys: Path) -> None:
    archive(count, store, bundle, keys)
    assert verify_bundle(bundle, fingerprint(count.world.keys.organiser.public)).holds
    assert read_archive(count.centre)["bundle_sha256"] == hashlib.sha256(bundle).hexdigest()
    with store.reading() as transaction:
        rows = transaction.audit()
        assert transaction.receipt(transaction.batches()[0].payload_sha256)
    assert first_break(rows) is None
    assert rows[-1].action == "archive"


def test_it_is_done_once_and_nothing_is_taken_in_or_published_afterwards(
    count: Count, store: Store, bundle: bytes, keys: Path
) -> None:
    archive(count, store, bundle, keys)
    with pytest.raises(OperatorError, match="ya se destruyó"):
        plan_archive(count.centre, store, bundle, keys)
    with pytest.raises(OperatorError, match="no recibe ni publica más"):
        make_publication(count.centre, store, opened_box(count.world), count.world.keys.organiser)
    assert main(["import", str(count.centre.folder), str(keys)]) == 1


def test_before_the_closing_or_the_publication_nothing_is_destroyed(
    made: tuple[Count, bytes], tmp_path: Path, bundle: bytes
) -> None:
    fresh = make_count(tmp_path)
    opened = fresh.open_store()
    with pytest.raises(OperatorError, match="no se ha cerrado"):
        plan_archive(fresh.centre, opened, bundle, tmp_path)
    whole_count(fresh.world, opened)
    with pytest.raises(OperatorError, match=r"no pasa su revisión.*No se destruyó nada"):
        plan_archive(fresh.centre, opened, bundle, tmp_path)
    opened.close()


def test_an_altered_bundle_stops_it(count: Count, store: Store, bundle: bytes, keys: Path) -> None:
    changed = bytearray(bundle)
    changed[len(changed) // 2] ^= 1
    with pytest.raises((OperatorError, Refused), match="No se destruyó nada"):
        plan_archive(count.centre, store, bytes(changed), keys)


def test_something_undecided_stops_it_until_it_is_accepted(
    count: Count, store: Store, bundle: bytes, keys: Path
) -> None:
    stranger = count.world.kiosk(1).with_other_box()
    count.take(forked(stranger))
    with pytest.raises(OperatorError, match="sin decidir: K-001"):
        plan_archive(count.centre, store, bundle, keys)
    accept_missing(count.centre, store, count.clerk, "K-001", "Llegó después", count.world.keys.organiser)
    archive(count, store, bundle, keys)


def test_a_broken_audit_stops_it(count: Count, store: Store, bundle: bytes, keys: Path) -> None:
    with store.transaction() as transaction:
        transaction._connection.exec_driver_sql("UPDATE audit SET who = 'otra' WHERE number = 1")
    with pytest.raises(OperatorError, match="bitácora"):
        plan_archive(count.centre, store, bundle, keys)


def test_somebody_has_to_have_ordered_it(count: Count, store: Store, bundle: bytes, keys: Path) -> None:
    with pytest.raises(OperatorError, match="--authority"):
        archive(count, store, bundle, keys, " ")
    assert not count.centre.archive_path.exists()
    assert len(sealed_entries(store)) == 11


def test_a_server_that_was_left_running_takes_nothing_in_afterwards(
    count: Count, store: Store, bundle: bytes, keys: Path
) -> None:
    late = count.world.kiosk(3).batch()
    path = f"/v1/batches/{late.kiosk}/{late.box.hex()}/{late.sequence}"
    with running_server(count.centre, count.open_store()) as address:
        archive(count, store, bundle, keys)
        reply = ask(address, "PUT", path, count.world.kiosk(3).sign(late))
    assert (reply.status, reply.json()["reason"]) == (403, "centre-archived")
    assert "ya se archivó" in reply.json()["detail"]
    with store.reading() as transaction:
        assert not transaction.holds_personal()


def test_what_comes_in_while_it_is_destroyed_is_seen_and_the_key_stays_until_it_is_gone(
    count: Count, bundle: bytes, keys: Path
) -> None:
    class Busy(Store):
        """A server that had begun with a batch writes it after the erasure."""

        def purge(self) -> None:
            super().purge()
            count.take([count.world.kiosk(3).send(2, final=True)])

    with closing(Busy(open_engine(f"sqlite:///{count.world.centre.database}"))) as busy:
        with pytest.raises(OperatorError, match=r"servidor de este centro encendido.*repita"):
            archive(count, busy, bundle, keys)
        assert (keys / REGISTER_FILE).exists()
    with closing(count.open_store()) as store:
        archive(count, store, bundle, keys)
        with store.reading() as transaction:
            assert not transaction.holds_personal()
    assert not (keys / REGISTER_FILE).exists()


def test_a_stick_with_the_keys_that_is_pulled_out_is_told_and_the_same_command_finishes_it(
    count: Count, bundle: bytes, keys: Path
) -> None:
    pocket = keys.with_name("pocket")

    class Pulled(Store):
        """Somebody takes the stick while the database is rewritten."""

        def purge(self) -> None:
            super().purge()
            keys.rename(pocket)

    with closing(Pulled(open_engine(f"sqlite:///{count.world.centre.database}"))) as pulled:
        with pytest.raises(OperatorError) as told:
            archive(count, pulled, bundle, keys)
        assert f"no la llave {keys / REGISTER_FILE}: no existe." in told.value.what
        assert "repita" in told.value.do
    with closing(count.open_store()) as store:
        with pytest.raises(OperatorError, match=r"No se pudo leer la carpeta de las llaves, .*: no existe"):
            archive(count, store, bundle, keys)
        pocket.rename(keys)
        archive(count, store, bundle, keys)
    assert not (keys / REGISTER_FILE).exists()


def test_a_key_that_the_disk_does_not_let_go_of_is_told(keys: Path) -> None:
    path = keys / REGISTER_FILE
    path.unlink()
    path.mkdir()
    with pytest.raises(OperatorError, match=r"no la llave .*: es una carpeta"):
        shred(path)


def test_a_record_that_is_gone_is_told_in_words(count: Count) -> None:
    with pytest.raises(OperatorError, match=r"archive\.json: no existe"):
        read_archive(count.centre)


def test_killed_anywhere_the_same_command_finishes_it(
    count: Count, store: Store, bundle: bytes, keys: Path
) -> None:
    store.close()

    def whole() -> None:
        opened = count.open_store()
        archive(count, opened, bundle, keys)
        opened.close()

    kills = 0
    while killed_at(4 * (kills + 1), whole):
        kills += 1
    assert kills > 5
    assert not (keys / REGISTER_FILE).exists()
    opened = count.open_store()
    assert not sealed_entries(opened)
    with opened.reading() as transaction:
        assert first_break(transaction.audit()) is None
    opened.close()
    assert read_archive(count.centre)["authority"] == AUTHORITY


def test_the_command_shows_first_and_destroys_after_a_second_look(
    count: Count, bundle: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keys, file, secret = tmp_path / "keys", tmp_path / "bundle.zip", tmp_path / "organiser"
    keys.mkdir()
    write_organiser(keys, count.world.keys.organiser, PASSPHRASE)
    write_register(keys, count.register, "una frase del registro")
    file.write_bytes(bundle)
    secret.write_text(f"{PASSPHRASE}\n")
    common = ["archive", str(count.centre.folder), "--bundle", str(file), "--keys", str(keys)]
    signed = [*common, "--organiser-passphrase-file", str(secret), "--authority", AUTHORITY]

    assert main([*common, "--json"]) == 0
    looked = json.loads(capsys.readouterr().out)
    assert (looked["done"], looked["confirm"]) == (False, "11")
    assert main(common) == 0
    shown = capsys.readouterr().out
    for told in (
        "registros de personas, sellados: 11", "asesoría jurídica", "--confirm 11", "apague el servidor",
        "recibos: lo que ordene la ley de archivos",
    ):  # fmt: skip
        assert told in shown
    assert main([*signed, "--confirm", "12"]) == 1
    err = capsys.readouterr().err
    assert "No se destruyó nada" in err
    assert "sin «--confirm»" in err
    assert (keys / REGISTER_FILE).exists()
    code, screen = at_terminal([*signed, "--keep-until", UNTIL], ["12"])
    assert (code, "«12» no es el número de registros que hay" in screen) == (1, True)
    assert "escriba el número que se muestra" in screen.replace("\r\n", " ")
    assert "sin «--confirm»" not in screen

    assert main([*signed, "--confirm", "11"]) == 0
    assert "El registro se destruyó" in capsys.readouterr().out
    assert main([*signed, "--confirm", "11"]) == 1
