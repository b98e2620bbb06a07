"""Work that somebody at the screen waits for: what they touch meanwhile counts for nothing.

Without this a second touch, or one on another button, would be answered after the screen has moved on: a
person registered twice, a question about the PIN over somebody's ballot. On a slow disk that is a third of a
second, long enough for any hand.
"""

from collections.abc import Callable
from typing import Any

from kiosk.errors import UrnaError
from ui.background import Background
from ui.shell import Shell


class Awaited:
    """The background of flows in which every answer, good or bad, shows a screen: that ends the wait."""

    def __init__(self, shell: Shell, background: Background) -> None:
        self._shell, self._background = shell, background

    def run(
        self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[UrnaError], None]
    ) -> None:
        """As `Background.run`."""
        self._shell.hold()
        self._background.run(work, done, failed)

    def run_aside(
        self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[UrnaError], None]
    ) -> None:
        """As `Background.run_aside`."""
        self._shell.hold()
        self._background.run_aside(work, done, failed)
