"""Every command that a page shows is run in the order of the page, or at least exists as it is written."""

import shlex
import socket
from contextlib import ExitStack
from pathlib import Path

import pytest

from sync.central.options import build_parser
from tests.docs.pages import ROOT, Page, pages
from tests.docs.terminal import Terminal

WALKED = ("README.md", "docs/staff.md")
"""Pages whose commands make a whole consultation; the others show commands out of one."""

ELSEWHERE = {
    "createuser",
    "createdb",
    "sudo",
    "flock",
    "git",
    "HYPOTHESIS_PROFILE=search",
    ".venv/bin/python",
}
"""What belongs to another machine or to another program; what it names of ours must be there."""


@pytest.mark.parametrize("name", WALKED)
def test_the_commands_of_a_page_make_a_whole_consultation(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ExitStack() as stack:
        terminal = Terminal(tmp_path, monkeypatch, stack)
        terminal.reserve(free_port())
        for command in Page(ROOT / name).commands():
            terminal.run(command)
        assert f"{terminal.voters} votos contados." in terminal.said.getvalue()


@pytest.mark.parametrize("page", [page for page in pages() if str(page.path.relative_to(ROOT)) not in WALKED],
                         ids=lambda page: page.path.name)  # fmt: skip
def test_every_other_command_exists_as_it_is_written(page: Page) -> None:
    targets = (ROOT / "Makefile").read_text(encoding="utf-8")
    for program, *arguments in page.commands():
        if program == "make":
            assert all(f"\n{target}:" in targets for target in arguments if "=" not in target), arguments
        elif program == "urna-central":
            build_parser().parse_args(arguments)
        else:
            assert program in ELSEWHERE, shlex.join([program, *arguments])
            named = [word for word in arguments if word.startswith(("assets/", "tests/"))]
            assert all((ROOT / word.partition("::")[0]).exists() for word in named), named


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
