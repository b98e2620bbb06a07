"""The public bundle: one zip with all that is needed to check a count, and nothing that names anyone.

``manifest.json`` (envelope, type manifest: ``files`` maps each other path to the SHA-256 of its bytes),
``consultation.toml``, ``roster.json`` and ``results.json`` (envelopes), and ``kiosks/<id>.json``, canonical:
``kiosk``, ``station`` and ``boxes``, each with ``box``, ``batches`` (SHA-256 of the payloads, by sequence),
``missing`` (sequences), ``complete``, ``head`` (the kiosk's signed head, base64), ``leaves`` and
``challenged`` (hex, sorted) and ``receipts`` (envelopes, base64). All entries are stored uncompressed with
one fixed date, sorted by name: the same count gives the same bytes.
"""

import hashlib
import io
import zipfile
from collections.abc import Mapping

from kiosk.canonical import Fields, canonical_json, parse_json
from kiosk.envelope import PayloadType, SigningKey, sign_envelope, verify_envelope
from kiosk.errors import Refused

MANIFEST = "manifest.json"
CONSULTATION = "consultation.toml"
ROSTER = "roster.json"
RESULTS = "results.json"
KIOSKS = "kiosks/"
_DATE = (1980, 1, 1, 0, 0, 0)
_MOST_FILES = 10_000
_MOST_BYTES = 2 * 1024 * 1024 * 1024


def write_bundle(files: Mapping[str, bytes], organiser: SigningKey) -> bytes:
    """The zip with its signed manifest."""
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    manifest = sign_envelope(PayloadType.MANIFEST, canonical_json({"files": digests}), organiser)
    return _zipped({**files, MANIFEST: manifest})


def _zipped(files: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in sorted(files.items()):
            info = zipfile.ZipInfo(name, _DATE)
            info.external_attr = 0o644 << 16
            archive.writestr(info, data)
    return buffer.getvalue()


def read_bundle(data: bytes) -> dict[str, bytes]:
    """Every file of a zip. Raises `Refused` unless it is byte for byte as `write_bundle` wrote it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            names = [info.filename for info in infos]
            stored = all(info.compress_type == zipfile.ZIP_STORED for info in infos)
            size = sum(info.file_size for info in infos)
            if not stored or len(set(names)) != len(names) or len(names) > _MOST_FILES or size > _MOST_BYTES:
                raise Refused("bundle-malformed", "El paquete no tiene la forma acordada.")
            files = {name: archive.read(name) for name in names}
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OSError) as error:
        raise Refused("bundle-malformed", "El paquete está dañado o no es un paquete.") from error
    if _zipped(files) != data:
        raise Refused("bundle-malformed", "El paquete no es byte por byte el que se publicó.")
    return files


def check_manifest(files: Mapping[str, bytes], organiser: bytes) -> list[str]:
    """Names of the files that differ from the manifest, are missing, or are too many. Raises `Refused`."""
    fields = Fields(parse_json(verify_envelope(files[MANIFEST], PayloadType.MANIFEST, organiser)))
    listed = dict(fields.fields("files").texts())
    fields.done()
    found = {name: hashlib.sha256(data).hexdigest() for name, data in files.items() if name != MANIFEST}
    return sorted(name for name in listed.keys() | found.keys() if listed.get(name) != found.get(name))
