"""A whole count in one hand, for tests: close, open with the private key, publish, verify."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from kiosk.context import StationCode
from kiosk.envelope import fingerprint
from sync.bundle_verifier import Report, verify_bundle
from sync.central.closing import Closing, close
from sync.central.frozen_box import read_frozen_box
from sync.central.key_files import RegisterKey
from sync.central.opening import Opened, Tally, open_items
from sync.central.publish.publish import BUNDLE, Publication, make_publication
from sync.central.store import Store
from tests.tools.centres import World
from tests.tools.kits import PSEUDONYM_SECRET


@dataclass(frozen=True)
class Count:
    """What came of it."""

    closing: Closing
    opened: Opened
    publication: Publication
    report: Report


def opened_box(world: World) -> Opened:
    """What the opening machine would write, without the shares."""
    data = world.centre.frozen_box_path.read_bytes()
    box = read_frozen_box(data)
    stations: dict[StationCode, Tally] = {}
    for context, items in box.contexts():
        tally = stations.setdefault(context.station, Tally())
        tally.add(open_items(context, bytes(items), box.consultation.rule, world.keys.tally))
    return Opened(hashlib.sha256(data).hexdigest(), stations)


def count(world: World, store: Store, *, accept_incomplete: bool = False) -> Count:
    """Close what is in the store, open it, publish it and check what was published."""
    register = RegisterKey(world.keys.register, PSEUDONYM_SECRET)
    organiser = world.keys.organiser
    closing = close(world.centre, store, organiser, register, accept_incomplete=accept_incomplete)
    opened = opened_box(world)
    publication = make_publication(world.centre, store, opened, organiser)
    report = verify_bundle(publication.files[BUNDLE], fingerprint(organiser.public))
    return Count(closing, opened, publication, report)
