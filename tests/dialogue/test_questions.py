"""Free questions: an answer with its sources, suggestions, or "I do not know", and then back to the place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.catalogue.model import Call, Language, Level
from bot.dialogue.choice import Verb
from bot.dialogue.keeping import KEPT_LENGTH
from bot.dialogue.session import Scene
from bot.matching import Kind

from .knowing import ANSWERED, CHATTER, DANISH, SUGGESTED, UNCLEAR, UNKNOWN, WHAT_IS, ByHeart, Taught, outcome
from .talking import NOW, person

if TYPE_CHECKING:
    from bot.catalogue.catalogue import Catalogue

    from .talking import Person


def test_asking_is_invited(anna: Person):
    """With a way to browse instead."""
    anna.commands("start")
    anna.presses(anna.b.ask)
    assert anna.hears(anna.s.ask_away)
    anna.presses(anna.b.topics)
    assert anna.hears(anna.s.topics)


def test_an_answer_shows_its_question_its_sources_and_related_questions(anna: Person, known: Catalogue):
    """As a new message that can be kept."""
    anna.says(WHAT_IS)
    entry = known.entries[ANSWERED]
    assert anna.heard.startswith(entry.en.question)
    assert anna.hears(entry.en.answer)
    assert anna.hears(anna.s.sources, checked="22 Nov 2026")
    links = {run.url for run in anna.screen.text.runs}
    assert all(source.url in links for source in entry.sources)
    assert [each.choice.what for each in anna.screen.buttons[:-1]] == list(entry.related)
    assert anna.screen.in_place is False


def test_a_related_question_is_one_press_away(anna: Person, known: Catalogue):
    """And so on from there."""
    anna.says(WHAT_IS)
    related = known.entries[ANSWERED].related[0]
    anna.presses_choice(Verb.ENTRY, related)
    assert known.entries[related].en.question in anna.heard


def test_a_question_in_the_middle_of_the_check_keeps_the_place(anna: Person, known: Catalogue):
    """First the answer, then the pending item again."""
    anna.begins()
    anna.gives(1, 2)
    anna.says(WHAT_IS)
    answer, screen = anna.replies
    assert answer.text.plain.startswith(known.entries[ANSWERED].en.question)
    assert anna.asked == "A1"
    assert screen.in_place is False
    anna.says(str(len(screen.buttons) + 1))
    assert known.entries[known.entries[ANSWERED].related[0]].en.question in anna.heard
    anna.gives(3)
    assert anna.answers == {"D1": 1, "S1": 2, "A1": 3}


def test_a_question_at_the_collection_question_keeps_the_place(anna: Person):
    """That waits, too."""
    anna.begins()
    anna.gives(1, 1, 1, 1)
    anna.presses_choice(Verb.ANSWER, "E1", "1")
    anna.says(WHAT_IS)
    assert anna.session.scene is Scene.COLLECTION
    anna.says("yes")
    assert anna.asked == "C1"


def test_an_unclear_question_gets_at_most_three_suggestions(anna: Person):
    """And "none of these"."""
    turn = anna.says(UNCLEAR)
    assert anna.hears(anna.s.did_you_mean)
    assert [each.choice.what for each in anna.screen.buttons[:-1]] == list(SUGGESTED[:3])
    assert anna.labels[-1] == anna.b.none_of_these
    assert turn.kept is None


@pytest.mark.parametrize("by", ["number", "label", "question", "button"])
def test_a_suggestion_is_taken_by_number_words_or_button(anna: Person, known: Catalogue, by: str):
    """And is then forgotten."""
    anna.says(UNCLEAR)
    entry = known.entries[SUGGESTED[1]].en
    if by == "button":
        anna.presses(entry.short)
    else:
        anna.says({"number": "2", "label": entry.short, "question": entry.question}[by])
    assert anna.heard.startswith(entry.question)
    assert (anna.session.suggestions, anna.session.asked) == ((), "")


def test_none_of_these_keeps_the_question_for_partners(anna: Person):
    """The question itself, without who asked; and it says so."""
    anna.says(UNCLEAR)
    turn = anna.presses(anna.b.none_of_these)
    assert turn.kept == UNCLEAR
    assert anna.hears(anna.s.unknown)
    assert anna.session.scene is Scene.ASK
    assert turn.session.asked == ""


def test_none_of_these_counts_only_while_there_are_suggestions(anna: Person):
    """An old button keeps nothing twice."""
    anna.says(UNCLEAR)
    anna.presses(anna.b.none_of_these)
    turn = anna.presses_data(f"1:{anna.session.nonce}:none")
    assert turn.kept is None
    assert anna.hears(anna.s.old_button)


def test_an_unknown_question_is_admitted_and_kept(anna: Person):
    """With the topics a button away."""
    turn = anna.says(UNKNOWN)
    assert anna.hears(anna.s.unknown)
    assert turn.kept == UNKNOWN
    anna.presses(anna.b.topics)
    assert anna.session.scene is Scene.TOPICS


@pytest.mark.parametrize(("typed", "kept"), [("paint", None), ("our hall", None), ("paint?", "paint?")])
def test_a_word_or_two_tell_partners_nothing(anna: Person, typed: str, kept: str | None):
    """They are not kept, unless they ask."""
    turn = anna.says(typed)
    assert turn.kept == kept
    assert anna.hears(anna.s.unknown if kept else anna.s.not_understood)


def test_an_unclear_question_of_two_words_is_kept_when_none_fits(anna: Person, heart: ByHeart):
    """Whoever looked at the suggestions did ask."""
    heart.known = {"our money": outcome(Kind.SUGGEST, *SUGGESTED)}
    anna.says("our money")
    assert anna.presses(anna.b.none_of_these).kept == "our money"


def test_words_that_neither_answer_nor_ask_are_told_so_in_the_check(anna: Person, heart: ByHeart):
    """They may have been meant for an answer; nothing is kept, no suggestion stands in the way."""
    heart.known = {"our money": outcome(Kind.SUGGEST, *SUGGESTED)}
    anna.begins()
    for typed in (CHATTER, "our money", "a little of both"):
        turn = anna.says(typed)
        assert anna.hears(anna.s.choose_or_unsure), typed
        assert turn.kept is None
        assert (anna.asked, anna.answers) == ("D1", {})


@pytest.mark.parametrize(
    "typed", ["our hall needs some paint?", "which paint is that", "well, what paint", "x x x x x x x x"]
)
def test_what_sounds_like_a_question_is_one_in_the_check(anna: Person, typed: str):
    """By its mark, by a word that asks, or by its length."""
    anna.begins()
    assert anna.says(typed).kept == typed
    assert anna.hears(anna.s.unknown)
    assert anna.asked == "D1"


def test_the_same_question_twice_is_answered_twice(anna: Person, known: Catalogue):
    """Also where a country is asked for, which it is not."""
    anna.commands("apply")
    anna.presses(anna.b.start_precheck)
    anna.presses(anna.b.fitting_module)
    anna.presses_choice(Verb.GIVE, "R1", "museum")
    for _ in range(2):
        anna.says(WHAT_IS)
        assert known.entries[ANSWERED].en.question in anna.heard
        assert not anna.hears(anna.s.no_such_country)


def test_an_unknown_question_in_the_check_keeps_the_place(anna: Person):
    """The topics are a button away; the item is asked again."""
    anna.begins()
    anna.gives(2)
    turn = anna.says(UNKNOWN)
    assert turn.kept == UNKNOWN
    assert anna.asked == "S1"
    anna.presses(anna.b.topics)
    assert anna.session.scene is Scene.TOPICS


def test_suggestions_in_the_check_lead_back_to_the_item(anna: Person):
    """Whether one is taken or none."""
    anna.begins()
    for choice in (SUGGESTED[0], ""):
        anna.says(UNCLEAR)
        assert anna.hears(anna.s.did_you_mean)
        anna.presses_choice(Verb.ENTRY if choice else Verb.NONE, choice)
        assert anna.asked == "D1"


def test_going_elsewhere_forgets_the_suggestions(anna: Person):
    """By a command, by another question, or back to the check."""
    anna.begins()
    for away in ("/modules", WHAT_IS, "/language", "/check", UNKNOWN):
        anna.says(UNCLEAR)
        anna.says(away)
        assert (anna.session.suggestions, anna.session.asked) == ((), ""), away


def test_small_talk_does_not_lose_the_suggestions(anna: Person):
    """They are shown again."""
    anna.says(UNCLEAR)
    anna.says("hmm 🤔"[-1])
    assert anna.hears(anna.s.no_words)
    assert anna.hears(anna.s.did_you_mean)


def test_a_letter_is_not_kept(anna: Person, heart: ByHeart):
    """It is likelier to tell who wrote it; not even its beginning is kept, nor after "none of these"."""
    letter = "bla " * (KEPT_LENGTH // 4) + "blah"
    assert anna.says("bla " * (KEPT_LENGTH // 4)).kept
    assert anna.says(letter).kept is None
    heart.known = {letter: outcome(Kind.SUGGEST, *SUGGESTED)}
    anna.says(letter)
    assert anna.presses(anna.b.none_of_these).kept is None
    assert anna.hears(anna.s.unknown_unkept)


def test_a_question_in_another_language_is_answered_in_it_with_an_offer_to_switch(
    anna: Person, known: Catalogue
):
    """The answer is Danish; one press makes everything Danish."""
    anna.says(DANISH)
    assert known.entries[ANSWERED].da.question in anna.heard
    assert anna.hears(known.wording(Language.DA).sentences.offer_switch)
    assert anna.session.language is Language.EN
    anna.presses("Dansk")
    assert anna.session.language is Language.DA
    assert known.entries[ANSWERED].da.question in anna.heard


def test_the_offer_to_switch_can_be_ignored(anna: Person):
    """The next words are English again."""
    anna.says(DANISH)
    anna.says(WHAT_IS)
    assert anna.session.language is Language.EN
    assert len(anna.replies) == 1


def test_a_question_in_another_language_in_the_check_is_answered_in_it(anna: Person, known: Catalogue):
    """The item stays as it is."""
    anna.begins()
    anna.says(DANISH)
    assert known.entries[ANSWERED].da.question in anna.heard
    assert anna.asked == "D1"


def test_the_answer_in_another_language_leads_on_in_ones_own(anna: Person, known: Catalogue):
    """A pressed related question is shown in the person's language."""
    anna.says(DANISH)
    related = known.entries[ANSWERED].related[0]
    anna.presses_choice(Verb.ENTRY, related)
    assert known.entries[related].en.question in anna.heard


