"""Controls that stand too close together for a finger that trembles."""

from itertools import combinations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton

from ui.screens.frame import Screen

_APART = 14
_ROUNDING = 1


def too_close(screen: Screen) -> list[str]:
    """Pairs of controls with less than 14 px of the design between them; one inside another is meant so."""
    shown = [button for button in screen.findChildren(QAbstractButton) if button.isVisible()]
    least = screen.theme.px(_APART) - _ROUNDING
    return [
        f"«{one.accessibleName()}» and «{other.accessibleName()}» are {gap} px apart"
        for one, other in combinations(shown, 2)
        if not (one.isAncestorOf(other) or other.isAncestorOf(one))
        and (gap := _gap(_place(screen, one), _place(screen, other))) < least
    ]


def _place(screen: Screen, button: QAbstractButton) -> QRect:
    return QRect(button.mapTo(screen, QPoint()), button.size())


def _gap(one: QRect, other: QRect) -> int:
    across = max(one.left() - other.right(), other.left() - one.right()) - 1
    down = max(one.top() - other.bottom(), other.top() - one.bottom()) - 1
    return max(across, down)
