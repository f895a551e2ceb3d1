"""Free questions: the answer and its sources, suggestions, or "I do not know", and then back to where one was."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.assessment.eligibility import open_call
from bot.catalogue.model import Language, Stage
from bot.catalogue.text import Text, join
from bot.dialogue.choice import Verb
from bot.dialogue.keeping import KEPT_LENGTH, anonymous
from bot.dialogue.session import PENDING, Scene
from bot.dialogue.view import Move, View, button, column, message, screen
from bot.dialogue.wording import say, say_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.catalogue.model import Entry
    from bot.dialogue.choice import Choice
    from bot.dialogue.reply import Button, Reply
    from bot.matching import Outcome

APPLYING = "applying-eligibility"
"""The group of entries on applying."""

SUGGESTED = 3
"""Suggestions shown at most; more would be a list to read."""

FEW_WORDS = 2
"""So few words without a question mark tell a partner nothing; they are not kept."""

MANY_WORDS = 8
"""From so many words on a text in the middle of the check is taken for a question."""


def ask(view: View, utterance: str) -> Move:
    """Answers an utterance as well as the knowledge base can."""
    from bot.matching import Kind, Reason  # noqa: PLC0415 - numpy is loaded with the first question, not at start

    outcome = view.knowledge.matchers.match(utterance, view.language.value, view.session.shown or None)
    known = [match.entry for match in outcome.matches if match.entry in view.catalogue.entries]
    language = _language_of(view, outcome)
    if outcome.kind is Kind.ANSWER and outcome.matches[0].entry in known:
        return _answer(view, known[0], language)
    if view.session.scene in PENDING and not _sounds_like_a_question(view, utterance):
        unsure = view.session.scene is Scene.CHECK
        return Move(view.session, (message(say(view.s.choose_or_unsure if unsure else view.s.choose_one)),))
    switch = () if language is view.language else (_offer_to_switch(view, language),)
    if outcome.kind is not Kind.UNKNOWN and known:
        offered = _leading_on(view, known)[:SUGGESTED]
        several = outcome.why.reason in {Reason.GENERIC, Reason.SHARED_SAMPLE}
        asked = utterance[: KEPT_LENGTH + 1]
        return Move(replace(view.session, suggestions=offered, several=several, asked=asked), switch)
    move = _unknown(view, utterance)
    return replace(move, messages=(*move.messages, *switch))


def _leading_on(view: View, known: Sequence[str]) -> tuple[str, ...]:
    """The entries that may be meant; before the one just shown, those that go on from it."""
    shown = view.session.shown
    led = (each for name in known for each in ((*further(view), name) if name == shown else (name,)))
    return tuple(dict.fromkeys(led))


def further(view: View) -> tuple[str, ...]:
    """The entries that go on from the one just shown."""
    shown = view.catalogue.entries.get(view.session.shown)
    return tuple(name for name in shown.related if name in view.catalogue.entries) if shown else ()


def read_on(view: View) -> Move:
    """There is no more to an answer than what was said; its neighbours go further."""
    return Move(replace(view.session, suggestions=further(view), asked=""))


def _sounds_like_a_question(view: View, utterance: str) -> bool:
    """Whether it is asked rather than an attempt to answer: a question mark, a word that asks, or a long text."""
    words = utterance.casefold().split()
    asking = view.catalogue.wording(view.language).phrases.asking
    return (
        "?" in utterance or len(words) >= MANY_WORDS or any(word.strip(",.!") in asking for word in words[:2])
    )


def _language_of(view: View, outcome: Outcome) -> Language:
    language = Language(outcome.language)
    return language if language in view.catalogue.wordings else view.language


def _answer(view: View, entry: str, language: Language) -> Move:
    session = replace(view.session, shown=entry, suggestions=(), asked="")
    if session.scene in PENDING:
        shown = answer_message(view.of(session), view.catalogue.entries[entry], language)
        return Move(session, (shown,), answered=True)
    switch = () if language is view.language else (_offer_to_switch(view, language),)
    return Move(session.at(Scene.ENTRY, f"{entry}:{language}"), switch, answered=True)


def _offer_to_switch(view: View, language: Language) -> Reply:
    words = view.catalogue.wording(language)
    return message(say(words.sentences.offer_switch), column(button(words.language, Verb.LANGUAGE, language)))


def _unknown(view: View, utterance: str, *, asked: bool = False) -> Move:
    """Says that it is not known, and keeps what was surely asked; a word or two are not."""
    session = replace(view.session, suggestions=(), asked="")
    said_enough = asked or len(utterance.split()) > FEW_WORDS or "?" in utterance
    kept = anonymous(utterance) if said_enough and not _introduces(view, utterance) else ""
    text = say((view.s.unknown if kept else view.s.unknown_unkept) if said_enough else view.s.not_understood)
    if session.scene in PENDING:
        return Move(session, (message(text, column(button(view.b.topics, Verb.TOPICS))),), kept=kept or None)
    return Move(session.at(Scene.ASK), (message(text),), kept=kept or None)


def _introduces(view: View, utterance: str) -> bool:
    """Whether somebody seems to tell their name."""
    spoken = " ".join(utterance.casefold().split())
    wordings = view.catalogue.wordings.values()
    return any(words.casefold() in spoken for each in wordings for words in each.phrases.introducing)


def suggestion_screen(view: View) -> Reply:
    """Up to three entries that may be meant, and "none of these"; or those that go on from the last answer."""
    entries = [
        view.catalogue.entries[name] for name in view.session.suggestions if name in view.catalogue.entries
    ]
    said = view.s.several if view.session.several else view.s.did_you_mean
    last = button(view.b.none_of_these, Verb.NONE)
    if not view.session.asked:
        said, last = view.s.read_on, button(view.b.menu, Verb.HOME)
    return screen(say(said), column(*(_entry_button(view, entry) for entry in entries), last))


def _entry_button(view: View, entry: Entry, language: Language | None = None) -> Button:
    words = entry.text(language or view.language)
    return button(words.short, Verb.ENTRY, entry.id, also=(words.question,))


def none_of_these(view: View, _choice: Choice) -> Move | None:
    """Keeps the question for partners, and says so."""
    if not view.session.suggestions or not view.session.asked:
        return None
    return _unknown(view.of(replace(view.session, shown="")), view.session.asked, asked=True)


def show_entry(view: View, choice: Choice) -> Move | None:
    """Shows an entry that was chosen; None where it is no longer there."""
    if choice.what not in view.catalogue.entries:
        return None
    return _answer(view, choice.what, view.language)


def answer_message(view: View, entry: Entry, language: Language) -> Reply:
    """An answer beside a screen that waits; its buttons lead on without losing the place."""
    return message(answer_text(view, entry, language), column(*_related(view, entry, language)))


def entry_screen(view: View) -> Reply:
    """An answer as the present screen."""
    name, _, language = view.session.focus.partition(":")
    entry = view.catalogue.entries.get(name)
    if entry is None:
        return ask_screen(view)
    spoken = Language(language) if language else view.language
    rows = column(*_related(view, entry, spoken), button(view.b.menu, Verb.HOME))
    return screen(answer_text(view, entry, spoken), rows)


def answer_text(view: View, entry: Entry, language: Language, level: str | None = None) -> Text:
    """The answer, the line for the person's level where there is one, and the sources."""
    words = entry.text(language)
    own = level or _known_level(view)
    line = next((line for each, line in words.for_level.items() if each == own), "")
    sentences = view.catalogue.wording(language).sentences
    fitted = say(sentences.for_your_level) + Text.of(" ") + say(line) if line else Text()
    parts = (Text.strong(words.question), _call(view, entry, language), say(words.answer), fitted)
    return join((*parts, _sources(view, entry, language)))


