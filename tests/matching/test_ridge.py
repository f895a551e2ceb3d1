"""The solver behind the learning."""

import numpy as np

from bot.matching.ridge import factor, substitute


def test_the_solution_fits_whatever_the_number_of_panels():
    """Small and large systems are solved to single precision."""
    chance = np.random.default_rng(1)
    for size in (1, 7, 128, 129, 400):
        rows = chance.random((size, 40), np.float32)
        gram = rows @ rows.T
        targets = chance.random((size, 3), np.float32)
        panels = factor(lambda start, stop, gram=gram: gram[start:, start:stop].copy(), size, 0.5)
        found = substitute(panels, targets.copy())
        assert np.allclose((gram + 0.5 * np.eye(size)) @ found, targets, atol=2e-3)
