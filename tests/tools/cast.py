"""Casts the votes of a CSV file at one kiosk: ``python -m tests.tools.cast --kit FILE --code CODE --data DIR
--voters CSV --out DIR [--final] [--json]``. `tests.tools.voters` describes the file.

It goes through the same use cases as the screens: polls, look-up, check-in, cast, tidying. At the end the
day is closed, and another run opens the next; with ``--final`` the polls close for good. Whoever voted at
this kiosk before is refused and reported by line, and the run goes on: so a run that was cut is simply
started again. Every batch of the box is written into ``--out``.

A summary goes to standard output, errors to standard error; neither ever holds a name, a document, a choice
or a tracking code, which in the order of the file would tell who cast which ballot. Exit codes as those of
``urna-central``: 0 done; 1 something to put right; 2 wrong usage; 3 a document was refused.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from kiosk.errors import AlreadyVoted, OperatorError, Refused, UrnaError
from kiosk.files import read_file, write_durably
from kiosk.kit import MOST_BYTES, read_kit
from kiosk.minutes import Clock
from kiosk.polls import Polls
from kiosk.station import Station
from kiosk.system_words import why
from kiosk.vote import Voter
from sync.outbox import OutboxPolicy, seal_batches
from tests.tools.voters import VoterRow, read_voters

MOST_CSV_BYTES = 64 * 1024 * 1024
OPERATOR, REFUSED = 1, 3


@dataclass(frozen=True)
class CastSummary:
    """What one run did. ``refused`` holds the lines of the CSV whose person had voted here before,
    ``ballots`` all in the box, ``batches`` the paths of all batch files of the box, oldest first.
    """

    kiosk: str
    station: str
    mode: str
    cast: int
    refused: tuple[int, ...]
    ballots: int
    polls: str
    final: bool
    batches: tuple[str, ...]

    def text(self) -> str:
        """For people."""
        lines = [
            f"Equipo {self.kiosk}, puesto {self.station}: {self.cast} votos depositados, "
            f"{len(self.refused)} personas rechazadas porque ya habían votado aquí."
        ]
        if self.refused:
            lines.append(f"Líneas rechazadas: {', '.join(map(str, self.refused))}.")
        closed = "cierre definitivo" if self.final else "jornada cerrada"
        lines.append(f"La urna tiene {self.ballots} votos en {len(self.batches)} lotes; {closed}.")
        return "\n".join([*lines, *self.batches])


@dataclass(frozen=True)
class Job:
    """What one run is given. With ``check`` the first person of the file has the machine open a vote before
    they cast another one; what its QR says is written there.
    """

    kit: Path
    code: str
    data: Path
    voters: Path
    out: Path
    final: bool = False
    check: Path | None = None


def run(job: Job, clock: Clock = datetime.now) -> CastSummary:
    """Do all of it. Raises `UrnaError`; what was cast before stays, and the next run puts it in a batch."""
    kit = read_kit(read_file(job.kit, MOST_BYTES))
    voters = read_voters(read_file(job.voters, MOST_CSV_BYTES), kit.consultation, job.voters.name)
    active = kit.activate(job.code)
    for folder in (job.data, job.out):
        _make(folder)
    station = Station.start(active, job.data, kit.mode, clock)
    try:
        return _vote(station, voters, job)
    finally:
        station.shut()


def _vote(station: Station, voters: Sequence[VoterRow], job: Job) -> CastSummary:
    if station.status().polls is Polls.ENDED:
        batches = _write_batches(station, job.out)
        raise OperatorError(
            "La mesa ya cerró definitivamente: no se depositó ningún voto. "
            f"Sus lotes están otra vez en {job.out}: {len(batches)}.",
            "Para más votos use otro equipo.",
        )
    _open(station)
    checks = [job.check, *[None] * len(voters)]
    refused = tuple(
        row.line for row, check in zip(voters, checks, strict=False) if not _visit(station, row, check)
    )
    if job.final:
        station.close_for_good()
    else:
        station.close_day()
    batches = _write_batches(station, job.out)
    status = station.status()
    return CastSummary(
        kiosk=station.kit.kiosk,
        station=station.point.code,
        mode=station.mode.value,
        cast=len(voters) - len(refused),
        refused=refused,
        ballots=status.ballots,
        polls=status.polls.value,
        final=status.polls is Polls.ENDED,
        batches=tuple(map(str, batches)),
    )


def _open(station: Station) -> None:
    """Whatever a run before this one left behind."""
    polls = station.status().polls
    if polls is Polls.PAUSED:
        station.resume_polls()
    elif polls is not Polls.OPEN:
        station.open_polls()


def _visit(station: Station, row: VoterRow, check: Path | None) -> bool:
    """One person comes, votes and goes; False if they voted here before."""
    try:
        if row.document is not None:
            station.look_up(row.document)
        voter = station.check_in(row.document, row.name, station.consultation.notice.version)
    except AlreadyVoted:
        return False
    if check:
        voter = _check_machine(station, voter, row, check)
    station.cast(station.seal(voter, row.answers, row.choices))
    station.tidy()
    if OutboxPolicy().due(station.status().unbatched, 0):
        seal_batches(station)
    return True


def _check_machine(station: Station, voter: Voter, row: VoterRow, check: Path) -> Voter:
    """Have a vote voided and opened: for other proposals than the person's own, which stay secret."""
    others = [p.number for p in station.consultation.proposals if p.number not in row.choices]
    tried = others[: station.consultation.max_choices]
    opened, voter = station.challenge(station.seal(voter, row.answers, tried))
    write_durably(check, f"{opened.text()}\n".encode())
    return voter


def _write_batches(station: Station, out: Path) -> list[Path]:
    """Seal what is left, then write every batch of the box, as an export to a stick does."""
    seal_batches(station)
    written = []
    for batch in station.batches.all():
        path = out / batch.name
        write_durably(path, batch.envelope)
        written.append(path)
    return written


def main(argv: Sequence[str] | None = None) -> int:
    """Run once; the exit code."""
    options = _parser().parse_args(argv)
    job = Job(options.kit, options.code, options.data, options.voters, options.out, options.final)
    try:
        summary = run(job)
    except UrnaError as error:
        print(f"✗ {error.what}\n  → {error.do}" if error.do else f"✗ {error.what}", file=sys.stderr)
        return REFUSED if isinstance(error, Refused) else OPERATOR
    print(json.dumps(asdict(summary), ensure_ascii=False, indent=2) if options.json else summary.text())
    return 0


def _make(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise OperatorError(
            f"No se pudo crear la carpeta {folder}: {why(error)}. No se depositó ningún voto.",
            "Elija otra carpeta.",
        ) from error


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.tools.cast", description="Deposita los votos de un archivo CSV en un equipo."
    )
    for name, text in (
        ("--kit", "archivo .kit del equipo"),
        ("--data", "carpeta de la urna del equipo"),
        ("--voters", "archivo CSV con los votantes"),
        ("--out", "carpeta donde se escriben los lotes"),
    ):
        parser.add_argument(name, metavar=name[2:].upper(), type=Path, required=True, help=text)
    parser.add_argument("--code", metavar="CÓDIGO", required=True, help="código de activación de la carta")
    parser.add_argument("--final", action="store_true", help="hace el cierre definitivo, no solo el del día")
    parser.add_argument("--json", action="store_true", help="escribe el resumen como JSON")
    return parser


if __name__ == "__main__":
    sys.exit(main())
