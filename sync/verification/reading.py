"""The first steps, Z1 to D6: from the bytes of a bundle to its documents. No I/O.

Rules. The first step that fails ends the reading, for nothing after it would mean anything. Nothing is parsed
before a signature, or a hash that a signature covers, holds over it; the one exception is the manifest, which
names the key that signed it, and whose fingerprint is what people compare.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from kiosk.canonical import Fields, parse_json
from kiosk.context import Mode
from kiosk.envelope import PayloadType, fingerprint, read_unverified_payload, verify_envelope
from kiosk.errors import Refused
from kiosk.roster import Roster, read_roster
from sync.bundle import (
    CONSULTATION,
    DATA,
    KIOSKS,
    MANIFEST,
    RESULTS,
    ROSTER,
    SETUP,
    BundleDamaged,
    read_bundle,
)
from sync.verification.definition import Definition, read_definition
from sync.verification.kiosk_form import KioskForm, read_kiosk
from sync.verification.results_form import KEY_NAMES, ResultsForm, read_keys, read_results
from sync.verification.typed import grouped, plain

_Read = TypeVar("_Read")
_DOCUMENTS = (CONSULTATION, SETUP, ROSTER, RESULTS)


@dataclass(frozen=True)
class Finding:
    """What one check came to: ``failed`` names what does not hold, and is empty where all does. Of O1 it is
    the fingerprint that was expected, then the one that was found.
    """

    id: str
    failed: tuple[str, ...] = ()


class ReadingStopped(Exception):
    """A step of the reading failed; `Reading.findings` ends with it."""


@dataclass(frozen=True)
class Bundle:
    """The documents of a bundle that can be read."""

    definition: Definition
    roster: Roster
    results: ResultsForm
    kiosks: tuple[KioskForm, ...]


@dataclass
class Reading:
    """A bundle being read; ``expected`` is a fingerprint, or empty."""

    expected: str = ""
    findings: list[Finding] = field(default_factory=list)
    organiser: bytes = b""

    @property
    def found(self) -> str:
        """The fingerprint of the organiser that the bundle names."""
        return fingerprint(self.organiser)

    def read(self, data: bytes) -> Bundle:
        """Take every step. Raises `ReadingStopped` after the first that fails."""
        # Z1. The zip, to the byte.
        try:
            files = read_bundle(data)
        except BundleDamaged as damaged:
            self.findings.append(Finding("Z1", damaged.names))
            raise ReadingStopped("Z1") from damaged
        self._take("Z1", ())
        # M1. The signature over the hashes of all other files.
        listed = self._step("M1", MANIFEST, lambda: self._manifest(files))
        # O1. Whose signature it is, if anyone said whose it should be.
        if self.expected:
            same = plain(self.expected) == plain(self.found)
            self.findings.append(Finding("O1", () if same else (grouped(self.expected), self.found)))
        # M2, M3. Each file is the one that was signed; the documents are here.
        self._take("M2", _altered(files, listed))
        self._take("M3", _misplaced(files))
        return self._documents(files)

    def _documents(self, files: Mapping[str, bytes]) -> Bundle:
        source, organiser = files[CONSULTATION], self.organiser
        # D1. The definition.
        definition = self._step("D1", CONSULTATION, lambda: read_definition(source))
        # D2. The setup, for this definition and this organiser.
        mode, keys = self._step("D2", SETUP, lambda: _setup(files[SETUP], source, organiser))
        # D3, D4. What the organiser signed, for this setup.
        roster = self._step("D3", ROSTER, lambda: _roster(files[ROSTER], definition, mode, organiser))
        results = self._step(
            "D4", RESULTS, lambda: _results(files[RESULTS], definition, mode, keys, organiser)
        )
        # D5, D6. Every kiosk on the roster, with its boxes.
        here = {name for name in files if name.startswith(KIOSKS)}
        self._take("D5", tuple(sorted(here ^ {f"{KIOSKS}{kiosk.id}.json" for kiosk in roster.kiosks})))
        kiosks, broken = [], []
        for known in roster.kiosks:
            name = f"{KIOSKS}{known.id}.json"
            try:
                kiosks.append(read_kiosk(files[name], known))
            except Refused:
                broken.append(name)
        self._take("D6", tuple(sorted(broken)))
        return Bundle(definition, roster, results, tuple(kiosks))

    def _manifest(self, files: Mapping[str, bytes]) -> dict[str, str]:
        if MANIFEST not in files:
            raise Refused("bundle-manifest", "Falta el inventario.")
        claimed = parse_json(read_unverified_payload(files[MANIFEST], PayloadType.MANIFEST))
        organiser = Fields(claimed).hex("organiser", 32)
        fields = Fields(parse_json(verify_envelope(files[MANIFEST], PayloadType.MANIFEST, organiser)))
        listed = dict(fields.fields("files").texts())
        fields.hex("organiser", 32)
        fields.done()
        self.organiser = organiser
        return listed

    def _take(self, step: str, failed: tuple[str, ...]) -> None:
        self.findings.append(Finding(step, failed))
        if failed:
            raise ReadingStopped(step)

    def _step(self, step: str, name: str, read: Callable[[], _Read]) -> _Read:
        """What ``read`` reads from the file of this name; a refusal fails the step."""
        try:
            found = read()
        except Refused as refusal:
            self.findings.append(Finding(step, (name,)))
            raise ReadingStopped(step) from refusal
        self._take(step, ())
        return found


def _altered(files: Mapping[str, bytes], listed: Mapping[str, str]) -> tuple[str, ...]:
    found = {name: hashlib.sha256(data).hexdigest() for name, data in files.items() if name != MANIFEST}
    return tuple(sorted(n for n in listed.keys() | found.keys() if listed.get(n) != found.get(n)))


def _misplaced(files: Mapping[str, bytes]) -> tuple[str, ...]:
    needed = {*_DOCUMENTS, MANIFEST}
    strange = {name for name in files.keys() - needed if not name.startswith((KIOSKS, DATA))}
    return tuple(sorted((needed - files.keys()) | strange))


def _setup(data: bytes, source: bytes, organiser: bytes) -> tuple[Mode, tuple[bytes, ...]]:
    fields = Fields(parse_json(data))
    consultation, mode = fields.hex("consultation", 32), fields.choice("mode", Mode)
    keys = read_keys(fields.fields("keys"))
    trustees, quorum = fields.number("trustees"), fields.number("quorum", 2)
    fields.done()
    _require(keys[KEY_NAMES.index("organiser")] == organiser, "organiser")
    _require(consultation == hashlib.sha256(source).digest(), "consultation")
    _require(quorum <= trustees, "quorum")
    return mode, keys


def _roster(data: bytes, definition: Definition, mode: Mode, organiser: bytes) -> Roster:
    roster = read_roster(data, organiser)
    _require((roster.consultation, roster.mode) == (definition.digest, mode), "consultation")
    _require(len({point.code for point in roster.points}) == len(roster.points), "points")
    return roster


def _results(
    data: bytes, definition: Definition, mode: Mode, keys: tuple[bytes, ...], organiser: bytes
) -> ResultsForm:
    results = read_results(parse_json(verify_envelope(data, PayloadType.RESULTS, organiser)))
    _require((results.consultation, results.mode) == (definition.digest, mode), "consultation")
    _require((results.title, results.keys) == (definition.title, keys), "keys")
    return results


def _require(holds: bool, what: str) -> None:
    if not holds:
        raise Refused("bundle-disagrees", f"{what}: no concuerda con lo demás.")
