"""The centre's folder: what a server needs, and nothing that could open a ballot.

``setup.json`` (signed by the organiser), ``centre.key``, ``consultation.toml`` with its pictures and sounds
under ``files/``, ``rosters/N.json`` (signed, one per version), ``central.sqlite``; later ``closing.json``,
``participation.json`` and ``frozen.box``, and at the very end ``archive.json``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kiosk import sealing
from kiosk.canonical import Fields, canonical_json, parse_json
from kiosk.consultation import Consultation, parse_consultation
from kiosk.context import Mode
from kiosk.envelope import PayloadType, SigningKey, read_unverified_payload, sign_envelope, verify_envelope
from kiosk.errors import OperatorError, Refused
from kiosk.files import make_folder, read_file, write_durably
from kiosk.kit import PublicKeys
from kiosk.roster import Roster, read_roster, sign_roster
from sync.central.media import read_media

MOST_DEFINITION_BYTES = 1024 * 1024
_MOST_BYTES = 16 * 1024 * 1024


@dataclass(frozen=True)
class Setup:
    """What the organiser signed when the consultation was set up; the opening machine reads it too."""

    consultation: bytes
    mode: Mode
    keys: PublicKeys
    quorum: int
    share_digests: tuple[str, ...]
    wrapped_tally: Mapping[str, object]

    def encoded(self) -> bytes:
        """The canonical payload."""
        return canonical_json(
            {
                "centre": self.keys.centre.hex(),
                "consultation": self.consultation.hex(),
                "mode": self.mode.value,
                "organiser": self.keys.organiser.hex(),
                "quorum": self.quorum,
                "register": self.keys.register.hex(),
                "share_digests": list(self.share_digests),
                "tally": self.keys.tally.hex(),
                "wrapped_tally": dict(self.wrapped_tally),
            }
        )


def sign_setup(setup: Setup, organiser: SigningKey) -> bytes:
    """The envelope of a setup."""
    return sign_envelope(PayloadType.SETUP, setup.encoded(), organiser)


def read_setup(envelope: bytes) -> Setup:
    """A setup, signed by the organiser that it names: people compare that key's fingerprint."""
    claimed = parse_json(read_unverified_payload(envelope, PayloadType.SETUP))
    organiser = Fields(claimed).hex("organiser", 32)
    fields = Fields(parse_json(verify_envelope(envelope, PayloadType.SETUP, organiser)))
    setup = Setup(
        consultation=fields.hex("consultation", 32),
        mode=fields.choice("mode", Mode),
        keys=PublicKeys(
            fields.hex("organiser", 32), fields.hex("tally", 32), fields.hex("register", 32),
            fields.hex("centre", 32),
        ),
        quorum=fields.number("quorum", 2),
        share_digests=fields.text_list("share_digests"),
        wrapped_tally=fields.mapping("wrapped_tally"),
    )  # fmt: skip
    fields.done()
    return setup


