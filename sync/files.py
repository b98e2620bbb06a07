"""Moved: see `kiosk.files`."""

from kiosk.files import read_file, write_durably

__all__ = ["read_file", "write_durably"]
