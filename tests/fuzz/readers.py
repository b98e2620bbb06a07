"""Every reader of a file that comes from outside, by name."""

from __future__ import annotations

from tests.fuzz import bundle_reader, open_readers, signed_readers
from tests.fuzz.targets import Target

TARGETS: dict[str, Target] = {
    target.name: target for target in (*signed_readers.TARGETS, *open_readers.TARGETS, *bundle_reader.TARGETS)
}
