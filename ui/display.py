"""Whether a window can open here, asked before Qt is: where none can, Qt ends the program with an abort and
advice to install things that are there.
"""

import ctypes
import os
import sys
from collections.abc import Mapping


def why_no_window(environment: Mapping[str, str] = os.environ) -> str:
    """Why none can open, for who sits at the terminal; empty where one can, or nobody but Qt knows."""
    if sys.platform != "linux" or environment.get("QT_QPA_PLATFORM") or environment.get("WAYLAND_DISPLAY"):
        return ""
    display = environment.get("DISPLAY", "")
    if not display:
        return "Aquí no hay una pantalla donde abrir la ventana."
    return "" if _answers(display) else f"La pantalla que nombra DISPLAY ({display}) no responde."


def _answers(display: str) -> bool:
    """True if an X server is there and lets us in. libxcb asks, which Qt itself asks with."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # then Qt says what is missing
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(display.encode(), None))
    refused: int = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not refused
