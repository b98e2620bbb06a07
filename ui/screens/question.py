"""One question of the register: large answers, and a way not to answer where the consultation allows it."""

from PySide6.QtCore import Signal

from kiosk.consultation import Question
from ui.screens.frame import Screen
from ui.theme import Theme
from ui.widgets.button import Button, Look
from ui.widgets.card import Answer
from ui.widgets.pages import Pages
from ui.words import tr


class QuestionScreen(Screen):
    """``answered`` carries the answer as the consultation writes it; None means rather not say."""

    answered = Signal(object)
    confirmed = Signal()
    went_back = Signal()

    def __init__(
        self,
        theme: Theme,
        question: Question,
        position: tuple[int, int],
        given: str | None,
        *,
        declined: bool = False,
        practice: bool,
        sound: bool,
    ) -> None:
        super().__init__(theme, practice=practice)
        number, of = position
        subtitle = tr("Pregunta {n} de {of}. La respuesta no queda junto a su voto.").format(n=number, of=of)
        self.set_title(question.prompt, subtitle)
        self.set_tools(sound=sound)
        self._declined = declined
        self.answers: list[tuple[Answer, str | None]] = [(Answer(theme, a), a) for a in question.answers]
        if question.optional:
            self.answers.append((Answer(theme, tr("Prefiero no responder")), None))
        for widget, answer in self.answers:
            widget.clicked.connect(lambda _=False, chosen=answer: self.answered.emit(chosen))
        most_columns = 2 if len(self.answers) > 3 else 1
        self.set_body(Pages(theme, [widget for widget, _ in self.answers], most_columns))
        back = Button(tr("Atrás"), theme, icon_name="arrow-left")
        back.clicked.connect(self.went_back)
        self.go_on = Button(tr("Seguir"), theme, Look.GO, icon_name="arrow-right", trailing=True, size=26)
        self.go_on.clicked.connect(self.confirmed)
        self.set_footer([back], [self.go_on])
        self.show_answer(given, declined=declined)

    def show_answer(self, given: str | None, *, declined: bool) -> None:
        """Mark what the model says was answered."""
        for widget, answer in self.answers:
            widget.setChecked(answer == given if answer is not None else declined)
        self.go_on.setEnabled(given is not None or declined)
