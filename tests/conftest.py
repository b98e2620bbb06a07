"""What holds for every test: no screen, no home folder, no warning and no log record that nobody expected."""

from __future__ import annotations

import logging
import os
import re

# Before anything imports Qt: without a display it aborts the whole run, and with one the pixels would vary.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1"
os.environ.pop("QT_STYLE_OVERRIDE", None)

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.tools.postgres import Cluster

# The same examples every time: only a change makes a test fail. `HYPOTHESIS_PROFILE=search` looks further.
settings.register_profile(
    "repeat", deadline=None, derandomize=True, max_examples=50, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("search", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeat"))


@pytest.fixture(scope="session", autouse=True)
def _home_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing a test does reaches the data or settings of the person who runs it."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            patch.setenv(variable, str(home / variable.lower()))
        yield


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """A real PostgreSQL, started when the first test asks for it."""
    from tests.tools.postgres import installed, running_cluster

    programs = installed()
    if programs is None:
        pytest.skip("PostgreSQL is not installed; `make test` installs it on Debian")
    with running_cluster(programs) as cluster:
        yield cluster


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def new_database(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[], str]:
    """Makes the URL of a new database: a test that asks for it runs on both kinds."""
    if request.param == "postgresql":
        cluster: Cluster = request.getfixturevalue("postgres")
        return cluster.new_database
    return lambda: f"sqlite:///{tmp_path_factory.mktemp('database') / 'central.sqlite'}"


@pytest.fixture(autouse=True)
def _only_expected_logs(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A record of level WARNING or above fails the test, unless a mark `expects_log` announces it."""
    patterns = [str(mark.args[0]) for mark in request.node.iter_markers("expects_log")]
    yield
    records = [record for phase in ("setup", "call") for record in caplog.get_records(phase)]
    loud = [record.getMessage() for record in records if record.levelno >= logging.WARNING]
    unexpected = [text for text in loud if not any(re.search(pattern, text) for pattern in patterns)]
    missing = [pattern for pattern in patterns if not any(re.search(pattern, text) for text in loud)]
    assert not unexpected, f"logged without being expected: {unexpected}"
    assert not missing, f"expected and never logged: {missing}"


def pytest_make_parametrize_id(val: object) -> str | None:
    """Random bytes would name a test differently in each process; their length names it the same."""
    return f"{len(val)}-bytes" if isinstance(val, bytes) else None
