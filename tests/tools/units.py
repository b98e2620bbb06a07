"""The systemd units that come with the program, and what systemd says of them."""

import re
import subprocess
from pathlib import Path

DEPLOY = Path(__file__).parents[2] / "assets" / "deploy"
SERVICES = sorted(DEPLOY.rglob("*.service"))
EXPOSURE_BOUND = 2.0


def exposure(unit: Path) -> float:
    """systemd's own measure, from 0 (closed) to 10 (open)."""
    command = ["systemd-analyze", "security", "--offline=true", "--no-pager", str(unit)]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    found = re.search(r"Overall exposure level for .*: ([0-9.]+)", told)
    assert found, told
    return float(found.group(1))
