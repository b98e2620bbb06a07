"""``urna-central`` for tests: commands run in a folder of their own, and what they say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import assets
from sync.central.cli import main
from sync.central.key_files import RegisterKey, write_organiser, write_register
from tests.tools.kits import PSEUDONYM_SECRET, Keys

DEFINITION = assets.path("consultations/cartagena-2022/consultation.toml")
STATIONS = assets.path("consultations/cartagena-2022/stations.toml")
ORGANISER, REGISTER = "una frase del organizador", "una frase del registro"


class Office:
    """A city's office: keys, passphrases and a centre that is not made yet. Without ``capture`` what commands
    say goes where it goes, and `run` gives back nothing of it.
    """

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str] | None = None) -> None:
        self.folder, self._capture = folder, capture
        (folder / "organiser").write_text(f"{ORGANISER}\n")
        (folder / "register").write_text(f"{REGISTER}\n")
        self.organiser = [
            "--keys", folder / "keys", "--organiser-passphrase-file", folder / "organiser",
        ]  # fmt: skip
        self.keys = [*self.organiser, "--register-passphrase-file", folder / "register"]

    def hold(self, keys: Keys) -> None:
        """Lock keys that exist already into its folder of keys, in place of those that are there."""
        folder = self.folder / "keys"
        folder.mkdir(exist_ok=True)
        write_organiser(folder, keys.organiser, ORGANISER)
        write_register(folder, RegisterKey(keys.register, PSEUDONYM_SECRET), REGISTER)

    def run(self, *arguments: object) -> tuple[int, str, str]:
        """Exit code, standard output and standard error."""
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as end:
            code = int(end.code or 0)
        if self._capture is None:
            return code, "", ""
        captured = self._capture.readouterr()
        return code, captured.out, captured.err

    def json(self, *arguments: object) -> Any:
        """The result of a command that must be done."""
        code, out, err = self.run(*arguments, "--json")
        assert code == 0, err
        return json.loads(out)

    def init(self, *more: object) -> tuple[int, str, str]:
        """Make the three places."""
        return self.run(
            "init", self.folder / "centre", "--consultation", DEFINITION, "--stations", STATIONS,
            "--shares", self.folder / "shares", "--trustees", 3, "--quorum", 2, *self.keys, *more,
        )  # fmt: skip

    @property
    def centre(self) -> Path:
        """The centre's folder."""
        return self.folder / "centre"
