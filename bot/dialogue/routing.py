"""From an update to what we take it for: buttons, numbers and words mean the same everywhere."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from bot.dialogue.actions import ALWAYS, COMMANDS
from bot.dialogue.choice import Choice, Verb, decode, read_choice
from bot.dialogue.glossary import asked_about, find_term, terms_in
from bot.dialogue.intent import (
    Asking,
    AskingMeaning,
    AskingMore,
    Choosing,
    Greeted,
    Intent,
    OldButton,
    SmallTalking,
    UnknownCommand,
    UnreadableButton,
    Wordless,
)
from bot.dialogue.reply import Button
from bot.dialogue.scenes.items import UNSURE
from bot.dialogue.scenes.precheck import country_named
from bot.dialogue.scenes.questions import further
from bot.dialogue.screens import present_screen
from bot.dialogue.session import PENDING, RESULTS, Scene
from bot.dialogue.update import Commanded, Pressed, Said, Sent, Update

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.catalogue.model.wording import Phrases
    from bot.dialogue.view import View

LABEL_LIKENESS = 90
"""From this likeness on (0 to 100) typed words are taken for a button's label."""

PHRASE_LIKENESS = 86
"""The same for phrases that steer, and for small talk."""

WORD_LIKENESS = 70
"""The same for each word of them."""

SHORT = 4
"""Fewer letters than this must be typed exactly; a slip in a short word makes another word."""

TWO = 2
"""A yes and a no."""

CLOSING = ("thanks", "bye")
"""Small talk that ends something."""

FEW_MORE = 8
"""Thanks or a farewell may have so many words in all, and still be nothing else."""

READ_AT_MOST = 4096
"""Characters of a text that are looked at: the longest that Telegram carries."""


def understand(update: Update, view: View) -> Intent:
    """What an update means at this moment; there is always something it means."""
    match update:
        case Pressed(data):
            return _pressed(data, view)
        case Commanded(name, argument):
            return _commanded(name, argument)
        case Sent(kind):
            return Wordless(kind)
        case Said(text):
            return _said(_readable(text[:READ_AT_MOST]), view)


def _readable(text: str) -> str:
    """The text without halves of characters, which could be neither stored nor sent."""
    return text.encode(errors="replace").decode()


def _pressed(data: str, view: View) -> Intent:
    decoded = decode(data)
    if decoded is None:
        return UnreadableButton()
    nonce, choice = decoded
    if nonce == view.session.nonce:
        return Choosing(choice)
    harmless = choice.verb in ALWAYS or choice in {each.choice for each in _questions_options(view)}
    return Choosing(choice) if harmless and nonce.startswith(view.session.seed) else OldButton(choice)


def _questions_options(view: View) -> Iterator[Button]:
    """The answers to the question on the screen; on an older copy of the same question they mean the same."""
    return (each for each in present_screen(view).buttons if each.choice.verb in {Verb.ANSWER, Verb.GIVE})


def _commanded(name: str, argument: str) -> Intent:
    if name.casefold() == "start":
        return Greeted(argument.strip())
    verb = COMMANDS.get(name.casefold())
    return Choosing(Choice(verb)) if verb else UnknownCommand()


def _said(text: str, view: View) -> Intent:
    spoken = " ".join(text.split())
    if spoken.startswith("/") and len(spoken) > 1:
        name, _, argument = spoken[1:].partition(" ")
        return _commanded(name.partition("@")[0], argument)
    chosen = _chosen(spoken, view)
    if chosen is not None:
        return Choosing(chosen)
    if not any(each.isalpha() for each in spoken):
        return Wordless(number=spoken if re.search(r"\d", spoken) else "")
    return _steering(spoken, view) or Asking(text)


