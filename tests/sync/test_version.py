"""Every program says which version it is, and does nothing else."""

import subprocess
import sys
from pathlib import Path

import pytest

from sync.version import software_version
from tests.tools.frozen import PROGRAMS, PROJECT


def test_the_version_is_the_projects() -> None:
    assert software_version() == PROJECT["version"]


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program_answers_with_its_name_and_version(name: str, tmp_path: Path) -> None:
    command = [str(Path(sys.executable).with_name(name)), "--version"]
    done = subprocess.run(command, cwd=tmp_path, env={}, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{name} {PROJECT['version']}\n", "")
    assert not list(tmp_path.iterdir())
