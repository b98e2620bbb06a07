"""Man pages: what a program says of itself with ``--help``, set as roff."""

import re

SUMMARIES = {
    "urna-kiosk": "kiosk for voting in person",
    "urna-desk": "desk of a counting centre, and opener of a frozen box",
    "urna-central": "commands and server of a counting centre",
    "urna-verify": "check what a consultation published",
}
"""One line in English for each program; the help that follows is in the language of its users."""


def man_page(name: str, told: str, source: str, date: str) -> str:
    """The page of section 1 for a program whose help is ``told``. Raises KeyError for an unknown program."""
    usage, _, rest = told.partition("\n\n")
    others = [f".BR {other} (1)" for other in SUMMARIES if other != name]
    return "\n".join(
        (
            f'.TH {_text(name.upper())} 1 "{date}" "{source}" "Urna Abierta"',
            ".SH NAME",
            f"{_text(name)} \\- {_text(SUMMARIES[name])}",
            ".SH SYNOPSIS",
            ".nf",
            _text(usage.removeprefix("usage: ").replace("\n" + " " * len("usage: "), "\n")),
            ".fi",
            ".SH DESCRIPTION",
            ".nf",
            _text(rest.rstrip()),
            ".fi",
            ".SH SEE ALSO",
            ",\n".join(others),
            f"The pages below /usr/share/doc/{source.split(maxsplit=1)[0]}/.",
            "",
        )
    )


def _text(plain: str) -> str:
    """Without what roff would read as its own: backslashes, hyphens that break, dots that begin a line."""
    escaped = plain.replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"^([.'])", r"\\&\1", escaped, flags=re.MULTILINE)