def test_an_outcome_in_a_language_without_wording_falls_back(anna: Person, known: Catalogue):
    """Nobody is offered a language that is not offered."""
    anna.knowledge = Taught(ByHeart(), replace(known, wordings={Language.EN: known.wordings[Language.EN]}))
    anna.says(DANISH)
    assert known.entries[ANSWERED].en.question in anna.heard
    assert len(anna.replies) == 1


def test_the_line_for_ones_level_is_shown_only_when_the_level_is_known(checked: Person, known: Catalogue):
    """Without a check, an answer is for everybody."""
    named = next(name for name, entry in known.entries.items() if Level.RUDIMENTARY in entry.en.for_level)
    line = known.entries[named].en.for_level[Level.RUDIMENTARY]
    checked.presses_data(f"1:{checked.session.nonce}:e.{named}")
    assert checked.hears(line)
    checked.commands("check")
    checked.presses(checked.b.start_again)
    checked.gives(0)
    checked.presses_data(f"1:{checked.session.nonce}:e.{named}")
    assert not checked.hears(line)


def test_the_entry_shown_last_is_the_context_of_the_next_question(anna: Person, heart: ByHeart):
    """A follow-up may lean on it; the language goes along."""
    anna.says(WHAT_IS)
    anna.says(UNKNOWN)
    assert heart.heard == [(WHAT_IS, "en", None), (UNKNOWN, "en", ANSWERED)]


