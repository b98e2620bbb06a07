"""The centre's unit on a Debian that has started: installed word by word as its page says, and used.

The page itself is read: what it tells people to type is what is typed here.
"""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiosk.files import read_file
from kiosk.kit import MOST_BYTES, read_kit
from kiosk.station import Station
from sync.agent import Agent
from sync.central.server_run import public_key_pin
from sync.http_transport import HttpTransport
from sync.outbox import seal_batches
from tests.tools.centres import vote
from tests.tools.certificates import make_certificate
from tests.tools.demo_steps import Demo
from tests.tools.machine import Machine
from tests.tools.units import DEPLOY

_PAGE = DEPLOY.parents[1] / "docs" / "kiosk-system.md"
_SHIPPED = "/usr/share/urna-abierta/deploy/"
_PORT = 8443
_NETWORK = "[Match]\\nName=e*\\n[Network]\\nAddress=10.0.2.15/24\\n"
_STATUS = "setpriv --reuid urna-central --clear-groups urna-central status /var/lib/urna-central --json"
_PID = "$(systemctl show -P MainPID urna-central)"
_PEOPLE = 3  # who vote between two deliveries


@dataclass
class Office:
    """What lies outside the machine: the centre's folder as it was made, and a kiosk that sends to it."""

    folder: Path
    port: int
    pin: str
    station: Station
    agent: Agent

    @property
    def forwarded(self) -> str:
        """Our port, and the machine's, as QEMU writes it."""
        return f"tcp:127.0.0.1:{self.port}-10.0.2.15:{_PORT}"

    @property
    def disk(self) -> Path:
        """What is carried to the machine."""
        return self.folder / "carried.img"

    def deliver(self) -> list[str]:
        """Some people vote, and their batch is sent; what did not arrive."""
        before = self.station.status().ballots
        vote(self.station, _PEOPLE, first=before)
        seal_batches(self.station)
        self.agent.send_now()
        self.agent.step(0.0)
        told = self.agent.status(0.0)
        return [] if not told.pending_ballots and told.last_receipt else [f"{told}"]


@contextmanager
def office(folder: Path) -> Iterator[Office]:
    """A centre that ``urna-central init`` made, a certificate, and a kiosk whose kit names the address."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    carried = folder / "carried"
    demo = Demo(folder / "office")
    demo.found()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    files = make_certificate(folder, "certificate")
    pin = public_key_pin(files.certificate.read_bytes())
    kiosk = demo.provision(lambda _done, _all: None, 1, f"https://127.0.0.1:{port}#sha256={pin}")[0]
    shutil.copytree(demo.centre, carried / "centre")
    shutil.copy(files.certificate, carried / "certificate.pem")
    shutil.copy(files.key, carried / "key.pem")
    command = ["mke2fs", "-q", "-t", "ext4", "-d", str(carried), str(folder / "carried.img"), "64M"]
    subprocess.run(command, check=True, capture_output=True)
    kit = read_kit(read_file(kiosk.kit, MOST_BYTES))
    station = Station.start(kit.activate(kiosk.code), folder / "data", kit.mode, datetime.now)
    try:
        station.open_polls()
        yield Office(folder, port, pin, station, Agent(station, HttpTransport(kit.server)))
    finally:
        station.shut()


def _installed(machine: Machine, office: Office) -> list[str]:
    """Every line of the page, in its order, by root; and the address that the page promises."""
    part = _PAGE.read_text("utf-8").partition("## The centre\n")[2].partition("\n## ")[0]
    lines = [line for block in re.findall(r"```\n(.*?)```", part, re.DOTALL) for line in block.splitlines()]
    machine.ask(
        f"printf '{_NETWORK}' >/etc/systemd/network/machine.network; systemctl start systemd-networkd"
    )
    machine.ask("mount /dev/vdb /mnt")
    wrong = []
    for line in lines:
        command = line.replace("sudo ", "").replace("assets/deploy/", _SHIPPED)
        told = machine.ask(f"(cd /mnt && {command}) >/tmp/told 2>&1 || cat /tmp/told; echo $?")
        wrong += [f"{line}: {told}"] * (told != "0")
    printed = f"https://0.0.0.0:{_PORT}#sha256={office.pin}"
    seen = machine.until(f"journalctl -u urna-central | grep -cm1 {printed}", "1", 60.0)
    return wrong + [machine.ask("journalctl -o cat -u urna-central | tail -n 20")] * (seen != "1")


def _alone(machine: Machine, _office: Office) -> list[str]:
    """What the account and others may read, and what its process may do."""
    wanted = {
        "stat -c '%a %U' /var/lib/urna-central": "700 urna-central",
        "stat -c '%a %U' /etc/urna-central/key.pem": "600 root",
        f"grep CapEff /proc/{_PID}/status | tr -d '\\t'": "CapEff:0000000000000000",
        f"stat -c %U /proc/{_PID}": "urna-central",
        "systemctl is-enabled urna-central": "enabled",
    }
    told = {ask: machine.ask(ask) for ask in wanted}
    return [f"{ask}: {told[ask]}" for ask in wanted if told[ask] != wanted[ask]]


def _delivers(_machine: Machine, office: Office) -> list[str]:
    return office.deliver()


def _again(machine: Machine, office: Office) -> list[str]:
    """Killed, it starts again, and what comes then is taken in."""
    before = machine.ask(f"echo {_PID}; kill -9 {_PID}")
    new = f"test {_PID} != 0 && test {_PID} != {before} && systemctl is-active urna-central || true"
    told = machine.until(new, "active", 60.0)
    listening = f"journalctl _PID={_PID} -o cat | grep -cm1 https://"
    machine.until(listening, "1", 60.0)
    return [f"it is {told}"] * (told != "active") or office.deliver()


def _stops(machine: Machine, office: Office) -> list[str]:
    """Told to stop, it ends by itself and at once, and holds what it took in."""
    machine.ask("systemctl stop urna-central")
    ended = machine.ask(
        "systemctl show -P Result -P ExecMainStatus -P ActiveState urna-central | tr '\\n' ' '"
    )
    ballots = machine.ask(f"{_STATUS} | grep -o '\"ballots\": [0-9]*' | head -n 1")
    wanted = f'"ballots": {office.station.status().ballots}'
    return [ended] * (sorted(ended.split()) != ["0", "inactive", "success"]) + [ballots] * (ballots != wanted)


TRIALS: dict[str, Callable[[Machine, Office], object]] = {
    "the centre's unit, installed line by line as the page says": _installed,
    "the centre's folder and key are nobody else's": _alone,
    "a kiosk's batch is delivered to the centre by https": _delivers,
    "a killed centre starts again, and takes the next batch": _again,
    "a centre that is stopped ends well, with every ballot": _stops,
}
