"""What a page of the documentation holds: commands in fenced blocks, links, anchors."""

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = ("", "sh")
"""Languages of the blocks that hold commands; a block of what a program answers is marked ``text``."""

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_CODE = re.compile(r"`[^`\n]*`")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Page:
    """A Markdown file of the repository."""

    path: Path

    @property
    def text(self) -> str:
        """As it is written."""
        return self.path.read_text(encoding="utf-8")

    def commands(self) -> list[list[str]]:
        """The words of every command, in order; ``&&`` parts two commands, ``#`` begins a comment."""
        found = []
        for language, block in _FENCE.findall(self.text):
            if language in COMMANDS:
                for line in block.replace("\\\n", " ").splitlines():
                    found += _split(shlex.split(line, comments=True))
        return found

    def links(self) -> list[str]:
        """Where its links and pictures lead, those in code left out."""
        return _LINK.findall(_CODE.sub("", _FENCE.sub("", self.text)))

    def anchors(self) -> set[str]:
        """The names of its headings, as GitHub and GitLab make them."""
        return {_anchor(title) for title in _HEADING.findall(_FENCE.sub("", self.text))}


def pages() -> list[Page]:
    """README, CHANGELOG and everything under docs/ and assets/."""
    folders = [path for folder in ("docs", "assets") for path in sorted((ROOT / folder).rglob("*.md"))]
    return [Page(path) for path in (ROOT / "README.md", ROOT / "CHANGELOG.md", *folders)]


def _split(words: list[str]) -> list[list[str]]:
    commands: list[list[str]] = [[]]
    for word in words:
        if word == "&&":
            commands.append([])
        else:
            commands[-1].append(word)
    return [command for command in commands if command]


def _anchor(title: str) -> str:
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", title).lower().replace("`", "")
    return re.sub(r"[^\w\- ]", "", plain).strip().replace(" ", "-")
