"""Finds text that is cut and controls that are lost, by measure: every widget against what it needs."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QWidget

from tests.ui.targets import too_close
from ui.desk.window import DeskWindow
from ui.screens.frame import Screen
from ui.widgets.button import Button
from ui.widgets.keyboard import Field
from ui.widgets.label import Label
from ui.widgets.painting import longest_word


def problems(screen: Screen | DeskWindow) -> list[str]:
    """What is wrong on this screen, in words; nothing if all of it can be read and touched."""
    shown = [child for child in screen.findChildren(QWidget) if child.isVisible()]
    near = too_close(screen) if isinstance(screen, Screen) else []
    return [text for widget in shown for text in _of(screen, widget)] + _overlaps(screen, shown) + near


def measures(screen: Screen) -> list[tuple[str, QRect, bool, str, int]]:
    """What can make a text too long for its place: of every widget name, place, whether it is shown, font,
    and the height that it needs.
    """
    return [
        (_name(each), each.geometry(), each.isVisible(), each.font().key(), _needed(each))
        for each in screen.findChildren(QWidget)
    ]


def _needed(widget: QWidget) -> int:
    needed = getattr(widget, "needed_height", widget.heightForWidth)
    return int(needed(widget.width()))


def _of(screen: Screen | DeskWindow, widget: QWidget) -> list[str]:
    found = []
    parent = widget.parentWidget()
    if parent is not None and not _holds(parent, widget):
        found.append(f"{_name(widget)} leaves its place: {widget.geometry()} in {parent.rect()}")
    if isinstance(widget, Label) and widget.text():
        if widget.heightForWidth(widget.width()) > widget.height():
            found.append(f"{_name(widget)} is cut in height")
        if longest_word(widget.font(), widget.text()) > widget.width():
            found.append(f"{_name(widget)} is cut in width")
    if isinstance(widget, Button) and widget.heightForWidth(widget.width()) > widget.height():
        found.append(f"{_name(widget)} is cut")
    needed = getattr(widget, "needed_height", None)
    if needed is not None and needed(widget.width()) > widget.height():
        found.append(f"{_name(widget)} needs {needed(widget.width())} and has {widget.height()}")
    least = screen.theme.px(56 if isinstance(screen, Screen) else 43)  # a finger, or the desk's mouse
    if isinstance(widget, QAbstractButton) and min(widget.width(), widget.height()) < least:
        found.append(f"{_name(widget)} is too small to touch: {widget.size()}")
    return found


def _holds(parent: QWidget, widget: QWidget) -> bool:
    """What scrolls may be higher than what it scrolls in, never wider."""
    area = parent.parentWidget()
    if isinstance(area, QAbstractScrollArea) and parent is area.viewport():
        return widget.width() <= parent.width()
    return parent.rect().contains(widget.geometry())


def _overlaps(screen: Screen | DeskWindow, shown: list[QWidget]) -> list[str]:
    """Controls and texts that lie on each other without being one inside the other."""
    placed = [
        (widget, _seen(screen, widget))
        for widget in shown
        if isinstance(widget, QAbstractButton | Label | Field)
    ]
    return [
        f"{_name(one)} lies on {_name(other)}"
        for place, (one, area) in enumerate(placed)
        for other, other_area in placed[place + 1 :]
        if area.intersects(other_area) and not (one.isAncestorOf(other) or other.isAncestorOf(one))
    ]


def _seen(screen: Screen | DeskWindow, widget: QWidget) -> QRect:
    """Where it is seen: what is scrolled away lies on nothing."""
    part = widget.visibleRegion().boundingRect()
    return QRect(widget.mapTo(screen, part.topLeft()), part.size())


def _name(widget: QWidget) -> str:
    text = getattr(widget, "text", lambda: "")()
    return f"{type(widget).__name__} «{str(text or widget.accessibleName())[:40]}»"
