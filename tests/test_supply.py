"""What the program is made of: locked, reproducible, without plug-ins, and silent when it is imported."""

import subprocess
import sys
from pathlib import Path

from tests.tools.supply import LOCK, sha256, unlocked, wheel

EVERYTHING = """
import pkgutil, sys
def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.bind", "socket.sendto"):
        raise SystemExit(f"{event} {arguments}")
sys.addaudithook(refuse)
count = 0
for top in ("kiosk", "sync", "ui", "assets"):
    for module in pkgutil.walk_packages(__import__(top).__path__, top + "."):
        __import__(module.name)
        count += 1
print(count)
"""
WITH_A_PLUGIN = """
import sqlite3
import sys
from kiosk import migrations
migrations.apply(sqlite3.connect(sys.argv[1]))
assert "strange_plugin" not in sys.modules
"""


def run(program: str, *arguments: str, path: str = "") -> str:
    command = [sys.executable, "-c", program, *arguments]
    environment = {
        "QT_QPA_PLATFORM": "offscreen",
        "PATH": "/usr/bin:/bin",
        "PYTHONPATH": path,
        "HOME": "/nonexistent",
    }
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_package_is_locked_with_its_hashes_and_no_address() -> None:
    assert unlocked(LOCK.read_text()) == []


def test_a_lock_with_a_hole_is_seen() -> None:
    assert unlocked("six==1.0\n") == ["six==1.0"]
    assert unlocked("six>=1.0 --hash=sha256:00\n") == ["six>=1.0 --hash=sha256:00"]
    assert unlocked("--index-url https://example.org\n") == ["--index-url https://example.org"]


def test_a_wheel_built_twice_has_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "a longer name"
    first.mkdir()
    second.mkdir()
    assert sha256(wheel(first)) == sha256(wheel(second))


def test_importing_everything_asks_no_network() -> None:
    assert int(run(EVERYTHING)) > 200


def test_a_plug_in_that_lies_on_the_path_is_not_loaded(tmp_path: Path) -> None:
    (tmp_path / "strange_plugin.py").write_text("raise SystemExit('loaded')\n")
    metadata = tmp_path / "strange_plugin-1.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: strange-plugin\nVersion: 1\n")
    (metadata / "entry_points.txt").write_text("[sqlite_utils]\nstrange = strange_plugin\n")

    run(WITH_A_PLUGIN, str(tmp_path / "box.db"), path=str(tmp_path))
