"""What the audit shows to curators."""

from bot.matching import Matcher
from bot.matching.audit import (
    misled,
    near_duplicates,
    thin_entries,
    unknown_words,
)
from tests.matching.samples import SAMPLES


def test_a_sample_in_the_wrong_entry_is_found():
    """A sample that without itself would lead elsewhere is named, with the entry that it leads to."""
    strayed = {**SAMPLES, "kpis": [*SAMPLES["kpis"], "podcast microphone and recording equipment"]}
    first, *_ = misled(Matcher.from_utterances(strayed), least=0.0)
    assert (first.entry, first.nearest) == ("kpis", "podcast")
    assert first.sample == "podcast microphone and recording equipment"


def test_leaving_one_out_agrees_with_building_without_it():
    """The closed form names the entry that a matcher built without the sample would choose."""
    text = SAMPLES["newsletter"][2]
    rest = {**SAMPLES, "newsletter": [sample for sample in SAMPLES["newsletter"] if sample != text]}
    found = {item.sample: item.nearest for item in misled(Matcher.from_utterances(SAMPLES), least=0.0)}
    nearest = Matcher.from_utterances(rest).match(text).matches[0].entry
    assert found.get(text, "newsletter") == nearest


def test_near_duplicates_across_entries_are_found_in_any_order_of_words():
    """Two entries may not claim the same words; within one entry it is no matter."""
    (pair,) = near_duplicates(
        {"a": ["scan old maps", "scan the old maps"], "b": ["old maps scan"], "c": ["something else"]}
    )
    assert {pair.entry, pair.other} == {"a", "b"}


def test_thin_entries_are_listed():
    """Few samples, or samples that use few different words, are thin."""
    thin = thin_entries(
        {"few": ["one podcast microphone"], "rich": [f"word{n} other{n}" for n in range(12)]}, "en"
    )
    assert [item.entry for item in thin] == ["few"]


def test_words_that_no_sample_has_are_counted():
    """Words that people typed and no sample knows are counted, the most frequent first."""
    seen = ["which drone for films", "drone permit", "podcast microphone"]
    assert unknown_words(seen, SAMPLES, "en")[0] == ("drone", 2)
