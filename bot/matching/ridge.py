"""Learning, from all samples at once, which of them speak for which entry: ridge regression in closed form."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

_PANEL = 96


def solve(gram: Floats, targets: Floats, ridge: float) -> Floats:
    """Solve (gram + ridge * identity) x = targets; `gram` is overwritten.

    A Cholesky decomposition by panels: nearly all of the work is matrix products in single precision, which is
    several times faster than numpy's own solver and needs no second matrix of the same size.

    Args:
        gram: n x n, symmetric, positive semidefinite; only the lower triangle is read.
        targets: n x k.
        ridge: what is added to the diagonal, above 0.

    Returns:
        The n x k solution.
    """
    size = len(gram)
    gram.flat[:: size + 1] += ridge
    bounds = [(start, min(start + _PANEL, size)) for start in range(0, size, _PANEL)]
    inverses = [_factor_panel(gram, start, stop) for start, stop in bounds]
    return _substitute(gram, inverses, bounds, targets.copy())


def _factor_panel(gram: Floats, start: int, stop: int) -> Floats:
    """Turn one panel of columns into its part of the factor, and give the inverse of its diagonal block."""
    gram[start:, start:stop] -= gram[start:, :start] @ gram[start:stop, :start].T
    corner = np.linalg.cholesky(gram[start:stop, start:stop])
    inverse: Floats = np.linalg.inv(corner)
    gram[start:stop, start:stop] = corner
    gram[stop:, start:stop] = gram[stop:, start:stop] @ inverse.T
    return inverse


def _substitute(factor: Floats, inverses: list[Floats], bounds: list[tuple[int, int]], x: Floats) -> Floats:
    """Go forward and then back through the factor, in place."""
    for (start, stop), inverse in zip(bounds, inverses, strict=True):
        x[start:stop] = inverse @ (x[start:stop] - factor[start:stop, :start] @ x[:start])
    for (start, stop), inverse in zip(reversed(bounds), reversed(inverses), strict=True):
        x[start:stop] = inverse.T @ (x[start:stop] - factor[stop:, start:stop].T @ x[stop:])
    return x
