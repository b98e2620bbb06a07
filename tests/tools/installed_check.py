"""What is tried with installed programs: first screens, a whole consultation, a check, many processes."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtGui import QImage

from kiosk.files import write_durably
from sync.central.places import Centre, sign_setup
from sync.central.trustees import Share, split_tally_key
from tests.tools.centres import World
from tests.tools.demo_steps import Demo
from tests.tools.fresh_debian import Place
from tests.tools.large_count import large_count
from tests.tools.people import turnout_of_2022
from tests.tools.servers import ServerProcess, ask
from tests.tools.x_display import XDisplay, x_display

_BUNDLES = Path(__file__).parents[1] / "vectors" / "bundles"
_SIZE = (1280, 800)
_SCREENS = {"urna-kiosk": ("--embedded",), "urna-desk": ()}
_PATIENCE = 90.0  # seconds until a first screen must stand
_LOOK = 0.2  # seconds between two looks at the screen
_STILL = 4.0  # seconds without a change: "un momento" is over by then
_FEWEST_COLOURS = 40  # an empty window has one or two
_NO_SOUND = "PulseAudioService: pa_context_connect() failed"  # there is no sound server in a folder
_KIOSKS = 3
_MANY = 4200  # ballots: more than one process opens


def check(place: Place, out: Path) -> bool:
    """Print a line for each thing tried; True if all of it holds."""
    tried: dict[str, Callable[[], str]] = {
        f"{program} shows its first screen": partial(_first_screen, place, program, out)
        for program in _SCREENS
    }
    tried["a whole consultation by urna-central"] = partial(_consultation, place)
    tried["urna-central serve answers, and ends when told to"] = partial(_serves, place, out)
    tried["urna-verify: a bundle that holds, one that does not"] = partial(_verify, place)
    tried[f"{_MANY} ballots opened by several processes"] = partial(_many, place)
    return told(place.name, tried)


def told(where: str, tried: dict[str, Callable[[], str]]) -> bool:
    """Try each, one after the other, and print what came of it; True if none answers with a trouble."""
    held = True
    for what, attempt in tried.items():
        trouble = attempt()
        held = held and not trouble
        print(f"{where}: {what}: {trouble or 'yes'}", flush=True)
    return held


def _first_screen(place: Place, program: str, out: Path) -> str:
    with x_display(_emptied(out / "screen"), _SIZE) as display:
        command = place.command(program, *_SCREENS[program], display=display.name)
        started = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        try:
            picture = _settled(display, started)
        finally:
            started.terminate()
            said, _ = started.communicate(timeout=20)
    if picture is None:
        return f"NO, {said.strip() or 'nothing was drawn'}"
    picture.save(str(out / f"{place.name}-{program}.png"))
    unexpected = [line for line in said.splitlines() if line.strip() not in ("", _NO_SOUND)]
    return f"drawn, BUT it said {unexpected}" if unexpected else ""


def _settled(display: XDisplay, program: subprocess.Popen[str]) -> QImage | None:
    """The screen once it is drawn and stays as it is; None if the program ended or took too long."""
    began = since = time.monotonic()
    last = display.frame()
    while time.monotonic() - began < _PATIENCE and program.poll() is None:
        time.sleep(_LOOK)
        now = display.frame()
        if now != last:
            last, since = now, time.monotonic()
        elif time.monotonic() - since > _STILL and _colours(now) >= _FEWEST_COLOURS:
            return now
    return None


def _colours(picture: QImage) -> int:
    width, height = _SIZE
    return len({picture.pixel(x, y) for x in range(0, width, 4) for y in range(0, height, 4)})


def _consultation(place: Place) -> str:
    """A few points of 2022: the kiosks are ours, everything at the centre is done by the programs inside."""
    demo = Demo(_emptied(place.root / "srv/consultation"), place.central)
    demo.found()
    kiosks = demo.provision(_nothing, _KIOSKS)
    cast = sum(day.cast for day in demo.vote(kiosks, turnout_of_2022(), _nothing))
    demo.take_in(demo.carry())
    demo.status()
    closed, opened = demo.close(), demo.open()
    demo.results()
    demo.publish()
    counted = opened["ballots"] + closed["set_aside"]
    return "" if cast == counted and not opened["nulls"] else f"NO, {cast} cast and {counted} counted"


def _serves(place: Place, out: Path) -> str:
    """The server of the consultation before; it imports what no other command does."""
    folder = Path(place.inside(place.root / "srv/consultation/centre"))
    server = ServerProcess(folder, log=out / "serve.log", program=place.command("urna-central"))
    known = ask(server.address, "GET", "/v1/roster").status
    ended = server.stop()
    return "" if (known, ended) == (200, 0) else f"NO, it answered {known} and ended with {ended}"


def _nothing(_done: int, _all: int) -> None:
    """Nobody watches how far it is."""


def _verify(place: Place) -> str:
    known = {
        each["file"]: each for each in json.loads((_BUNDLES / "index.json").read_text("utf-8"))["vectors"]
    }
    codes, expected = [], []
    for name in ("valid.zip", "m2-altered.zip"):
        bundle = place.root / "srv" / name
        bundle.write_bytes((_BUNDLES / name).read_bytes())
        codes.append(place.run("urna-verify", "--organiser", known[name]["organiser"], bundle).returncode)
        expected.append(known[name]["exit_code"])
    return "" if codes == expected else f"NO, it ended with {codes}"


def _many(place: Place) -> str:
    shares: list[Share] = []

    def entrust(world: World) -> None:
        split, wrapped = split_tally_key(world.keys.tally, 3, 2)
        digests = tuple(share.digest() for share in split)
        setup = Centre(world.centre.folder).setup  # read apart: a centre reads its own once
        setup = replace(setup, share_digests=digests, wrapped_tally=wrapped)
        write_durably(world.centre.setup_path, sign_setup(setup, world.keys.organiser))
        shares.extend(split)

    folder = _emptied(place.root / "srv/many")
    world, counted = large_count(folder, _MANY, before=entrust)
    named: list[object] = []
    for share in shares[:2]:
        path = folder / f"trustee-{share.index}.txt"
        path.write_text(share.text("", 3, 2))
        named += ["--share", path]
    place.central("open", world.centre.frozen_box_path, *named, "--out", folder / "opened.json")
    same = (folder / "opened.json").read_bytes() == counted.opened.encoded()
    return "" if same else "NO, another tally than by one process"


def _emptied(folder: Path) -> Path:
    subprocess.run(["rm", "-rf", str(folder)], check=True)
    folder.mkdir(parents=True)
    return folder
