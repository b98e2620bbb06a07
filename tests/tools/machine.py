"""A machine that boots: QEMU with a Debian from a folder, a screen to look at, keys and sticks."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtGui import QImage

_MEMORY = 2048  # MiB
_PROBE = """[Unit]
Description=A shell for whoever tries this machine; never part of a kiosk
DefaultDependencies=no
After=systemd-remount-fs.service
[Service]
ExecStart=/bin/sh /usr/local/sbin/probe
StandardInput=tty-force
StandardOutput=tty
TTYPath=/dev/ttyS1
Restart=always
[Install]
WantedBy=sysinit.target
"""
_SHELL = r"""stty -echo -onlcr raw
while IFS= read -r line; do eval "$line" 2>&1; printf '\n\001%s\n' "$?"; done
"""
_STARTED_BY = "console=ttyS0 console=tty0 root=/dev/vda rw panic=0 quiet"
"""What Debian's own installer starts it with, and the kernel's words on a line for us too."""


class MachineSilent(Exception):
    """The machine said nothing for longer than it may take."""


def disk_of(root: Path, disk: Path, gigabytes: int = 4) -> Path:
    """A disk that holds the folder, with a shell for us on its second serial line."""
    (root / "etc/systemd/system/probe.service").write_text(_PROBE)
    (root / "usr/local/sbin/probe").write_text(_SHELL)
    wants = root / "etc/systemd/system/sysinit.target.wants"
    wants.mkdir(exist_ok=True)
    (wants / "probe.service").unlink(missing_ok=True)
    (wants / "probe.service").symlink_to("/etc/systemd/system/probe.service")
    disk.unlink(missing_ok=True)
    command = ["mke2fs", "-q", "-t", "ext4", "-d", str(root), str(disk), f"{gigabytes}G"]
    subprocess.run(command, check=True, capture_output=True)
    return disk


@dataclass
class Machine:
    """One that runs. Its socket files lie in ``folder``."""

    folder: Path
    process: subprocess.Popen[bytes]
    _lines: dict[str, socket.socket] = field(default_factory=dict)
    _rest: dict[str, bytes] = field(default_factory=dict)

    def ask(self, command: str, patience: float = 60.0) -> str:
        """What a shell of root's answers inside. Raises `MachineSilent`."""
        self._line("probe").sendall(command.encode() + b"\n")
        told = self._until("probe", b"\n\x01", patience)
        self._until("probe", b"\n", patience)
        return told.decode(errors="replace").strip()

    def awake(self, patience: float = 120.0) -> None:
        """Wait for its shell, which may lose what it is asked while it starts. Raises `MachineSilent`."""
        for number in range(int(patience / 4)):
            self._line("probe").sendall(f"\necho awake-{number}\n".encode())
            try:
                self._until("probe", f"\nawake-{number}\n\n\x01".encode(), 4.0)
            except MachineSilent:
                continue
            self._until("probe", b"\n", patience)
            return
        raise MachineSilent(f"probe: {self._rest['probe'][-500:]!r}")

    def talk(self, command: str, answers: Sequence[tuple[str, str]], patience: float) -> str:
        """As `ask`, of a program that asks back: the end of each question, and what is typed then.

        The answer ends with "ended" and the program's exit code. Raises `MachineSilent`.
        """
        self._line("probe").sendall(f"stty sane; {command}; echo ended $?; stty -echo -onlcr raw\n".encode())
        for question, answer in answers:
            self._until("probe", question.encode(), patience)
            time.sleep(1.0)  # what was typed before it listens is thrown away
            self._line("probe").sendall(answer.encode() + b"\n")
        told = self._until("probe", b"\n\x01", patience)
        self._until("probe", b"\n", patience)
        return told.decode(errors="replace").strip()

    def until(self, command: str, wanted: str, patience: float = 60.0) -> str:
        """Ask again until the answer is ``wanted``; the last answer."""
        end = time.monotonic() + patience
        told = self.ask(command)
        while told != wanted and time.monotonic() < end:
            time.sleep(0.2)
            told = self.ask(command)
        return told

    def order(self, name: str, **arguments: object) -> Any:
        """A command of QEMU's own protocol, and its answer. Raises RuntimeError with its words."""
        self._line("qmp").sendall(json.dumps({"execute": name, "arguments": arguments}).encode() + b"\n")
        while True:
            told = json.loads(self._until("qmp", b"\n", 30.0))
            if "error" in told:
                raise RuntimeError(told["error"]["desc"])
            if "return" in told:
                return told["return"]

    def press(self, *keys: str) -> None:
        """Keys held together, by their names in QEMU."""
        self.order("send-key", keys=[{"type": "qcode", "data": key} for key in keys])
        time.sleep(0.3)

    def type(self, text: str) -> None:
        """A text of small letters, digits and spaces on its keyboard, and Enter."""
        for sign in text:
            self.press("spc" if sign == " " else sign)
        self.press("ret")

    def picture(self) -> QImage:
        """What the screen shows now."""
        path = self.folder / "screen.png"
        self.order("screendump", filename=str(path), format="png")
        return QImage(str(path))

    def plug(self, name: str, image: Path) -> None:
        """Put a stick in."""
        self.order("blockdev-add", driver="raw", **{"node-name": name},
                   file={"driver": "file", "filename": str(image)})  # fmt: skip
        self.order("device_add", driver="usb-storage", drive=name, id=name, bus="usb.0", removable=True)

    def pull(self, name: str) -> None:
        """Pull it out, without asking anybody."""
        self.order("device_del", id=name)
        for _ in range(50):
            if self._freed(name):
                return
            time.sleep(0.1)
        raise MachineSilent(f"{name} is still in use")

    def _freed(self, name: str) -> bool:
        try:
            self.order("blockdev-del", **{"node-name": name})
        except RuntimeError:  # still in use
            return False
        return True

    def cut(self) -> None:
        """Take the power away."""
        self.process.kill()
        self.process.wait(10)

    def _line(self, name: str) -> socket.socket:
        if name not in self._lines:
            line = socket.socket(socket.AF_UNIX)
            line.connect(str(self.folder / f"{name}.socket"))
            self._lines[name], self._rest[name] = line, b""
            if name == "qmp":
                self._until("qmp", b"\n", 30.0)
                self.order("qmp_capabilities")
        return self._lines[name]

    def _until(self, name: str, mark: bytes, patience: float) -> bytes:
        line = self._lines[name]
        end = time.monotonic() + patience
        while mark not in self._rest[name]:
            line.settimeout(max(0.1, end - time.monotonic()))
            try:
                more = line.recv(65536)
            except TimeoutError:
                raise MachineSilent(f"{name}: {self._rest[name][-500:]!r}") from None
            if not more:
                raise MachineSilent(f"{name} ended")
            self._rest[name] += more
        told, _, self._rest[name] = self._rest[name].partition(mark)
        return told


