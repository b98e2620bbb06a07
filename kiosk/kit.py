"""A kit: one signed file with all that a kiosk needs, useless without its activation code.

The payload is a canonical JSON object, signed by the organiser:

* ``kiosk``, ``station``, ``mode``;
* ``consultation``: the exact bytes of the definition (base64), ``files``: pictures, sounds (name → base64);
* ``roster``: the roster's envelope (base64);
* ``organiser``, ``tally``, ``register``, ``centre``: public keys (hex); ``server``: address, or empty;
* ``secrets``: the kiosk's signing seed ‖ the pseudonym secret (32 + 32 bytes), wrapped under the code.

What makes a kit authentic on a machine that knows nobody yet: the code opens the secrets only together with
the organiser's key and the consultation that they were wrapped with. So a forged kit with a forger's key does
not activate, and the organiser's signature over the rest then holds.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk import keyring
from kiosk.canonical import Fields, canonical_json, decode_base64, encode_base64, parse_json
from kiosk.consultation import Consultation, VotingPoint, parse_consultation
from kiosk.context import Context, KioskId, Mode, StationCode
from kiosk.envelope import PayloadType, SigningKey, read_unverified_payload, sign_envelope, verify_envelope
from kiosk.errors import InvalidInput, OperatorError, Refused
from kiosk.roster import Roster, read_roster

MOST_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True)
class PublicKeys:
    """The public keys (32 bytes each) that a kiosk trusts or seals to."""

    organiser: bytes
    tally: bytes
    register: bytes
    centre: bytes


@dataclass(frozen=True)
class Kit:
    """What `read_kit` returns: verified, but its secrets are still wrapped."""

    kiosk: KioskId
    station: StationCode
    mode: Mode
    consultation: Consultation
    roster: Roster
    roster_envelope: bytes
    keys: PublicKeys
    server: str
    files: Mapping[str, bytes]
    wrapped: Mapping[str, object]

    @property
    def point(self) -> VotingPoint:
        """The voting point that this kiosk serves."""
        point = self.roster.point(self.station)
        assert point is not None, "read_kit checks this"
        return point

    def context(self, mode: Mode) -> Context:
        """What everything sealed here in this mode is bound to."""
        return Context(self.consultation.digest, self.kiosk, self.station, mode)

    def activate(self, code: str) -> "ActiveKit":
        """Unwrap the secrets. Raises `InvalidInput` for half a code or another one, `Refused` for a kit whose
        signing key is not the one on the roster.
        """
        normalised = keyring.normalise_activation_code(code)
        try:
            secrets = keyring.unwrap(self.wrapped, normalised, _purpose(self.context(self.mode), self.keys))
        except OperatorError as error:
            raise InvalidInput(
                "Este código no es el de este equipo.",
                "Compárelo con la carta de activación y corríjalo.",
                kept="No se cambió nada.",
            ) from error
        active = ActiveKit(self, SigningKey(secrets[:32]), secrets[32:])
        known = self.roster.kiosk(self.kiosk)
        if known is None or known.public != active.signing_key.public:
            raise Refused("kit-key", "La llave de este equipo no es la de la lista de puestos.")
        return active


@dataclass(frozen=True)
class ActiveKit:
    """A kit with its secrets in memory: the signing key and the pseudonym secret (32 bytes)."""

    kit: Kit
    signing_key: SigningKey
    pseudonym_secret: bytes

    def __repr__(self) -> str:
        return f"ActiveKit({self.kit.kiosk})"


@dataclass(frozen=True)
class KitContents:
    """What the centre puts into a kit; the secrets are wrapped and the rest signed by `build_kit`."""

    kiosk: KioskId
    station: StationCode
    mode: Mode
    consultation: Consultation
    roster_envelope: bytes
    keys: PublicKeys
    server: str
    files: Mapping[str, bytes]
    signing_key: SigningKey
    pseudonym_secret: bytes


def build_kit(contents: KitContents, code: str, organiser: SigningKey) -> bytes:
    """The kit's envelope, its secrets wrapped under the activation code."""
    keys = contents.keys
    context = Context(contents.consultation.digest, contents.kiosk, contents.station, contents.mode)
    secrets = contents.signing_key.seed + contents.pseudonym_secret
    payload = canonical_json(
        {
            "centre": keys.centre.hex(),
            "consultation": encode_base64(contents.consultation.source),
            "files": {name: encode_base64(data) for name, data in contents.files.items()},
            "kiosk": contents.kiosk,
            "mode": contents.mode.value,
            "organiser": keys.organiser.hex(),
            "register": keys.register.hex(),
            "roster": encode_base64(contents.roster_envelope),
            "secrets": keyring.wrap(secrets, code, _purpose(context, keys)),
            "server": contents.server,
            "station": contents.station,
            "tally": keys.tally.hex(),
        }
    )
    return sign_envelope(PayloadType.KIT, payload, organiser)


def read_kit(data: bytes) -> Kit:
    """The kit, signed by the organiser that it names itself: activation shows that it is the right one.

    Raises `Refused` if the signature, the form, the roster or the consultation does not hold.
    """
    if len(data) > MOST_BYTES:
        raise Refused("kit-size", "El archivo del equipo es demasiado grande.")
    # 1. The organiser's key that the kit names, and the signature of that key over all of it.
    claimed = parse_json(read_unverified_payload(data, PayloadType.KIT))
    organiser = Fields(claimed).hex("organiser", 32)
    fields = Fields(parse_json(verify_envelope(data, PayloadType.KIT, organiser)))
    # 2. Its parts, each with its own check.
    consultation = parse_consultation(fields.base64("consultation"), "consultation.toml")
    roster_envelope = fields.base64("roster")
    kit = Kit(
        kiosk=KioskId(fields.text("kiosk")),
        station=StationCode(fields.text("station")),
        mode=fields.choice("mode", Mode),
        consultation=consultation,
        roster=read_roster(roster_envelope, organiser),
        roster_envelope=roster_envelope,
        keys=PublicKeys(
            fields.hex("organiser", 32), fields.hex("tally", 32), fields.hex("register", 32),
            fields.hex("centre", 32),
        ),
        server=fields.text("server"),
        files=_files(fields.mapping("files")),
        wrapped=fields.mapping("secrets"),
    )  # fmt: skip
    fields.done()
    # 3. That they belong together: one consultation, one mode, this kiosk at this point.
    known = kit.roster.kiosk(kit.kiosk)
    if known is None or known.station != kit.station:
        raise Refused("kit-roster", "Este equipo no está en su propia lista de puestos.")
    if (kit.roster.consultation, kit.roster.mode) != (consultation.digest, kit.mode):
        raise Refused("kit-consultation", "La lista de puestos es de otra consulta.")
    return kit


def _files(values: Mapping[str, object]) -> dict[str, bytes]:
    files = {name: decode_base64(value) for name, value in values.items()}
    decoded = {name: data for name, data in files.items() if data is not None}
    if len(decoded) != len(files):
        raise Refused("field-malformed", "Un archivo dentro del kit está dañado.")
    return decoded


def _purpose(context: Context, keys: PublicKeys) -> str:
    """Binds the secrets to the kiosk, the consultation and every key that the kiosk will trust."""
    trusted = keys.organiser + keys.tally + keys.register + keys.centre
    return f"kit {context.encoded().hex()} {trusted.hex()}"
