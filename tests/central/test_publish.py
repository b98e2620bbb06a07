"""What is published holds together, names nobody, and one changed byte anywhere in it shows and is named."""

import json
from pathlib import Path

import pytest

from kiosk.envelope import fingerprint
from kiosk.errors import OperatorError
from kiosk.record import tracking_code
from sync.bundle import read_bundle, write_bundle
from sync.bundle_verifier import Outcome, verify_bundle
from sync.central.publish.publish import Publication, write_publication
from tests.faults.bundle import flip_files, flip_zip
from tests.tools.centres import World
from tests.tools.counts import Count
from tests.tools.large_count import NAME, large_count

BALLOTS, TWICE = 2000, 15


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[World, Count]:
    """Four kiosks, 2,000 ballots, of which fifteen are somebody's second."""
    return large_count(tmp_path_factory.mktemp("count"), BALLOTS)


@pytest.fixture(scope="module")
def world(made: tuple[World, Count]) -> World:
    return made[0]


@pytest.fixture(scope="module")
def publication(made: tuple[World, Count]) -> Publication:
    return made[1].publication


def test_the_bundle_holds_and_says_who_signed_it(publication: Publication, world: World) -> None:
    report = verify_bundle(publication.files["bundle.zip"], fingerprint(world.keys.organiser.public))
    assert report.outcome is Outcome.GENUINE, list(report.lines())
    assert f"lo firmó el organizador: {BALLOTS - TWICE} votos contados" in report.sentence()


def test_without_a_fingerprint_the_origin_is_not_claimed(publication: Publication) -> None:
    report = verify_bundle(publication.files["bundle.zip"])
    assert report.outcome is Outcome.ORIGIN_NOT_CHECKED
    assert "origin not checked" in report.sentence("en")


def test_a_flipped_bit_in_any_file_is_refused_and_the_file_named(
    publication: Publication, world: World
) -> None:
    organiser = fingerprint(world.keys.organiser.public)
    assert flip_files(publication.files["bundle.zip"], organiser, 12) > 150
    assert flip_zip(publication.files["bundle.zip"], organiser, 401) > 400


def test_a_bundle_signed_again_by_somebody_else_is_refused(publication: Publication, world: World) -> None:
    files = read_bundle(publication.files["bundle.zip"])
    files.pop("manifest.json")
    assert verify_bundle(write_bundle(files, world.keys.centre)).failed == ("D2",)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", bytes(1000), b"PK\x05\x06" + bytes(18)])
def test_what_is_not_a_bundle_is_refused_without_a_trace(data: bytes) -> None:
    assert verify_bundle(data).failed in (("Z1",), ("M1",))


def test_a_name_that_leads_out_of_the_folder_is_never_written(world: World) -> None:
    for name in ("../x", "datos/../../x", "/x", "datos//x", "datos/ñ"):
        with pytest.raises(ValueError, match="cannot be the name"):
            write_bundle({name: b""}, world.keys.organiser)


def test_nothing_of_the_register_no_ballot_and_no_wrapped_key_is_published(
    publication: Publication, world: World
) -> None:
    inside = read_bundle(publication.files["bundle.zip"])
    for name, data in {**publication.files, **inside}.items():
        assert b"10000001" not in data, name
        assert NAME.encode() not in data, name
        assert b"wrapped_tally" not in data, name


def test_the_bundle_holds_the_open_data_to_the_byte(publication: Publication) -> None:
    inside = read_bundle(publication.files["bundle.zip"])
    published = {name: data for name, data in publication.files.items() if name.startswith("datos/")}
    assert published == {name: data for name, data in inside.items() if name.startswith("datos/")}


def test_a_kiosk_that_did_not_arrive_whole_is_named_with_the_reason_and_the_bundle_holds(
    tmp_path: Path,
) -> None:
    _, counted = large_count(tmp_path, 1200, 2, silent=1)
    assert counted.report.outcome is Outcome.GENUINE, list(counted.report.lines())
    (named,) = counted.publication.release.value["incomplete"]
    assert named["kiosk"] == "K-002"
    assert named["reason"]