def _call(view: View, entry: Entry, language: Language) -> Text:
    """The call that is open, before answers on applying, which were written when there was none."""
    call = open_call(view.catalogue.eligibility, None, view.now.date())
    if call is None or entry.group != APPLYING:
        return Text()
    words = view.catalogue.wording(language).sentences.call_open
    return say(words, closes=say_date(call.closes, language), url=call.url)


def _known_level(view: View) -> str | None:
    if not view.session.sheet.answers or view.assessment.stage is Stage.OPEN:
        return None
    return view.assessment.level


def _sources(view: View, entry: Entry, language: Language) -> Text:
    if not entry.sources:
        return Text()
    checked = max(source.checked for source in entry.sources)
    links = join((Text.link(source.title, source.url) for source in entry.sources), "; ")
    head = view.catalogue.wording(language).sentences.sources
    return say(head, checked=say_date(checked, language)) + Text.of(" ") + links


def _related(view: View, entry: Entry, language: Language) -> list[Button]:
    entries = [view.catalogue.entries[name] for name in entry.related if name in view.catalogue.entries]
    return [_entry_button(view, each, language) for each in entries]


def ask_screen(view: View) -> Reply:
    """Invites a question."""
    rows = column(button(view.b.topics, Verb.TOPICS), button(view.b.menu, Verb.HOME))
    return screen(say(view.s.ask_away), rows)


def invite(view: View, _choice: Choice) -> Move:
    """Invites a question."""
    return Move(view.session.at(Scene.ASK))
