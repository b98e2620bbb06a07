"""What is published holds together, and one changed byte anywhere in it does not."""

import csv
import hashlib
import io
import json
from pathlib import Path

import pytest

from kiosk.context import StationCode
from kiosk.envelope import fingerprint
from kiosk.errors import OperatorError
from sync import bundle
from sync.bundle import read_bundle, write_bundle
from sync.bundle_verifier import verify_bundle
from sync.central.closing import close
from sync.central.frozen_box import read_frozen_box
from sync.central.intake import take_in
from sync.central.key_files import RegisterKey
from sync.central.opening import Opened, Tally, open_items
from sync.central.publish.publish import Publication, make_publication, write_publication
from sync.central.store import Store
from sync.outbox import seal_batches
from tests.tools.centres import World, make_world, vote
from tests.tools.kits import PSEUDONYM_SECRET


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return make_world(tmp_path_factory.mktemp("world") / "centre")


@pytest.fixture(scope="module")
def publication(world: World, tmp_path_factory: pytest.TempPathFactory) -> Publication:
    """Two kiosks; three people vote at both."""
    folder = tmp_path_factory.mktemp("publish")
    store = Store.sqlite(folder / "central.sqlite")
    centre = world.centre
    for number, first in ((1, 0), (2, 17)):
        station = world.station(folder / str(number), number)
        station.open_polls()
        vote(station, 20, first)
        station.close_for_good()
        for stored in seal_batches(station):
            take_in(store, stored.envelope, centre.roster(), centre.signing_key)
        station.shut()
    close(centre, store, world.keys.organiser, RegisterKey(world.keys.register, PSEUDONYM_SECRET))
    data = centre.frozen_box_path.read_bytes()
    box = read_frozen_box(data)
    stations: dict[StationCode, Tally] = {}
    for context, items in box.contexts():
        tally = stations.setdefault(context.station, Tally())
        tally.add(open_items(context, bytes(items), box.consultation.rule, world.keys.tally))
    opened = Opened(hashlib.sha256(data).hexdigest(), stations)
    made = make_publication(centre, store, opened, world.keys.organiser)
    store.close()
    return made


def test_the_bundle_holds_and_says_who_signed_it(publication: Publication, world: World) -> None:
    report = verify_bundle(publication.files["bundle.zip"], fingerprint(world.keys.organiser.public))
    assert report.holds, report.checks
    assert "lo firmó el organizador: 37 votos contados" in report.sentence


def test_without_a_fingerprint_the_origin_is_not_claimed(publication: Publication) -> None:
    assert "no se revisó el origen" in verify_bundle(publication.files["bundle.zip"]).sentence


def test_another_fingerprint_is_refused(publication: Publication) -> None:
    assert not verify_bundle(publication.files["bundle.zip"], "0" * 32).holds


def test_a_changed_byte_anywhere_in_the_file_is_noticed(publication: Publication) -> None:
    whole = publication.files["bundle.zip"]
    for place in range(0, len(whole), 509):
        changed = bytearray(whole)
        changed[place] ^= 1
        assert not verify_bundle(bytes(changed)).holds, place


def test_a_changed_file_is_named(publication: Publication, world: World) -> None:
    files = read_bundle(publication.files["bundle.zip"])
    manifest = files.pop("manifest.json")
    changed = {**files, "kiosks/K-001.json": files["kiosks/K-001.json"] + b" "}
    rebuilt = read_bundle(write_bundle(changed, world.keys.organiser))
    forged = {**rebuilt, "manifest.json": manifest}
    report = verify_bundle(_zip(forged))
    assert any("K-001" in check.text for check in report.checks if not check.holds)


def test_a_bundle_signed_again_by_somebody_else_is_refused(publication: Publication, world: World) -> None:
    files = read_bundle(publication.files["bundle.zip"])
    files.pop("manifest.json")
    assert not verify_bundle(write_bundle(files, world.keys.centre)).holds


def test_what_is_not_a_bundle_is_refused_without_a_trace() -> None:
    for data in (b"", b"PK\x03\x04", b"\0" * 1000):
        assert not verify_bundle(data).holds


def test_nothing_of_the_register_and_no_ballot_is_published(publication: Publication) -> None:
    for name, data in publication.files.items():
        assert b"10000001" not in data, name
        assert b"Persona de prueba" not in data, name


def test_open_data_can_be_read_and_agrees_with_the_release(publication: Publication) -> None:
    rows = list(csv.DictReader(io.StringIO(publication.files["datos/propuestas.csv"].decode())))
    assert len(rows) == 12
    votes = {row["number"]: row["votes"] for row in publication.release.value["proposals"]}
    assert {int(row["numero"]): int(row["votos"]) for row in rows} == votes
    package = json.loads(publication.files["datos/datapackage.json"])
    for resource in package["resources"]:
        header = publication.files[f"datos/{resource['path']}"].decode().splitlines()[0]
        assert header.split(",") == [field["name"] for field in resource["schema"]["fields"]]


def test_the_reports_are_pdfs_in_two_languages(publication: Publication) -> None:
    assert publication.files["resultados.pdf"].startswith(b"%PDF")
    assert publication.files["results.pdf"] != publication.files["resultados.pdf"]


def test_a_folder_that_holds_something_is_not_written_over(publication: Publication, tmp_path: Path) -> None:
    write_publication(publication, tmp_path / "public")
    assert (tmp_path / "public" / "bundle.zip").read_bytes() == publication.files["bundle.zip"]
    with pytest.raises(OperatorError, match="ya tiene algo"):
        write_publication(publication, tmp_path / "public")


def _zip(files: dict[str, bytes]) -> bytes:
    """The same zip that the program writes, of any files."""
    return bundle._zipped(files)
