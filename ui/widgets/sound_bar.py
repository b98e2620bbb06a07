"""What may be done while something is read aloud: hold, again, speed, volume, silence."""

from ui.speech import Speech
from ui.theme import Ground, Theme
from ui.widgets.bar import Tools
from ui.widgets.button import Button, Look
from ui.words import tr


class SoundBar(Tools):
    """Follows the speech: "Pausa" becomes "Seguir oyendo" while it is held."""

    def __init__(self, theme: Theme, speech: Speech, ground: Ground, *, coloured: bool) -> None:
        look = Look.ON_COLOUR if coloured else Look.TOOL

        def button(name: str, icon_name: str) -> Button:
            return Button(name, theme, look, icon_name=icon_name, size=18, on=ground)

        self.hold = button(tr("Pausa"), "pause")
        self.again = button(tr("Otra vez"), "arrows-clockwise")
        self.speed = button(tr("Velocidad"), "gauge")
        self.volume = button(tr("Volumen"), "speaker-high")
        self.silence = button(tr("Silencio"), "speaker-slash")
        super().__init__(theme, [self.hold, self.again, self.speed, self.volume, self.silence])
        self._speech = speech
        self.hold.clicked.connect(speech.pause_or_resume)
        self.again.clicked.connect(speech.again)
        self.speed.clicked.connect(speech.next_speed)
        self.volume.clicked.connect(speech.next_volume)
        speech.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        speech = self._speech
        held = speech.paused or not speech.speaking
        self.hold.show_as(tr("Seguir oyendo") if held else tr("Pausa"), "play" if held else "pause")
        for button, text in (
            (self.speed, _SPEEDS[speech.speed]()),
            (self.volume, _VOLUMES[speech.volume]()),
        ):
            button.setText(text)
            button.setAccessibleDescription(text)
        self.refit()


_SPEEDS = {
    1.0: lambda: tr("Velocidad normal"),
    1.3: lambda: tr("Velocidad rápida"),
    0.75: lambda: tr("Velocidad lenta"),
}
_VOLUMES = {
    0.6: lambda: tr("Volumen medio"),
    1.0: lambda: tr("Volumen alto"),
    0.3: lambda: tr("Volumen bajo"),
}
