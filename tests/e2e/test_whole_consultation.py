"""A whole second consultation through the command line and the cast tool: which ballots count.

Of several ballots of one person the one with the lowest SHA-256(seed ‖ leaf) counts. The expected result is
worked out here from the batch files alone, not by the program's own reconciliation.
"""

import base64
import hashlib
import json
import os
import random
import shutil
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kiosk.context import Context, KioskId, Mode, StationCode
from kiosk.record import BallotRecord, open_ballot
from sync.central.cli import main as urna_central
from sync.central.places import Centre
from sync.central.trustees import join_tally_key, parse_share
from tests.e2e.second_consultation import (
    DEFINITION,
    KIOSKS,
    PROPOSALS,
    STATIONS,
    VOTES,
    Vote,
    csv_of,
    person_of,
)
from tests.tools import cast
from tests.tools.demo_steps import DemoFailed, run_central

SEEDS = ("primera balota", "segunda balota", "314", None)


@dataclass(frozen=True)
class World:
    """A centre that has provisioned its kiosks, and what they exported."""

    root: Path

    @property
    def batches(self) -> list[Path]:
        return sorted((self.root / "exported").iterdir())

    @property
    def passphrases(self) -> list[object]:
        organiser, register = self.root / "organiser.txt", self.root / "register.txt"
        return ["--organiser-passphrase-file", organiser, "--register-passphrase-file", register]

    @property
    def keys(self) -> list[object]:
        return ["--keys", self.root / "keys", *self.passphrases]

    @property
    def shares(self) -> list[Path]:
        return [self.root / "shares" / f"trustee-{number}.txt" for number in (2, 4)]

    def copy_centre(self, folder: Path) -> Path:
        """The centre as it was before anything arrived."""
        return Path(shutil.copytree(self.root / "centre", folder))


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = World(tmp_path_factory.mktemp("second"))
    root = world.root
    (root / "consultation.toml").write_text(DEFINITION, encoding="utf-8")
    (root / "stations.toml").write_text(STATIONS, encoding="utf-8")
    (root / "organiser.txt").write_text("clave del organizador\n", encoding="utf-8")
    (root / "register.txt").write_text("clave del registro\n", encoding="utf-8")
    definition = ["--consultation", root / "consultation.toml", "--stations", root / "stations.toml"]
    trust = ["--shares", root / "shares", "--trustees", 4, "--quorum", 2, "--mode", "official"]
    run_central("init", root / "centre", *definition, *trust, *world.keys)
    for kiosk, station in KIOSKS.items():
        where = ["--station", station, "--kiosk", kiosk, "--out", root / "kits"]
        made = run_central("kit", root / "centre", *where, *world.keys)
        voters = root / f"{kiosk}.csv"
        voters.write_text(csv_of(VOTES[kiosk]), encoding="utf-8")
        kit, data = Path(made["kit"]), root / "data" / kiosk
        job = cast.Job(kit, made["activation_code"], data, voters, root / "exported", final=True)
        assert not cast.run(job).refused
    return world


@dataclass(frozen=True)
class Found:
    """A ballot in a batch file, and whose it is."""

    kiosk: str
    leaf: bytes
    vote: Vote


def ballots_in(world: World) -> list[Found]:
    """Every ballot with its vote, told by what it holds: at one kiosk no two votes here are alike."""
    centre = Centre.open(world.root / "centre")
    shares = [parse_share(path.read_text(encoding="utf-8")) for path in world.shares]
    private = join_tally_key(shares, 2, centre.setup.wrapped_tally)
    found = []
    for path in world.batches:
        payload = json.loads(base64.b64decode(json.loads(path.read_bytes())["payload"]))
        place = KioskId(payload["kiosk"]), StationCode(payload["station"])
        context = Context(bytes.fromhex(payload["consultation"]), *place, Mode.OFFICIAL)
        for encoded in map(base64.b64decode, payload["ballots"]):
            record = BallotRecord.parse(encoded)
            plain = open_ballot(context, record.commitment, record.sealed_ballot, private)
            numbers = [int.from_bytes(plain[at : at + 2], "big") for at in range(2, 2 + 2 * plain[1], 2)]
            (vote,) = (vote for vote in VOTES[payload["kiosk"]] if list(vote[3]) == numbers)
            found.append(Found(payload["kiosk"], hashlib.sha256(encoded).digest(), vote))
    return found


def default_seed(world: World) -> bytes:
    """SHA-256(consultation digest ‖ sorted batch hashes)."""
    payloads = [base64.b64decode(json.loads(path.read_bytes())["payload"]) for path in world.batches]
    hashes = sorted(hashlib.sha256(payload).digest() for payload in payloads)
    return hashlib.sha256(hashlib.sha256(DEFINITION.encode()).digest() + b"".join(hashes)).digest()


def that_count(ballots: list[Found], seed: bytes) -> list[Found]:
    """One ballot of each person: the published rule."""
    people: dict[str, list[Found]] = defaultdict(list)
    for ballot in ballots:
        people[person_of(ballot.vote[0])].append(ballot)
    return [
        min(theirs, key=lambda ballot: hashlib.sha256(seed + ballot.leaf).digest())
        for theirs in people.values()
    ]


