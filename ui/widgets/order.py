"""The order in which a screen is read aloud, and in which the Tab key goes through it: one and the same."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def read_in_order(*widgets: QWidget | None) -> None:
    """These children of one widget are read as they are given here, whatever order they were made in."""
    wanted = [widget for widget in widgets if widget is not None]
    parent = wanted[0].parentWidget() if wanted else None
    if parent is not None and [child for child in parent.children() if child in wanted] != wanted:
        for widget in wanted:
            widget.raise_()  # Qt reads the children of a widget from the lowest to the highest


def focus_order(widget: QWidget) -> list[QWidget]:
    """What can have the focus now, in the order of reading."""
    return list(_focusable(widget))


def _focusable(widget: QWidget) -> Iterator[QWidget]:
    for child in widget.children():
        if isinstance(child, QWidget) and child.isVisible():
            if child.isEnabled() and child.focusPolicy() & Qt.FocusPolicy.TabFocus:
                yield child
            yield from _focusable(child)
