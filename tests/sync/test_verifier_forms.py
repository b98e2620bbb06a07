"""The verifier reads every document strictly: whatever field is gone, added or of another kind, the check of
that very document fails, and its line names the file.
"""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from kiosk.canonical import canonical_json
from kiosk.envelope import PayloadType, sign_envelope
from kiosk.toml_text import MOST_PARTS
from sync.bundle import MANIFEST, read_bundle, zipped
from sync.bundle_verifier import Report, verify_bundle
from tests.tools.bundle_parts import DEFINITION, KIOSKS, ORGANISER, Parts, leaf, make_parts

Tree = dict[str, Any]
Spoil = Callable[[Tree, str], None]

MAPS = {"nulls", "votes", "revocations"}
"""Objects whose names are no fields: what is in them is data."""


def gone(holder: Tree, name: str) -> None:
    del holder[name]


def other_kind(holder: Tree, name: str) -> None:
    """No field is a list of lists, and none of the lists may be an object."""
    holder[name] = {} if isinstance(holder[name], list) else [[]]


def added(holder: Tree, name: str) -> None:
    holder[f"{name}_"] = holder[name]


def objects(value: object, above: str = "") -> Iterator[Tree]:
    """Every object of a tree that has fields."""
    if isinstance(value, dict):
        if above not in MAPS:
            yield value
        for name, inside in value.items():
            yield from objects(inside, name)
    elif isinstance(value, list):
        for inside in value:
            yield from objects(inside, above)


def spoiled(tree: Tree, spoil: Spoil) -> Iterator[tuple[str, Tree]]:
    """The tree once for each of its fields, that one spoiled."""
    places = [(number, name) for number, holder in enumerate(objects(tree)) for name in holder]
    for number, name in places:
        changed = copy.deepcopy(tree)
        spoil(list(objects(changed))[number], name)
        yield name, changed


def kiosk_of(*boxes: Tree, kiosk: str = "K-02") -> Tree:
    return {"boxes": list(boxes), "kiosk": kiosk, "station": KIOSKS[kiosk]}


def put_second(parts: Parts, tree: Tree) -> None:
    parts.extra["kiosks/K-02.json"] = canonical_json(tree)


def the_box(parts: Parts) -> Tree:
    return parts.boxes["K-02"][0].as_json()


DOCUMENTS: dict[str, tuple[str, Callable[[Parts], Tree], Callable[[Parts, Tree], None]]] = {
    "setup.json": ("D2", lambda parts: parts.setup, lambda parts, tree: setattr(parts, "setup", tree)),
    "roster.json": ("D3", lambda parts: parts.roster, lambda parts, tree: setattr(parts, "roster", tree)),
    "results.json": ("D4", lambda parts: parts.results, lambda parts, tree: setattr(parts, "results", tree)),
    "kiosks/K-02.json": ("D6", lambda parts: kiosk_of(the_box(parts)), put_second),
}


@pytest.mark.parametrize("spoil", [gone, added, other_kind], ids=lambda spoil: spoil.__name__)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_field_gone_added_or_of_another_kind_fails_the_check_of_its_document(
    name: str, spoil: Spoil
) -> None:
    check, tree_of, put = DOCUMENTS[name]
    for field, tree in spoiled(tree_of(make_parts()), spoil):
        parts = make_parts()
        put(parts, tree)
        report = verify_bundle(parts.bundle())
        assert report.failed == (check,), field
        assert list(report.lines())[-1].endswith(f": {name}"), field


def change(parts: Parts, place: str, value: object) -> None:
    """``results.ballots.late``, ``roster.points.0.name``."""
    part, *path, last = place.split(".")
    here: Any = getattr(parts, part)
    for step in path:
        here = here[int(step)] if isinstance(here, list) else here[step]
    here[int(last) if isinstance(here, list) else last] = value


def with_change(place: str, value: object) -> Report:
    parts = make_parts()
    change(parts, place, value)
    return verify_bundle(parts.bundle())


@pytest.mark.parametrize(
    ("place", "most", "sign"),
    [
        ("results.set_aside.0.reason", 200, "x"),
        ("results.incomplete.0.reason", 10_000, "ñ"),
        ("results.decisions.0.reason", 10_000, "x"),
        ("results.seed", 10_000, "a"),
    ],
)
def test_a_text_may_be_as_long_as_the_formats_say_and_no_longer(place: str, most: int, sign: str) -> None:
    assert with_change(place, sign * most).holds
    assert with_change(place, sign * (most + 1 + (sign == "a"))).failed == ("D4",)


