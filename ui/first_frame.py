"""The kiosk shows something first, and loads the rest of itself then: nobody looks at an empty screen."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from ui.screens.frame import Screen


class FirstFrame(QObject):
    """Calls ``begin`` once, as soon as the first screen has been painted."""

    def __init__(self, application: QApplication, begin: Callable[[], None]) -> None:
        super().__init__(application)
        self._application, self._begin = application, begin
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and isinstance(watched, Screen):
            self._application.removeEventFilter(self)
            QTimer.singleShot(0, self._begin)
        return False
