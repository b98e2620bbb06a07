"""Every error on a kiosk has three parts: what happened, what is safe or at risk, what to do now.

None is empty in either language, none is said twice, and of a damaged box nobody says that all is well.
"""

import ast
import errno
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cache, partial
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from kiosk import keyring, migrations
from kiosk.connection import damaged, explained
from kiosk.errors import AlreadyVoted, InvalidInput, OperatorError, Refused, Tampered, UrnaError
from kiosk.files import make_folder, read_file, write_durably
from kiosk.kit import Kit, read_kit
from kiosk.paperwork import Papers
from kiosk.participant import clean_document, clean_name
from kiosk.pin import clean_pin
from kiosk.polls import Polls, PollsEvent, advance, require_open
from kiosk.vote import checked_answers
from sync import stick
from tests.tools.driver import Driver
from tests.tools.kits import Keys, cartagena, make_kit
from tests.tools.translations import CORE, ROOT
from tests.ui.layout import problems
from ui.papers import told_papers
from ui.theme import Contrast, TextSize
from ui.trouble import in_one, in_three
from ui.words import told

REASSURANCE = re.compile(r"[Nn]o se (perdió|cambió|guardó|registró|copió)|a salvo|sigue igual|siguen en el")
ALL_IS_WELL = ("No se perdió nada", "a salvo", "Nothing was lost", "are safe")


@cache
def _kit() -> Kit:
    return read_kit(make_kit(Keys.generate())[0])


PROVOKED: dict[str, Callable[[Path], object]] = {
    "a document too short": lambda _: clean_document(cartagena().document_types[0], "10"),
    "a name of digits": lambda _: clean_name("1234"),
    "no name": lambda _: clean_name(" "),
    "a name too long": lambda _: clean_name("a" * 300),
    "a PIN too short": lambda _: clean_pin("1"),
    "a PIN too plain": lambda _: clean_pin("111111"),
    "half a code": lambda _: keyring.normalise_activation_code("ABCD"),
    "a code with a sign": lambda _: keyring.normalise_activation_code("ABCD-ABCD-ABCD-ABC@"),
    "another kit's code": lambda _: _kit().activate("ABCD-ABCD-ABCD-ABCD"),
    "no answer": lambda _: checked_answers(cartagena(), {}),
    "a proposal twice": lambda _: cartagena().rule.check([1, 1]),
    "polls that ended": lambda _: advance(Polls.ENDED, PollsEvent.OPEN),
    "polls not open": lambda _: require_open(Polls.PAUSED),
    "a disk with no room": lambda _: raised(explained(OSError(errno.ENOSPC, "No space left"))),
    "a disk that fails": lambda _: raised(explained(OSError(errno.EIO, "Input/output error"))),
    "a busy box": lambda _: raised(explained(busy())),
    "a folder in the way": lambda folder: make_folder(occupied(folder) / "actas"),
    "nowhere to write": lambda folder: write_durably(folder / "none" / "acta.pdf", b""),
    "no file": lambda folder: read_file(folder / "none.kit", 10),
    "a file too large": lambda folder: read_file(occupied(folder), 1),
    "a stick that is gone": lambda _: raised(stick.gone(OSError(errno.EIO, "Input/output error"))),
    "a full stick": lambda folder: stick.require_space(folder, [1 << 60]),
    "a file that is no kit": lambda _: read_kit(b"not a kit"),
    "a newer box": lambda _: migrations.refuse_newer(newer()),
    "a repeat": lambda _: raised(AlreadyVoted("2026-11-15T08:02")),
    "a damaged box": lambda _: raised(damaged()),
}
KIOSK_TEXTS = [name for name in CORE if not name.startswith("sync/central") and name != "kiosk/head_code.py"]
KINDS = (
    OperatorError("Pasó algo."), InvalidInput("Pasó algo."), Refused("r", "Pasó algo."),
    Tampered("r", "Pasó algo."), explained(OSError(errno.EIO, "Input/output error")),
)  # fmt: skip
SCREENS: dict[str, Callable[[Driver, UrnaError], object]] = {
    "home": lambda kiosk, error: kiosk.app.volunteer._trouble(error),  # type: ignore[union-attr]
    "check-in": lambda kiosk, error: kiosk.app.volunteer._check_in._refused(error),  # type: ignore[union-attr]
    "not registered": lambda kiosk, error: kiosk.app.volunteer._check_in._not_registered(error),  # type: ignore[union-attr]
    "opening": lambda kiosk, error: kiosk.app.opening._trouble(error),
    "closing": lambda kiosk, error: kiosk.app._closing._trouble(error),
    "more": lambda kiosk, error: kiosk.app._more._trouble(error),
    "stick": lambda kiosk, error: kiosk.app.stick._trouble(error),
    "kit": lambda kiosk, error: kiosk.app.activation.choice._trouble(error),
    "start": lambda kiosk, error: kiosk.app.activation._cannot_start(error),
}


def raised(error: UrnaError) -> None:
    raise error


def occupied(folder: Path) -> Path:
    """A file where a folder is wanted."""
    path = folder / "file"
    path.write_bytes(b"more than one byte")
    return path


def busy() -> sqlite3.Error:
    """What SQLite says when another connection writes."""
    shared = "file:busy?mode=memory&cache=shared"
    with closing(sqlite3.connect(shared, uri=True, isolation_level=None)) as one:
        one.execute("CREATE TABLE t (a)")
        one.execute("BEGIN EXCLUSIVE")
        other = sqlite3.connect(shared, 0, uri=True)
        try:
            other.execute("INSERT INTO t VALUES (1)")
        except sqlite3.Error as error:
            return error
        finally:
            other.close()
    raise AssertionError("the file was not busy")


