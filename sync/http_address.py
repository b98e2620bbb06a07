"""The address of a centre, as a kit names it.

``https://host[:port][/path]``: the server's certificate is checked by the system's authorities, but not its
dates. The same with ``#sha256=<hex>``, SHA-256 of the server's public key (SubjectPublicKeyInfo, DER): that
key is all that is asked of it. ``http://…`` serves within a town hall's own network: batches are sealed and
receipts signed anyway; who listens there learns which kiosk sends, when and how much.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from kiosk.errors import OperatorError

_PATH = re.compile(r"[!-~]*")
_PIN = re.compile(r"sha256=([0-9a-f]{64})")


@dataclass(frozen=True)
class Address:
    """Where the centre listens. ``pin`` is SHA-256 of its public key (hex), or empty."""

    secure: bool
    host: str
    port: int
    path: str
    pin: str

    @staticmethod
    def parse(text: str) -> "Address":
        """Raises `OperatorError` if it is no address of a centre."""
        try:
            parts = urlsplit(text.strip())
            port = parts.port
        except ValueError:
            raise _no_address(text) from None
        pin = _PIN.fullmatch(parts.fragment)
        known = parts.scheme in ("http", "https") and parts.hostname and not parts.username
        known = known and _can_be_asked_for(str(parts.hostname), parts.path)
        if not known or parts.query or (parts.fragment and not pin) or (pin and parts.scheme == "http"):
            raise _no_address(text)
        secure = parts.scheme == "https"
        default = 443 if secure else 80
        return Address(
            secure, str(parts.hostname), port or default, parts.path.rstrip("/"), pin.group(1) if pin else ""
        )


def _can_be_asked_for(host: str, path: str) -> bool:
    """A name of which a network can be asked, and a path that stands in a request as it is."""
    try:
        host.encode("idna")
    except UnicodeError:
        return False
    return _PATH.fullmatch(path) is not None


def _no_address(text: str) -> OperatorError:
    return OperatorError(
        "«{text}» no es la dirección de un centro.",
        "Debe ser como https://centro.ejemplo.gov.co:8443.",
        text=text,
    )
