"""A fresh Debian in a folder, and programs run inside it as on a machine of its own."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import assets
from tests.tools.demo_steps import DemoFailed

SUITE = "bookworm"
_ENTER = (
    'mount -t proc proc "$0/proc" && mount -t tmpfs tmpfs "$0/dev/shm" && '
    'exec chroot "$0" /usr/bin/env -i "$@"'
)


def fresh(root: Path) -> Path:
    """Debian 12 with what starts a machine and nothing else; made once, by the network, in a few minutes."""
    if not root.exists():
        half = root.with_name(f"{root.name}.half")
        subprocess.run(["rm", "-rf", str(half)], check=True)
        half.mkdir(parents=True)
        command = ["debootstrap", "--variant=minbase", "--include=systemd-sysv", SUITE, str(half)]
        subprocess.run(command, check=True, capture_output=True)
        half.rename(root)
    return root


def copied(base: Path, root: Path) -> Path:
    """The same Debian in another folder, instead of what was there."""
    subprocess.run(["rm", "-rf", str(root)], check=True)
    subprocess.run(["cp", "-a", str(base), str(root)], check=True)
    return root


def add(root: Path, *packages: str) -> None:
    """Install packages of Debian's, and those that they need. Raises `RuntimeError` with apt's words."""
    apt = ("chroot", str(root), "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq")
    for step in (("update",), ("install", "-y", "--no-install-recommends", *packages)):
        done = subprocess.run([*apt, *step], capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(done.stdout + done.stderr)


@dataclass(frozen=True)
class Place:
    """A Debian in a folder where the programs lie in ``programs`` and their assets in ``assets``."""

    name: str
    root: Path
    programs: str
    assets: str

    def command(self, program: str, *arguments: object, display: str = "") -> list[str]:
        """What runs a program inside, with its own /proc, an empty environment and nothing on PATH."""
        settings = ["HOME=/root", "LC_ALL=C.UTF-8", *([f"DISPLAY={display}"] if display else [])]
        inside = [f"{self.programs}/{program}", *(self.inside(each) for each in arguments)]
        return self._entered(*settings, *inside)

    def tool(self, *command: str) -> subprocess.CompletedProcess[str]:
        """A tool of Debian's, run to its end as root runs it; all that it says is in ``stdout``."""
        settings = ("PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C.UTF-8", "DEBIAN_FRONTEND=noninteractive")
        return subprocess.run(
            self._entered(*settings, *command),
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
        )  # fmt: skip

    def inside(self, argument: object) -> str:
        """How a file of the host, below the folder or among the assets, is called inside."""
        ours = str(assets.path("fonts").parent)
        return str(argument).replace(str(self.root), "").replace(ours, self.assets)

    def run(self, program: str, *arguments: object) -> subprocess.CompletedProcess[str]:
        """A program run to its end."""
        return subprocess.run(self.command(program, *arguments), capture_output=True, text=True, check=False)

    def central(self, command: str, *arguments: object) -> dict[str, Any]:
        """What a command of ``urna-central`` inside answers. Raises `DemoFailed` with its own words."""
        done = self.run("urna-central", command, *arguments, "--json")
        if done.returncode:
            raise DemoFailed(f"«urna-central {command}» terminó con {done.returncode}. {done.stderr.strip()}")
        answer: dict[str, Any] = json.loads(done.stdout)
        if "kit" in answer:  # a file that the caller takes elsewhere
            answer["kit"] = f"{self.root}{answer['kit']}"
        return answer

    def _entered(self, *inside: str) -> list[str]:
        return ["unshare", "--mount", "sh", "-c", _ENTER, str(self.root), *inside]