def newer() -> sqlite3.Connection:
    """A box file that a version to come has used."""
    connection = sqlite3.connect(":memory:")
    migrations.apply(connection)
    last = "(SELECT max(name) FROM _sqlite_migrations)"
    connection.execute(f"UPDATE _sqlite_migrations SET name = 'to come' WHERE name = {last}")
    return connection


def kinds(kind: type[UrnaError] = UrnaError) -> Iterator[type[UrnaError]]:
    """All kinds of errors of the kiosk's own code."""
    yield kind
    for each in kind.__subclasses__():
        if not each.__module__.startswith(("sync.central", "tests")):
            yield from kinds(each)


@pytest.fixture(params=["Spanish", "English"])
def spoken_kiosk(standing: Driver, request: pytest.FixtureRequest) -> Driver:
    """The home, in either language."""
    if request.param == "English":
        standing.speak_english()
    return standing


@pytest.mark.parametrize("name", PROVOKED)
def test_what_the_world_does_wrong_is_told_in_three_parts(name: str, tmp_path: Path) -> None:
    with pytest.raises(UrnaError) as caught:
        PROVOKED[name](tmp_path)
    what, kept, do = in_three(caught.value)
    for part in (what, kept, do):
        assert part.endswith("."), part
        assert "{" not in part
    assert not REASSURANCE.search(what), "the middle part is not in its place"
    assert in_one(caught.value) == f"{what} {kept} {do}"


def test_a_kiosk_names_a_file_without_its_folders(tmp_path: Path) -> None:
    with pytest.raises(OperatorError) as caught:
        read_file(tmp_path / "none.kit", 10)
    assert in_three(caught.value)[0] == "No se pudo leer none.kit: no existe."


@pytest.mark.usefixtures("english")
def test_what_the_system_refuses_is_told_in_the_language_of_the_screen(tmp_path: Path) -> None:
    with pytest.raises(OperatorError) as caught:
        read_file(tmp_path, 10)
    assert in_three(caught.value)[0] == f"{tmp_path.name} could not be read: it is a folder."
    assert told(caught.value)[0] == f"{tmp_path} could not be read: it is a folder."


@pytest.mark.parametrize("kind", sorted(set(kinds()), key=str))
def test_an_error_that_says_only_what_happened_is_completed_by_its_kind(kind: type[UrnaError]) -> None:
    error = kind.__new__(kind)
    UrnaError.__init__(error, "Pasó algo.")
    what, kept, do = in_three(error)
    assert what == "Pasó algo."
    assert kept.endswith(".")
    assert do.endswith(".")
    assert ("en riesgo" in kept) == issubclass(kind, Tampered)


@pytest.mark.parametrize("module", KIOSK_TEXTS)
def test_no_text_of_an_error_holds_its_middle_part_where_it_would_be_said_twice(module: str) -> None:
    raised_here = [
        node
        for node in ast.walk(ast.parse((ROOT / module).read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"UrnaError", "OperatorError", "InvalidInput", "Refused", "Tampered"}
    ]
    texts = [ast.unparse(argument) for call in raised_here for argument in call.args]
    assert [text for text in texts if REASSURANCE.search(text)] == []


def test_every_screen_that_tells_of_trouble_tells_all_three_parts(spoken_kiosk: Driver) -> None:
    for (name, show), error in product(SCREENS.items(), KINDS):
        show(spoken_kiosk, error)
        assert spoken_kiosk.screen.accessibleDescription() == in_one(error), name
        labels = [label.text() for label in spoken_kiosk.screen.findChildren(QLabel)]
        assert labels[-3:] == in_three(error), name


def test_a_vote_that_was_not_stored_is_told_with_what_is_safe_and_a_damaged_box_is_not_called_so(
    spoken_kiosk: Driver,
) -> None:
    casting = spoken_kiosk.citizen.casting
    for error in KINDS:
        spoken_kiosk.shell.display(partial(casting.failed_screen, error=error))
        said = spoken_kiosk.screen.accessibleDescription()
        what, kept, _ = in_three(error)
        assert said.startswith(f"{what} {kept} ")
        if isinstance(error, Tampered):
            assert not any(words in said for words in ALL_IS_WELL)


def test_trouble_with_an_acta_is_told_in_three_parts() -> None:
    assert told_papers(Papers("acta.pdf", "", KINDS[0])) == in_three(KINDS[0])


@pytest.mark.parametrize("size", [(1024, 600), (1280, 800)], ids=str)
def test_all_three_parts_have_room(size: tuple[int, int], spoken_kiosk: Driver, tmp_path: Path) -> None:
    kiosk, found = spoken_kiosk, []
    kiosk.shell.resize(*size)
    for text, (name, provoke) in product((TextSize.NORMAL, TextSize.LARGEST), PROVOKED.items()):
        kiosk.shell.set_theme(Contrast.NORMAL, text)
        with pytest.raises(UrnaError) as caught:
            provoke(tmp_path)
        for show in (SCREENS["stick"], SCREENS["start"], _beside_the_field):
            show(kiosk, caught.value)
            found += [f"{name} at {text}: {problem}" for problem in problems(kiosk.screen)]
    assert not found, "\n".join(found)


def _beside_the_field(kiosk: Driver, error: UrnaError) -> None:
    """A code that opens nothing, or where the box itself fails, a PIN."""
    if not isinstance(error, InvalidInput | Refused) or isinstance(error, Tampered):
        kiosk.app.gate.choose(lambda: None, lambda: None, in_one(error))
    else:
        kiosk.app.gate._ask_code("7F3K", in_one(error))
