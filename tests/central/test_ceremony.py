"""The opening ceremony: trustees one after the other, what is wrong is named, and nothing is left behind."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.errors import InvalidInput, OperatorError, Refused
from sync.central.ceremony import Ceremony, Stage, write_opened
from sync.central.closing import close
from sync.central.frozen_box import ITEM_LENGTH
from sync.central.opening import open_box, parse_opened
from sync.central.opening_command import gather
from sync.central.outputs import require_new_file
from sync.central.trustees import Share, completions, split_tally_key, word_list
from tests.tools.ceremonies import Count, People, killed_at, make_count
from tests.tools.terminals import at_terminal


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Count:
    """A frozen box; nobody changes it."""
    count = make_count(tmp_path_factory.mktemp("ceremony"))
    store = count.open_store()
    close(count.centre, store, count.world.keys.organiser, count.register)
    store.close()
    return count


@pytest.fixture
def ceremony(closed: Count) -> Ceremony:
    return Ceremony.of(closed.centre.frozen_box_path)


def words_of(share: Share) -> list[str]:
    return share.words.split()


def test_a_quorum_opens_and_the_shares_are_forgotten(closed: Count, ceremony: Ceremony) -> None:
    assert (ceremony.trustees, ceremony.quorum, ceremony.missing) == (3, 2, 2)
    for share in closed.shares[1:]:
        ceremony.admit(share.index, words_of(share))
    assert (ceremony.stage, ceremony.present) == (Stage.READY, (2, 3))

    opened = ceremony.open()

    assert (opened.total.ballots, ceremony.stage, ceremony.present) == (9, Stage.OPENED, ())
    ceremony.wipe()
    assert ceremony.stage is Stage.WIPED


def test_two_different_quorums_find_the_same(closed: Count) -> None:
    totals = set()
    for pair in ((0, 1), (1, 2), (2, 0)):
        ceremony = Ceremony.of(closed.centre.frozen_box_path)
        for place in pair:
            ceremony.admit_share(closed.shares[place])
        totals.add(ceremony.open().encoded())
    assert len(totals) == 1


def test_one_trustee_alone_opens_nothing_and_stays(closed: Count, ceremony: Ceremony) -> None:
    ceremony.admit_share(closed.shares[0])
    with pytest.raises(OperatorError, match="hay 1 y se necesitan 2"):
        ceremony.open()
    assert ceremony.present == (1,)


def test_a_trustee_comes_once(closed: Count, ceremony: Ceremony) -> None:
    ceremony.admit_share(closed.shares[0])
    with pytest.raises(OperatorError, match="1 ya escribió"):
        ceremony.admit(1, words_of(closed.shares[0]))


@pytest.mark.parametrize("index", [0, 4])
def test_there_is_no_such_trustee(ceremony: Ceremony, index: int) -> None:
    with pytest.raises(OperatorError, match=f"No hay un depositario {index}: son 3"):
        ceremony.check_turn(index)


def test_the_words_of_another_trustee_are_told_as_theirs(closed: Count, ceremony: Ceremony) -> None:
    with pytest.raises(OperatorError, match="del depositario 2, no las del 1"):
        ceremony.admit(1, words_of(closed.shares[1]))
    assert ceremony.missing == 2


def test_the_words_of_another_consultation_are_told_as_such(ceremony: Ceremony) -> None:
    strangers, _ = split_tally_key(bytes(range(32)), 3, 2)
    with pytest.raises(OperatorError, match="depositario 1 son de otra consulta"):
        ceremony.admit(1, words_of(strangers[0]))


def test_a_wrong_word_is_named_by_its_place(closed: Count, ceremony: Ceremony) -> None:
    words = words_of(closed.shares[0])
    words[6] = "xilófono"
    with pytest.raises(InvalidInput, match="La palabra 7"):
        ceremony.admit(1, words)


def test_nothing_leads_back_from_the_end(closed: Count, ceremony: Ceremony) -> None:
    ceremony.wipe()
    ceremony.wipe()
    with pytest.raises(AssertionError):
        ceremony.admit_share(closed.shares[0])


def test_an_altered_box_is_refused(closed: Count) -> None:
    data = bytearray(closed.centre.frozen_box_path.read_bytes())
    data[-1] ^= 1
    with pytest.raises(Refused, match="dañada"):
        Ceremony(bytes(data))


def test_totals_are_never_overwritten(closed: Count, ceremony: Ceremony, tmp_path: Path) -> None:
    for share in closed.shares[:2]:
        ceremony.admit_share(share)
    opened, out = ceremony.open(), tmp_path / "opened.json"
    write_opened(opened, out)
    with pytest.raises(OperatorError, match="ya existe"):
        write_opened(opened, out)
    with pytest.raises(OperatorError, match="ya existe"):
        require_new_file(out)
    assert parse_opened(out.read_bytes()) == opened


def test_killed_anywhere_there_is_no_file_or_the_whole_of_it(closed: Count, tmp_path: Path) -> None:
    out = tmp_path / "opened.json"

    def whole() -> None:
        ceremony = Ceremony.of(closed.centre.frozen_box_path)
        for share in closed.shares[:2]:
            ceremony.admit_share(share)
        write_opened(ceremony.open(), out)

    kills = 0
    while not out.exists() and killed_at(kills + 1, whole):
        kills += 1
    assert kills >= 3
    assert parse_opened(out.read_bytes()).total.ballots == 9


# Completion of words


def test_every_word_is_complete_after_four_letters_at_most() -> None:
    for word in word_list():
        assert completions(word) == (word,)
        assert completions(word[:4]) == (word,)


def test_a_prefix_that_several_words_share_completes_to_all_of_them() -> None:
    assert len(completions("a")) > 20
    assert completions("") == ()
    assert completions("zzzz") == ()
    assert completions("ÁBA") == ("ábaco",)


# At a terminal


def answers_of(share: Share) -> list[str]:
    """Four letters of each word, as a hurried person types."""
    return [str(share.index), *(word[:4].upper() for word in words_of(share))]


def test_trustees_type_one_after_the_other(closed: Count, ceremony: Ceremony) -> None:
    people = People([*answers_of(closed.shares[0]), *answers_of(closed.shares[2])])
    gather(ceremony, people)
    assert ceremony.stage is Stage.READY
    assert "Compárela con la del afiche" in people.text
    assert closed.shares[0].words.split()[0] not in people.text


def test_a_wrong_word_is_typed_again_and_a_wrong_number_asked_again(
    closed: Count, ceremony: Ceremony
) -> None:
    first, third = answers_of(closed.shares[0]), answers_of(closed.shares[2])
    slips = ["9", first[0], first[1], "zzz", "r", *first[2:], "1", "hola"]
    again = ["3", third[1], "a", "o", *third[1:]]
    people = People([*slips, *again])
    gather(ceremony, people)
    assert ceremony.present == (1, 3)
    for told in ("No hay un depositario 9", "La palabra 2 no es de la lista", "1 ya escribió",
                 "palabras que empiezan así"):  # fmt: skip
        assert told in people.text


def test_leaving_opens_nothing(ceremony: Ceremony) -> None:
    with pytest.raises(OperatorError, match="No se abrió nada"):
        gather(ceremony, People([""]))


def test_at_a_real_terminal_the_words_are_not_shown(closed: Count, tmp_path: Path) -> None:
    out = tmp_path / "opened.json"
    code, screen = at_terminal(
        ["open", str(closed.centre.frozen_box_path), "--out", str(out)],
        [*answers_of(closed.shares[0]), *answers_of(closed.shares[1])],
    )
    assert code == 0, screen
    assert parse_opened(out.read_bytes()).total.ballots == 9
    assert "Se abrieron 9 votos (0 nulos)" in screen
    for word in words_of(closed.shares[0]):
        assert word[:4].upper() not in screen


def test_without_a_terminal_and_without_shares_it_says_what_to_use(closed: Count, tmp_path: Path) -> None:
    arguments = ["open", str(closed.centre.frozen_box_path), "--out", str(tmp_path / "opened.json")]
    done = subprocess.run(
        [sys.executable, "-m", "sync.central.cli", *arguments],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "no hay una terminal" in done.stderr


def test_a_box_of_thousands_is_opened_by_several_processes(closed: Count, ceremony: Ceremony) -> None:
    many = 2001
    (first, *_) = ceremony.box.groups
    group = replace(first, ballots=many)
    box = replace(ceremony.box, groups=(group,), items=bytes(ITEM_LENGTH) * many)
    told: list[tuple[int, int]] = []
    opened = open_box(b"", box, closed.shares[:2], lambda done, of: told.append((done, of)))
    assert opened.total.nulls == {"unsealable": many}
    assert told[-1] == (many, many)
