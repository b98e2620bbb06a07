"""A bundle has one zip: what our code writes is read, and whatever differs from it anywhere is not."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.canonical import parse_json
from kiosk.envelope import PayloadType, SigningKey, verify_envelope
from sync import bundle
from sync.bundle import MANIFEST, BundleDamaged, read_bundle, write_bundle, zipped

FILES = {"a.json": b"{}", "datos/b.csv": b"x,y\n1,2\n", "kiosks/K-01.json": b""}
ZIP = zipped(FILES)
KEY = SigningKey(bytes(range(32)))
_part = st.text("aZ09._-", min_size=1, max_size=6).filter(lambda part: part not in (".", ".."))
_names = st.lists(_part, min_size=1, max_size=3).map("/".join)


def damaged(data: bytes) -> tuple[str, ...]:
    with pytest.raises(BundleDamaged) as refused:
        read_bundle(data)
    return refused.value.names


@given(st.dictionaries(_names, st.binary(max_size=50), max_size=5))
def test_what_is_written_is_read_again_and_has_one_form(files: dict[str, bytes]) -> None:
    data = zipped(files)
    assert read_bundle(data) == files
    assert zipped(dict(reversed(files.items()))) == data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == sorted(files)
        assert archive.testzip() is None


FOREIGN = (
    "",
    "/a",
    "a/",
    "a//b",
    ".",
    "..",
    "../a",
    "a/../b",
    "a/./b",
    "a b",
    "ñ",
    "a\\b",
    "a:b",
    "a\n",
    "a\0",
)


@pytest.mark.parametrize("name", FOREIGN)
def test_a_name_that_could_lead_elsewhere_is_never_written(name: str) -> None:
    with pytest.raises(ValueError, match="cannot be the name"):
        zipped({name: b""})


@pytest.mark.parametrize("name", ["...", ".a", "a..b", "a/...", "-", "_/.-"])
def test_points_within_a_name_lead_nowhere(name: str) -> None:
    assert read_bundle(zipped({name: b"1"})) == {name: b"1"}


def test_a_zip_that_ends_anywhere_or_goes_on_is_refused() -> None:
    for end in range(len(ZIP)):
        damaged(ZIP[:end])
    for data in (ZIP + b"\0", b"\0" + ZIP, ZIP + ZIP):
        assert damaged(data) == ("bundle.zip",)


def test_every_byte_that_changes_is_found_and_named_where_it_is_content() -> None:
    inside = {place for name, data in FILES.items() for place in _places(name, data)}
    for place in range(len(ZIP)):
        for bit in (0x01, 0x20, 0x80):
            names = damaged(ZIP[:place] + bytes([ZIP[place] ^ bit]) + ZIP[place + 1 :])
            if place in inside:
                assert names == (next(name for name, data in FILES.items() if place in _places(name, data)),)


def _places(name: str, data: bytes) -> range:
    start = ZIP.index(name.encode()) + len(name)
    return range(start, start + len(data))


def by_another_program(**changes: object) -> bytes:
    """The bundle of one file as it comes from a library, with some fields changed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        info = zipfile.ZipInfo("a.json", (1980, 1, 1, 0, 0, 0))
        info.create_system, info.external_attr = 3, 0o644 << 16
        for name, value in changes.items():
            setattr(info, name, value)
        archive.writestr(info, b"{}" * 20)
    return buffer.getvalue()


def test_the_same_zip_by_another_program_is_the_same() -> None:
    assert by_another_program() == zipped({"a.json": b"{}" * 20})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("date_time", (2026, 11, 15, 8, 0, 0)), ("create_system", 0), ("external_attr", 0o600 << 16),
        ("internal_attr", 1), ("comment", b"x"), ("extra", b"\x01\x00\x00\x00"),
        ("compress_type", zipfile.ZIP_DEFLATED),
        ("create_version", 45), ("extract_version", 45), ("filename", "../a.json"), ("filename", "a/"),
    ],
)  # fmt: skip
def test_another_form_of_the_same_content_is_refused(name: str, value: object) -> None:
    damaged(by_another_program(**{name: value}))


def two_files(first: bytes, second: bytes) -> bytes:
    """Two bundles of one file each, put together by hand in this order."""
    local, entry = slice(0, 32), slice(32, 79)
    moved = second[entry][:42] + struct.pack("<L", 32) + second[entry][46:]
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 2, 2, 94, 64, 0)
    return first[local] + second[local] + first[entry] + moved + end


def test_files_that_are_repeated_or_out_of_order_are_refused() -> None:
    one, other = zipped({"a": b"1"}), zipped({"b": b"2"})
    assert read_bundle(two_files(one, other)) == {"a": b"1", "b": b"2"}
    for data in (two_files(other, one), two_files(one, one)):
        assert damaged(data) == ("bundle.zip",)


def test_more_files_or_bytes_than_a_bundle_may_have_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "MOST_FILES", 2)
    damaged(ZIP)
    monkeypatch.setattr(bundle, "MOST_FILES", 3)
    assert read_bundle(ZIP) == FILES
    monkeypatch.setattr(bundle, "MOST_BYTES", len(ZIP) - 1)
    damaged(ZIP)


def test_the_manifest_names_every_other_file_by_its_hash_and_who_signed() -> None:
    files = read_bundle(write_bundle(FILES, KEY))
    manifest = parse_json(verify_envelope(files.pop(MANIFEST), PayloadType.MANIFEST, KEY.public))
    assert files == FILES
    assert manifest["organiser"] == KEY.public.hex()
    assert manifest["files"].keys() == FILES.keys()
    assert manifest["files"]["a.json"] == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
