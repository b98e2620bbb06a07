"""No version takes the place of another, and none is taken away, while a program of it runs."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.tools.debian import HOME, PACKAGE
from tests.tools.frozen import PROGRAMS
from tests.tools.tree import snapshot

ASKED = ("upgrade 2.0", "failed-upgrade 1.0 2.0", "remove")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A Debian as far as the script looks at it; its programs wait until nothing is left to read."""
    (tmp_path / HOME).mkdir(parents=True)
    for name in PROGRAMS:
        shutil.copy("/bin/cat", tmp_path / HOME / name)
    return tmp_path


@contextmanager
def running(program: Path) -> Iterator[None]:
    with subprocess.Popen([program], stdin=subprocess.PIPE) as process:
        try:
            yield
        finally:
            process.communicate()


def prerm(root: Path, arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DPKG_ROOT": str(root)}
    command = [str(PACKAGE / "prerm"), *arguments.split()]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("program", PROGRAMS)
def test_a_running_program_is_named_and_nothing_is_done(root: Path, program: str, asked: str) -> None:
    before = snapshot(root)
    with running(root / HOME / program):
        done = prerm(root, asked)
    assert (done.returncode, done.stdout) == (1, "")
    assert f"está en uso: {program}. No se cambió nada" in done.stderr
    assert f"is running: {program}. Nothing was changed" in done.stderr
    assert snapshot(root) == before


def test_all_that_run_are_named_once(root: Path) -> None:
    desk, central = root / HOME / "urna-desk", root / HOME / "urna-central"
    with running(desk), running(desk), running(central):
        done = prerm(root, "upgrade 2.0")
    assert "en uso: urna-central urna-desk. No" in done.stderr


@pytest.mark.parametrize("asked", ASKED)
def test_nothing_is_in_the_way_once_they_ended(root: Path, asked: str) -> None:
    with running(root / HOME / "urna-kiosk"):
        pass
    done = prerm(root, asked)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_same_program_elsewhere_is_not_in_the_way(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = shutil.copy("/bin/cat", tmp_path_factory.mktemp("folder") / "urna-kiosk")
    with running(Path(elsewhere)):
        assert prerm(root, "remove").returncode == 0
