"""``urna-verify``: check a public bundle, offline.

Exit codes: 0 all holds and the organiser is the one expected; 3 all holds, but no fingerprint was given, so
the origin was not checked; 1 something does not hold; 2 wrong usage, such as a fingerprint that is cut off,
or a file that cannot be read.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from kiosk.errors import OperatorError
from kiosk.files import read_file
from sync.bundle import MOST_BYTES
from sync.bundle_verifier import verify_bundle
from sync.verification.typed import wrong_print
from sync.verification.words import CANNOT_READ, Language
from sync.version import add_version

_NOT_CHECKED = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Print each check and the sentence that sums them up."""
    options = _parser().parse_args(argv)
    language: Language = "en" if options.english or _speaks_english() else "es"
    wrong = wrong_print(options.organiser, language) if options.organiser else ""
    if wrong:
        sys.stderr.write(f"✗ {wrong}\n")
        return _NOT_CHECKED
    try:
        data = read_file(options.bundle, MOST_BYTES)
    except OperatorError as error:
        told = CANNOT_READ.said(language).format(error=error, file=options.bundle)
        sys.stderr.write(f"✗ {told}\n")
        return _NOT_CHECKED
    report = verify_bundle(data, options.organiser)
    for line in report.lines(language):
        sys.stdout.write(f"{line}\n")
    sys.stdout.write(f"\n{report.sentence(language)}\n")
    return int(report.outcome)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="urna-verify",
        description="Revisa el paquete público de una consulta, sin red.",
        epilog="Códigos de salida: 0 todo concuerda y es del organizador; 3 todo concuerda, sin revisar el "
        "origen; 1 algo no se sostiene; 2 uso equivocado, huella incompleta o archivo ilegible.",
    )
    parser.add_argument("bundle", metavar="PAQUETE", type=Path, help="bundle.zip, como se publicó")
    parser.add_argument(
        "--organiser", metavar="HUELLA", default="", help="huella del organizador, como está en el afiche"
    )
    parser.add_argument("--english", action="store_true", help="in English")
    add_version(parser)
    return parser


def _speaks_english() -> bool:
    """By the locale, as gettext reads it; a machine without one is in Colombia."""
    named = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return named.startswith("en")


if __name__ == "__main__":
    sys.exit(main())
