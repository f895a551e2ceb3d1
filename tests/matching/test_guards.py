"""What the matching must never do, whatever a person types."""

import itertools

import pytest

from bot.matching import Kind, Matcher, Reason
from tests.matching.samples import SAMPLES

EVERY_SAMPLE = [(entry, text) for entry, texts in SAMPLES.items() for text in texts]


@pytest.mark.parametrize("text", ["", "   ", "🙏🙏 👍", "12345", "2020 17", "?!?", "\n\t"])
def test_without_words_nothing_is_known(matcher: Matcher, text: str):
    """Empty messages, emoji and bare numbers are unknown and name no entry."""
    outcome = matcher.match(text)
    assert outcome.kind is Kind.UNKNOWN
    assert outcome.matches == ()
    assert outcome.why.reason is Reason.NO_WORDS


@pytest.mark.parametrize(
    "text", ["the", "what is the", "how do we", "can you tell me about it", "and what is this"]
)
def test_common_words_alone_are_unknown(matcher: Matcher, text: str):
    """Words that tell no topic never lead to an entry, however many samples have them."""
    assert matcher.match(text).kind is Kind.UNKNOWN


@pytest.mark.parametrize("text", ["museum", "website", "the website", "what about the museum?"])
def test_one_generic_word_is_never_answered(matcher: Matcher, text: str):
    """One word that many samples share leads to suggestions at most."""
    outcome = matcher.match(text)
    assert outcome.kind is not Kind.ANSWER


def test_one_generic_word_suggests_the_entries_that_share_it(matcher: Matcher):
    """A person who types only "website" is offered the entries on websites."""
    outcome = matcher.match("website")
    assert outcome.kind is Kind.SUGGEST
    assert {match.entry for match in outcome.matches[:2]} == {"website-redesign", "website-words"}


@pytest.mark.parametrize(
    "text", ["How do we start a podcast", "nobody opens our mails", "website menu words"]
)
def test_capitals_and_punctuation_change_nothing(matcher: Matcher, text: str):
    """ALL CAPS and stray punctuation give the same matches as lower case."""
    assert matcher.match(text.upper() + "??").matches == matcher.match(text.lower()).matches


@pytest.mark.parametrize(("entry", "text"), EVERY_SAMPLE)
def test_a_sample_typed_exactly_is_answered(matcher: Matcher, entry: str, text: str):
    """A curator who types one of the samples gets its entry, as an answer."""
    outcome = matcher.match(text)
    assert outcome.kind is Kind.ANSWER
    assert outcome.matches[0].entry == entry


def test_repeated_words_count_once(matcher: Matcher):
    """Saying a word ten times is no stronger than saying it once."""
    once = matcher.match("newsletter members opens")
    often = matcher.match("newsletter " * 10 + "members opens")
    assert often.matches[0].entry == once.matches[0].entry
    assert often.matches[0].confidence <= once.matches[0].confidence + 0.05


def test_two_entries_with_the_same_sample_are_both_suggested():
    """Where two entries claim the same words, the person chooses; no coin is flipped."""
    twins = Matcher.from_utterances(
        {
            "a": ["opening the archive", "see old letters"],
            "b": ["opening the archive", "scan old maps"],
            **SAMPLES,
        }
    )
    outcome = twins.match("opening the archive")
    assert outcome.kind is Kind.SUGGEST
    assert {match.entry for match in outcome.matches[:2]} == {"a", "b"}


def test_two_entries_nearly_the_same_are_both_suggested():
    """Entries whose samples are nearly alike are offered together."""
    near = Matcher.from_utterances(
        {
            "a": ["scanner for fragile maps", "which scanner for maps", "map scanner"],
            "b": ["scanner for fragile charts", "which scanner for charts", "chart scanner"],
            **SAMPLES,
        }
    )
    outcome = near.match("which scanner for fragile things")
    assert outcome.kind is Kind.SUGGEST
    assert {match.entry for match in outcome.matches[:2]} == {"a", "b"}


