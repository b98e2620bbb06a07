"""What the home says of the polls, the box, the sending and the machine, in both languages."""

from dataclasses import replace

import pytest

from kiosk.polls import Polls
from kiosk.readiness import LOW_BATTERY_PERCENT, Battery
from kiosk.station import StationStatus
from sync.agent import AgentStatus
from tests.tools.kits import cartagena_points
from ui.screens.home import Fact, HomeView
from ui.view_models import Around, home_view

STATUS = StationStatus(
    Polls.OPEN, ballots=12, people=12, started=14, abandoned=2, challenged=0, opened_at="2022-11-15T08:02",
    unbatched=0, undelivered=0, last_receipt=None,
)  # fmt: skip
AROUND = Around(Battery(84, charging=False), 20_480, "2022-11-15T12:00", 0)
AGENT = AgentStatus(0, 0, None, None, "", None, retired=False)


def view(
    status: StationStatus = STATUS, agent: AgentStatus | None = None, around: Around = AROUND, **kit: bool
) -> HomeView:
    kit = {"ships": True, "online": True, "practice": False, "unsealed": False} | kit
    return home_view(
        status, cartagena_points()[0], agent, around, ships=kit["ships"], online=kit["online"],
        practice=kit["practice"], unsealed=kit["unsealed"],
    )  # fmt: skip


def tasks(found: HomeView) -> list[str]:
    return [name for name, _, _ in found.secondary]


def box(found: HomeView) -> Fact:
    return found.facts[0]


def machine(found: HomeView) -> Fact:
    return found.facts[-1]


@pytest.mark.parametrize(
    ("polls", "task", "others", "line"),
    [
        (Polls.CLOSED, "open", ["more"], "La mesa está sin abrir"),
        (Polls.OPEN, "register", ["pause", "close", "lock", "more"], "Mesa abierta desde las 8:02 a. m."),
        (Polls.PAUSED, "resume", ["close", "lock", "more"], "Mesa abierta desde las 8:02 a. m."),
        (Polls.DAY_CLOSED, "open", ["end", "lock", "more"], "La jornada de hoy está cerrada"),
        (Polls.ENDED, "batches", ["more"], "Cierre definitivo"),
    ],
    ids=lambda value: value.value if isinstance(value, Polls) else None,
)
def test_the_state_of_the_polls_says_what_there_is_to_do(
    polls: Polls, task: str, others: list[str], line: str
) -> None:
    found = view(replace(STATUS, polls=polls))
    assert found.task == task
    assert tasks(found) == others
    assert found.subtitle == f"UCG-01 · {line}"


def test_every_state_of_the_polls_has_its_own_words_and_none_votes_but_open() -> None:
    buttons = {polls: view(replace(STATUS, polls=polls)).task_button for polls in Polls}
    assert [polls for polls, button in buttons.items() if button == "Empezar registro"] == [Polls.OPEN]


@pytest.mark.parametrize(
    ("ballots", "people", "line", "good"),
    [
        (12, 12, "12 personas registradas · cuadra", True),
        (1, 1, "1 persona registrada · cuadra", True),
        (11, 12, "12 personas registradas · no cuadra: llame al centro", False),
        (2, 1, "1 persona registrada · no cuadra: llame al centro", False),
    ],
)
def test_votes_and_people_agree_or_the_home_says_that_they_do_not(
    ballots: int, people: int, line: str, good: bool
) -> None:
    fact = box(view(replace(STATUS, ballots=ballots, people=people)))
    assert (fact.figure, fact.line, fact.good) == (str(ballots), line, good)
    assert fact.title == ("voto en la urna" if ballots == 1 else "votos en la urna")


@pytest.mark.parametrize(
    ("unbatched", "undelivered", "title"),
    [
        (0, 0, "Nada por enviar"),
        (1, 0, "1 voto por enviar"),
        (12, 0, "12 votos por enviar"),
        (0, 1, "1 lote sin recibo"),
        (3, 2, "3 votos por enviar, 2 lotes sin recibo"),
    ],
)
def test_what_still_has_to_go_is_counted(unbatched: int, undelivered: int, title: str) -> None:
    fact = view(replace(STATUS, unbatched=unbatched, undelivered=undelivered)).facts[1]
    assert (fact.title, fact.line) == (title, "Todavía no hay recibo del centro.")


def test_the_last_receipt_is_told_by_how_long_ago_it_came() -> None:
    fact = view(replace(STATUS, last_receipt="2022-11-15T11:40")).facts[1]
    assert fact.line == "Último recibo del centro: hace 20 minutos"


@pytest.mark.parametrize("polls", Polls)
@pytest.mark.parametrize(
    ("ships", "online", "undelivered"), [(True, True, 1), (True, False, 1), (True, True, 0), (False, True, 1)]
)
def test_sending_is_offered_where_something_waits_and_there_is_a_way(
    polls: Polls, ships: bool, online: bool, undelivered: int
) -> None:
    found = tasks(view(replace(STATUS, polls=polls, undelivered=undelivered), ships=ships, online=online))
    waits = ships and bool(undelivered)
    assert ("send" in found) == (waits and online)
    assert ("batches" in found) == (waits and polls is not Polls.ENDED)  # after the end it is the task itself


def test_practice_says_that_it_sends_nothing_whatever_waits() -> None:
    agent = replace(AGENT, why="No hay red.", retired=True)
    facts = view(replace(STATUS, unbatched=5, undelivered=2), agent, ships=False).facts
    assert [fact.title for fact in facts[1:-1]] == ["Práctica"]