def test_more_leads_on_from_the_answer_just_given(anna: Person, known: Catalogue):
    """There is no more to an answer than what was said; its related questions go further."""
    anna.says(WHAT_IS)
    anna.says("tell me more")
    assert anna.hears(anna.s.read_on)
    assert [each.choice.what for each in anna.screen.buttons[:-1]] == list(known.entries[ANSWERED].related)
    assert anna.screen.buttons[-1].choice.verb is Verb.HOME
    anna.presses_choice(Verb.ENTRY, known.entries[ANSWERED].related[0])
    assert not anna.session.suggestions


def test_more_in_the_middle_of_the_check_keeps_the_place(anna: Person):
    """The item waits, and may be answered right away."""
    anna.begins()
    anna.says(WHAT_IS)
    anna.says("more")
    assert anna.hears(anna.s.read_on)
    anna.presses(anna.b.menu)
    assert anna.session.sheet.answers == {}


def test_more_of_nothing_is_a_question(anna: Person, heart: ByHeart):
    """Where nothing was shown, it is looked up as anything else."""
    anna.says("tell me more")
    assert [text for text, *_ in heart.heard] == ["tell me more"]


def test_a_follow_up_is_led_on_from_the_entry_just_shown(anna: Person, known: Catalogue, heart: ByHeart):
    """What was shown is not offered first again; what goes on from it is."""
    anna.says(WHAT_IS)
    heart.known = {"and how long?": outcome(Kind.SUGGEST, ANSWERED)}
    anna.says("and how long?")
    offered = [each.choice.what for each in anna.screen.buttons[:-1]]
    assert offered == [*known.entries[ANSWERED].related, ANSWERED][:3]


