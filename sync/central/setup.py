"""Setting a consultation up: three separate places for the centre, the keys and the shares; then the kits."""

import re
import secrets
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk import sealing
from kiosk.consultation import Consultation, VotingPoint, load_consultation, load_stations
from kiosk.context import KioskId, Mode
from kiosk.envelope import SigningKey
from kiosk.errors import OperatorError
from kiosk.files import make_folder, read_file, write_durably
from kiosk.keyring import new_activation_code
from kiosk.kit import KitContents, PublicKeys, build_kit
from kiosk.recordings import Recordings, own_texts, packed_name
from kiosk.roster import Roster, RosterKiosk
from sync.central.key_files import RegisterKey, write_organiser, write_register
from sync.central.letter import write_letter
from sync.central.outputs import require_empty_folder
from sync.central.places import Centre, Setup, sign_setup
from sync.central.recording import can_render, render_all
from sync.central.trustees import split_tally_key
from sync.http_address import Address

_KIOSK_ID = re.compile(r"[A-Z0-9][A-Z0-9-]{0,23}")
_MOST_MEDIA_BYTES = 16 * 1024 * 1024


@dataclass(frozen=True)
class Founding:
    """What `init_centre` is given."""

    folder: Path
    keys: Path
    shares: Path
    consultation: Path
    stations: Path
    mode: Mode
    trustees: int
    quorum: int
    organiser_passphrase: str
    register_passphrase: str


def init_centre(founding: Founding) -> Centre:
    """Make the keys and write the three places. Raises `OperatorError` and writes nothing if anything is
    wrong with the definition, the mode or the folders.
    """
    consultation = load_consultation(founding.consultation)
    points = load_stations(founding.stations)
    _check_places(founding)
    obstacle = consultation.official_obstacle() if founding.mode is Mode.OFFICIAL else None
    if obstacle:
        raise OperatorError(obstacle, "No se creó nada.")
    media = {
        name: read_file(founding.consultation.parent / name, _MOST_MEDIA_BYTES)
        for name in consultation.files()
    }
    media |= _spoken(consultation, media)
    organiser, centre_key = SigningKey.generate(), SigningKey.generate()
    register = RegisterKey(sealing.generate_keypair()[0], secrets.token_bytes(32))
    tally_private, tally_public = sealing.generate_keypair()
    shares, wrapped = split_tally_key(tally_private, founding.trustees, founding.quorum)
    keys = PublicKeys(organiser.public, tally_public, sealing.public_of(register.private), centre_key.public)
    setup = Setup(
        consultation.digest, founding.mode, keys, founding.quorum,
        tuple(share.digest() for share in shares), wrapped,
    )  # fmt: skip
    for folder in (founding.folder, founding.keys, founding.shares):
        make_folder(folder)
    for share in shares:
        text = share.text(consultation.title, founding.trustees, founding.quorum)
        write_durably(founding.shares / f"trustee-{share.index}.txt", text.encode())
    write_organiser(founding.keys, organiser, founding.organiser_passphrase)
    write_register(founding.keys, register, founding.register_passphrase)
    return _write_centre(founding.folder, consultation, media, points, setup, organiser, centre_key)


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
    kit_path, letter_path = out / f"{kiosk}.kit", out / f"{kiosk}-carta.pdf"
    make_folder(out)
    key, code = SigningKey.generate(), new_activation_code()
    known = RosterKiosk(KioskId(kiosk), key.public, point.code)
    grown = replace(roster, version=roster.version + 1, kiosks=(*roster.kiosks, known))
    envelope = centre.add_roster(grown, organiser)
    contents = KitContents(
        known.id, point.code, centre.setup.mode, centre.consultation, envelope, centre.setup.keys, server,
        centre.media(), key, register.pseudonym_secret,
    )  # fmt: skip
    write_durably(kit_path, build_kit(contents, code, organiser))
    write_letter(letter_path, centre.consultation, point, known.id, centre.setup, code)
    return kit_path, letter_path, code


def _check_places(founding: Founding) -> None:
    places = [path.resolve() for path in (founding.folder, founding.keys, founding.shares)]
    if len(set(places)) < len(places) or any(a in b.parents for a in places for b in places):
        raise OperatorError(
            "El centro, las llaves y las partes deben quedar en tres carpetas separadas. No se creó nada.",
            "Elija tres carpetas distintas, ninguna dentro de otra.",
        )
    for place in places:
        require_empty_folder(place)


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


def _spoken(consultation: Consultation, media: dict[str, bytes]) -> dict[str, bytes]:
    """Recordings of the consultation's own texts that neither it nor the program brings."""
    known = Recordings(consultation, media)
    missing = [text for text in own_texts(consultation) if known.find(text) is None]
    if not missing or not can_render():
        return {}
    return {packed_name(text): data for text, data in render_all(missing).items()}


def _write_centre(
    folder: Path,
    consultation: Consultation,
    media: dict[str, bytes],
    points: tuple[VotingPoint, ...],
    setup: Setup,
    organiser: SigningKey,
    centre_key: SigningKey,
) -> Centre:
    """``setup.json`` comes last: a folder without it is no centre."""
    centre = Centre(folder)
    write_durably(centre.definition_path, consultation.source)
    make_folder(centre.files)
    for name, data in media.items():
        write_durably(centre.files / name, data)
    write_durably(centre.key_path, centre_key.seed.hex().encode() + b"\n")
    centre.add_roster(Roster(1, consultation.digest, setup.mode, points), organiser)
    write_durably(centre.setup_path, sign_setup(setup, organiser))
    return centre
