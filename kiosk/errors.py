"""The one tree of errors.

What the world does wrong is an :class:`UrnaError`: it carries a Spanish text for the person in front of
the screen, in up to three parts: what happened, what became of what was there, what to do now. A kiosk
always shows three, and says of the kind what an error does not say itself (`ui.trouble`). Our own mistakes
are not in this tree: they are ordinary Python exceptions and end the program loudly.

* :class:`OperatorError`: the operator can put it right (a missing file, a full disk); nothing is lost.
* :class:`InvalidInput`: what was typed changed nothing.
* :class:`Refused`: a document or a ballot whose signature, binding or rule does not hold; what is stored
  stays as it was.
* :class:`Tampered`: what is stored may be at risk.
"""

from collections.abc import Mapping
from dataclasses import dataclass

PHRASES_BETWEEN = "; "


@dataclass(frozen=True)
class Phrase:
    """A part of a message with values of its own: it stands among an error's values, and a screen translates
    it by itself. ``template`` is Spanish, marked with `noted`.
    """

    template: str
    values: Mapping[str, object]

    def __str__(self) -> str:
        return self.template.format(**self.values)


@dataclass(frozen=True)
class Phrases:
    """Several of them, one after the other."""

    each: tuple[Phrase, ...]

    def __str__(self) -> str:
        return PHRASES_BETWEEN.join(map(str, self.each))


class UrnaError(Exception):
    """Something went wrong that is not a mistake of the program.

    :param what: Spanish: what happened.
    :param do: Spanish: what to do now; empty where nothing can be done.
    :param kept: Spanish: what is safe or at risk, where that is more than its kind says; a part of `what`
        for who reads the error in one piece.
    :param values: what stands in the places ``{…}`` of all three; kept apart so that a screen can say the
        same in another language.
    """

    def __init__(self, what: str, do: str = "", /, *, kept: str = "", **values: object) -> None:
        super().__init__(what, do)
        self.template, self.values = (what, kept, do), values
        happened = f"{what} {kept}".strip()
        self.what = happened.format(**values) if values else happened
        self.do = do.format(**values) if values else do

    def __str__(self) -> str:
        return f"{self.what} {self.do}".strip()

    def __reduce__(self) -> tuple[object, ...]:
        # Ballots are opened in several processes, and an error must cross to the one that reports it.
        return _blank, (type(self),), self.__dict__.copy()


class OperatorError(UrnaError):
    """The operator can put this right and try again."""


class InvalidInput(OperatorError):
    """Something that was typed does not obey its rule."""


class AlreadyVoted(OperatorError):
    """This participant has already voted at this kiosk.

    :param minute: local time of the earlier vote, to the minute: ``2026-11-15T08:02``.
    """

    def __init__(self, minute: str) -> None:
        day, _, hour = minute.partition("T")
        super().__init__(
            "Esta persona ya votó en este puesto. Se registró el {day} a las {hour}.",
            "No la registre otra vez. Si dice que no fue ella, abra una reclamación: «No fui yo».",
            kept="Su voto está guardado.",
            day=day,
            hour=hour,
        )
        self.minute = minute


class Refused(UrnaError):
    """A document or a ballot was not accepted: a signature, a binding or a rule does not hold.

    :param reason: a stable code in English for programs and tests, such as ``"commitment-mismatch"``.
    """

    def __init__(self, reason: str, what: str, do: str = "", /, *, kept: str = "", **values: object) -> None:
        super().__init__(what, do, kept=kept, **values)
        self.reason = reason


class Tampered(Refused):
    """Data that was stored here no longer passes its own check."""


def noted(text: str) -> str:
    """The text itself: marks a Spanish phrase that a screen will translate when it shows it."""
    return text


def _blank(kind: type[UrnaError]) -> UrnaError:
    """An error of this kind before its fields are filled in: what unpickling starts from."""
    return kind.__new__(kind)