class Centre:
    """One centre's folder, read and checked as it is asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @staticmethod
    def open(folder: Path) -> "Centre":
        """Raises `OperatorError` if there is no centre in this folder."""
        centre = Centre(folder)
        if not centre.setup_path.exists():
            raise OperatorError(
                "En {folder} no hay un centro de escrutinio.",
                "Revise la carpeta, o créelo con «init».",
                folder=folder,
            )
        return centre

    @property
    def setup_path(self) -> Path:
        """The signed setup."""
        return self.folder / "setup.json"

    @property
    def definition_path(self) -> Path:
        """The exact bytes of the consultation's definition."""
        return self.folder / "consultation.toml"

    @property
    def files(self) -> Path:
        """Pictures and sounds of the definition, and recordings of its texts."""
        return self.folder / "files"

    @property
    def rosters(self) -> Path:
        """Every version of the roster."""
        return self.folder / "rosters"

    @property
    def database(self) -> Path:
        """The default database."""
        return self.folder / "central.sqlite"

    @property
    def key_path(self) -> Path:
        """The seed (hex) of the key that signs receipts: a server needs it without a person."""
        return self.folder / "centre.key"

    @property
    def archive_path(self) -> Path:
        """The signed record of what was destroyed afterwards, and what is kept."""
        return self.folder / "archive.json"

    @property
    def closing_path(self) -> Path:
        """The signed record of the closing."""
        return self.folder / "closing.json"

    @property
    def participation_path(self) -> Path:
        """The signed counts of the register's questions."""
        return self.folder / "participation.json"

    @property
    def frozen_box_path(self) -> Path:
        """What goes to the opening machine."""
        return self.folder / "frozen.box"

    @cached_property
    def setup_envelope(self) -> bytes:
        """The bytes of ``setup.json``."""
        return read_file(self.setup_path, _MOST_BYTES)

    @cached_property
    def setup(self) -> Setup:
        """The setup, verified."""
        return read_setup(self.setup_envelope)

    @cached_property
    def consultation(self) -> Consultation:
        """The consultation. Raises `OperatorError` if its bytes are not those of the setup."""
        source = read_file(self.definition_path, MOST_DEFINITION_BYTES)
        consultation = parse_consultation(source, self.definition_path.name)
        if consultation.digest != self.setup.consultation:
            raise OperatorError(
                "La definición de la consulta en este centro fue cambiada después de firmarla.",
                "Restaure consultation.toml desde su copia.",
            )
        return consultation

    @cached_property
    def signing_key(self) -> SigningKey:
        """The key that signs receipts."""
        text = read_file(self.key_path, 200).decode("ascii", "replace").strip()
        try:
            key = SigningKey(bytes.fromhex(text))
            public = key.public
        except ValueError as error:
            raise OperatorError("centre.key está dañada.", "Restáurela desde su copia.") from error
        if public != self.setup.keys.centre:
            raise OperatorError("centre.key no es la de este centro.", "Restáurela desde su copia.")
        return key

    def roster_path(self, version: int) -> Path:
        """Where a version is kept."""
        return self.rosters / f"{version:06d}.json"

    def roster_envelope(self) -> bytes:
        """The newest version, as signed."""
        versions = sorted(self.rosters.glob("*.json"))
        if not versions:
            raise OperatorError("Falta la lista de puestos del centro.", "Restaure la carpeta «rosters».")
        return read_file(versions[-1], _MOST_BYTES)

    def roster(self) -> Roster:
        """The newest version, verified. Raises `Refused` if it is of another consultation or mode."""
        roster = read_roster(self.roster_envelope(), self.setup.keys.organiser)
        if (roster.consultation, roster.mode) != (self.setup.consultation, self.setup.mode):
            raise Refused("roster-consultation", "La lista de puestos es de otra consulta.")
        return roster

    def add_roster(self, roster: Roster, organiser: SigningKey) -> bytes:
        """Sign and keep a new version; its envelope. Raises `OperatorError` if that version exists, `Refused`
        if it is one that nobody could read: then it is not kept.
        """
        path = self.roster_path(roster.version)
        if path.exists():
            raise OperatorError(
                "Otra persona cambió la lista de puestos al mismo tiempo. No se hizo nada.",
                "Mire la lista con «status» y repita lo que falte.",
            )
        envelope = sign_roster(roster, organiser)
        read_roster(envelope, organiser.public)
        make_folder(self.rosters)
        write_durably(path, envelope)
        return envelope

    def require_organiser(self, key: SigningKey) -> None:
        """Raise `OperatorError` if this is not the key that set this consultation up."""
        if key.public != self.setup.keys.organiser:
            raise OperatorError(
                "Esta llave es de otra consulta. No se hizo nada.", "Use la carpeta de llaves de este centro."
            )

    def require_register(self, private: bytes) -> None:
        """Raise `OperatorError` if this is not the roll office's key of this consultation: with another one
        every pseudonym would seem unreadable, and every ballot be set aside.
        """
        if sealing.public_of(private) != self.setup.keys.register:
            raise OperatorError(
                "Esta llave del registro es de otra consulta. No se hizo nada.",
                "Use la carpeta de llaves de este centro.",
            )

    def require_running(self) -> None:
        """Raise `OperatorError` once the box is frozen: what it was made from does not change any more."""
        if self.frozen_box_path.exists():
            raise OperatorError(
                "El escrutinio ya se cerró: la lista de puestos y lo que cuenta ya no cambian. "
                "No se hizo nada.",
                "Lo que llegue ahora se recibe y se publica como número, sin contarse.",
            )

    def require_whole(self) -> None:
        """Raise `OperatorError` once the register was destroyed: nothing more is taken in or published."""
        if self.archive_path.exists():
            raise OperatorError(
                "El registro de esta consulta ya se destruyó: este centro no recibe ni publica más. "
                "No se hizo nada.",
                "Lo publicado está en su bundle.zip; la bitácora se mira con «audit».",
            )

    def media(self) -> dict[str, bytes]:
        """Pictures and sounds for the kits, by name. Raises `OperatorError` as `read_media`."""
        return read_media(self.consultation, self.files)
