"""A backup's file: a zip of stored entries with ``manifest.json``, which names the SHA-256 of every other."""

import errno
import hashlib
import os
import zipfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from kiosk.canonical import Fields, canonical_json, parse_json
from kiosk.errors import Refused
from kiosk.files import begin, sync_folder

MANIFEST = "manifest.json"
_FORMAT = 1
_DATE = (1980, 1, 1, 0, 0, 0)
_CHUNK = 1024 * 1024
_MOST_FILES = 20_000
_LONGEST_NAME = 255
_MOST_MANIFEST = 8 * 1024 * 1024
_NO_BACKUP = "La copia está dañada: no es una copia de un centro, o está incompleta. No se restauró nada."


def write_archive(path: Path, sources: Mapping[str, Path]) -> None:
    """Write every file under its name, hashed as it is written, and the manifest last; durable at the end."""
    digests = {}
    with begin(path, 0o600) as raw:
        with zipfile.ZipFile(raw, "w", zipfile.ZIP_STORED) as archive:
            for name, source in sorted(sources.items()):
                digests[name] = _store(archive, name, source)
            archive.writestr(_info(MANIFEST), canonical_json({"files": digests, "format": _FORMAT}))
        raw.flush()
        os.fsync(raw.fileno())


def unpack_archive(path: Path, folder: Path) -> None:
    """Write every file but the manifest below a folder; durable at the end. Raises `Refused` as soon as one
    is not as listed.
    """
    folders = {folder}
    for name, chunks in _members(path):
        target = folder / name
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        folders |= {folder / above for above in Path(name).parents}
        with target.open("xb") as file:
            target.chmod(0o600)
            for chunk in chunks:
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
    for made in folders:
        sync_folder(made)


def check_archive(path: Path) -> int:
    """Read all of it; how many files it holds besides the manifest. Raises `Refused` if it is not whole."""
    return sum(1 for _ in _members(path))


def damaged(what: str, name: str = "") -> Refused:
    """This is no backup, or not a whole one; ``what`` says it, of the file ``name``, and that nothing was
    restored.
    """
    return Refused("backup-damaged", what, "Use otra copia del centro.", name=name)


def _store(archive: zipfile.ZipFile, name: str, source: Path) -> str:
    digest = hashlib.sha256()
    with source.open("rb") as file, archive.open(_info(name), "w", force_zip64=True) as member:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            member.write(chunk)
    return digest.hexdigest()


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _DATE)
    info.external_attr = 0o600 << 16
    return info


def _members(path: Path) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Name and contents of every listed file; what the caller leaves unread is read here, to be hashed."""
    with _understood(), zipfile.ZipFile(path) as archive:
        for name, expected in sorted(_manifest(archive).items()):
            digest = hashlib.sha256()
            chunks = _chunks(archive, name, digest)
            yield name, chunks
            for _ in chunks:
                pass
            if digest.hexdigest() != expected:
                raise damaged(
                    "La copia está dañada: «{name}» no es lo que se guardó. No se restauró nada.", name=name
                )


@contextmanager
def _understood() -> Iterator[None]:
    """What the library says of a damaged zip: RuntimeError for an entry that claims a password, and an
    invalid seek where one claims to lie before the file.
    """
    try:
        yield
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, RuntimeError) as error:
        raise damaged(_NO_BACKUP) from error
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
        raise damaged(_NO_BACKUP) from error


def _chunks(archive: zipfile.ZipFile, name: str, digest: "hashlib._Hash") -> Iterator[bytes]:
    with _understood(), archive.open(name) as member:
        while chunk := member.read(_CHUNK):
            digest.update(chunk)
            yield chunk


def _manifest(archive: zipfile.ZipFile) -> dict[str, str]:
    infos = archive.infolist()
    names = [info.filename for info in infos]
    stored = all(info.compress_type == zipfile.ZIP_STORED for info in infos)
    if not stored or MANIFEST not in names or len(names) > _MOST_FILES or len(set(names)) != len(names):
        raise damaged(_NO_BACKUP)
    if archive.getinfo(MANIFEST).file_size > _MOST_MANIFEST:
        raise damaged("La copia está dañada: su lista de archivos es muy larga. No se restauró nada.")
    fields = Fields(parse_json(archive.read(MANIFEST)))
    version, digests = fields.number("format"), dict(fields.fields("files").texts())
    fields.done()
    if version != _FORMAT:
        raise Refused("backup-newer", "Esta copia la hizo otra versión del programa. No se restauró nada.")
    if digests.keys() | {MANIFEST} != set(names) or not all(map(_stays_below, digests)) or _nested(digests):
        raise damaged("La copia está dañada: sus archivos no son los de su lista. No se restauró nada.")
    return digests


def _stays_below(name: str) -> bool:
    path = PurePosixPath(name)
    plain = not path.is_absolute() and ".." not in path.parts and "\\" not in name and str(path) == name
    return plain and bool(path.parts) and all(len(part.encode()) <= _LONGEST_NAME for part in path.parts)


def _nested(names: Collection[str]) -> bool:
    """True if one name is a folder of another."""
    return any(str(parent) in names for name in names for parent in PurePosixPath(name).parents)
