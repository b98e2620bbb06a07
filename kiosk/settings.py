"""What the volunteers set on this machine, kept in its box file; nothing about anybody's vote."""

from kiosk.box_file import BoxFile

PIN = "pin"
WRONG_PINS = "wrong-pins"


class Settings:
    """Reads and writes the settings of one box file."""

    def __init__(self, box: BoxFile) -> None:
        self._connection = box.connection

    @property
    def pin(self) -> str:
        """The PIN's hash, or empty while none is set."""
        return self._value(PIN)

    @property
    def wrong_pins(self) -> int:
        """How many wrong PINs were typed since the last right one."""
        return int(self._value(WRONG_PINS) or 0)

    def store(self, name: str, value: str) -> None:
        """Inside the caller's transaction."""
        self._connection.execute(
            "INSERT INTO setting (name, value) VALUES (?, ?) "
            "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (name, value),
        )

    def _value(self, name: str) -> str:
        found = self._connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return str(found[0]) if found else ""
