"""A kit for one kiosk: its key, its place on the roster, and the letter that travels apart from it."""

import re
from dataclasses import replace
from pathlib import Path

from kiosk.context import KioskId
from kiosk.envelope import SigningKey
from kiosk.errors import OperatorError
from kiosk.files import make_folder, write_durably
from kiosk.keyring import new_activation_code
from kiosk.kit import KitContents, build_kit
from kiosk.roster import Roster, RosterKiosk
from sync.central.key_files import RegisterKey
from sync.central.letter import write_letter
from sync.central.places import Centre
from sync.http_address import Address

_KIOSK_ID = re.compile(r"[A-Z0-9][A-Z0-9-]{0,23}")


def issue_kit(
    centre: Centre,
    station: str,
    kiosk: str,
    out: Path,
    organiser: SigningKey,
    register: RegisterKey,
    server: str = "",
) -> tuple[Path, Path, str]:
    """Put a kiosk on the roster and write its kit and letter; their paths and the activation code.

    Raises `OperatorError` if the point is unknown, the kiosk's id is taken, the server's address is none, or
    it cannot be written.
    """
    centre.require_running()
    roster = centre.roster()
    point = roster.point(station)
    if point is None:
        raise OperatorError(
            f"No hay un puesto con código «{station}».",
            "Mire los códigos con «status», o agregue uno con «point add».",
        )
    _check_kiosk_id(kiosk, roster)
    if server:
        Address.parse(server)
    centre.require_organiser(organiser)
    centre.require_register(register.private)
    media = centre.media()
    kit_path, letter_path = out / f"{kiosk}.kit", out / f"{kiosk}-carta.pdf"
    make_folder(out)
    key, code = SigningKey.generate(), new_activation_code()
    known = RosterKiosk(KioskId(kiosk), key.public, point.code)
    grown = replace(roster, version=roster.version + 1, kiosks=(*roster.kiosks, known))
    envelope = centre.add_roster(grown, organiser)
    contents = KitContents(
        known.id, point.code, centre.setup.mode, centre.consultation, envelope, centre.setup.keys, server,
        media, key, register.pseudonym_secret,
    )  # fmt: skip
    write_durably(kit_path, build_kit(contents, code, organiser))
    write_letter(letter_path, centre.consultation, point, known.id, centre.setup, code)
    return kit_path, letter_path, code


def _check_kiosk_id(kiosk: str, roster: Roster) -> None:
    if not _KIOSK_ID.fullmatch(kiosk):
        raise OperatorError(
            f"«{kiosk}» no sirve como nombre de equipo.",
            "Use hasta 24 letras mayúsculas, números y guiones, como K-01.",
        )
    if roster.kiosk(kiosk):
        raise OperatorError(
            f"El equipo {kiosk} ya tiene un kit. No se hizo otro: dos urnas con una llave se confundirían.",
            "Use un nombre nuevo para un equipo nuevo.",
        )
