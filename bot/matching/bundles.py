"""Putting samples together, so that learning a large knowledge base takes no longer than a small one."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

MOST = 2_000
"""Bundles that are learnt at most; learning takes time with the cube of their number, and memory with the square."""


def bundled(entry: npt.NDArray[np.int64], most: int = MOST) -> npt.NDArray[np.int32]:
    """Give the bundle of each sample: itself as long as there are few, else two or more of its entry's neighbours.

    Args:
        entry: the entry's number of each sample, ascending.
        most: how many bundles there may be, apart from the one that each entry has at least.
    """
    together = -(-len(entry) // most)
    first = np.flatnonzero(np.diff(entry, prepend=-1))
    place = np.arange(len(entry)) - np.repeat(first, np.diff(first, append=len(entry)))
    return np.cumsum(place % together == 0, dtype=np.int32) - np.int32(1)
