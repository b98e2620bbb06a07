"""What a screen reader finds on a screen: the tree of `QAccessible`, and what is wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from tests.ui.painted import painted_texts
from ui.screens.frame import Screen
from ui.widgets.card import Answer, ProposalCard
from ui.widgets.order import focus_order

_Role = QAccessible.Role


@dataclass(frozen=True)
class Node:
    """One widget as a screen reader finds it, and the nodes inside it."""

    widget: QWidget
    role: QAccessible.Role
    name: str
    description: str
    states: frozenset[str]
    labelled_by: str
    children: tuple["Node", ...]

    @property
    def place(self) -> QRect:
        """Where it stands in the window."""
        return QRect(self.widget.mapTo(self.widget.window(), QPoint()), self.widget.size())

    def all(self) -> Iterator["Node"]:
        """This one and all inside it, as they are read."""
        yield self
        for child in self.children:
            yield from child.all()

    def __str__(self) -> str:
        return f"{type(self.widget).__name__} «{self.name[:50]}»"


def tree(widget: QWidget) -> Node:
    """The nodes that can be seen."""
    found = QAccessible.queryAccessibleInterface(widget)
    state = found.state()
    flags = ("checked", "checkable", "focusable", "focused", "disabled", "passwordEdit")
    return Node(
        widget,
        found.role(),
        found.text(QAccessible.Text.Name),
        found.text(QAccessible.Text.Description),
        frozenset(flag for flag in flags if getattr(state, flag)),
        _label(found),
        tuple(tree(child) for child in _shown_children(found)),
    )


def problems(screen: Screen) -> list[str]:
    """What a person who listens would miss or be told wrongly; nothing if all of it is right."""
    root = tree(screen)
    found = [text for node in root.all() for text in (*_of(node), *_order(node))]
    return [*found, *_focus(screen, root), *_silent(screen, root)]


def _shown_children(parent: QAccessibleInterface) -> Iterator[QWidget]:
    for number in range(parent.childCount()):
        child = parent.child(number).object()
        if isinstance(child, QWidget) and child.isVisible():
            yield child


def _label(found: QAccessibleInterface) -> str:
    relations = found.relations(QAccessible.RelationFlag.Label)
    return " ".join(other.text(QAccessible.Text.Name) for other, _ in relations)


def _of(node: Node) -> Iterator[str]:
    if "focusable" in node.states and not node.name.strip():
        yield f"{node} can have the focus and has no name"
    wanted = _wanted_role(node)
    if node.role is not wanted:
        yield f"{node} is {node.role.name}, not {wanted.name}"
    states = _wanted_states(node.widget)
    if node.states - {"focused"} != states:
        yield f"{node} says {sorted(node.states)}, not {sorted(states)}"
    if node.role is _Role.EditableText and not node.labelled_by:
        yield f"{node} has no label"


def _wanted_role(node: Node) -> QAccessible.Role:
    """By what the widget is for; a name alone makes a text, and neither makes a mere box."""
    widget = node.widget
    if isinstance(widget, ProposalCard):
        return _Role.CheckBox
    if isinstance(widget, Answer):
        return _Role.RadioButton
    if isinstance(widget, QAbstractButton):
        return _Role.Button
    if isinstance(widget, QLineEdit):
        return _Role.EditableText
    if isinstance(widget, Screen):
        return _Role.Client
    return _Role.StaticText if node.name or isinstance(widget, QLabel) else _Role.Client


def _wanted_states(widget: QWidget) -> frozenset[str]:
    button = widget if isinstance(widget, QAbstractButton) else None
    wanted = {
        "disabled": not widget.isEnabled(),
        "focusable": isinstance(widget, QAbstractButton | QLineEdit),
        "checkable": button is not None and button.isCheckable(),
        "checked": button is not None and button.isChecked(),
        "passwordEdit": isinstance(widget, QLineEdit) and widget.echoMode() is QLineEdit.EchoMode.Password,
    }
    return frozenset(name for name, holds in wanted.items() if holds)


def _order(node: Node) -> Iterator[str]:
    """Children come as they are read: left to right in a row, then what is below; or column by column."""
    for number, first in enumerate(node.children):
        for later in node.children[number + 1 :]:
            one, other = first.place, later.place
            beside = other.left() > one.right()
            above = other.bottom() < one.top() and not beside
            same_row = other.top() <= one.bottom() and one.top() <= other.bottom()
            if above or (same_row and other.right() < one.left()):
                yield f"{later} stands before {first} and is read after it"


def _focus(screen: Screen, root: Node) -> Iterator[str]:
    """Tab goes through all that can have the focus, as it is read, and nothing else has it."""
    focusable = [n for n in root.all() if "focusable" in n.states and "disabled" not in n.states]
    if [node.widget for node in focusable] != focus_order(root.widget):
        yield "the Tab key goes another way than reading does"
    if not screen.window().isActiveWindow():
        yield "another window was shown in front of this one"
    for one, other in pairwise(focusable):
        one.widget.setFocus()
        QTest.keyClick(screen.window().windowHandle(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() is not other.widget:
            yield f"Tab goes from {one} to {QApplication.focusWidget()!r}, not to {other}"
        elif "focused" not in tree(other.widget).states:
            yield f"{other} has the focus and does not say so"


def _silent(screen: Screen, root: Node) -> Iterator[str]:
    """All that is painted as text can also be heard, under a name or a description of the same screen."""
    heard = _plain(" ".join(f"{node.name} {node.description}" for node in root.all()))
    fields = _plain(" ".join(field.displayText() for field in screen.findChildren(QLineEdit)))
    for text in painted_texts(screen):
        said = _plain(text.text.rstrip("…"))
        if said not in heard and said not in fields:
            yield f"«{text.text}» can be seen and not heard"


def _plain(text: str) -> str:
    return "".join(character for character in text if character.isalnum()).casefold()
