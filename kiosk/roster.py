"""The roster: which points and kiosks a consultation has, signed by the organiser, one version after another.

It grows while the consultation runs; the consultation's own digest does not change. A kiosk stands on it
from the moment its kit is made, so every kiosk on the roster is expected. A revocation names the last good
sequence of a kiosk: what it sends beyond that is refused.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from kiosk.canonical import Fields, canonical_json, parse_json
from kiosk.consultation_model import VotingPoint
from kiosk.context import KioskId, Mode, StationCode
from kiosk.envelope import PayloadType, SigningKey, sign_envelope, verify_envelope
from kiosk.errors import Refused

MOST_BYTES = 16 * 1024 * 1024
"""Of a signed roster, wherever one is read."""


@dataclass(frozen=True)
class RosterKiosk:
    """A kiosk, its Ed25519 public key (32 bytes) and the point that it serves."""

    id: KioskId
    public: bytes
    station: StationCode


@dataclass(frozen=True)
class Roster:
    """One version of the roster. ``revocations`` maps a kiosk to its last good sequence (0: none)."""

    version: int
    consultation: bytes
    mode: Mode
    points: tuple[VotingPoint, ...]
    kiosks: tuple[RosterKiosk, ...] = ()
    revocations: Mapping[KioskId, int] = field(default_factory=lambda: MappingProxyType({}))

    def kiosk(self, kiosk: str) -> RosterKiosk | None:
        """The kiosk of this id, or None."""
        return next((known for known in self.kiosks if known.id == kiosk), None)

    def point(self, code: str) -> VotingPoint | None:
        """The point of this code, or None."""
        return next((point for point in self.points if point.code == code), None)

    def encoded(self) -> bytes:
        """The canonical payload."""
        return canonical_json(
            {
                "consultation": self.consultation.hex(),
                "kiosks": [{"id": k.id, "public": k.public.hex(), "station": k.station} for k in self.kiosks],
                "mode": self.mode.value,
                "points": [{"code": p.code, "localidad": p.localidad, "name": p.name} for p in self.points],
                "revocations": dict(self.revocations),
                "version": self.version,
            }
        )


def sign_roster(roster: Roster, organiser: SigningKey) -> bytes:
    """The envelope of one version."""
    return sign_envelope(PayloadType.ROSTER, roster.encoded(), organiser)


def read_roster(envelope: bytes, organiser: bytes) -> Roster:
    """The roster that the organiser (public key, 32 bytes) signed. Raises `Refused`."""
    fields = Fields(parse_json(verify_envelope(envelope, PayloadType.ROSTER, organiser)))
    revocations = fields.fields("revocations")
    roster = Roster(
        version=fields.number("version", 1),
        consultation=fields.hex("consultation", 32),
        mode=fields.choice("mode", Mode),
        points=tuple(_point(value) for value in fields.items("points")),
        kiosks=tuple(_kiosk(value) for value in fields.items("kiosks")),
        revocations=MappingProxyType({KioskId(name): n for name, n in revocations.numbers()}),
    )
    fields.done()
    if any(roster.point(kiosk.station) is None for kiosk in roster.kiosks):
        raise Refused("roster-station", "La lista de puestos nombra un puesto que no tiene.")
    if len({kiosk.id for kiosk in roster.kiosks}) != len(roster.kiosks):
        raise Refused("roster-repeats", "La lista de puestos nombra dos veces un mismo equipo.")
    return roster


def _point(value: object) -> VotingPoint:
    fields = Fields(value)
    point = VotingPoint(
        code=StationCode(fields.text("code")), name=fields.text("name"), localidad=fields.text("localidad")
    )
    fields.done()
    return point


def _kiosk(value: object) -> RosterKiosk:
    fields = Fields(value)
    kiosk = RosterKiosk(
        id=KioskId(fields.text("id")),
        public=fields.hex("public", 32),
        station=StationCode(fields.text("station")),
    )
    fields.done()
    return kiosk
