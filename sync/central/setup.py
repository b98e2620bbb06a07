"""Setting a consultation up: three separate places, for the centre, the keys and the shares."""

import secrets
from dataclasses import dataclass
from pathlib import Path

from kiosk import sealing
from kiosk.consultation import Consultation, VotingPoint, load_consultation, load_stations
from kiosk.context import Mode
from kiosk.envelope import SigningKey
from kiosk.errors import OperatorError
from kiosk.files import make_folder, write_durably
from kiosk.kit import PublicKeys
from kiosk.roster import Roster
from sync.central.key_files import RegisterKey, write_organiser, write_register
from sync.central.media import prepare_media
from sync.central.outputs import require_empty_folder
from sync.central.places import Centre, Setup, sign_setup
from sync.central.trustees import split_tally_key


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
    media = prepare_media(consultation, founding.consultation.parent)
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


def _check_places(founding: Founding) -> None:
    places = [path.resolve() for path in (founding.folder, founding.keys, founding.shares)]
    if len(set(places)) < len(places) or any(a in b.parents for a in places for b in places):
        raise OperatorError(
            "El centro, las llaves y las partes deben quedar en tres carpetas separadas. No se creó nada.",
            "Elija tres carpetas distintas, ninguna dentro de otra.",
        )
    for place in places:
        require_empty_folder(place)


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
