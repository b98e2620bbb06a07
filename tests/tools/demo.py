"""``make demo``: a whole consultation without a screen, on the numbers of Cartagena 2022.

From an empty folder to results through the real programs; at the end the published table stands beside the
counted one. The exit code is 0 only if every row agrees. Everything stays in build/demo to be looked at.
"""

import io
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from kiosk.challenge import Challenge
from kiosk.errors import UrnaError
from tests.tools.cast import CastSummary
from tests.tools.demo_page import look_at_page
from tests.tools.demo_steps import STICKS, TRUSTEES, TWICE, Demo, DemoFailed, Import, Kiosk
from tests.tools.demo_table import compare, table
from tests.tools.people import turnout_of_2022

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "build" / "demo"
_INDENT, _NAME, _TEXT = 4, 13, 52
_Result = TypeVar("_Result")

_OPENING = """\
URNA ABIERTA · Demostración: una consulta completa, sin pantalla

Es real: los totales publicados de la consulta de Gobierno Abierto de Cartagena
(«Resultados Fase de Consulta Virtual», noviembre de 2022) y todo el programa:
llaves, kits, urnas, sellado, firmas, lotes, importación, cierre y conteo.
Es inventado: quién respondió qué. En 2022 solo se publicaron totales; aquí las
personas, sus documentos, su puesto y las propuestas que eligió cada una son
inventados, hechos para que sumen exactamente lo publicado.
Se simula: un solo computador hace de 30 equipos, memorias, centro y
depositarios, en modo de práctica y en dos jornadas seguidas.
"""

_CLOSING = """\
(*) No es un dato de 2022: en esta demostración nueve de las 314 personas votan
    otra vez en otro puesto, con las mismas respuestas. Cuál de los dos votos
    cuenta se decide sin abrir ninguno.

Para mirar, en {folder}/:
  results.json  los resultados exactos, como los da «urna-central results»
  public/       lo que se publica: la página (index.html), informe,
                datos abiertos y paquete
  bundle.zip    el paquete, que revisa «urna-verify»
  challenges/   lo que dijo el QR de cada voto de prueba: péguelo en la página
  batches/      los lotes firmados, como viajaron en {sticks} memorias
  letters/      la carta de activación de cada equipo (PDF)
  screens/      las pantallas reales del equipo (PNG)
  kiosks/       la urna de cada equipo y sus votantes inventados (CSV)
  centre/       el centro. Las llaves (keys/), las partes (shares/) y los kits
                están al lado solo porque es una demostración.

Para revisar usted mismo el paquete:
  {check}"""


class Steps:
    """Does one step after the other, and prints a line for each with its time."""

    def __init__(self) -> None:
        self._number = 0
        self._name = ""

    def do(self, name: str, work: Callable[[], _Result], describe: Callable[[_Result], str]) -> _Result:
        """Do the work; ``describe`` says in one or more lines what came of it."""
        self._number += 1
        self._name = f"{self._number:>2}  {name:<{_NAME}}"
        print(self._name, end="", flush=True)
        begun = time.monotonic()
        result = work()
        first, *more = describe(result).splitlines()
        back = f"\r{self._name}" if sys.stdout.isatty() else ""
        print(f"{back}{first:<{_TEXT}}{_seconds(time.monotonic() - begun):>9}", flush=True)
        for line in more:
            print(" " * (_INDENT + _NAME) + line, flush=True)
        return result

    def progress(self, done: int, of: int) -> None:
        """A count that changes in place, on a terminal only."""
        if sys.stdout.isatty():
            print(f"\r{self._name}{done}/{of}", end="", flush=True)


def run(root: Path) -> bool:
    """The whole demo in a folder that is emptied first; True if every row agrees.

    Raises `DemoFailed` or `UrnaError` if a step does not do what it must.
    """
    if root.exists():
        shutil.rmtree(root)
    demo, steps, begun = Demo(root), Steps(), time.monotonic()
    print(_OPENING)
    organiser, kiosks = _prepare(demo, steps)
    _vote_and_carry(demo, steps, kiosks)
    results = _count(demo, steps)
    trouble = steps.do("Pantallas", lambda: draw_screens(root / "screens"), _describe_screens)
    rows = compare(results)
    agreeing = sum(row.holds for row in rows)
    print(f"\n{table(rows)}\n")
    print(_CLOSING.format(folder=_shown(root), sticks=STICKS, check=_check_command(root, organiser)))
    verdict = "Todo coincide" if agreeing == len(rows) else "NO COINCIDE"
    print(f"\n{verdict}: {agreeing} de {len(rows)} filas. Duró{_seconds(time.monotonic() - begun):>8}.")
    if trouble:
        print(f"\n✗ No se pudieron dibujar las pantallas.\n{trouble}", file=sys.stderr)
    return agreeing == len(rows) and not trouble