@pytest.mark.parametrize(
    ("agent", "titles"),
    [
        (None, []),
        (AGENT, []),
        (replace(AGENT, why="No hay red."), ["Sin envío por ahora"]),
        (replace(AGENT, retired=True), ["Equipo retirado"]),
        (replace(AGENT, why="No hay red.", retired=True), ["Equipo retirado"]),
    ],
)
def test_a_line_that_does_not_work_is_told_and_a_retired_kiosk_before_it(
    agent: AgentStatus | None, titles: list[str]
) -> None:
    facts = view(agent=agent).facts[2:-1]
    assert [fact.title for fact in facts] == titles
    assert not any(fact.good for fact in facts)


LOW = Battery(LOW_BATTERY_PERCENT - 1, charging=False)


@pytest.mark.parametrize(
    ("battery", "free", "behind", "title"),
    [
        (Battery(84, charging=False), 20_480, False, "Equipo listo"),
        (None, 20_480, False, "Equipo listo"),
        (replace(LOW, charging=True), 20_480, False, "Equipo listo"),
        (replace(LOW, percent=LOW_BATTERY_PERCENT), 20_480, False, "Equipo listo"),
        (LOW, 20_480, False, "Conecte el equipo a la luz"),
        (None, 200, False, "Equipo listo"),
        (None, 199, False, "Queda poco disco: llame al centro"),
        (None, None, False, "Queda poco disco: llame al centro"),
        (None, 20_480, True, "El reloj está atrasado: quedará anotado"),
        (LOW, 20_480, True, "Conecte el equipo a la luz"),
        (LOW, 10, True, "Queda poco disco: llame al centro"),
    ],
)
def test_of_all_that_is_wrong_with_the_machine_the_worst_gives_the_title(
    battery: Battery | None, free: int | None, behind: bool, title: str
) -> None:
    around = replace(AROUND, battery=battery, free_mb=free)
    fact = machine(view(replace(STATUS, clock_behind=behind), around=around))
    assert (fact.title, fact.good) == (title, title == "Equipo listo")
    assert fact.icon_name == ("check-circle" if fact.good else "warning")


@pytest.mark.parametrize(
    ("around", "line"),
    [
        (AROUND, "Batería 84 % · Disco 20 GB · 12:00 p. m."),
        (replace(AROUND, battery=None, free_mb=1023), "Disco 1023 MB · 12:00 p. m."),
        (replace(AROUND, battery=None, free_mb=None), "12:00 p. m."),
        (replace(AROUND, battery=None, sticks=2), "Disco 20 GB · 12:00 p. m. · Memoria USB puesta"),
    ],
)
def test_the_machine_is_told_in_one_line_and_what_is_absent_is_left_out(around: Around, line: str) -> None:
    assert machine(view(around=around)).line == line


@pytest.mark.parametrize("polls", Polls)
@pytest.mark.parametrize("waiting", [0, 1])
@pytest.mark.parametrize("practice", [False, True])
@pytest.mark.parametrize("ships", [False, True])
def test_batches_are_asked_for_only_where_some_wait(
    polls: Polls, waiting: int, practice: bool, ships: bool
) -> None:
    found = view(replace(STATUS, polls=polls, undelivered=waiting), ships=ships, practice=practice)
    asks = "Lleve o envíe los lotes" in found.task_line
    assert asks == (polls is Polls.ENDED and ships and bool(waiting))
    assert not asks or "Nada por enviar" not in [fact.title for fact in found.facts]


@pytest.mark.parametrize("polls", Polls)
@pytest.mark.parametrize("waiting", [0, 1])
@pytest.mark.parametrize("practice", [False, True])
def test_the_home_of_a_practice_that_ended_and_no_other_offers_another(
    polls: Polls, waiting: int, practice: bool
) -> None:
    found = view(replace(STATUS, polls=polls, undelivered=waiting), practice=practice)
    offered = [*tasks(found), found.task].count("anew")
    assert offered == (practice and polls is Polls.ENDED)
    assert (found.task == "anew") == (offered == 1 and not waiting)


def test_an_end_with_a_receipt_for_everything_says_so_and_leaves_the_actas() -> None:
    found = view(replace(STATUS, polls=Polls.ENDED, last_receipt="2022-11-15T11:40"))
    assert (found.task, found.task_button) == ("batches", "Guardar las actas")
    assert found.task_line.startswith("El centro dio recibo de todos los votos.")


@pytest.mark.parametrize("practice", [False, True])
def test_an_end_whose_last_batch_is_not_made_yet_is_not_called_delivered(practice: bool) -> None:
    found = view(replace(STATUS, polls=Polls.ENDED), practice=practice, unsealed=True)
    assert found.task_button == "Guardar los lotes"
    assert found.facts[1].title == "Falta hacer el último lote"


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize("practice", [False, True])
@pytest.mark.parametrize("polls", Polls)
@pytest.mark.parametrize("waiting", [0, 1])
def test_the_home_is_whole_in_english(polls: Polls, practice: bool, waiting: int) -> None:
    status = replace(
        STATUS, polls=polls, unbatched=3 * waiting, undelivered=waiting, last_receipt="2022-11-14T16:30",
        clock_behind=True,
    )  # fmt: skip
    found = view(status, replace(AGENT, retired=True), practice=practice)
    said = [found.subtitle, found.task_title, found.task_line, found.task_button]
    said += [text for _, text, _ in found.secondary] + [f"{fact.title} {fact.line}" for fact in found.facts]
    spanish = (" la ", " el ", " los ", "ó ", "á ", " de ", " para ")
    assert not [text for text in said if any(word in f" {text} " for word in spanish)]
    assert "last receipt" in " ".join(said).lower()
