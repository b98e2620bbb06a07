"""The server's own description of itself against the running server, with Schemathesis' command."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from sync.central.store import Store
from tests.tools.centres import make_world
from tests.tools.servers import ask, running_server

_SCHEMATHESIS = Path(sys.executable).with_name("schemathesis")
_FORM = (
    "not_a_server_error", "status_code_conformance", "content_type_conformance",
    "response_headers_conformance", "response_schema_conformance",
)  # fmt: skip


def ask_the_server(examples: int, phases: str = "coverage,fuzzing") -> str:
    """So many examples for each address of a server that has a batch; what was wrong, or nothing."""
    with tempfile.TemporaryDirectory(prefix="urna-fuzz-") as name:
        folder = Path(name)
        world = make_world(folder / "centre")
        kiosk = world.kiosk(1)
        batch = kiosk.batch()
        place = {"kiosk": batch.kiosk, "box": batch.box.hex(), "sequence": str(batch.sequence)}
        with running_server(world.centre, Store.sqlite(world.centre.database)) as address:
            path = "/v1/batches/" + "/".join(place.values())
            assert ask(address, "PUT", path, kiosk.sign(batch)).status == 201
            asked = (address, folder, examples, phases)
            return _run(*asked) or _run(*asked, place)


def _run(address: str, folder: Path, examples: int, phases: str, place: dict[str, str] | None = None) -> str:
    """What it said if it found anything. ``place`` is a batch that is there: it is asked for by name."""
    config = folder / "schemathesis.toml"
    given = "".join(f"{name} = {json.dumps(value)}\n" for name, value in (place or {}).items())
    config.write_text(f"[parameters]\n{given}" if given else "", encoding="utf-8")
    # What is asked by name is there whatever else was varied: of those answers the form alone is checked.
    checks = ",".join(_FORM) if place else "all"
    command = [str(_SCHEMATHESIS), "--config-file", str(config), "run", f"{address}/v1/openapi.json"]
    options = {
        "max-examples": str(examples), "phases": phases, "checks": checks, "seed": "1", "warnings": "off",
        "generation-database": "none",
    }  # fmt: skip
    command += [f"--{name}={value}" for name, value in options.items()]
    command += ["--no-color", "--continue-on-failure"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


if __name__ == "__main__":
    found = ask_the_server(int(sys.argv[1]))
    print(found or "the server is as it says")
    sys.exit(1 if found else 0)
