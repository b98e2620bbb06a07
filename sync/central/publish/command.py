"""The command ``publish`` of ``urna-central``."""

import argparse

from kiosk.envelope import fingerprint
from sync.central.ceremony import read_opened
from sync.central.commands import DONE, clerk_of, store_of
from sync.central.console import Console
from sync.central.places import Centre
from sync.central.prompts import organiser_key
from sync.central.publish.publish import make_publication, write_publication


def publish(options: argparse.Namespace, console: Console) -> int:
    """Write what the public gets."""
    centre = Centre.open(options.centre)
    organiser = organiser_key(options)
    opened = read_opened(options.opened)
    with store_of(centre, options) as store:
        page = options.page or centre.consultation.results_page
        publication = make_publication(centre, store, opened, organiser, page)
        write_publication(publication, options.out)
        clerk_of(centre, options).record(store, "publish", f"{len(publication.files)} archivos")
    shown = fingerprint(organiser.public)
    console.result(
        {"files": sorted(publication.files), "organiser": shown, "out": str(options.out)},
        f"Publicado en {options.out}: {len(publication.files)} archivos. La página es "
        f"{options.out / 'index.html'}.\nHuella del organizador: {shown}\n"
        f'Cualquiera lo revisa: urna-verify {options.out / "bundle.zip"} --organiser "{shown}"',
    )
    return DONE
