"""Checks a public bundle, from its bytes alone: every signature, every hash and every sum. No I/O.

Each check is one line of the report, in the order below; a check that fails names the file. What is shown:
that the published totals and lists are the ones that the organiser signed, that every leaf list is the box
that its kiosk signed, and that all sums agree. What is not: that the totals are those of the sealed ballots;
that rests on the quorum of trustees, and on a second quorum opening the same frozen box again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kiosk.box_digest import box_digest
from kiosk.canonical import Fields, decode_base64, parse_json
from kiosk.consultation import Consultation, parse_consultation
from kiosk.envelope import PayloadType, fingerprint, read_unverified_payload, verify_envelope
from kiosk.errors import Refused, UrnaError
from kiosk.head import read_head
from kiosk.roster import Roster, read_roster
from sync.bundle import CONSULTATION, KIOSKS, MANIFEST, RESULTS, ROSTER, check_manifest, read_bundle
from sync.receipt import read_receipt


@dataclass(frozen=True)
class Check:
    """One line of the report."""

    holds: bool
    text: str


@dataclass(frozen=True)
class Report:
    """``sentence`` is the last line, for everybody; ``holds`` is true if every check does."""

    checks: tuple[Check, ...]
    sentence: str

    @property
    def holds(self) -> bool:
        """True if nothing failed."""
        return all(check.holds for check in self.checks)


@dataclass(frozen=True)
class _Bundle:
    files: Mapping[str, bytes]
    consultation: Consultation
    roster: Roster
    results: dict[str, Any]
    kiosks: dict[str, dict[str, Any]]


def verify_bundle(data: bytes, organiser: str = "") -> Report:
    """Check a bundle; ``organiser`` is the fingerprint on the poster, or empty if it is not at hand."""
    checks: list[Check] = []
    try:
        bundle = _read(data, checks)
        checks.extend(_signer(bundle, organiser))
        for check in (_consultation, _kiosks, _boxes, _receipts, _people, _proposals, _questions, _groups):
            checks.extend(check(bundle))
    except (UrnaError, KeyError, TypeError, ValueError, AttributeError) as error:
        reason = str(error) if isinstance(error, UrnaError) else "algo no tiene la forma acordada."
        checks.append(Check(holds=False, text=f"No se pudo seguir: {reason}"))
        return Report(tuple(checks), "ESTE PAQUETE NO SE SOSTIENE: no lo dé por bueno.")
    return Report(tuple(checks), _sentence(checks, bundle, organiser))


def _sentence(checks: list[Check], bundle: _Bundle, organiser: str) -> str:
    failed = sum(not check.holds for check in checks)
    if failed:
        return f"ESTE PAQUETE NO SE SOSTIENE: {failed} de {len(checks)} revisiones fallaron."
    ballots = bundle.results["ballots"]["counted"]
    if not organiser:
        return (
            f"Todo concuerda ({ballots} votos contados), pero no se revisó el origen: compare la huella "
            "del organizador con la del afiche."
        )
    return f"Todo concuerda y lo firmó el organizador: {ballots} votos contados."


def _read(data: bytes, checks: list[Check]) -> _Bundle:
    # 1. The zip, and the organiser's signature over the hash of every file in it.
    files = read_bundle(data)
    for name in (MANIFEST, CONSULTATION, ROSTER, RESULTS):
        if name not in files:
            raise Refused("bundle-incomplete", f"falta {name}.")
    claimed = parse_json(read_unverified_payload(files[RESULTS], PayloadType.RESULTS))
    organiser = Fields(claimed["keys"]).hex("organiser", 32)
    altered = check_manifest(files, organiser)
    names = ", ".join(altered[:5])
    checks.append(
        Check(not altered, f"Cada archivo es el que se firmó{f': cambió {names}' if names else ''}")
    )
    # 2. The signed parts.
    results = parse_json(verify_envelope(files[RESULTS], PayloadType.RESULTS, organiser))
    roster = read_roster(files[ROSTER], organiser)
    checks.append(Check(holds=True, text="Resultados y lista de puestos llevan la firma del organizador"))
    kiosks = {name: parse_json(files[name]) for name in sorted(files) if name.startswith(KIOSKS)}
    return _Bundle(files, parse_consultation(files[CONSULTATION], CONSULTATION), roster, results, kiosks)


def _signer(bundle: _Bundle, organiser: str) -> Iterator[Check]:
    # 3. Whose signature it is.
    found = fingerprint(bytes.fromhex(bundle.results["keys"]["organiser"]))
    if organiser:
        same = "".join(organiser.split()).lower() == found.replace(" ", "")
        yield Check(same, f"La huella del organizador es {found}")


def _consultation(bundle: _Bundle) -> Iterator[Check]:
    # 4. One consultation and one mode throughout.
    digest = bundle.consultation.digest
    same = bundle.results["consultation"] == digest.hex() and bundle.roster.consultation == digest
    yield Check(same, "La consulta es la misma en todas partes")
    yield Check(bundle.results["mode"] == bundle.roster.mode.value, f"Modo: {bundle.roster.mode.value}")


def _kiosks(bundle: _Bundle) -> Iterator[Check]:
    # 5. Every kiosk on the roster is here, and no other.
    named = {name: f"{KIOSKS}{value['kiosk']}.json" for name, value in bundle.kiosks.items()}
    here = {(value["kiosk"], value["station"]) for value in bundle.kiosks.values()}
    expected = {(kiosk.id, kiosk.station) for kiosk in bundle.roster.kiosks}
    right = here == expected and all(name == own for name, own in named.items())
    yield Check(right, f"Están los {len(expected)} equipos de la lista")


def _boxes(bundle: _Bundle) -> Iterator[Check]:
    # 6. Every leaf list is the box that its kiosk signed; every batch that was counted is listed once.
    wrong, incomplete = [], set()
    for kiosk, box in _each_box(bundle):
        public = bundle.roster.kiosk(kiosk)
        assert public is not None, "checked before"
        head = read_head(decode_base64(box["head"]) or b"", public.public)
        leaves = [bytes.fromhex(leaf) for leaf in box["leaves"]]
        whole = (head.ballots, head.box_digest) == (len(leaves), box_digest(leaves))
        ordered = leaves == sorted(set(leaves))
        same = (head.kiosk, head.box.hex(), head.consultation, head.mode) == (
            kiosk, box["box"], bundle.consultation.digest, bundle.roster.mode,
        )  # fmt: skip
        if not (same and ordered and (whole or not box["complete"])):
            wrong.append(kiosk)
        if not whole or not box["complete"] or box["missing"]:
            incomplete.add((kiosk, box["box"]))
    yield from _challenges(bundle)
    text = f"Cada lista de códigos es la urna que su equipo firmó{_naming(wrong)}"
    yield Check(not wrong, text)
    batches = sorted(batch for _, box in _each_box(bundle) for batch in box["batches"])
    yield Check(batches == sorted(bundle.results["batches"]), f"Están los {len(batches)} lotes contados")
    rescues = sorted(box["rescue"] for _, box in _each_box(bundle) if box["rescue"])
    yield Check(
        rescues == sorted(bundle.results["rescues"]), f"Discos rescatados y nombrados: {len(rescues)}"
    )
    missing = [value["kiosk"] for value in bundle.kiosks.values() if not _is_whole(bundle, value, incomplete)]
    told = sorted(missing) == sorted(bundle.results["incomplete"])
    yield Check(told, f"Los equipos incompletos están nombrados: {len(bundle.results['incomplete'])}")


def _challenges(bundle: _Bundle) -> Iterator[Check]:
    # 6a. The ballots that people challenged are those that each kiosk signed, and none of them was counted.
    wrong, counted, count = [], [], 0
    aside = {(item["kiosk"], item["leaf"]) for item in bundle.results["set_aside"]}
    cast = {(kiosk, leaf) for kiosk, box in _each_box(bundle) for leaf in box["leaves"]} - aside
    for kiosk, box in _each_box(bundle):
        public = bundle.roster.kiosk(kiosk)
        assert public is not None, "checked before"
        head = read_head(decode_base64(box["head"]) or b"", public.public)
        leaves = [bytes.fromhex(leaf) for leaf in box["challenged"]]
        whole = (head.challenged, head.challenged_digest) == (len(leaves), box_digest(leaves))
        if leaves != sorted(set(leaves)) or (box["complete"] and not whole):
            wrong.append(kiosk)
        counted += [kiosk for leaf in box["challenged"] if (kiosk, leaf) in cast]
        count += len(leaves)
    text = f"Votos de prueba (máquina comprobada por la gente): {count}, los que cada equipo firmó"
    yield Check(not wrong, text + _naming(wrong))
    yield Check(not counted, f"Ningún voto de prueba se contó{_naming(counted)}")


def _is_whole(bundle: _Bundle, kiosk: dict[str, Any], incomplete: set[tuple[str, str]]) -> bool:
    """True if nothing more is awaited of a kiosk; of a revoked one, beyond its last good sequence."""
    last_good = dict(bundle.roster.revocations).get(kiosk["kiosk"])
    for box in kiosk["boxes"]:
        good = last_good is not None and len(box["batches"]) >= last_good and not box["missing"]
        if (kiosk["kiosk"], box["box"]) in incomplete and not good:
            return False
    return bool(kiosk["boxes"]) or last_good == 0


def _receipts(bundle: _Bundle) -> Iterator[Check]:
    # 7. The centre signed a receipt for every batch.
    centre, wrong, count = bytes.fromhex(bundle.results["keys"]["centre"]), [], 0
    for kiosk, box in _each_box(bundle):
        for batch, envelope in zip(box["batches"], box["receipts"], strict=True):
            receipt = read_receipt(decode_base64(envelope) or b"", centre)
            count += 1
            if (receipt.kiosk, receipt.box.hex(), receipt.payload_sha256.hex()) != (kiosk, box["box"], batch):
                wrong.append(kiosk)
    yield Check(not wrong, f"Hay recibo firmado de cada lote: {count}{_naming(wrong)}")


def _people(bundle: _Bundle) -> Iterator[Check]:
    # 8. Ballots in the boxes = counted + null + set aside; participation by point adds up to the same.
    results, ballots = bundle.results, bundle.results["ballots"]
    boxes = {(kiosk, leaf) for kiosk, box in _each_box(bundle) for leaf in box["leaves"]}
    aside = {(item["kiosk"], item["leaf"]) for item in results["set_aside"]}
    inside = aside <= boxes and len(aside) == ballots["set_aside"] == len(results["set_aside"])
    yield Check(inside, f"Los {ballots['set_aside']} votos apartados estaban en las urnas")
    counted = ballots["counted"] + ballots["null"]
    yield Check(
        len(boxes) - len(aside) == counted == results["participants"],
        f"{len(boxes)} votos en las urnas = {counted} contados o nulos + {len(aside)} apartados",
    )
    yield Check(sum(results["nulls"].values()) == ballots["null"], f"Nulos con su razón: {ballots['null']}")
    by_point = sum(point["ballots"] for point in results["participation"])
    yield Check(by_point == counted, "La participación por puesto suma lo mismo")
    aside_at = {point["code"]: 0 for point in results["participation"]}
    stations: dict[str, str] = {kiosk.id: kiosk.station for kiosk in bundle.roster.kiosks}
    for kiosk, leaf in boxes:
        aside_at[stations[kiosk]] += (kiosk, leaf) not in aside
    right = all(aside_at[point["code"]] == point["ballots"] for point in results["participation"])
    yield Check(right, "La participación de cada puesto es la de sus urnas")


def _proposals(bundle: _Bundle) -> Iterator[Check]:
    # 9. Votes: one line for each proposal, sums, ranks, and that no proposal has more votes than ballots.
    results, rule = bundle.results, bundle.consultation.rule
    votes = {row["number"]: row["votes"] for row in results["proposals"]}
    counted, blank = results["ballots"]["counted"], results["ballots"]["blank"]
    yield Check(votes.keys() == rule.proposals, f"Están las {len(votes)} propuestas de la consulta")
    possible = all(0 <= count <= counted - blank for count in votes.values())
    filled = counted - blank
    total = sum(votes.values())
    fits = rule.min_choices * filled <= total <= rule.max_choices * filled
    yield Check(
        possible and fits and total == results["choices"],
        f"Los votos por propuesta suman {total}, posible con {counted} votos contados",
    )
    ranks = all(
        row["rank"] == 1 + sum(other > row["votes"] for other in votes.values())
        for row in results["proposals"]
    )
    yield Check(ranks, "El orden de las propuestas es el de sus votos")


def _questions(bundle: _Bundle) -> Iterator[Check]:
    # 10. Each margin adds up to the people, hidden cells apart.
    for question in bundle.results["questions"]:
        counts = [answer["count"] for answer in question["answers"]]
        shown = sum(count for count in counts if count is not None)
        people = bundle.results["participants"]
        right = shown <= people if None in counts else shown == people
        yield Check(right, f"{question['label']}: {shown} de {people} a la vista")


def _groups(bundle: _Bundle) -> Iterator[Check]:
    # 11. The rows by point add up to the totals.
    groups = bundle.results["groups"]
    if not groups:
        yield Check(holds=True, text="No se publican votos por puesto: los grupos serían muy pequeños")
        return
    same = sum(group["ballots"] for group in groups) == bundle.results["ballots"]["counted"]
    for row in bundle.results["proposals"]:
        same &= sum(group["votes"][str(row["number"])] for group in groups) == row["votes"]
    yield Check(same, f"Los {len(groups)} grupos de puestos suman los totales")


def _each_box(bundle: _Bundle) -> Iterator[tuple[str, dict[str, Any]]]:
    for value in bundle.kiosks.values():
        for box in value["boxes"]:
            yield value["kiosk"], box


def _naming(kiosks: list[str]) -> str:
    return f": no en {', '.join(kiosks[:5])}" if kiosks else ""