def test_the_reports_are_pdfs_in_two_languages(publication: Publication) -> None:
    assert publication.files["resultados.pdf"].startswith(b"%PDF")
    assert publication.files["results.pdf"] != publication.files["resultados.pdf"]


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_a_cut_left_half_written_is_finished(publication: Publication, tmp_path: Path) -> None:
    out = tmp_path / "public"
    write_publication(publication, out)
    assert files_of(out) == publication.files
    cut, *gone = list(publication.files)[::3]
    (out / cut).rename((out / cut).with_name(f".{(out / cut).name}.part"))
    for name in gone:
        (out / name).unlink()
    write_publication(publication, out)
    assert files_of(out) == publication.files


@pytest.mark.parametrize("other", ["bundle.zip", "datos/otro.csv", ".otro.part", "vacio"])
def test_a_folder_that_holds_something_else_is_not_written_over(
    publication: Publication, tmp_path: Path, other: str
) -> None:
    out = tmp_path / "public"
    write_publication(publication, out)
    (out / other).write_bytes(b"")
    before = files_of(out)
    with pytest.raises(OperatorError, match="ya tiene algo"):
        write_publication(publication, out)
    assert files_of(out) == before


@pytest.mark.parametrize("name", [".index.html.part", "index.html", "codigos"])
def test_a_link_in_the_folder_is_something_else_and_nothing_is_written_through_it(
    publication: Publication, tmp_path: Path, name: str
) -> None:
    out, elsewhere = tmp_path / "public", tmp_path / "elsewhere"
    out.mkdir()
    elsewhere.write_bytes(publication.files["index.html"])
    (out / name).symlink_to(elsewhere)
    with pytest.raises(OperatorError, match="ya tiene algo"):
        write_publication(publication, out)
    assert elsewhere.read_bytes() == publication.files["index.html"]
    assert [path.name for path in out.iterdir()] == [name]


def test_a_folder_that_cannot_be_made_is_told_in_words(publication: Publication, tmp_path: Path) -> None:
    occupied = tmp_path / "public"
    occupied.touch()
    with pytest.raises(OperatorError, match="ya tiene algo"):
        write_publication(publication, occupied)
    with pytest.raises(OperatorError, match="No se pudo crear la carpeta"):
        write_publication(publication, occupied / "inside")


def test_the_page_has_every_code_of_the_bundle_and_says_which_were_set_aside(
    publication: Publication,
) -> None:
    inside = read_bundle(publication.files["bundle.zip"])
    kiosks = [json.loads(data) for name, data in inside.items() if name.startswith("kiosks/")]
    leaves = {leaf for kiosk in kiosks for box in kiosk["boxes"] for leaf in box["leaves"]}
    aside = {item["leaf"]: item["reason"] for item in publication.release.value["set_aside"]}
    counted, others = "", dict[str, str]()
    for name, data in publication.files.items():
        if name.startswith("codigos/"):
            arguments = data.partition(b"(")[2].rpartition(b")")[0]
            _, part, rest = json.loads(b"[%s]" % arguments)
            counted += part
            others |= rest
    codes = {counted[at : at + 15] for at in range(0, len(counted), 15)}
    assert codes == {_without_check(leaf) for leaf in leaves - aside.keys()}
    assert others == {_without_check(leaf): reason for leaf, reason in aside.items()}


def test_the_page_links_to_every_file_that_is_published(publication: Publication) -> None:
    for page in ("index.html", "en.html"):
        text = publication.files[page].decode()
        for name in publication.files:
            own = name.endswith(".html") or name.startswith(("codigos/", "pagina/"))
            assert own or f'href="{name}"' in text, name


def _without_check(leaf: str) -> str:
    return tracking_code(bytes.fromhex(leaf)).replace("-", "")[:15]