def count(world: World, folder: Path, seed: str | None) -> dict[str, Any]:
    """Import in an order of its own, close with this seed, open, count."""
    centre = world.copy_centre(folder / "centre")
    files = [*world.batches, world.batches[0]]
    random.Random(seed).shuffle(files)
    run_central("import", centre, "--no-receipts", *files)
    chosen = ["--seed", seed] if seed else []
    run_central("close", centre, *world.keys, *chosen)
    shares = [argument for share in world.shares for argument in ("--share", share)]
    run_central("open", centre / "frozen.box", *shares, "--out", folder / "opened.json")
    return run_central("results", centre, "--opened", folder / "opened.json")


@pytest.mark.parametrize("seed", SEEDS)
def test_exactly_the_ballots_that_the_rule_predicts_are_counted(
    world: World, tmp_path: Path, seed: str | None
) -> None:
    ballots = ballots_in(world)
    expected = that_count(ballots, seed.encode() if seed else default_seed(world))
    results = count(world, tmp_path, seed)
    assert results["mode"] == "official"
    assert results["participants"] == results["ballots_counted"] == len(expected) == 8
    assert results["ballots_set_aside"] == len(ballots) - len(expected) == 6
    assert results["ballots_null"] == 0
    assert results["ballots_blank"] == sum(not ballot.vote[3] for ballot in expected)
    votes = Counter(number for ballot in expected for number in ballot.vote[3])
    assert {p["number"]: p["votes"] for p in results["proposals"]} == {n: votes[n] for n in PROPOSALS}
    stations = Counter(KIOSKS[ballot.kiosk] for ballot in expected)
    assert {point["code"]: point["ballots"] for point in results["stations"]} == stations


@pytest.mark.parametrize("seed", SEEDS[:2])
def test_people_are_counted_with_the_answers_of_the_visit_that_counts(
    world: World, tmp_path: Path, seed: str
) -> None:
    expected = that_count(ballots_in(world), seed.encode())
    sector, pet = count(world, tmp_path, seed)["questions"]
    for question, place in ((sector, 1), (pet, 2)):
        given = Counter(ballot.vote[place] for ballot in expected)
        assert {a["label"]: a["count"] for a in question["answers"]} == {
            answer["label"]: given[answer["label"]] for answer in question["answers"]
        }
        assert question["unanswered"] == given[""]


def test_which_ballot_counts_depends_on_the_seed(world: World) -> None:
    ballots = ballots_in(world)
    outcomes = {frozenset(ballot.leaf for ballot in that_count(ballots, str(n).encode())) for n in range(200)}
    assert len(outcomes) > 30, "of 2 · 2 · 2 · 2 · 3 = 48"


def test_the_same_seed_gives_the_same_results_in_any_order_of_import(world: World, tmp_path: Path) -> None:
    centre = world.copy_centre(tmp_path / "centre")
    for path in reversed(world.batches):
        run_central("import", centre, "--no-receipts", path)
    run_central("close", centre, *world.keys, "--seed", "314")
    other = world.copy_centre(tmp_path / "other")
    run_central("import", other, "--no-receipts", *world.batches, *world.batches)
    run_central("close", other, *world.keys, "--seed", "314")
    for name in ("frozen.box", "closing.json", "participation.json"):
        assert (centre / name).read_bytes() == (other / name).read_bytes()


def test_a_centre_that_misses_a_kiosk_says_which_and_does_not_close(world: World, tmp_path: Path) -> None:
    centre = world.copy_centre(tmp_path / "centre")
    run_central(
        "import", centre, "--no-receipts", *(path for path in world.batches if "B-1" not in path.name)
    )
    with pytest.raises(DemoFailed, match="B-1"):
        run_central("close", centre, *world.keys)
    assert not (centre / "frozen.box").exists()


def test_all_that_a_run_leaves_is_for_its_owner_alone(world: World, tmp_path: Path) -> None:
    before = os.umask(0o022)  # what people have whose system says nothing else
    try:
        count(world, tmp_path, "314")
    finally:
        os.umask(before)
    ours = [world.root / name for name in ("centre", "keys", "shares", "kits", "exported")]
    ours += (world.root / "data").iterdir()
    left = [found for place in (*ours, tmp_path / "centre") for found in (place, *place.rglob("*"))]
    left.append(tmp_path / "opened.json")
    assert len(left) > 50
    assert [(str(f), oct(f.stat().st_mode)) for f in left if f.is_dir() and f.stat().st_mode & 0o77] == []
    assert [(str(f), oct(f.stat().st_mode)) for f in left if f.is_file() and f.stat().st_mode & 0o177] == []
    assert not [f for f in left if f.name.endswith((".part", ".nueva")) or f.name.startswith(".")]


def test_one_trustee_alone_opens_nothing(world: World, tmp_path: Path) -> None:
    centre = world.copy_centre(tmp_path / "centre")
    run_central("import", centre, "--no-receipts", *world.batches)
    run_central("close", centre, *world.keys)
    out, share = tmp_path / "opened.json", world.shares[0]
    box = str(centre / "frozen.box")
    assert urna_central(["open", box, "--share", str(share), "--out", str(out)]) == 1
    assert not out.exists()
