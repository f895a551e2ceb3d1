"""Inverted lists and full rows together give what one whole table would."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.matching.gram import Gram
from bot.matching.postings import Postings

TABLES = st.integers(1, 9).flatmap(
    lambda size: st.lists(
        st.lists(st.sampled_from([0, 0, 1, 2, 5]), min_size=size, max_size=size), min_size=1, max_size=12
    )
)
"""Features x holders: how much of each feature each holder has."""

SHARES = st.sampled_from([0.01, 0.3, 0.5, 2.0])


def postings(table: np.ndarray, share: float) -> Postings:
    """Write a table as lists, feature by feature."""
    feature, holder = np.nonzero(table)
    count = np.bincount(feature, minlength=len(table)).astype(np.int32)
    value = table[feature, holder].astype(np.float32)
    return Postings.of(count, holder.astype(np.uint8), value, table.shape[1], share)


@given(TABLES, SHARES, st.data())
def test_gathering_is_a_product(rows: list[list[int]], share: float, data: st.DataObject) -> None:
    """The weights times the table's rows, however many of them are kept in full."""
    table = np.array(rows, np.float32)
    chosen = data.draw(st.lists(st.integers(0, len(rows) - 1), unique=True))
    weight = np.array(data.draw(st.lists(st.integers(1, 9), min_size=len(chosen), max_size=len(chosen))))
    found = postings(table, share).gather(np.array(chosen, np.int64), weight.astype(np.float32))
    assert np.allclose(found, weight @ table[chosen] if chosen else 0.0)


@given(TABLES, SHARES)
def test_the_holders_of_a_feature_are_those_of_its_row(rows: list[list[int]], share: float) -> None:
    """In lists and in full rows alike."""
    kept = postings(np.array(rows, np.float32), share)
    assert kept.features == len(rows)
    for feature, row in enumerate(rows):
        assert kept.having(feature).tolist() == np.flatnonzero(row).tolist()


@given(TABLES, SHARES, st.integers(1, 4))
def test_the_likeness_of_holders_is_complete_from_the_diagonal_on(
    rows: list[list[int]], share: float, width: int
) -> None:
    """Every panel of columns is that of the table times itself."""
    table = np.array(rows, np.float32)
    whole, size = table.T @ table, table.shape[1]
    likeness = Gram.of(postings(table, share)).columns
    for start in range(0, size, width):
        stop = min(start + width, size)
        lower = np.tril(likeness(start, stop))
        assert np.allclose(lower, np.tril(whole[start:, start:stop]))
