"""``urna-central serve``: the server with its options."""

import argparse

from sync.central.commands import DONE, clerk_of, database_url, store_of
from sync.central.console import Console
from sync.central.places import Centre


def serve(options: argparse.Namespace, console: Console) -> int:
    """Listen until told to stop."""
    # The framework is loaded only here: every other command starts without it.
    from sync.central import server_log, server_run, server_workers

    centre = Centre.open(options.centre)
    centre.require_whole()
    where = server_run.Listening(options.host, options.port, options.tls_certificate, options.tls_key)

    def ready(address: str) -> None:
        console.result(
            {"address": address},
            f"El centro recibe en {address}\nEsa dirección va en los kits: urna-central kit … --server "
            f"'{address}'\nPara terminar: Ctrl+C. Lo que esté a medias se termina primero.",
        )

    server_log.log_to_stderr()
    with store_of(centre, options) as store:
        clerk_of(centre, options).record(store, "serve", f"{options.host}:{options.port}")
        if options.processes == 1:
            server_run.serve(centre, store, where, ready)
            return DONE
    server_workers.serve_with(options.processes, centre, database_url(centre, options), where, ready)
    return DONE
