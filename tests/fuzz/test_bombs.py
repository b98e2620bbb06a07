"""What is small and unfolds large is refused before it does; what lies about itself is told so."""

from __future__ import annotations

import base64
import io
import struct
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from kiosk.canonical import MOST_VALUES, canonical_json, parse_json
from kiosk.consultation import DefinitionError, parse_consultation
from kiosk.envelope import PayloadType, sign_envelope, signer_of
from kiosk.errors import InvalidInput, Refused
from sync.batch import parse_batch
from sync.bundle import BundleDamaged, read_bundle, zipped
from sync.central.acta_codes import codes_in
from sync.central.archive import check_archive
from sync.central.frozen_box import read_frozen_box
from sync.central.trustees import parse_share
from sync.verification.definition import read_definition
from tests.fuzz.corpus import seeds
from tests.fuzz.open_readers import copy_of
from tests.fuzz.world import SOURCE, kiosk
from tests.tools.bundle_parts import ORGANISER


@pytest.mark.parametrize(
    "line",
    [
        ".".join(["a"] * 9) + " = 1",
        "[" + " . ".join(['"a b"'] * 9) + "]",
        "x = {" + ".".join("abcdefghi") + "=1}",
    ],
)
def test_a_key_of_many_parts_is_refused_before_it_takes_the_square_of_its_length(line: str) -> None:
    text = SOURCE.decode().replace("[background]", f"# a.b.c.d.e.f.g.h.i.j\n{line}\n[background]")
    with pytest.raises(DefinitionError) as refused:
        parse_consultation(text.encode(), "consultation.toml")
    assert "demasiadas partes" in refused.value.reason
    assert line in text.splitlines()[refused.value.line - 1]
    with pytest.raises(Refused, match="consulta"):
        read_definition(text.encode())


def test_points_in_texts_numbers_and_notes_are_no_parts_of_a_key() -> None:
    text = SOURCE.decode().replace("Poner bancas", "a.b.c.d.e.f.g.h.i.j.k bancas")
    text = text.replace("[background]", "# a.b.c.d.e.f.g.h.i.j.k\n[background]")
    assert "a.b.c" in parse_consultation(text.encode(), "consultation.toml").proposals[1].text
    with pytest.raises(DefinitionError, match="no existe"):
        parse_consultation(b"x = [" + b"1.5," * 40 + b"]\n" + SOURCE, "consultation.toml")


def test_brackets_within_brackets_end_no_verifier() -> None:
    with pytest.raises(Refused, match="consulta"):
        read_definition(b"x = " + b"[" * 20_000)


def test_a_million_empty_lists_are_refused_unparsed() -> None:
    with pytest.raises(Refused) as refused:
        parse_json(b'{"a":[' + b"[]," * MOST_VALUES + b"[]]}")
    assert refused.value.reason == "json-malformed"


@pytest.mark.parametrize("number", [2**53, -(2**53), 10**400])
def test_an_integer_that_not_every_reader_knows_is_refused(number: int) -> None:
    with pytest.raises(Refused):
        parse_json(b'{"a":%d}' % number)
    assert parse_json(b'{"a":%d}' % (2**53 - 1)) == {"a": 2**53 - 1}


def test_an_envelope_is_told_by_its_form_before_anything_is_parsed() -> None:
    genuine = sign_envelope(PayloadType.RECEIPT, b"{}", ORGANISER)
    for data in (
        genuine.replace(b'"payload":', b'"payload": '),
        genuine + b"\n",
        b"[" * 1_000_000,
        b'{"payload":"',
    ):
        with pytest.raises(Refused) as refused:
            signer_of(data)
        assert refused.value.reason == "envelope-malformed"


@pytest.mark.parametrize(
    "event", [[True, "", "note", ""], [1, "x" * 17, "note", ""], [1, "", "note", 5], [1]]
)
def test_an_event_of_another_form_is_refused_though_it_is_signed(event: list[object]) -> None:
    value = parse_json(kiosk().batch(0).encoded())
    with pytest.raises(Refused):
        parse_batch(canonical_json(value | {"journal": [event]}))


def test_files_of_a_bundle_that_share_their_bytes_are_refused_before_they_are_copied() -> None:
    content = zipped({"a": bytes(1000)})
    entry_at = content.index(b"PK\x01\x02")
    entry, data = content[entry_at:-22], content[:entry_at]
    entries = entry * 9000
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 9000, 9000, len(entries), len(data), 0)
    with pytest.raises(BundleDamaged) as damaged:
        read_bundle(data[:-1] + b"\xff" + entries + end)
    assert damaged.value.names == ("bundle.zip",)


@pytest.mark.parametrize("size", [(6400, 6400), (60_000, 60_000)])
def test_a_picture_of_giant_size_is_refused_before_it_is_decoded(size: tuple[int, int]) -> None:
    header = struct.pack(">IIBBBBB", *size, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(100))), (b"IEND", b""))
    packed = (struct.pack(">I", len(b)) + n + b + struct.pack(">I", zlib.crc32(n + b)) for n, b in chunks)
    with pytest.raises(Refused) as refused:
        codes_in(b"\x89PNG\r\n\x1a\n" + b"".join(packed))
    assert refused.value.reason in ("acta-size", "acta-file")


def test_a_page_scanned_at_600_dots_is_read() -> None:
    written = io.BytesIO()
    with Image.open(io.BytesIO(seeds("acta-picture")[0])) as picture:
        page = Image.new("1", (4960, 7016), 1)
        page.paste(picture.resize((picture.width * 8, picture.height * 8)), (400, 400))
    page.save(written, "PNG")
    assert codes_in(written.getvalue())[0].text.encode() == seeds("acta-text")[0]


@pytest.mark.parametrize(
    "names", [("files", "files/mapa.png"), ("x" * 300,), ("../x",), ("/x",), (".",), ("a//b",)]
)
def test_a_copy_whose_names_cannot_all_be_files_below_is_refused(
    tmp_path: Path, names: tuple[str, ...]
) -> None:
    path = tmp_path / "copy"
    path.write_bytes(copy_of(dict.fromkeys(names, b"")))
    with pytest.raises(Refused) as refused:
        check_archive(path)
    assert refused.value.reason == "backup-damaged"


@pytest.mark.parametrize("number", ["9" * 5000, "٣", "-1", ""])
def test_a_share_with_an_odd_number_is_told_so(number: str) -> None:
    text = seeds("share")[0].decode().replace("Depositario: 1 ", f"Depositario: {number} ")
    with pytest.raises(InvalidInput, match="número"):
        parse_share(text)


def test_a_seed_read_aloud_in_the_longest_words_can_be_read_from_the_frozen_box() -> None:
    box = read_frozen_box(seeds("frozen-box")[0])
    spoken = replace(box, seed=("ñ" * 200).encode())
    assert read_frozen_box(spoken.signed(ORGANISER)).seed == spoken.seed


@pytest.mark.parametrize(("field", "value"), [("seed", "zz"), ("seed", "abc"), ("incomplete", [1])])
def test_a_frozen_box_with_a_field_of_another_form_is_refused(field: str, value: object) -> None:
    envelope, _, items = seeds("frozen-box")[0].partition(b"\n")
    payload = parse_json(base64.b64decode(envelope.split(b'"')[3]))
    changed = sign_envelope(PayloadType.FROZEN_BOX, canonical_json(payload | {field: value}), ORGANISER)
    with pytest.raises(Refused) as refused:
        read_frozen_box(changed + b"\n" + items)
    assert refused.value.reason == "field-malformed"