def _check_command(root: Path, organiser: str) -> str:
    """What checks the bundle, to be copied as it is."""
    program, bundle = Path(sys.executable).with_name("urna-verify"), root / "bundle.zip"
    return f'{_shown(program)} {_shown(bundle)} --organiser "{organiser}"'


def _prepare(demo: Demo, steps: Steps) -> tuple[str, list[Kiosk]]:
    """The organiser's fingerprint, and a kiosk for each point."""
    centre = steps.do(
        "Centro",
        demo.found,
        lambda made: f"creado; 3 depositarios, bastan 2\nHuella del organizador:\n{made['organiser']}",
    )
    kiosks = steps.do(
        "Kits",
        lambda: demo.provision(steps.progress),
        lambda made: f"{len(made)} equipos en {len({kiosk.station for kiosk in made})} puestos, con su carta",
    )
    return centre["organiser"], kiosks


def _vote_and_carry(demo: Demo, steps: Steps, kiosks: Sequence[Kiosk]) -> None:
    steps.do("Votación", lambda: demo.vote(kiosks, turnout_of_2022(), steps.progress), _describe_voting)
    copies = steps.do(
        "Memorias",
        demo.carry,
        lambda copies: f"{len(copies) - TWICE} lotes en {STICKS} memorias, {TWICE} de ellos en dos",
    )
    steps.do("Importación", lambda: demo.take_in(copies), _describe_import)
    steps.do(
        "Cobertura",
        demo.status,
        lambda board: f"{len(board['kiosks'])} equipos completos, {board['ballots']} votos, sin alarmas",
    )


def _count(demo: Demo, steps: Steps) -> dict[str, Any]:
    steps.do(
        "Cierre",
        demo.close,
        lambda done: f"{done['ballots']} votos congelados, {done['set_aside']} apartados por repetidos",
    )
    trustees = " y ".join(map(str, TRUSTEES))
    steps.do(
        "Apertura",
        demo.open,
        lambda done: f"con los depositarios {trustees}: {done['ballots']} votos, {done['nulls']} nulos",
    )
    results = steps.do("Resultados", demo.results, lambda found: f"{found['choices']} preferencias contadas")
    report = steps.do(
        "Publicación",
        demo.publish,
        lambda report: f"{len(report.checks)} revisiones del paquete público, todas bien",
    )
    opened = steps.do("Comprobación", demo.check_challenges, _describe_challenges)
    steps.do("Página", lambda: look_at_page(demo.root, report, opened), _describe_page)
    return results


def _describe_page(agreed: int | None) -> str:
    if agreed is None:
        return "no se abrió: falta un Chromium (lo instala «make test»)"
    return (
        f"sin red, en un navegador: las mismas {agreed} revisiones,\n"
        "por su propio verificador, y muestra cada voto de prueba"
    )


def _describe_challenges(opened: Sequence[Challenge]) -> str:
    first = opened[0]
    chosen = ", ".join(map(str, first.selections))
    return (
        f"{len(opened)} votos de prueba abiertos: sellado lo mostrado;\n"
        "están en la lista de anulados y ninguno se contó.\n"
        f"{first.context.kiosk}, {first.code}: propuestas {chosen}"
    )


def _describe_voting(summaries: Sequence[CastSummary]) -> str:
    cast = sum(summary.cast for summary in summaries)
    refused = sum(len(summary.refused) for summary in summaries)
    return (
        f"{cast} votos en 2 jornadas; {refused} personas volvieron a su\n"
        "mismo puesto y el equipo no las dejó votar otra vez"
    )


def _describe_import(done: Import) -> str:
    return (
        f"{done.files} archivos en desorden: {done.batches} lotes recibidos;\n"
        f"{done.files - done.batches} copias no cambiaron nada, {done.early} esperaron a su anterior"
    )


def draw_screens(folder: Path) -> str:
    """Pictures of the real screens, by a program of its own; what went wrong, or nothing."""
    command = [sys.executable, "-m", "tests.tools.screenshots", str(folder)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    return done.stderr.strip() or f"código {done.returncode}" if done.returncode else ""


def _describe_screens(trouble: str) -> str:
    return "no se pudieron dibujar (vea al final)" if trouble else "dibujadas por el programa del equipo"


def _seconds(seconds: float) -> str:
    return f"{seconds:.1f} s".replace(".", ",")


def _shown(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def main() -> int:
    """Run the demo in build/demo; the exit code."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal without ✓ still shows the figures
    try:
        return 0 if run(FOLDER) else 1
    except (DemoFailed, UrnaError, OSError) as error:
        print(f"\n✗ La demostración se detuvo. {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nInterrumpida.", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
