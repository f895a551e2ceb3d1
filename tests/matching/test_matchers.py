"""Several languages side by side."""

import pytest

from bot.matching import Kind, Matchers
from tests.matching.samples import CONCEPTS, NEAR_MISSES, SAMPLES

DANISH = {
    "podcast": [
        "hvordan starter vi en podcast",
        "hvilken mikrofon til podcast",
        "vi vil lave en lydserie om samlingen",
    ],
    "newsletter": [
        "ingen åbner vores nyhedsbrev",
        "nyhedsbrev åbningsrate",
        "hvad skal der stå i det månedlige brev",
    ],
}
DUTCH = {
    "podcast": [
        "hoe starten we een podcast",
        "welke microfoon voor een podcast",
        "een audioreeks over de collectie",
    ],
    "website-words": ["welke woorden gebruiken we in het menu van de website", "menu benamingen site"],
}


@pytest.fixture(scope="module")
def matchers() -> Matchers:
    """Three languages, not all entries in each."""
    return Matchers.build(
        {"en": SAMPLES, "da": DANISH, "nl": DUTCH}, thesaurus=CONCEPTS, not_covered={"en": NEAR_MISSES}
    )


def test_the_persons_language_comes_first(matchers: Matchers):
    """A Danish question of a Danish reader is matched in the Danish index."""
    outcome = matchers.match("hvilken mikrofon skal vi bruge til en podcast", "da")
    assert (outcome.language, outcome.matches[0].entry) == ("da", "podcast")


@pytest.mark.parametrize(
    ("text", "language", "entry"),
    [
        ("which microphone do we need for a podcast", "en", "podcast"),
        ("ingen åbner vores nyhedsbrev mere", "da", "newsletter"),
        ("welke woorden gebruiken we best in het menu", "nl", "website-words"),
    ],
)
@pytest.mark.parametrize("reader", ["en", "da", "nl"])
def test_a_question_in_another_language_is_recognised(
    matchers: Matchers, text: str, language: str, entry: str, reader: str
):
    """Whatever language a person chose, a question in one of the others finds its entry."""
    outcome = matchers.match(text, reader)
    assert (outcome.language, outcome.matches[0].entry) == (language, entry)


def test_loan_words_in_a_sentence_stay_in_its_language(matchers: Matchers):
    """English words in a Danish sentence are normal."""
    outcome = matchers.match("hvordan starter vi en podcast med storytelling", "da")
    assert outcome.language == "da"


def test_an_unknown_language_falls_back_to_the_first(matchers: Matchers):
    """A language without an index is read with the first one's."""
    assert matchers.match("how do we start a podcast", "fr").kind is Kind.ANSWER


def test_what_no_language_knows_is_unknown_in_the_persons_own(matchers: Matchers):
    """When nothing fits anywhere, the outcome stays in the person's language."""
    outcome = matchers.match("zzyzx qwrtp", "nl")
    assert (outcome.kind, outcome.language) == (Kind.UNKNOWN, "nl")


def test_only_the_language_that_changed_is_learnt_anew(matchers: Matchers):
    """A matcher whose samples, concepts and topics are the same is taken over; the changed one knows the change."""
    changed = {**DUTCH, "website-words": [*DUTCH["website-words"], "hoe heten de knoppen op de site"]}
    after = Matchers.build(
        {"en": SAMPLES, "da": DANISH, "nl": changed},
        thesaurus=CONCEPTS,
        not_covered={"en": NEAR_MISSES},
        before=matchers,
    )
    assert after.by_language["da"] is matchers.by_language["da"]
    assert after.by_language["en"] is matchers.by_language["en"]
    assert after.match("hoe heten de knoppen op de site", "nl").kind is Kind.ANSWER
