"""Which version of the program this is, as ``--version``, batches and actas say it."""

import argparse
import sys
from collections.abc import Sequence
from typing import Any


def software_version() -> str:
    """The version of what is installed; ``unknown`` for a copy of the source that was never installed."""
    from importlib.metadata import PackageNotFoundError, version  # not before the kiosk's first screen

    try:
        return version("urna-abierta")
    except PackageNotFoundError:
        return "unknown"


def add_version(parser: argparse.ArgumentParser) -> None:
    """The option ``--version``, which answers and ends the program."""
    parser.add_argument("--version", action=_Version, nargs=0, help="dice la versión del programa y termina")


class _Version(argparse.Action):
    """Reads the version only when it is asked for: the kiosk starts without."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        _namespace: argparse.Namespace,
        _values: str | Sequence[Any] | None,
        _option: str | None = None,
    ) -> None:
        sys.stdout.write(f"{parser.prog} {software_version()}\n")
        parser.exit()