@pytest.mark.parametrize(
    ("place", "value", "check"),
    [
        ("setup.quorum", 1, "D2"),
        ("setup.mode", "rehearsal", "D2"),
        ("roster.points.1.code", "P-01", "D3"),
        ("roster.kiosks.1.id", "K-01", "D3"),
        ("roster.kiosks.0.station", "P-09", "D3"),
        ("results.title", "Otra consulta", "D4"),
        ("results.mode", "practice", "D4"),
        ("results.seed", "ABCD", "D4"),
        ("results.seed", "abc", "D4"),
        ("results.ballots.late", -1, "D4"),
        ("results.ballots.late", 2**53, "D4"),
        ("results.ballots.late", True, "D4"),
        ("results.proposals.0.number", 0, "D4"),
        ("results.proposals.0.rank", 0, "D4"),
        ("results.proposals.0.enters", "perhaps", "D4"),
        ("results.groups.0.points", ["P-01", 1], "D4"),
        ("results.groups.0.votes.1", "5", "D4"),
        ("results.batches", ["ab" * 32, "aa" * 32], "D4"),
        ("results.batches", ["aa" * 32, "aa" * 32], "D4"),
        ("results.frozen_box_sha256", "AA" * 32, "D4"),
        ("results.decisions.0.box", "00" * 15, "D4"),
    ],
)
def test_a_value_that_its_field_cannot_have_fails_the_check_of_its_document(
    place: str, value: object, check: str
) -> None:
    assert with_change(place, value).failed == (check,)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("leaves", [leaf("K-02", 2).hex()] * 2),
        ("missing", [2, 2]),
        ("missing", [0]),
        ("batches", []),
        ("receipts", ["AAAA=", "AAAA"]),
        ("receipts", [1, 2]),
        ("rescue", "00"),
        ("head", "no base64"),
        ("complete", 1),
    ],
)
def test_a_box_in_another_form_fails_the_check_of_its_kiosk(field: str, value: object) -> None:
    parts = make_parts()
    put_second(parts, kiosk_of(the_box(parts) | {field: value}))
    assert verify_bundle(parts.bundle()).failed == ("D6",)


def test_boxes_stand_in_the_order_of_their_ids_and_each_once() -> None:
    for boxes in ((0, 0), (1, 0)):
        parts = make_parts()
        both = sorted((box.as_json() for box in parts.boxes["K-03"]), key=lambda box: str(box["box"]))
        parts.extra["kiosks/K-03.json"] = canonical_json(kiosk_of(*(both[n] for n in boxes), kiosk="K-03"))
        assert verify_bundle(parts.bundle()).failed == ("D6",)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('title = "Consulta del parque"\n', ""),
        ("enter_plan = 1", "enter_plan = 0"),
        ("max_choices = 2", 'max_choices = "2"'),
        ("max_choices = 2", "max_choices = 2.0"),
        ("blank_allowed = true", "blank_allowed = 1"),
        ("min_choices = 1", "min_choices = true"),
        ("number = 5", "number = 2"),
        ("number = 5", "number = -5"),
        ("[[proposal]]", "[proposal]"),
        ("[[proposal]]", "[[propuesta]]"),
        ("[[question]]", "[question]"),
        ('answers = ["Femenino", "Masculino", "Otro"]', "answers = [1, 2]"),
        ('answers = ["Femenino", "Masculino", "Otro"]', 'answers = "Femenino"'),
        ("optional = true", "optional = 1"),
        ("[small_groups]", "[[small_groups]]"),
        ("cell_minimum = 3", ""),
        ("[background]", "[background"),
        ("allies = []", f"{'.'.join('a' * (MOST_PARTS + 1))} = 1"),
    ],
)
def test_a_definition_that_cannot_be_read_is_told_as_that(old: str, new: str) -> None:
    parts = make_parts()
    count = 1 if old != "[[proposal]]" or new == "[proposal]" else 3
    assert old in DEFINITION
    parts.redefine(DEFINITION.replace(old, new, count))
    report = verify_bundle(parts.bundle())
    assert report.failed == ("D1",)
    assert list(report.lines("en"))[-1] == "✗ D1 The consultation can be read: consultation.toml"


def test_a_consultation_without_questions_can_be_read() -> None:
    parts = make_parts()
    before, _, rest = DEFINITION.partition("[[question]]")
    parts.redefine(before + "[notice]" + rest.partition("[notice]")[2])
    parts.results["questions"] = []
    assert verify_bundle(parts.bundle()).holds


def with_manifest(value: object, kind: PayloadType = PayloadType.MANIFEST) -> Report:
    files = read_bundle(make_parts().bundle())
    envelope = sign_envelope(kind, canonical_json(value), ORGANISER)
    return verify_bundle(zipped({**files, MANIFEST: envelope}))


def listed() -> dict[str, str]:
    files = read_bundle(make_parts().bundle())
    return {name: hashlib.sha256(data).hexdigest() for name, data in files.items() if name != MANIFEST}


def test_a_manifest_has_its_form_and_its_type() -> None:
    organiser = ORGANISER.public.hex()
    good = {"files": listed(), "organiser": organiser}
    assert with_manifest(good).holds
    for wrong in (
        {"files": listed()}, {"organiser": organiser}, good | {"note": ""},
        good | {"organiser": organiser[:-2]},
        good | {"files": [*listed()]}, good | {"files": listed() | {"roster.json": 1}},
    ):  # fmt: skip
        assert with_manifest(wrong).failed == ("M1",), wrong
    assert with_manifest(good, PayloadType.RESULTS).failed == ("M1",)


def test_a_digest_in_the_manifest_is_compared_as_it_stands() -> None:
    files = listed()
    shouted = files | {"roster.json": files["roster.json"].upper()}
    report = with_manifest({"files": shouted, "organiser": ORGANISER.public.hex()})
    assert (report.failed, report.checks[-1].failed) == (("M2",), ("roster.json",))
