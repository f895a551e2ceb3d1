"""Samples that are learnt together, when there are too many to be learnt apart."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching import Kind, Matcher
from bot.matching.audit import misled
from bot.matching.bundles import bundled
from tests.matching.samples import CONCEPTS, SAMPLES

SIZES = st.lists(st.integers(1, 30), min_size=1, max_size=40)


@given(SIZES, st.integers(1, 400))
def test_no_bundle_holds_samples_of_two_entries(sizes: list[int], most: int):
    """Bundles follow each other without a gap, and each belongs to one entry."""
    entry = np.repeat(np.arange(len(sizes)), sizes)
    bundle = bundled(entry, most)
    assert bundle[0] == 0
    assert set(np.diff(bundle)) <= {0, 1}
    assert all(len(set(entry[bundle == number])) == 1 for number in set(bundle))


@given(SIZES, st.integers(1, 400))
def test_there_are_at_most_so_many_and_one_for_each_entry(sizes: list[int], most: int):
    """However many samples there are, learning stays within bounds."""
    entry = np.repeat(np.arange(len(sizes)), sizes)
    assert bundled(entry, most)[-1] + 1 <= most + len(sizes)


def test_few_samples_stay_apart():
    """A small base loses nothing."""
    assert bundled(np.array([0, 0, 0, 1, 1]), most=5).tolist() == [0, 1, 2, 3, 4]


def test_samples_learnt_together_still_find_their_entry():
    """Every sample, with one word more than it was written with, leads to its entry all the same."""
    matcher = Matcher.from_utterances(SAMPLES, thesaurus=CONCEPTS, bundles=12)
    assert matcher.index.size < len(matcher.rows)
    for entry, samples in SAMPLES.items():
        for sample in samples:
            assert matcher.match(f"{sample} please").matches[0].entry == entry


def test_a_sample_is_known_word_for_word_whatever_it_was_learnt_with():
    """Bundles change nothing about samples that are typed exactly."""
    matcher = Matcher.from_utterances(SAMPLES, bundles=1)
    assert all(
        matcher.match(sample).kind is Kind.ANSWER for samples in SAMPLES.values() for sample in samples
    )


def test_leaving_one_out_asks_for_samples_learnt_apart():
    """The closed form would leave out a whole bundle."""
    with pytest.raises(ValueError, match="learnt together"):
        misled(Matcher.from_utterances(SAMPLES, bundles=1))
