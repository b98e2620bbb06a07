"""Python's collector looks at little while somebody votes: a whole search takes longer than one frame."""

import gc


def settle() -> None:
    """What is in memory now stays until this is called again: the collector is not to look at it before.

    Between practice and voting it is called again, and takes away what the one has left.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
