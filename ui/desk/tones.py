"""The tones of the desk, as surfaces. Each goes with a pictogram and words: none says a thing alone."""

from enum import Enum

from ui.theme import Contrast, Ground, Theme


class Tone(Enum):
    """What a surface is for: done, under way, somebody has to look, an alarm, nothing yet, plain."""

    DONE = "done"
    OPEN = "open"
    LOOK = "look"
    ALARM = "alarm"
    IDLE = "idle"
    PLAIN = "plain"


_NORMAL = {
    Tone.DONE: Ground("#E5F2EC", "#073B2B", "#8FC3AE"),
    Tone.OPEN: Ground("#E3EEF8", "#0B3E6B", "#8FB4D6"),
    Tone.LOOK: Ground("#FCF0D4", "#573A00", "#D9B46A"),
    Tone.ALARM: Ground("#FBE4E2", "#7C140F", "#C9443B"),
    Tone.IDLE: Ground("#EFE8DA", "#3D475A", "#CFC6B2"),
    Tone.PLAIN: Ground("#FFFFFF", "#13233F", "#DDD6C7"),
}


def ground_of(theme: Theme, tone: Tone) -> Ground:
    """The surface of a tone. Contrasts of two colours know one: there words and pictogram say all."""
    if theme.contrast is Contrast.NORMAL:
        return _NORMAL[tone]
    return theme.palette.card
