"""Readers of what nobody signed: definitions, words, codes on paper, pictures, copies of the centre."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import random
import struct
import tempfile
import tomllib
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

from mnemonic import Mnemonic

from kiosk.canonical import canonical_json
from kiosk.challenge import Challenge, read_challenge
from kiosk.consultation import Consultation, VotingPoint, parse_consultation, parse_stations
from kiosk.context import Context
from kiosk.envelope import PayloadType, sign_envelope
from kiosk.head import Head
from kiosk.head_code import MAGIC, unfold
from sync.central.acta_codes import codes_in
from sync.central.archive import MANIFEST, unpack_archive
from sync.central.trustees import Share, check_share, parse_share
from tests.fuzz.mutate import Bytes, json_of, raw
from tests.fuzz.signed_readers import signed_payload
from tests.fuzz.targets import Target
from tests.fuzz.world import KIOSK_KEY, ROSTER, SHARE_DIGESTS, SHARES

_SHM = Path("/dev", "shm")
_MEMORY = _SHM if os.access(_SHM, os.W_OK) else None  # a copy in memory costs no disk
_ODD_NAMES = ("../x", "/x", "a//b", "a\\b", "files", ".", "x" * 300, "setup.json/x")


def _check_consultation(data: bytes, consultation: Consultation) -> None:
    tree = tomllib.loads(data.decode("utf-8-sig").replace("\r\n", "\n"))
    assert consultation.digest == hashlib.sha256(data).digest()
    assert consultation.source == data
    assert consultation.title == tree["title"]
    numbers = [proposal["number"] for proposal in tree["proposal"]]
    assert [proposal.number for proposal in consultation.proposals] == numbers
    assert len(set(numbers)) == len(numbers) >= consultation.max_choices >= consultation.min_choices >= 1
    assert len({proposal.text for proposal in consultation.proposals}) == len(numbers)
    assert consultation.opens <= consultation.closes


def _check_stations(data: bytes, points: tuple[VotingPoint, ...]) -> None:
    tree = tomllib.loads(data.decode("utf-8-sig").replace("\r\n", "\n"))
    assert [point.code for point in points] == [station["code"] for station in tree["station"]]
    assert len({point.code for point in points}) == len(points)


def _read_share(data: bytes) -> Share:
    share = parse_share(data.decode("utf-8", "replace"))
    check_share(share, SHARE_DIGESTS)
    return share


def _check_share(_data: bytes, share: Share) -> None:
    assert share in SHARES
    assert bytes(Mnemonic("spanish").to_entropy(share.words)) == share.value


def _check_challenge(data: bytes, challenge: Challenge) -> None:
    encoded = data.decode("utf-8", "replace").strip().rpartition("challenge=")[2]
    decoded = base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4))
    assert base64.urlsafe_b64encode(decoded).decode().rstrip("=") == encoded
    assert challenge.encoded() == decoded
    bound = hashlib.sha256(b"urna/1/commit" + decoded[354:] + decoded[258:354]).digest()
    assert challenge.holds == (bound == decoded[2:34])
    assert isinstance(challenge.context, Context)


def _read_acta(data: bytes) -> tuple[Head, bytes]:
    return unfold(data.decode("utf-8", "replace"), ROSTER)


def _check_acta(_data: bytes, read: tuple[Head, bytes]) -> None:
    head, envelope = read
    assert head.encoded() == signed_payload(envelope, PayloadType.HEAD, KIOSK_KEY.public)


def _sign_acta(data: bytes, source: random.Random, change: Bytes) -> bytes:
    """The head changed, signed and folded again; one time in three the text alone."""
    text = data.decode("ascii", "replace")
    code = text.removeprefix(MAGIC)
    try:
        folded = base64.b32decode(code + "=" * (-len(code) % 8))
        payload = zlib.decompressobj().decompress(folded[64:], 65536)
    except (ValueError, zlib.error):
        return change(data, source)
    kind = source.randrange(3)
    if kind == 0:
        return change(data, source)
    if kind == 1:
        again = folded[:64] + zlib.compress(payload * source.choice((1, 2, 40)))
    else:
        payload = json_of(payload, source, change)
        envelope = json.loads(sign_envelope(PayloadType.HEAD, payload, KIOSK_KEY))
        again = base64.b64decode(envelope["signatures"][0]["sig"]) + zlib.compress(payload, 9)
    return MAGIC.encode() + base64.b32encode(again).rstrip(b"=")


def _read_picture(data: bytes) -> list[tuple[Head, bytes]]:
    return [unfold(code.text, ROSTER) for code in codes_in(data)]


def _check_picture(data: bytes, actas: list[tuple[Head, bytes]]) -> None:
    for acta in actas:
        _check_acta(data, acta)


def _png(data: bytes, source: random.Random, change: Bytes) -> bytes:
    """A PNG with one chunk changed and its check sum made anew; other pictures by their bytes."""
    if not data.startswith(b"\x89PNG\r\n\x1a\n") or source.randrange(3) == 0:
        return change(data, source)
    chunks, at = [], 8
    while at + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        chunks.append((data[at + 4 : at + 8], data[at + 8 : at + 8 + length]))
        at += 12 + length
    if not chunks:
        return change(data, source)
    place = source.randrange(len(chunks))
    name, body = chunks[place]
    if name == b"IDAT" and source.randrange(2):
        inflated = zlib.decompressobj().decompress(body, 1 << 16)
        body = zlib.compress(change(inflated, source))
    else:
        body = change(body, source)
    chunks[place] = (name, body)
    written = [struct.pack(">I", len(b)) + n + b + struct.pack(">I", zlib.crc32(n + b)) for n, b in chunks]
    return data[:8] + b"".join(written)


def _safe_png(data: bytes, source: random.Random, change: Bytes) -> bytes:
    try:
        return _png(data, source, change)
    except (zlib.error, struct.error):
        return change(data, source)


def _read_backup(data: bytes) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory(dir=_MEMORY) as name:
        folder = Path(name)
        copy, unpacked = folder / "copy", folder / "unpacked"
        copy.write_bytes(data)
        unpacked.mkdir()
        unpack_archive(copy, unpacked)
        assert {path.name for path in folder.iterdir()} == {"copy", "unpacked"}, "wrote outside its folder"
        files = [path for path in unpacked.rglob("*") if not path.is_dir()]
        assert not any(path.is_symlink() for path in files)
        return {path.relative_to(unpacked).as_posix(): path.read_bytes() for path in files}


def _check_backup(data: bytes, files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        listed = json.loads(archive.read(MANIFEST))
        assert set(archive.namelist()) == {*files, MANIFEST}
    assert listed == {
        "files": {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}, "format": 1,
    }  # fmt: skip


def _change_copy(data: bytes, source: random.Random, change: Bytes) -> bytes:
    """A copy with one file changed and listed as it is now; or the list changed; or bytes alone."""
    if source.randrange(3) == 0:
        return change(data, source)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
    except Exception:  # noqa: BLE001 - the library has many ways to refuse what is no zip
        return change(data, source)
    name = source.choice(list(files) or [MANIFEST])
    content = files.pop(name, b"{}")
    if name == MANIFEST:
        files[name] = json_of(content, source, change)
    else:
        odd = change(name.encode(), source).decode("utf-8", "replace")
        renamed = source.choice((name, name, name, odd, source.choice(_ODD_NAMES)))
        files[renamed] = change(content, source)
        return copy_of(files, source.choice((zipfile.ZIP_STORED,) * 7 + (zipfile.ZIP_DEFLATED,)))
    return _zip(files, zipfile.ZIP_STORED)


def copy_of(files: Mapping[str, bytes], packed: int = zipfile.ZIP_STORED) -> bytes:
    """A copy that lists these files as they are, whatever their names."""
    plain = {name: content for name, content in files.items() if name != MANIFEST}
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in plain.items()}
    return _zip({**plain, MANIFEST: canonical_json({"files": digests, "format": 1})}, packed)


def _zip(files: Mapping[str, bytes], packed: int) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", packed) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name.replace("\0", "0"), (1980, 1, 1, 0, 0, 0)), content, packed)
    return written.getvalue()


TARGETS = (
    Target(
        "consultation", lambda data: parse_consultation(data, "consultation.toml"), _check_consultation,
        lambda value: value, raw, 40_000, free=True,
    ),
    Target(
        "stations", lambda data: parse_stations(data, "stations.toml"), _check_stations,
        lambda value: value, raw, 60_000, 4096, free=True,
    ),
    Target("share", _read_share, _check_share, lambda share: share, raw, 70_000, 2048),
    Target("challenge", lambda data: read_challenge(data.decode("utf-8", "replace")), _check_challenge,
           lambda challenge: challenge.encoded(), raw, 60_000, 4096, free=True),
    Target("acta-text", _read_acta, _check_acta, lambda read: read, _sign_acta, 60_000, 4096),
    Target("acta-picture", _read_picture, _check_picture, lambda read: read, _safe_png, 14_000),
    Target("acta-pdf", _read_picture, _check_picture, lambda read: read, raw, 6_000, most_ms=500),
    Target("backup", _read_backup, _check_backup, lambda files: files, _change_copy, 30_000),
)  # fmt: skip
