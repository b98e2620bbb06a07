"""``make audio``: the recordings that come with the program, one opus file a text, and an index of them."""

import sys
from pathlib import Path

from kiosk.recordings import key_of
from sync.central.recording import render
from tests.tools.kits import cartagena
from ui.spoken import all_pieces

INDEX = "index.tsv"


def make_audio(folder: Path) -> tuple[int, int]:
    """Render what is missing, take away what nobody says; how many files, and bytes in all."""
    folder.mkdir(exist_ok=True)
    pieces = all_pieces(cartagena())
    wanted = {f"{key_of(text)}.opus": text for text in pieces}
    for path in folder.glob("*.opus"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        if not (folder / name).exists():
            (folder / name).write_bytes(render(text))
    lines = sorted(f"{name}\t{text}" for name, text in wanted.items())
    (folder / INDEX).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(wanted), sum((folder / name).stat().st_size for name in wanted)


if __name__ == "__main__":
    count, size = make_audio(Path(sys.argv[1]))
    print(f"{count} recordings, {size / 1_000_000:.2f} MB, in {sys.argv[1]}")
