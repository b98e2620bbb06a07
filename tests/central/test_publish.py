"""What is published holds together, and one changed byte anywhere in it does not."""

import csv
import hashlib
import io
import json
from pathlib import Path

import pytest

from kiosk.context import StationCode
from kiosk.errors import OperatorError
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
