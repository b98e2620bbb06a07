"""The opening mode of ``urna-desk``: one window without a centre, for the machine without a network."""

from pathlib import Path

from kiosk.context import Mode
from ui.background import Background
from ui.desk.opening_flow import OpeningFlow
from ui.desk.page import Maker
from ui.desk.stage import Pickers, Stage
from ui.desk.window import DeskWindow


class OpeningDesk:
    """The ceremony on a window; a box can be dropped on it while none was chosen."""

    def __init__(self, window: DeskWindow, pickers: Pickers) -> None:
        self.window, self.background = window, Background()
        stage = Stage(self.background, pickers, self._show, self._end, _nothing)
        self.flow = OpeningFlow(stage)
        window.dropped.connect(self._dropped)
        window.closing.connect(self.stop)

    def start(self, box: Path | None) -> None:
        """Show the first page."""
        self.flow.begin(box)

    def stop(self) -> None:
        """Forget the secrets and end the threads."""
        self.flow.stop()
        self.background.stop()

    def _dropped(self, paths: list[Path]) -> None:
        if self.flow.ceremony is None:
            self.flow.begin(paths[0])

    def _show(self, maker: Maker) -> None:
        ceremony = self.flow.ceremony
        self.window.practice = ceremony is not None and ceremony.box.mode is Mode.PRACTICE
        self.window.display("", maker)

    def _end(self) -> None:
        self.window.close()


def _nothing() -> None:
    """There is no centre to read again."""
