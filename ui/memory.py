"""Python's collector looks at little while somebody votes: a whole search takes longer than one frame."""

import gc


def settle() -> None:
    """What is in memory now stays for good: the collector is not to look at it again."""
    gc.collect()
    gc.freeze()
