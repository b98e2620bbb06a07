"""Publishing: from a closed and opened count to a folder that staff put on any web server, or on a stick.

``bundle.zip``, ``datos/`` (open data), ``resultados.pdf`` in Spanish and ``results.pdf`` in English, and the
page, ``index.html`` with all that belongs to it. Done again from the same count it writes the same bytes.
"""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from kiosk.canonical import canonical_json
from kiosk.envelope import PayloadType, SigningKey, sign_envelope
from kiosk.errors import OperatorError
from kiosk.files import holds, keep_folder, make_folder, temporary, write_whole
from sync.bundle import CONSULTATION, DATA, RESULTS, ROSTER, SETUP, write_bundle
from sync.central.opening import Opened
from sync.central.outputs import occupied
from sync.central.places import Centre
from sync.central.publish.evidence import published_boxes
from sync.central.publish.open_data import open_data
from sync.central.publish.release import Release, make_release, public_setup
from sync.central.publish.report import report
from sync.central.publish.report_words import ENGLISH, SPANISH
from sync.central.publish.site import site_files
from sync.central.results import read_closing, results
from sync.central.store import Store

BUNDLE = "bundle.zip"
_WRITERS = 8


@dataclass(frozen=True)
class Publication:
    """Everything that is published, by path below the folder."""

    release: Release
    files: dict[str, bytes]


def make_publication(
    centre: Centre, store: Store, opened: Opened, organiser: SigningKey, page: str = ""
) -> Publication:
    """Raises `OperatorError` if it is not closed, or totals or key are of another count."""
    if organiser.public != centre.setup.keys.organiser:
        raise OperatorError("Esta llave es de otra consulta. No se publicó nada.", "Use la de este centro.")
    centre.require_whole()
    late = results(centre, store, opened)["ballots_late"]
    closed = read_closing(centre)
    boxes = published_boxes(store, centre, closed.closing)
    release = make_release(centre, closed, opened, late, boxes)
    data = {f"{DATA}{name}": content for name, content in open_data(release).items()}
    checked = {
        CONSULTATION: centre.consultation.source,
        SETUP: public_setup(centre.setup),
        ROSTER: centre.roster_envelope(),
        RESULTS: sign_envelope(PayloadType.RESULTS, canonical_json(release.value), organiser),
        **boxes.files,
        **data,
    }
    files = {BUNDLE: write_bundle(checked, organiser), **data}
    trustees = centre.setup.quorum, len(centre.setup.share_digests)
    files["resultados.pdf"] = report(release, SPANISH, page, trustees)
    files["results.pdf"] = report(release, ENGLISH, page, trustees)
    files |= site_files(release, boxes.files, files, trustees)
    return Publication(release, files)


def write_publication(publication: Publication, out: Path) -> None:
    """Write every file; what a cut left half written is finished. Raises `OperatorError` if the folder holds
    something else.
    """
    if out.exists() and not (out.is_dir() and _left_by(publication.files, out)):
        raise occupied(out)
    write_files(publication.files, out)


def _left_by(files: Mapping[str, bytes], out: Path) -> bool:
    """True if nothing is in the folder but some of these files, or the beginnings of some. No cut leaves a
    link.
    """
    whole = {out / name: data for name, data in files.items()}
    begun = {temporary(path) for path in whole}

    def ours(path: Path) -> bool:
        return path in begun or (path in whole and holds(path, whole[path]))

    return all(not path.is_symlink() and (path.is_dir() or ours(path)) for path in out.rglob("*"))


def write_files(files: Mapping[str, bytes], out: Path) -> None:
    """Every file below a folder, to stay; many wait for the disk at once. Raises `OperatorError`."""

    def write(name: str) -> None:
        write_whole(out / name, files[name], mode=0o644)

    folders = {out / above for name in files for above in Path(name).parents}
    for folder in folders:
        make_folder(folder, mode=0o755)
    with ThreadPoolExecutor(_WRITERS) as pool:
        list(pool.map(write, sorted(files)))  # one that failed raises here
    for folder in folders:  # those too that another run has made, and was cut before it kept them
        keep_folder(folder)
