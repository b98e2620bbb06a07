"""The public bundle: one zip with all that is needed to check a count, and nothing that names anyone.

docs/FORMATS.md (Bundle) says what is in it and gives the zip's bytes: every file is stored, names are sorted,
one date stands everywhere; so the same count makes the same bytes, and a changed one shows wherever it is.
The reader takes it apart by that table: a zip library forgives what we must not, and does not tell which
file a damaged byte belongs to.
"""

import hashlib
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from kiosk.canonical import canonical_json
from kiosk.envelope import PayloadType, SigningKey, sign_envelope
from kiosk.errors import Refused

MANIFEST = "manifest.json"
CONSULTATION = "consultation.toml"
SETUP = "setup.json"
ROSTER = "roster.json"
RESULTS = "results.json"
KIOSKS = "kiosks/"
DATA = "datos/"
MOST_FILES = 10_000
MOST_BYTES = 2 * 1024 * 1024 * 1024
_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_LOCAL_LENGTH = 30
_ENTRY = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_NAME = re.compile(r"(?!\.{1,2}(/|$))[A-Za-z0-9._-]+(/(?!\.{1,2}(/|$))[A-Za-z0-9._-]+)*")


class BundleDamaged(Refused):
    """The zip is not, to the byte, one that `write_bundle` makes; ``names`` are the files that show it."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__("bundle-damaged", f"El paquete está dañado: {', '.join(names)}.")
        self.names = names


def write_bundle(files: Mapping[str, bytes], organiser: SigningKey) -> bytes:
    """The zip with its signed manifest. Raises `ValueError` for a name that the form does not allow."""
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    payload = canonical_json({"files": digests, "organiser": organiser.public.hex()})
    return zipped({**files, MANIFEST: sign_envelope(PayloadType.MANIFEST, payload, organiser)})


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The one zip of these files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED, allowZip64=False) as archive:
        for name, data in sorted(files.items()):
            if not _NAME.fullmatch(name):
                raise ValueError(f"{name!r} cannot be the name of a file in a bundle")
            info = zipfile.ZipInfo(name, _DATE)
            info.create_system, info.external_attr = _UNIX, 0o644 << 16
            archive.writestr(info, data)
    return buffer.getvalue()


def read_bundle(data: bytes) -> dict[str, bytes]:
    """Every file of a zip. Raises `BundleDamaged`."""
    entries = list(_entries(data))
    files = {name: content for name, content, _ in entries}
    altered = tuple(sorted(name for name, content, crc in entries if zlib.crc32(content) != crc))
    if altered:
        raise BundleDamaged(altered)
    if len(files) != len(entries) or not all(map(_NAME.fullmatch, files)) or zipped(files) != data:
        raise _damaged()
    return files


def _entries(data: bytes) -> Iterator[tuple[str, bytes, int]]:
    """Name, content and CRC-32 of each file, as the directory at the end of the zip has them."""
    if not _END.size <= len(data) <= MOST_BYTES:
        raise _damaged()
    mark, _, _, _, count, length, place, _ = _END.unpack_from(data, len(data) - _END.size)
    if mark != b"PK\x05\x06" or place + length + _END.size != len(data) or count > MOST_FILES:
        raise _damaged()
    left = 2 * len(data)
    for _ in range(count):
        if place + _ENTRY.size > len(data):
            raise _damaged()
        fields = _ENTRY.unpack_from(data, place)
        crc, size, name_length, offset = fields[7], fields[8], fields[10], fields[16]
        name = data[place + _ENTRY.size : place + _ENTRY.size + name_length].decode("ascii", "replace")
        start = offset + _LOCAL_LENGTH + name_length
        content = data[start : start + size]
        # One size that is damaged reads at most the whole file again; entries that share bytes are no damage.
        left -= len(content)
        if left < 0:
            raise _damaged()
        yield name, content, crc
        place += _ENTRY.size + name_length


def _damaged() -> BundleDamaged:
    return BundleDamaged(("bundle.zip",))
