"""What a program does first, before it holds a secret: its memory is for nobody else's eyes.

No core dump, of this process or of what it starts; and, on Linux, no other process of the same account may
read its memory or attach to it (``PR_SET_DUMPABLE``, see prctl(2)). A program that is started anew by this
one has to call `harden` itself: the second of the two ends at an exec. Root is not kept out.
"""

import ctypes
import os
import resource

_PR_SET_DUMPABLE = 4


def harden() -> None:
    """Raises `OSError` if the kernel refuses, which it has no reason to."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    library = ctypes.CDLL(None, use_errno=True)
    if library.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
