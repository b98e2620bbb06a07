"""On which line each value of a TOML file stands.

``tomllib`` tells values but not lines, and whoever writes a definition needs the line. This scanner runs
beside it, over text that ``tomllib`` has already accepted, and so does not judge: it only notes where table
headers, keys and the elements of arrays begin. A path is a tuple of keys and of positions from 0, such as
``("proposal", 2, "number")``; lines count from 1.
"""

import re

from kiosk.toml_text import STRING

Path = tuple[str | int, ...]

_KEY = re.compile(r"""\s*(?:"((?:[^"\\\n]|\\.)*)"|'([^'\n]*)'|([A-Za-z0-9_-]+))\s*(\.?)""")
_BLANK = re.compile(r"(?:[\s,]|#[^\n]*)*")


class _Scanner:
    """Walks the text once, statement by statement."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.counted = 0
        self.line = 1
        self.lines: dict[Path, int] = {(): 1}
        self.elements: dict[Path, int] = {}

    def run(self) -> dict[Path, int]:
        table: Path = ()
        while self.skip_blank():
            if self.text[self.at] == "[":
                table = self.header()
            else:
                self.statement(table)
        return self.lines

    def skip_blank(self) -> bool:
        """Past white space, commas and comments; False at the end of the text."""
        found = _BLANK.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return self.at < len(self.text)

    def note(self, path: Path) -> None:
        """Record the line of the present position; the first mention of a path stands."""
        self.line += self.text.count("\n", self.counted, self.at)
        self.counted = self.at
        self.lines.setdefault(path, self.line)

    def keys(self) -> tuple[str, ...]:
        """A key, dotted or not. Escapes in quoted keys are left as written: no field we know has any."""
        found: list[str] = []
        while match := _KEY.match(self.text, self.at):
            self.at = match.end()
            found.append(match[1] or match[2] or match[3] or "")
            if not match[4]:
                break
        return tuple(found)

    def resolve(self, names: tuple[str, ...]) -> Path:
        """A header's names as a path: an array of tables stands for its newest element."""
        path: Path = ()
        for name in names:
            path = (*path, name)
            if path in self.elements:
                path = (*path, self.elements[path])
        return path

    def header(self) -> Path:
        start = self.at
        array = self.text.startswith("[[", start)
        self.at += 2 if array else 1
        names = self.keys()
        end = self.text.find("]", self.at)
        self.at = start
        if array:
            path = (*self.resolve(names[:-1]), *names[-1:])
            self.note(path)
            self.elements[path] = self.elements.get(path, -1) + 1
        path = self.resolve(names)
        self.note(path)
        self.at = len(self.text) if end < 0 else end + (2 if array else 1)
        return path

    def statement(self, table: Path) -> None:
        """``key = value``, in a table or within an inline table."""
        start = self.at
        names = self.keys()
        after, self.at = self.at, start
        for length in range(1, len(names) + 1):
            self.note((*table, *names[:length]))
        self.at = self.text.find("=", after) + 1 or len(self.text)
        self.value((*table, *names))

    def value(self, path: Path) -> None:
        self.skip_blank()
        if string := STRING.match(self.text, self.at):
            self.at = string.end()
        elif self.text[self.at] == "[":
            self.array(path)
        elif self.text[self.at] == "{":
            self.at += 1
            while self.skip_blank() and self.text[self.at] != "}":
                self.statement(path)
            self.at += 1
        else:
            bare = re.compile(r"[^\s,\]}#]+(?: \d[^\s,\]}#]*)?").match(self.text, self.at)
            self.at = bare.end() if bare else self.at + 1

    def array(self, path: Path) -> None:
        self.at += 1
        position = 0
        while self.skip_blank() and self.text[self.at] != "]":
            self.note((*path, position))
            self.value((*path, position))
            position += 1
        self.at += 1


def lines_of(text: str) -> dict[Path, int]:
    """The line of every table, key and array element of ``text``, which must be valid TOML."""
    return _Scanner(text).run()


def nearest(lines: dict[Path, int], path: Path) -> int:
    """The line of ``path``, or of the closest thing that contains it: for a field that is missing."""
    while path not in lines:
        path = path[:-1]
    return lines[path]
