"""A small knowledge base that the tests of the matching share."""

import pytest

from bot.matching import Matcher
from tests.matching.samples import CONCEPTS, NEAR_MISSES, SAMPLES


@pytest.fixture(scope="session")
def matcher() -> Matcher:
    """An English matcher over a handful of entries."""
    return Matcher.from_utterances(SAMPLES, "en", thesaurus=CONCEPTS, near_misses=NEAR_MISSES)
