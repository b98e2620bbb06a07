"""Real kits and stations for tests, without the centre: keys are made, a kit is signed and activated."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import assets
from kiosk import keyring, sealing
from kiosk.consultation import Consultation, VotingPoint, load_consultation, load_stations
from kiosk.context import KioskId, Mode
from kiosk.envelope import SigningKey
from kiosk.kit import ActiveKit, KitContents, PublicKeys, build_kit, read_kit
from kiosk.minutes import Clock
from kiosk.roster import Roster, RosterKiosk, sign_roster
from kiosk.station import Station

CARTAGENA = "consultations/cartagena-2022/"
PSEUDONYM_SECRET = bytes(range(32))


def noon() -> datetime:
    """Noon in Bogotá on the first polling day."""
    return datetime(2022, 11, 15, 17, 0, tzinfo=UTC)


def cartagena() -> Consultation:
    """The embedded consultation."""
    return load_consultation(assets.path(CARTAGENA + "consultation.toml"))


def cartagena_points() -> tuple[VotingPoint, ...]:
    """Its thirty points."""
    return load_stations(assets.path(CARTAGENA + "stations.toml"))


@dataclass(frozen=True)
class Keys:
    """Every private key of a consultation in one hand: only tests have that."""

    organiser: SigningKey
    centre: SigningKey
    tally: bytes
    register: bytes

    @staticmethod
    def generate() -> "Keys":
        """New keys."""
        tally, _ = sealing.generate_keypair()
        register, _ = sealing.generate_keypair()
        return Keys(SigningKey.generate(), SigningKey.generate(), tally, register)

    @property
    def public(self) -> PublicKeys:
        """What goes into a kit."""
        return PublicKeys(
            self.organiser.public,
            sealing.public_of(self.tally),
            sealing.public_of(self.register),
            self.centre.public,
        )


def make_kit(
    keys: Keys,
    *,
    consultation: Consultation | None = None,
    points: tuple[VotingPoint, ...] | None = None,
    kiosk: str = "K-01",
    mode: Mode = Mode.PRACTICE,
    signing_key: SigningKey | None = None,
    point: int = 0,
) -> tuple[bytes, str]:
    """A signed kit for the first point (or another), and its activation code."""
    consultation = consultation or cartagena()
    points = points or cartagena_points()
    signing_key = signing_key or SigningKey.generate()
    known = RosterKiosk(KioskId(kiosk), signing_key.public, points[point].code)
    roster = Roster(1, consultation.digest, mode, points, (known,))
    code = keyring.new_activation_code()
    contents = KitContents(
        KioskId(kiosk), points[point].code, mode, consultation, sign_roster(roster, keys.organiser),
        keys.public, "", {}, signing_key, PSEUDONYM_SECRET,
    )  # fmt: skip
    return build_kit(contents, code, keys.organiser), code


def make_active_kit(
    keys: Keys | None = None,
    *,
    consultation: Consultation | None = None,
    kiosk: str = "K-01",
    mode: Mode = Mode.PRACTICE,
) -> ActiveKit:
    """A kit, read and activated."""
    data, code = make_kit(keys or Keys.generate(), consultation=consultation, kiosk=kiosk, mode=mode)
    return read_kit(data).activate(code)


def make_station(
    folder: Path,
    *,
    keys: Keys | None = None,
    consultation: Consultation | None = None,
    kiosk: str = "K-01",
    mode: Mode = Mode.PRACTICE,
    clock: Clock = noon,
) -> Station:
    """A started station whose polls are still closed."""
    active = make_active_kit(keys, consultation=consultation, kiosk=kiosk, mode=mode)
    return Station.start(active, folder, mode, clock)