@contextmanager
def running(
    root: Path, disks: Sequence[Path], folder: Path, *, kept: bool = True, forwarded: str = ""
) -> Iterator[Machine]:
    """Start a machine from the first disk, with the kernel that lies in the folder it was made of.

    Its processor is computed, not borrowed: slower by ten times, and the same on every computer. What it
    writes is forgotten unless ``kept``. ``forwarded`` gives it a network, and one of our ports to one of its
    own, as QEMU writes it.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    kernel, initial = (next((root / "boot").glob(f"{name}-*")) for name in ("vmlinuz", "initrd.img"))
    command = ["qemu-system-x86_64", "-accel", "tcg,thread=multi", "-cpu", "max", "-smp", "2"]
    command += ["-m", str(_MEMORY), "-nodefaults", "-display", "none", "-no-reboot"]
    command += ["-kernel", str(kernel), "-initrd", str(initial), "-append", _STARTED_BY]
    for disk in disks:
        ends = "cache=none" if kept else "snapshot=on"
        command += ["-drive", f"file={disk},format=raw,if=virtio,{ends}"]
    if forwarded:
        command += ["-netdev", f"user,id=network,restrict=on,hostfwd={forwarded}"]
        command += ["-device", "virtio-net-pci,netdev=network,romfile="]
    command += ["-device", "virtio-vga"]
    command += ["-device", "qemu-xhci,id=usb", "-device", "usb-kbd", "-device", "usb-tablet"]
    command += ["-serial", f"file:{folder}/console.log"]
    for name in ("probe", "qmp"):
        command += ["-chardev", f"socket,id={name},path={folder}/{name}.socket,server=on,wait=off"]
    command += ["-serial", "chardev:probe", "-mon", "chardev=qmp,mode=control"]
    with (folder / "qemu.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        while not (folder / "qmp.socket").exists():
            if process.poll() is not None:
                raise RuntimeError((folder / "qemu.log").read_text(errors="replace"))
            time.sleep(0.05)
        yield Machine(folder, process)
    finally:
        process.kill()
        process.wait(10)
