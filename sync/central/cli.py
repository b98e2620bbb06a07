"""``urna-central``: the centre without a screen, for staff, servers and scripts.

Exit codes: 0 done; 1 something that the operator can put right; 2 wrong usage; 3 a document was refused (of
an import: at least one; the others were taken in).
"""

import argparse
import sys
from collections.abc import Sequence

from kiosk.errors import Refused, UrnaError
from kiosk.hardening import harden
from sync.central import (
    acta_command,
    archive_command,
    care_commands,
    closing_command,
    commands,
    opening_command,
    poster_command,
    roster_commands,
    server_command,
)
from sync.central.console import Console
from sync.central.options import build_parser
from sync.central.processes import work_if_asked
from sync.central.publish import command as publish_command

OPERATOR, REFUSED = 1, 3


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    harden()
    work_if_asked()
    options = build_parser().parse_args(argv)
    console = Console(as_json=options.json)
    try:
        return _run(options, console)
    except Refused as error:
        console.error(error)
        return REFUSED
    except UrnaError as error:
        console.error(error)
        return OPERATOR
    except KeyboardInterrupt:
        console.interrupted()
        return OPERATOR


def _run(options: argparse.Namespace, console: Console) -> int:
    run = {
        "init": commands.init,
        "kit": commands.kit,
        "poster": poster_command.poster,
        "import": commands.import_batches,
        "status": commands.status,
        "close": closing_command.close_count,
        "open": opening_command.open_frozen_box,
        "results": commands.show_results,
        "publish": publish_command.publish,
        "serve": server_command.serve,
        "acta": acta_command.acta,
        "point": roster_commands.point,
        "kiosk": roster_commands.kiosk,
        "box": roster_commands.box,
        "rescue": care_commands.rescue,
        "wipe-order": roster_commands.wipe_order,
        "backup": care_commands.backup,
        "restore": care_commands.restore,
        "export": care_commands.export,
        "archive": archive_command.archive,
        "audit": care_commands.audit,
    }[options.command]
    return run(options, console)


if __name__ == "__main__":
    sys.exit(main())
