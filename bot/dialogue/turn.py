"""One update in, one turn out: the whole conversation, pure and total."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from bot.catalogue.text import Text, join
from bot.dialogue.actions import ACTIONS
from bot.dialogue.choice import VERSION, Choice, Verb
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
from bot.dialogue.reply import Turn
from bot.dialogue.routing import CLOSING, understand
from bot.dialogue.scenes.items import UNSURE, answer_words
from bot.dialogue.scenes.precheck import not_a_country, wants_country
from bot.dialogue.scenes.questions import ask, read_on
from bot.dialogue.screens import present_screen
from bot.dialogue.session import AWAY, PENDING, RECORDS, Scene
from bot.dialogue.update import Pressed
from bot.dialogue.view import Move, View, button, column, message
from bot.dialogue.wording import say

if TYPE_CHECKING:
    from datetime import datetime

    from bot.catalogue.model.glossary import TermText
    from bot.dialogue.knowledge import Knowledge
    from bot.dialogue.session import Session
    from bot.dialogue.update import Update

LINKS = {"check": Verb.CHECK, "modules": Verb.MODULES, "apply": Verb.APPLY}
"""Where ``?start=`` leads; anything else is an entry's id."""

GREETING = "greeting"
"""The small talk after which the present screen helps."""

READABLE_NUMBER = 12
"""Characters of a number that are shown back to the person."""


def take_turn(knowledge: Knowledge, session: Session, update: Update, now: datetime) -> Turn:
    """Answers one update.

    Any update in any session gives a sensible reply; nothing a person does raises.

    Args:
        knowledge: what the assistant knows now.
        session: the chat's state, as the last turn left it.
        update: what arrived.
        now: the present moment, with its time zone.
    """
    view = View(knowledge, session, now)
    move = _act(understand(update, view), view)
    move = _welcome_back(view, update, move)
    session_after = replace(move.session, catalogue=knowledge.catalogue.version, seen=now)
    return _shown(view, update, replace(move, session=session_after))


def _shown(view: View, update: Update, move: Move) -> Turn:
    """The turn with the present screen under its messages."""
    if move.quiet:
        return Turn(move.session, move.messages, move.kept, move.erase, move.export)
    offered = tuple((each.label, str(each.choice)) for reply in move.messages for each in reply.buttons)
    session = replace(move.session, screen=move.session.screen + 1, offered=offered)
    pressed_here = isinstance(update, Pressed) and update.data.startswith(f"{VERSION}:{view.session.nonce}:")
    plain = not {view.session.scene, session.scene} & RECORDS and not session.suggestions
    shown = replace(
        present_screen(view.of(session)),
        nonce=session.nonce,
        in_place=pressed_here and plain and not move.messages,
    )
    messages = tuple(replace(each, nonce=session.nonce) for each in move.messages)
    return Turn(session, (*messages, shown), move.kept, move.erase, move.export)


def _welcome_back(view: View, update: Update, move: Move) -> Move:
    """After days away, asks whether to go on with a check or to start again."""
    seen = view.session.seen
    away = seen is not None and view.now - seen >= AWAY
    if away and view.session.under_way and move.session.scene in PENDING and not isinstance(update, Pressed):
        return replace(move, session=move.session.at(Scene.RESUME))
    return move


def _act(intent: Intent, view: View) -> Move:
    match intent:
        case Choosing(choice):
            return _choose(choice, view)
        case Greeted(link):
            return _greet(link, view)
        case OldButton(choice):
            return _old_button(choice, view)
        case UnreadableButton():
            return _told(view, view.s.unreadable_button, with_screen=True)
        case Asking(utterance):
            return _ask(utterance, view)
        case AskingMore() | AskingMeaning():
            return _explain(intent, view)
        case SmallTalking(kind):
            return _small_talk(kind, view)
        case Wordless():
            return _wordless(intent, view)
        case UnknownCommand():
            return _told(view, view.s.unknown_command)
    assert_never(intent)


def _told(view: View, words: str, *, with_screen: bool = False) -> Move:
    """Says something beside the screen, which is shown again only where something waits to be answered."""
    session = view.session
    waits = session.scene in PENDING or bool(session.suggestions) or not session.screen
    return Move(session, (message(say(words)),), quiet=not (waits or with_screen))


def _explain(asked: AskingMore | AskingMeaning, view: View) -> Move:
    """What goes on from an answer, or what terms mean; where nothing waits, an entry that answers is better."""
    if isinstance(asked, AskingMore):
        return read_on(view)
    if asked.utterance and view.session.scene not in PENDING:
        move = ask(view, asked.utterance)
        if move.answered:
            return move
    text = join(_meaning(term.text(view.language)) for term in asked.terms)
    return Move(view.session, (message(text or say(view.s.no_term_here)),))


def _meaning(term: TermText) -> Text:
    return Text.strong(term.term[:1].upper() + term.term[1:]) + Text.of(f": {term.meaning}")


def _choose(choice: Choice, view: View) -> Move:
    move = ACTIONS[choice.verb](view, choice)
    if move is None:
        return _old_button(choice, view)
    if choice.verb is not Verb.NONE and move.session.suggestions == view.session.suggestions:
        return replace(move, session=replace(move.session, suggestions=(), asked=""))
    return move


def _greet(link: str, view: View) -> Move:
    home = view.of(view.session.at(Scene.HOME))
    if link in LINKS:
        return _choose(Choice(LINKS[link]), home)
    if link in view.catalogue.entries:
        return _choose(Choice(Verb.ENTRY, link), home)
    return Move(home.session)


def _old_button(choice: Choice, view: View) -> Move:
    """Says that the button is old; where it was an earlier answer, offers to change that one."""
    item = view.instrument.item(choice.what) if choice.verb is Verb.ANSWER else None
    given = view.session.sheet.answers.get(choice.what)
    if item is None or given is None:
        return _told(view, view.s.old_button, with_screen=True)
    words = item.text(view.language)
    said = answer_words(view, words, given)
    if choice.value == (str(given) if isinstance(given, int) else UNSURE):
        return Move(view.session, (message(say(view.s.noted_already, topic=words.topic, answer=said)),))
    offer = column(button(view.b.change_this, Verb.EDIT, item.id))
    return Move(view.session, (message(say(view.s.old_answer, topic=words.topic, answer=said), offer),))


def _ask(utterance: str, view: View) -> Move:
    move = ask(view, utterance)
    understood = move.answered or move.session.suggestions
    return not_a_country(view) if wants_country(view) and not understood else move


def _small_talk(kind: str, view: View) -> Move:
    reply = view.catalogue.wording(view.language).small_talk[kind].reply
    if kind in CLOSING:
        view = view.of(replace(view.session, suggestions=(), asked=""))
    return _told(view, reply, with_screen=kind == GREETING)


def _wordless(intent: Wordless, view: View) -> Move:
    if intent.kind is not None:
        return _told(view, getattr(view.s, f"sent_{intent.kind}"))
    if intent.number:
        text = say(view.s.no_such_number, number=intent.number[:READABLE_NUMBER])
        return Move(view.session, (message(text),))
    return _told(view, view.s.no_words)
