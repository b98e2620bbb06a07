"""The frozen box: all that the opening machine needs, in one file, with no register and no order of voting.

First line: an envelope signed by the organiser (type frozen-box) whose payload is a canonical object with
``consultation``, ``mode``, ``seed`` (hex), ``setup`` (its envelope, base64), ``definition`` (base64),
``groups`` ([{kiosk, station, ballots}], by kiosk), ``set_aside``, ``incomplete`` and ``items_sha256``. Then,
after one newline, the items: 176 bytes each, C (32) ‖ sealed ballot (144), sorted within each group.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.canonical import Fields, canonical_json, encode_base64, parse_json
from kiosk.consultation import Consultation, parse_consultation
from kiosk.context import Context, KioskId, Mode, StationCode
from kiosk.envelope import (
    PayloadType,
    SigningKey,
    read_unverified_payload,
    sign_envelope,
    verify_envelope,
)
from kiosk.errors import Refused
from kiosk.record import COMMITMENT_LENGTH, SEALED_BALLOT_LENGTH
from sync.central.places import Setup, read_setup

_MOST_SEED = 5000
ITEM_LENGTH = COMMITMENT_LENGTH + SEALED_BALLOT_LENGTH


@dataclass(frozen=True)
class Group:
    """The ballots of one kiosk: they share a context."""

    kiosk: KioskId
    station: StationCode
    ballots: int


@dataclass(frozen=True)
class FrozenBox:
    """A box that was read and verified, or that is about to be signed."""

    consultation: Consultation
    mode: Mode
    seed: bytes
    setup: Setup
    setup_envelope: bytes
    groups: tuple[Group, ...]
    set_aside: int
    incomplete: tuple[str, ...]
    items: bytes

    def contexts(self) -> Iterator[tuple[Context, memoryview]]:
        """Each group's context and items (176 bytes each)."""
        start, view = 0, memoryview(self.items)
        for group in self.groups:
            end = start + group.ballots * ITEM_LENGTH
            yield Context(self.consultation.digest, group.kiosk, group.station, self.mode), view[start:end]
            start = end

    @property
    def ballots(self) -> int:
        """How many there are to open."""
        return sum(group.ballots for group in self.groups)

    def signed(self, organiser: SigningKey) -> bytes:
        """The whole file."""
        header = canonical_json(
            {
                "consultation": self.consultation.digest.hex(),
                "definition": encode_base64(self.consultation.source),
                "groups": [
                    {"ballots": g.ballots, "kiosk": g.kiosk, "station": g.station} for g in self.groups
                ],
                "incomplete": list(self.incomplete),
                "items_sha256": hashlib.sha256(self.items).hexdigest(),
                "mode": self.mode.value,
                "seed": self.seed.hex(),
                "set_aside": self.set_aside,
                "setup": encode_base64(self.setup_envelope),
            }
        )
        return sign_envelope(PayloadType.FROZEN_BOX, header, organiser) + b"\n" + self.items


def read_frozen_box(data: bytes, organiser: bytes | None = None) -> FrozenBox:
    """The box, signed by the organiser (public key, 32 bytes; None takes the key that its setup names, whose
    fingerprint people compare). Raises `Refused`.
    """
    # 1. The header and the key that should have signed it.
    envelope, _, items = data.partition(b"\n")
    if organiser is None:
        organiser = _claimed_organiser(envelope)
    # 2. Its signature, then its form.
    fields = Fields(parse_json(verify_envelope(envelope, PayloadType.FROZEN_BOX, organiser)))
    setup_envelope = fields.base64("setup")
    box = FrozenBox(
        consultation=parse_consultation(fields.base64("definition"), "consultation.toml"),
        mode=fields.choice("mode", Mode),
        seed=fields.hex_text("seed", _MOST_SEED),
        setup=read_setup(setup_envelope),
        setup_envelope=setup_envelope,
        groups=tuple(_group(value) for value in fields.items("groups")),
        set_aside=fields.number("set_aside"),
        incomplete=fields.text_list("incomplete"),
        items=items,
    )
    digest, items_sha256 = fields.hex("consultation", 32), fields.hex("items_sha256", 32)
    fields.done()
    # 3. Every part is of one consultation and one organiser, and the items are those that were signed.
    if (box.setup.keys.organiser, box.setup.consultation, box.setup.mode) != (organiser, digest, box.mode):
        raise Refused("box-setup", "La urna congelada y su preparación no son de la misma consulta.")
    if box.consultation.digest != digest:
        raise Refused("box-consultation", "La urna congelada es de otra consulta.")
    if hashlib.sha256(items).digest() != items_sha256 or len(items) != box.ballots * ITEM_LENGTH:
        raise Refused("box-items", "La urna congelada está dañada o alguien la cambió.")
    return box


def _claimed_organiser(envelope: bytes) -> bytes:
    claimed = parse_json(read_unverified_payload(envelope, PayloadType.FROZEN_BOX))
    return read_setup(Fields(claimed).base64("setup")).keys.organiser


def _group(value: object) -> Group:
    fields = Fields(value)
    group = Group(
        KioskId(fields.text("kiosk")), StationCode(fields.text("station")), fields.number("ballots", 1)
    )
    fields.done()
    return group
