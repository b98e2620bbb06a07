"""The embedded consultation: a practice kit made on this machine, so that the kiosk opens with no questions.

Its keys are new on every first start and its votes go nowhere: nobody holds the key that would open them.
"""

from pathlib import Path

import assets
from kiosk import keyring, sealing
from kiosk.consultation import load_consultation, load_stations
from kiosk.context import KioskId, Mode
from kiosk.envelope import SigningKey
from kiosk.files import make_folder, read_file, write_durably
from kiosk.kit import ActiveKit, KitContents, PublicKeys, build_kit, read_kit
from kiosk.roster import Roster, RosterKiosk, sign_roster

_FOLDER = "consultations/cartagena-2022"
_KIOSK = KioskId("PRACTICA")
_MOST_BYTES = 64 * 1024 * 1024


def embedded_kit(data: Path) -> ActiveKit:
    """The practice kit of this machine, made at the first start under ``data``.

    Raises `OperatorError` if the disk refuses.
    """
    make_folder(data)
    kit_path, code_path = data / "practica.kit", data / "practica.codigo"
    if not code_path.exists():
        kit, code = _make()
        write_durably(kit_path, kit)
        write_durably(code_path, code.encode())
    return read_kit(read_file(kit_path, _MOST_BYTES)).activate(read_file(code_path, 100).decode())


def _make() -> tuple[bytes, str]:
    consultation = load_consultation(assets.path(f"{_FOLDER}/consultation.toml"))
    points = load_stations(assets.path(f"{_FOLDER}/stations.toml"))
    organiser, key, code = SigningKey.generate(), SigningKey.generate(), keyring.new_activation_code()
    known = RosterKiosk(_KIOSK, key.public, points[0].code)
    roster = Roster(1, consultation.digest, Mode.PRACTICE, points, (known,))
    keys = PublicKeys(
        organiser.public, sealing.generate_keypair()[1], sealing.generate_keypair()[1],
        SigningKey.generate().public,
    )  # fmt: skip
    contents = KitContents(
        _KIOSK, known.station, Mode.PRACTICE, consultation, sign_roster(roster, organiser), keys, "", {}, key,
        sealing.generate_keypair()[0],
    )  # fmt: skip
    return build_kit(contents, code, organiser), code
