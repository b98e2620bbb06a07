"""The small consultation of the corpus: every key is known here, so that mutations can be signed."""

from __future__ import annotations

import hashlib
import random

from kiosk.consultation import VotingPoint
from kiosk.context import KioskId, Mode, StationCode
from kiosk.envelope import SigningKey
from kiosk.kit import PublicKeys
from kiosk.roster import Roster, RosterKiosk
from sync.central.trustees import Share
from tests.tools.bundle_parts import CENTRE, DEFINITION, ORGANISER
from tests.tools.centres import SimulatedKiosk
from tests.tools.vector_inputs import some

SOURCE = DEFINITION.encode()
DIGEST = hashlib.sha256(SOURCE).digest()
KIOSK_KEY = SigningKey(some("K-01 seed"))
KEYS = PublicKeys(ORGANISER.public, some("tally public key"), some("register public key"), CENTRE.public)
POINTS = (
    VotingPoint(StationCode("P-01"), "Escuela de La Boquilla", "Norte"),
    VotingPoint(StationCode("P-02"), "Casa comunal", "Norte"),
)
ROSTER = Roster(
    1, DIGEST, Mode.OFFICIAL, POINTS,
    (RosterKiosk(KioskId("K-01"), KIOSK_KEY.public, POINTS[0].code),),
    {KioskId("K-01"): 5},
)  # fmt: skip
SHARES = tuple(Share(index, some(f"share {index}", 16)) for index in (1, 2, 3))
SHARE_DIGESTS = tuple(share.digest() for share in SHARES)


def kiosk() -> SimulatedKiosk:
    """K-01 before its first batch; the same ballots every time."""
    return SimulatedKiosk(KioskId("K-01"), POINTS[0].code, KIOSK_KEY, DIGEST, Mode.OFFICIAL, random.Random(1))