def _chosen(spoken: str, view: View) -> Choice | None:
    """What stands on the screen under that number or those words."""
    buttons = (*present_screen(view).buttons, *_offered(view))
    number = re.fullmatch(r"\[?([0-9]{1,3})[\]).:]?", spoken)
    if number and 1 <= int(number[1]) <= len(buttons):
        return buttons[int(number[1]) - 1].choice
    return (
        _labelled(spoken, buttons)
        or country_named(view, spoken)
        or _option_named(spoken, view)
        or _refused(spoken, view)
    )


def _refused(spoken: str, view: View) -> Choice | None:
    """A plain no where the only other answer begins with yes."""
    if view.session.scene not in PENDING:
        return None
    wording = view.catalogue.wording(view.language)
    yes, no = (set(map(_bare, wording.small_talk[kind].words)) for kind in ("yes", "no"))
    answers = [
        each for each in present_screen(view).buttons if each.choice.verb in {Verb.GIVE, Verb.COLLECTION}
    ]
    if len(answers) != TWO or _bare(answers[0].label.split(",")[0]) not in yes:
        return None
    return answers[1].choice if _bare(spoken) in no else None


def _option_named(spoken: str, view: View) -> Choice | None:
    """An answer to the item on the screen in other words: "option 2", or "I don't know" for not sure."""
    if view.session.scene is not Scene.CHECK:
        return None
    phrases = view.catalogue.wording(view.language).phrases
    answers = [each for each in present_screen(view).buttons if each.choice.verb is Verb.ANSWER]
    if _like(spoken, {(0, word): word for word in phrases.not_sure}, PHRASE_LIKENESS):
        return next((each.choice for each in answers if each.choice.value == UNSURE), None)
    words, _, number = _bare(spoken).rpartition(" ")
    if (
        words in map(_bare, phrases.number)
        and number.isascii()
        and number.isdigit()
        and 0 < int(number) <= len(answers)
    ):
        return answers[int(number) - 1].choice
    return None


def _offered(view: View) -> Iterator[Button]:
    """The buttons beside the screen; their numbers follow on the screen's."""
    for label, encoded in view.session.offered:
        choice = read_choice(encoded)
        if choice is not None:
            yield Button(label, choice)


def _labelled(spoken: str, buttons: Sequence[Button]) -> Choice | None:
    named = [(n, name) for n, each in enumerate(buttons) for name in _names(each)]
    counts = Counter(_bare(name) for _, name in named)
    names = {(n, name): name for n, name in named if counts[_bare(name)] == 1 or name == buttons[n].label}
    found = _like(spoken, names, LABEL_LIKENESS)
    return buttons[found[0]].choice if found else None


def _names(button: Button) -> set[str]:
    """What may be typed for a button: its label, the other words, and either side of "Yes, we do"."""
    return {button.label, *button.also, *button.label.split(", ", 1)}


def _like(spoken: str, names: dict[tuple[int, str], str], likeness: int) -> tuple[int, str] | None:
    return next(_likest(spoken, names, likeness), None)


def _likest(spoken: str, names: dict[tuple[int, str], str], likeness: int) -> Iterator[tuple[int, str]]:
    """The names that are like enough, the likest first."""
    if _bare(spoken):
        cutoff = likeness if len(spoken) >= SHORT else 100
        found = process.extract(
            spoken, names, scorer=fuzz.ratio, processor=_bare, score_cutoff=cutoff, limit=None
        )
        yield from (key for _, _, key in found)


def _bare(name: str) -> str:
    """A name without capitals, signs and emoji, to compare it by."""
    return " ".join(re.sub(r"[^\w\s]", " ", name.casefold()).split())


def _steering(spoken: str, view: View) -> Intent | None:
    """Words that ask for a meaning, steer, or are small talk; what is most like them decides."""
    wording = view.catalogue.wording(view.language)
    phrases = wording.phrases
    named: list[tuple[Intent, Sequence[str]]] = [
        (Choosing(Choice(COMMANDS[name])), words)
        for name, words in phrases.commands.items()
        if name in COMMANDS
    ]
    named.append((Choosing(Choice(Verb.LANGUAGE, view.language)), phrases.speak))
    named += _asked_here(view, phrases)
    if further(view):
        named.append((AskingMore(), phrases.more))
    talk = [(SmallTalking(kind), talk.words) for kind, talk in wording.small_talk.items()]
    return (
        _meaning(spoken, view)
        or _phrase(spoken, [*named, *talk])
        or _phrase(_without(spoken, phrases.polite), named)
        or _other_language(spoken, view)
        or _at_length(spoken, view)
    )


