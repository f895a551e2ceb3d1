"""The screens of the maturity check: an item, the collection question, the summary, and the way back in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.assessment import NOT_SURE, Answer, next_item
from bot.catalogue.model import Stage
from bot.catalogue.text import Text, join
from bot.dialogue.choice import Verb
from bot.dialogue.view import View, button, column, screen
from bot.dialogue.wording import say, say_number

if TYPE_CHECKING:
    from bot.catalogue.model import Item
    from bot.catalogue.model.maturity import ItemText
    from bot.dialogue.reply import Button, Reply

COLLECTION = "collection"
"""Stands for the question whether the museum holds a collection, where items are named."""

UNSURE = "unsure"


def current_item(view: View) -> Item | None:
    """The item that is asked now: the one being changed, or the next in order."""
    if view.session.editing:
        return view.instrument.item(view.session.editing)
    return next_item(view.session.sheet, view.instrument)


def collection_screen(view: View) -> Reply:
    """The plain question whether there is a collection at all."""
    rows = column(
        button(view.b.collection_yes, Verb.COLLECTION, "yes"),
        button(view.b.collection_no, Verb.COLLECTION, "no"),
        button(view.b.back, Verb.BACK),
    )
    return screen(say(view.s.collection_question), rows)


def item_screen(view: View) -> Reply:
    """The present item with its four anchors, "not sure", and the way back."""
    item = current_item(view)
    if item is None:
        return summary_screen(view)
    words = item.text(view.language)
    anchors = Text.of("\n".join(f"{n}. {option.text}" for n, option in enumerate(words.options, 1)))
    parts = (_progress(view, item), Text.of(words.question), anchors, _so_far(view, item, words))
    return screen(join(parts), column(*_option_buttons(item, words), *_other_buttons(view, item)))


def _progress(view: View, item: Item) -> Text:
    items = view.session.sheet.items(view.instrument)
    number = [each.id for each in items].index(item.id) + 1 if item in items else 1
    name = Text.strong(view.instrument.dimension(item.dimension).text(view.language).name)
    about = view.instrument.typical_length
    if view.session.goal is Stage.FULL:
        said = say(view.s.progress_full, n=number, total=len(items))
    elif number > about:
        said = say(view.s.progress_most, n=number, total=len(items))
    else:
        said = say(view.s.progress, n=number, total=about)
    return name + Text.of(" · ") + said


def _so_far(view: View, item: Item, words: ItemText) -> Text:
    answer = view.session.sheet.answers.get(item.id)
    return Text() if answer is None else say(view.s.answered_so_far, answer=answer_words(view, words, answer))


def answer_words(view: View, words: ItemText, answer: Answer) -> str:
    """An answer as its button said it."""
    return view.b.not_sure if answer is NOT_SURE else words.options[answer].label


def _option_buttons(item: Item, words: ItemText) -> list[Button]:
    return [
        button(f"{n}. {option.label}", Verb.ANSWER, item.id, str(n - 1), also=(option.label, option.text))
        for n, option in enumerate(words.options, 1)
    ]


def _other_buttons(view: View, item: Item) -> list[Button | None]:
    first = item.id == view.instrument.order[0]
    session = view.session
    show = session.goal is Stage.SURE and not session.editing and view.assessment.stage is Stage.LIKELY
    return [
        button(view.b.not_sure, Verb.ANSWER, item.id, UNSURE),
        button(view.b.show_likely, Verb.RESULT) if show else None,
        button(view.b.why_asked, Verb.WHY_ASKED),
        button(view.b.keep_answer, Verb.KEEP) if session.editing else None,
        None if first else button(view.b.back, Verb.BACK),
    ]


def summary_screen(view: View) -> Reply:
    """All answers so far; each is a button that changes it."""
    session, instrument = view.session, view.instrument
    rows = [
        button(
            f"{item.text(view.language).topic}: {answer_words(view, item.text(view.language), answer)}",
            Verb.EDIT,
            item.id,
            also=(item.text(view.language).topic, item.id),
        )
        for item, answer in session.sheet.answered(instrument)
    ]
    asked = session.sheet.holds_collection
    held = view.b.collection_yes if asked else view.b.collection_no
    collection = None if asked is None else button(held, Verb.EDIT, COLLECTION)
    text = say(view.s.summary if rows else view.s.summary_empty)
    return screen(
        text, column(*rows, collection, button(view.b.go_on, Verb.CONTINUE), button(view.b.menu, Verb.HOME))
    )


def resume_screen(view: View) -> Reply:
    """Continue, or start again?"""
    answered = len(view.session.sheet.answered(view.instrument))
    text = say_number(view.s.resume, answered, view.language)
    phrases = view.catalogue.wording(view.language).phrases
    rows = column(
        button(view.b.continue_check, Verb.CONTINUE, also=phrases.go_on),
        button(view.b.start_again, Verb.RESTART, also=phrases.start_again),
        button(view.b.change_answer, Verb.SUMMARY),
        button(view.b.menu, Verb.HOME),
    )
    return screen(text, rows)
