"""What a definition asks people fits the register, whoever answers."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.consultation import (
    DefinitionError,
)
from kiosk.participant import MAX_NAME_BYTES
from kiosk.register_entry import RegisterEntry
from tests.kiosk.definitions import EXAMPLE, parse, refusal, section


def questions(count: int, length: int) -> str:
    return "".join(
        section("question", id=f'"q{n:019}"', label=f'"L{n}"', prompt='"P"', optional="false",
                answers=f'["a", "{"ñ" * length}"]')
        for n in range(count)
    )  # fmt: skip


def test_answers_that_could_not_fit_the_register_are_refused() -> None:
    error = refusal(EXAMPLE + questions(5, 40))
    assert error.field == "question"
    assert "512 bytes" in error.reason


@given(st.integers(0, 7), st.integers(1, 40))
def test_whatever_is_accepted_fits_the_register_with_the_longest_name(count: int, length: int) -> None:
    try:
        consultation = parse(EXAMPLE + questions(count, length))
    except DefinitionError:
        return
    entry = RegisterEntry(
        pseudonym=b"\xff" * 32,
        name="ñ" * (MAX_NAME_BYTES // 2),
        document_type="CC",
        document="9" * 10,
        answers=tuple((q.id, max(q.answers, key=len)) for q in consultation.questions),
        notice=consultation.notice.version,
        minute="2026-11-15T23:59",
        dispute=99,
    )
    assert len(entry.encoded()) == 512


def test_signs_that_take_two_bytes_in_the_register_are_counted_so() -> None:
    plain = questions(3, 1).replace("ñ", "x" * 40)
    quoted = questions(3, 1).replace("ñ", r"\"" * 40)
    parse(EXAMPLE + plain)
    assert "512 bytes" in refusal(EXAMPLE + quoted).reason
