"""The kiosk starts fast and without a screen: what importing the core and the sending side leaves unloaded.

import-linter holds who may import whom by reading the source; this shows what really gets loaded.
"""

from __future__ import annotations

import json
import pkgutil
import subprocess
import sys

import pytest

import kiosk
import sync

KEPT_OUT = ("PySide6", "shiboken6", "sqlalchemy", "fastapi", "starlette", "uvicorn", "psycopg")

LOADER = """
import importlib, json, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""


def _modules_a_kiosk_runs() -> list[str]:
    """Every module of `kiosk` and of `sync` but the centre's, which only the city's side runs."""
    found = [kiosk.__name__, sync.__name__]
    for package in (kiosk, sync):
        found += [each.name for each in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")]
    return [name for name in found if not f"{name}.".startswith("sync.central.")]


def _loaded_by(modules: list[str]) -> set[str]:
    """The top-level packages that a fresh interpreter holds after importing `modules`."""
    command = [sys.executable, "-c", LOADER, *modules]
    shown = subprocess.run(command, capture_output=True, text=True, check=False)
    assert shown.returncode == 0, shown.stderr
    return set(json.loads(shown.stdout))


@pytest.mark.parametrize("package", KEPT_OUT)
def test_what_is_kept_out_would_be_seen_if_it_were_loaded(package: str) -> None:
    assert package in _loaded_by([package])


def test_core_and_sending_side_load_neither_qt_nor_a_server_framework() -> None:
    modules = _modules_a_kiosk_runs()
    assert {"kiosk.ballot", "sync.verifier"} <= set(modules)
    assert not any(name.startswith("sync.central") for name in modules)
    assert _loaded_by(modules).isdisjoint(KEPT_OUT)


def test_core_alone_does_not_load_the_sending_side_or_the_screens() -> None:
    modules = [name for name in _modules_a_kiosk_runs() if name.partition(".")[0] == "kiosk"]
    assert _loaded_by(modules).isdisjoint({"sync", "ui"})
