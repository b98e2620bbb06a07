"""Which language the words on the screen have: Spanish as written in the code, English from Qt's file."""

from PySide6.QtCore import QCoreApplication, QTranslator

import assets

SPANISH, ENGLISH = "es", "en"


class Language:
    """The language in force; ``base`` is what it returns to after each person."""

    def __init__(self) -> None:
        self.base = self.now = SPANISH
        self._translator = QTranslator()
        loaded = self._translator.load(str(assets.path("translations/urna_en.qm")))
        assert loaded, "the translation comes with the program"

    def toggle(self) -> None:
        """The other one, for the person who is here."""
        self._use(ENGLISH if self.now == SPANISH else SPANISH)

    def toggle_base(self) -> None:
        """The other one, for everybody."""
        self.toggle()
        self.base = self.now

    def reset(self) -> None:
        """As before this person came."""
        self._use(self.base)

    def end(self) -> None:
        """The program ends, or another window begins: Spanish, as written."""
        self.base = SPANISH
        self.reset()

    def _use(self, language: str) -> None:
        if language == self.now:
            return
        self.now = language
        if language == ENGLISH:
            QCoreApplication.installTranslator(self._translator)
        else:
            QCoreApplication.removeTranslator(self._translator)