def test_a_common_word_shared_by_all_does_not_make_ties(matcher: Matcher):
    """Sharing one word with a question never lifts an entry to the level of the one that shares them all."""
    outcome = matcher.match("which microphone for recording our museum series")
    assert outcome.matches[0].entry == "podcast"
    scores = [match.score for match in outcome.matches]
    assert scores[0] > 1.5 * scores[1]


def test_no_two_entries_tie_at_the_top_for_a_clear_question():
    """A subset of a longer sample is not as good as the sample: "what is traces" is not the partner's question."""
    matcher = Matcher.from_utterances(
        {
            "what-is-traces": ["what is traces", "traces project meaning"],
            "thomas-more": ["what is thomas mores part in traces", "role of thomas more in traces"],
        }
    )
    first, second = matcher.match("what is traces about").matches[:2]
    assert first.entry == "what-is-traces"
    assert first.score > 2 * second.score


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("which micropone for a podcats", "podcast"),
        ("newletter opne rate", "newsletter"),
        ("volunters and computrs", "volunteers"),
    ],
)
def test_slips_of_the_finger_are_mended(matcher: Matcher, text: str, entry: str):
    """Typing errors in the words that count do not change the entry, and the explanation tells of them."""
    outcome = matcher.match(text)
    assert outcome.matches[0].entry == entry
    assert outcome.why.repairs


def test_short_words_and_numbers_are_never_mended(matcher: Matcher):
    """Under four letters, or with a digit, a word stays as typed."""
    assert matcher.match("kpi on a 3d mnu").why.repairs == ()


def test_a_concepts_other_word_counts_for_it(matcher: Matcher):
    """A word that partners list counts as the word that it stands for."""
    outcome = matcher.match("homepage menu navigation")
    assert outcome.matches[0].entry == "website-words"
    assert ("website", "homepage") in outcome.why.concepts


def test_a_topic_that_is_not_covered_is_not_answered(matcher: Matcher):
    """A question near the field that a near-miss topic fits better is unknown."""
    outcome = matcher.match("what glue do I use for a broken pottery jar")
    assert outcome.kind is Kind.UNKNOWN
    assert outcome.why.not_covered == "conservation"
    assert "conservation" not in {match.entry for match in outcome.matches}


def test_a_long_paste_is_cut(matcher: Matcher):
    """Beyond 64 words nothing is read, so that a paste costs no more than a long question."""
    paste = " ".join(itertools.islice(itertools.cycle(["podcast", "museum", "lorem", "ipsum"]), 2000))
    assert matcher.match(paste).matches == matcher.match(" ".join(paste.split()[:64])).matches


def test_confidence_is_a_chance_and_falls_from_first_to_last(matcher: Matcher):
    """Matches come best first, at most five, with confidences between 0 and 1."""
    for text in ("podcast microphone", "website", "members mails figures", "completely different banana"):
        matches = matcher.match(text).matches
        assert len(matches) <= 5
        assert all(0 <= match.confidence <= 1 for match in matches)
        assert [m.confidence for m in matches] == sorted((m.confidence for m in matches), reverse=True)


def test_a_follow_up_leans_on_the_entry_just_shown(matcher: Matcher):
    """After the podcast entry, "and the costs?" is about podcasts; a clear new question is not."""
    assert matcher.match("and the costs of that", context="podcast").matches[0].entry == "podcast"
    assert matcher.match("newsletter open rate", context="podcast").matches[0].entry == "newsletter"


@pytest.mark.parametrize("text", ["bread", "how do I bake bread", "fresh bread"])
def test_words_of_daily_life_are_no_slips_of_names(text: str):
    """What is a word as it stands is not mended to a name that looks like it."""
    trained = Matcher.from_utterances(
        {**SAMPLES, "breda": ["workshop in breda", "breda university", "where is breda"]}
    )
    outcome = trained.match(text)
    assert outcome.why.repairs == ()
    assert outcome.kind is Kind.UNKNOWN
