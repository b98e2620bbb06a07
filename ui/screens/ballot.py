"""The ballot: all proposals as cards, and slots below that say what is chosen and what may still be."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.consultation import Consultation
from ui.screens.frame import Screen
from ui.screens.welcome import choose_title
from ui.theme import Theme
from ui.visit import Visit
from ui.widgets.advice import Advice
from ui.widgets.button import Button, Look
from ui.widgets.card import LARGEST_SCALE, ProposalCard, Slot
from ui.widgets.order import read_in_order
from ui.widgets.pages import Pages
from ui.words import plural, tr

_MOST_COLUMNS = 4
_MOST_SLOTS = 5
_SLOT = 92


class BallotScreen(Screen):
    """Touching a card asks to choose it or to take it away; the model answers with `show_visit`. A refusal
    stands in the place of the help, so that it covers no title and no control.
    """

    toggled = Signal(int)
    opened = Signal(int)
    reviewed = Signal()
    went_back = Signal()

    def __init__(
        self, theme: Theme, visit: Visit, files: Mapping[str, bytes], *, practice: bool, sound: bool
    ) -> None:
        super().__init__(theme, practice=practice)
        consultation = visit.consultation
        self.set_title(choose_title(consultation))
        self.advice = Advice(theme, _help(sound=sound), _too_many(consultation), self)
        self.subtitle = self.advice
        self.set_tools(sound=sound)
        self.cards = [
            ProposalCard(theme, proposal, files, sound=sound) for proposal in consultation.proposals
        ]
        for card in self.cards:
            number = card.proposal.number
            card.clicked.connect(lambda _=False, n=number: self.toggled.emit(n))
            card.heard.connect(lambda n=number: self.opened.emit(n))
        self.pages = Pages(theme, self.cards, _MOST_COLUMNS)
        self.set_body(self.pages)
        self.review = Button(
            tr("Revisar mi voto"), theme, Look.GO, icon_name="arrow-right", trailing=True, size=26
        )
        self.review.clicked.connect(self.reviewed)
        back = Button("", theme, icon_name="arrow-left", name=tr("Atrás"))
        back.set_compact(compact=True)
        back.clicked.connect(self.went_back)
        if not visit.may_go_back:
            back.hide()  # never shown before it has a parent: it would be a window for a moment
        self.slots = _Slots(theme, consultation)
        self._foot = _Foot(theme, self.slots, back, self.review)
        self._foot.setParent(self)
        self.pages.leaving.connect(self.advice.advise)
        self.pages.arranged.connect(self._scale_cards)
        self.show_visit(visit)

    def show_visit(self, visit: Visit) -> None:
        """Show the choices, what is left, and a refusal."""
        for card in self.cards:
            card.set_chosen(card.proposal.number in visit.selections)
        self.slots.show_visit(visit)
        self.review.setEnabled(visit.may_review)
        if visit.full:
            self.advice.refuse(_too_many(visit.consultation))
        else:
            self.advice.advise()

    def _scale_cards(self) -> None:
        """Few proposals leave room: all are shown larger, by as much as the fullest allows."""
        shown = [self.cards[place].size() for place in self.pages.shown]
        least = QSize(min(size.width() for size in shown), min(size.height() for size in shown))
        scale = LARGEST_SCALE
        for place, card in enumerate(self.cards):
            scale = card.fitting_scale(card.size() if place in self.pages.shown else least, scale)
        for card in self.cards:
            card.set_scale(scale)

    def arrange(self) -> None:
        super().arrange()
        margin = self.theme.px(28)
        width = self.width() - 2 * margin
        height = self._foot.heightForWidth(width)
        self._foot.setGeometry(margin, self.height() - height - self._foot_pad(), width, height)
        self.advice.setGeometry(self.advice.geometry().adjusted(0, 0, 0, self.theme.px(8)))  # of the gap
        read_in_order(self.pages, self._foot)

    def _footer_height(self) -> int:
        return self._foot.heightForWidth(self.width() - 2 * self.theme.px(28)) + 2 * self._foot_pad()


class _Slots(QWidget):
    """One slot for each choice that is allowed; a plain count where they would be too many."""

    def __init__(self, theme: Theme, consultation: Consultation) -> None:
        super().__init__()
        self._theme = theme
        self._titles = {p.number: p.short_title for p in consultation.proposals}
        count = consultation.max_choices if consultation.max_choices <= _MOST_SLOTS else 1
        self.slots = [Slot(theme) for _ in range(count)]
        for slot in self.slots:
            slot.setParent(self)
        self._counts_only = consultation.max_choices > _MOST_SLOTS

    def show_visit(self, visit: Visit) -> None:
        """Fill the slots in the order of choosing."""
        free = _free_text(visit)
        if self._counts_only:
            chosen = ", ".join(map(str, sorted(visit.selections)))
            self.slots[0].vacate(f"{chosen}. {free}" if chosen else free)
            return
        for place, slot in enumerate(self.slots):
            if place < len(visit.selections):
                number = visit.selections[place]
                slot.fill(number, self._titles[number])
            else:
                slot.vacate(free if place == len(visit.selections) else "")

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(240) * len(self.slots), self._theme.px(_SLOT))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        gap, count = self._theme.px(14), len(self.slots)
        width = (self.width() - gap * (count - 1)) // count
        for place, slot in enumerate(self.slots):
            slot.setGeometry(place * (width + gap), 0, width, self.height())


class _Foot(QWidget):
    """Slots and buttons in one row, or the slots above the buttons."""

    def __init__(self, theme: Theme, slots: _Slots, back: Button, review: Button) -> None:
        super().__init__()
        self._theme, self._slots, self._back, self._review = theme, slots, back, review
        for widget in (back, slots, review):
            widget.setParent(self)

    def heightForWidth(self, width: int) -> int:
        row = max(self._review.sizeHint().height(), self._theme.px(_SLOT))
        if self._one_row(width):
            return row
        return self._theme.px(_SLOT) + self._theme.px(12) + self._review.sizeHint().height()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        gap, width, height = self._theme.px(16), self.width(), self.height()
        buttons = self._review.sizeHint()
        back = 0 if self._back.isHidden() else self._back.sizeHint().width() + gap
        one_row = self._one_row(width)
        read_in_order(*((self._back, self._slots) if one_row else (self._slots, self._back)), self._review)
        if one_row:
            self._back.setGeometry(0, 0, back - gap, height)
            self._slots.setGeometry(back, 0, width - back - buttons.width() - gap, height)
            self._review.setGeometry(width - buttons.width(), 0, buttons.width(), height)
            return
        slots = self._theme.px(_SLOT)
        self._slots.setGeometry(0, 0, width, slots)
        y = slots + self._theme.px(12)
        self._back.setGeometry(0, y, back - gap, height - y)
        self._review.setGeometry(back, y, width - back, height - y)

    def _one_row(self, width: int) -> bool:
        back = self._back.sizeHint().width() + self._theme.px(16)
        return back + self._slots.sizeHint().width() + self._review.sizeHint().width() <= width


def _help(*, sound: bool) -> str:
    if sound:
        return tr("Toque una tarjeta para elegirla. Toque el parlante para leerla y escucharla.")
    return tr("Toque una tarjeta para elegirla. Toque la lupa para leerla completa.")


def _free_text(visit: Visit) -> str:
    if not visit.selections and visit.consultation.max_choices == 1:
        return tr("Todavía no ha elegido")
    if not visit.selections:
        return tr("Puede elegir hasta {n} propuestas").format(n=visit.remaining)
    return plural(visit.remaining, tr("Puede elegir 1 propuesta más"), tr("Puede elegir {n} propuestas más"))


def _too_many(consultation: Consultation) -> str:
    return plural(
        consultation.max_choices,
        tr("Ya eligió 1 propuesta. Para cambiar, quítela primero."),
        tr("Ya eligió {n} propuestas. Para cambiar, quite primero una."),
    )