@pytest.mark.parametrize("kind", [Kind.ANSWER, Kind.SUGGEST])
def test_entries_taken_away_meanwhile_are_not_offered(anna: Person, heart: ByHeart, kind: Kind):
    """A matcher may know more than the catalogue for a moment."""
    heart.known = {WHAT_IS: outcome(kind, "gone")}
    anna.says(WHAT_IS)
    assert anna.hears(anna.s.unknown)


def test_a_shown_entry_that_was_taken_away_invites_a_question(anna: Person, known: Catalogue):
    """Partners may delete what is on somebody's screen."""
    anna.says(WHAT_IS)
    entries = {name: entry for name, entry in known.entries.items() if name != ANSWERED}
    anna.knowledge = Taught(ByHeart(), replace(known, entries=entries))
    anna.says("hello")
    assert anna.hears(anna.s.ask_away)
    anna.presses_data(f"1:{anna.session.nonce}:e.{ANSWERED}")
    assert anna.hears(anna.s.old_button)


def test_suggestions_taken_away_meanwhile_are_not_shown(anna: Person, known: Catalogue):
    """What is left can still be chosen."""
    anna.says(UNCLEAR)
    entries = {name: entry for name, entry in known.entries.items() if name != SUGGESTED[0]}
    anna.knowledge = Taught(ByHeart(), replace(known, entries=entries))
    anna.says("hello")
    assert [each.choice.what for each in anna.screen.buttons[:-1]] == list(SUGGESTED[1:3])


def test_an_answer_without_sources_or_with_braces_is_shown_as_written(anna: Person, known: Catalogue):
    """What partners write is never read as a form to fill in."""
    entry = known.entries[ANSWERED]
    words = entry.en.model_copy(update={"answer": "Write {name} on the *form* and {} below."})
    entries = {**known.entries, ANSWERED: entry.model_copy(update={"sources": (), "en": words})}
    anna.knowledge = Taught(ByHeart(), replace(known, entries=entries))
    anna.says(WHAT_IS)
    assert "Write {name} on the form and {} below." in anna.heard
    assert "Sources" not in anna.heard


def test_an_entry_that_is_gone_is_not_replaced_by_the_next_best(anna: Person, heart: ByHeart):
    """The matchers may still know it for a moment; what is left is offered, and none of it given as the answer."""
    heart.known = {"what was that": outcome(Kind.ANSWER, "gone", *SUGGESTED)}
    anna.says("what was that")
    assert anna.session.scene is not Scene.ENTRY
    assert anna.session.suggestions == SUGGESTED[: len(anna.session.suggestions)]
    assert anna.session.suggestions


def test_an_open_call_comes_before_what_was_written_without_one(known: Catalogue):
    """Answers on applying say that no call is open; others are not about it."""
    call = Call(
        module=known.modules.modules[0].id, opens=NOW.date(), closes=NOW.date(), url="https://a.example"
    )
    opened = replace(known, eligibility=known.eligibility.model_copy(update={"calls": (call,)}))
    anna = person(Taught(ByHeart(), opened))
    anna.commands("start", "can-i-still-apply")
    assert anna.hears(anna.s.call_open, closes="22 Nov 2026", url="https://a.example")
    anna.commands("start", ANSWERED)
    assert not anna.hears(anna.s.call_open, closes="22 Nov 2026", url="https://a.example")
