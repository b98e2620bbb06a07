"""``urna-verify``: check a public bundle, offline. Exit codes: 0 all holds, 1 it does not, 2 wrong usage."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from kiosk.errors import OperatorError
from sync.bundle_verifier import verify_bundle
from sync.files import read_file

_MOST_BYTES = 2 * 1024 * 1024 * 1024


def main(argv: Sequence[str] | None = None) -> int:
    """Print each check and the sentence that sums them up."""
    parser = argparse.ArgumentParser(
        prog="urna-verify", description="Revisa el paquete público de una consulta, sin red."
    )
    parser.add_argument("bundle", metavar="PAQUETE", type=Path, help="bundle.zip, como se publicó")
    parser.add_argument(
        "--organiser", metavar="HUELLA", default="", help="huella del organizador, como está en el afiche"
    )
    options = parser.parse_args(argv)
    try:
        report = verify_bundle(read_file(options.bundle, _MOST_BYTES), options.organiser)
    except OperatorError as error:
        sys.stderr.write(f"✗ {error}\n")
        return 1
    for check in report.checks:
        sys.stdout.write(f"{'✓' if check.holds else '✗'} {check.text}\n")
    sys.stdout.write(f"\n{report.sentence}\n")
    return 0 if report.holds else 1


if __name__ == "__main__":
    sys.exit(main())
