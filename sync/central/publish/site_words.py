"""The page's words in one language, and how that language writes numbers and days."""

import tomllib
from dataclasses import dataclass
from datetime import date

import assets
from kiosk.errors import UrnaError


class NoSuchText(UrnaError):
    """The page asks for a text that its language does not have: a bug."""


def one_or_many(n: int) -> str:
    """How the key of a text for so many ends: both languages have one form for 1 and another for the rest."""
    return "one" if n == 1 else "many"


@dataclass(frozen=True)
class PageWords:
    """``texts`` by key. ``{…}`` in a text are figures, filled in where it is used."""

    texts: dict[str, str]

    @classmethod
    def of(cls, language: str) -> "PageWords":
        """``es`` or ``en``."""
        return cls(tomllib.loads(assets.path(f"site/words/{language}.toml").read_text("utf-8")))

    @property
    def language(self) -> str:
        """As the attribute ``lang`` has it."""
        return self.texts["language"]

    def say(self, key: str, **figures: int | str) -> str:
        """A text with its figures; whole numbers are written as the language groups them."""
        if key not in self.texts:
            raise NoSuchText(f"{self.texts['language']}: {key}")
        shown = {
            name: self.number(value) if isinstance(value, int) else value for name, value in figures.items()
        }
        return self.texts[key].format_map(shown)

    def count(self, key: str, n: int) -> str:
        """``1 voto`` or ``12 votos``: the texts ``<key>_one`` and ``<key>_many``."""
        return self.say(f"{key}_{one_or_many(n)}", n=n)

    def number(self, value: int) -> str:
        """``1.234`` in Colombia, ``1,234`` in English."""
        return f"{value:,}".replace(",", self.texts["thousands"])

    def percent(self, count: int, of: int) -> str:
        """One decimal; a no-break space before the sign where the language has one."""
        share = 100 * count / of if of else 0.0
        return f"{share:.1f}".replace(".", self.texts["decimal"]) + self.texts["percent"]

    def day(self, day: date) -> str:
        """``15 de noviembre de 2022``, ``15 November 2022``."""
        month = self.texts["months"].split()[day.month - 1]
        return self.texts["day"].format(day=day.day, month=month, year=day.year)

    def days(self, first: date, last: date) -> str:
        """From one day to another; the month is said once where it is the same."""
        if first == last:
            return self.day(first)
        same = (first.year, first.month) == (last.year, last.month)
        return self.say("dates", opens=str(first.day) if same else self.day(first), closes=self.day(last))

    def size(self, length: int) -> str:
        """A file's size in kB, or in MB from a thousand of them."""
        if length < 1_000_000:
            return f"{self.number(max(1, round(length / 1000)))} kB"
        return f"{length / 1_000_000:.1f}".replace(".", self.texts["decimal"]) + " MB"