def _asked_here(view: View, phrases: Phrases) -> Iterator[tuple[Intent, Sequence[str]]]:
    """What can be asked of the screen itself: why an item is asked, or what a result rests on."""
    scene = view.session.scene
    if scene is Scene.CHECK:
        yield Choosing(Choice(Verb.WHY_ASKED)), phrases.why
    if view.session.sheet.answers:
        yield Choosing(Choice(Verb.CHECK)), phrases.start_again
    if scene in RESULTS:
        yield Choosing(Choice(Verb.EXPLAIN)), phrases.why_level
        yield Choosing(Choice(Verb.RESULT)), phrases.how_sure
        yield Choosing(Choice(Verb.STEPS)), phrases.what_first


def _without(spoken: str, polite: Sequence[str]) -> str:
    """What is said, without the polite words before and after it."""
    bare = _bare(spoken)
    for words in sorted(map(_bare, polite), key=len, reverse=True):
        bare = bare.removeprefix(f"{words} ").removesuffix(f" {words}")
    return bare


def _at_length(spoken: str, view: View) -> Intent | None:
    """Thanks or a farewell with some more words, and no question."""
    words = _bare(spoken)
    if "?" in spoken or len(words.split()) > FEW_MORE:
        return None
    talk = view.catalogue.wording(view.language).small_talk
    named = ((kind, phrase) for kind in CLOSING if kind in talk for phrase in map(_bare, talk[kind].words))
    return next((SmallTalking(kind) for kind, phrase in named if words.startswith(f"{phrase} ")), None)


def _other_language(spoken: str, view: View) -> Intent | None:
    """The wish for another of the languages in its own words, or a greeting or thanks in it, typed exactly."""
    bare = _bare(spoken)
    for language, wording in view.catalogue.wordings.items():
        if bare in map(_bare, wording.phrases.speak):
            return Choosing(Choice(Verb.LANGUAGE, language))
        for kind, talk in wording.small_talk.items():
            if bare in map(_bare, talk.words) and kind in view.catalogue.wording(view.language).small_talk:
                return SmallTalking(kind)
    return None


def _phrase(spoken: str, named: Sequence[tuple[Intent, Sequence[str]]]) -> Intent | None:
    names = {(n, word): word for n, (_, words) in enumerate(named) for word in words}
    likest = _likest(spoken, names, PHRASE_LIKENESS)
    return next((named[n][0] for n, phrase in likest if _same(spoken, phrase)), None)


def _same(spoken: str, phrase: str) -> bool:
    """Whether two phrases differ by slips within longer words only: "about me" is not "about AI"."""
    said, meant = _bare(spoken).split(), _bare(phrase).split()
    if len(said) != len(meant):
        return "".join(said) == "".join(meant)
    pairs = [(one, other) for one, other in zip(said, meant, strict=True) if one != other]
    return all(min(map(len, pair)) >= SHORT and fuzz.ratio(*pair) >= WORD_LIKENESS for pair in pairs)


def _meaning(spoken: str, view: View) -> Intent | None:
    """A question for the meaning of a term; outside the check an entry may have more to say about it."""
    terms = view.catalogue.glossary.terms
    for words in asked_about(spoken, view.catalogue.wording(view.language).phrases.meaning):
        if not words:
            return AskingMeaning(terms_in(present_screen(view).text.plain, terms, view.language))
        term = find_term(words, terms, view.language)
        if term is not None:
            return AskingMeaning((term,), spoken)
    return None
