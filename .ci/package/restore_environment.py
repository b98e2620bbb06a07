"""First thing in a frozen program: what it starts (lp, espeak-ng) shall find the system's libraries.

The loader read LD_LIBRARY_PATH when the program began; a change only reaches programs started from here.
Those that are this program once more, to open ballots side by side, are told to set it for themselves again.
"""

import os

_before = os.environ.pop("LD_LIBRARY_PATH_ORIG", "")
if _before:
    os.environ["LD_LIBRARY_PATH"] = _before
else:
    os.environ.pop("LD_LIBRARY_PATH", None)
os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
