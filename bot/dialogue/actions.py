"""What each choice does: one table from the button's verb to the scene that answers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dialogue.choice import Verb
from bot.dialogue.scenes import check, places, precheck, questions, result
from bot.dialogue.session import Scene

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.dialogue.choice import Choice
    from bot.dialogue.view import Move, View


def _back(view: View, choice: Choice) -> Move:
    """One step back, wherever the person is."""
    if view.session.scene in {Scene.CHECK, Scene.COLLECTION}:
        return check.back(view, choice)
    if view.session.scene is Scene.PRECHECK:
        return precheck.back(view, choice)
    return places.back(view, choice)


ACTIONS: Mapping[Verb, Callable[[View, Choice], Move | None]] = {
    Verb.HOME: places.to(Scene.HOME),
    Verb.HELP: places.to(Scene.HELP),
    Verb.CHECK: check.start,
    Verb.CONTINUE: check.go_on,
    Verb.RESTART: check.restart,
    Verb.ANSWER: check.answer,
    Verb.COLLECTION: check.collection,
    Verb.BACK: _back,
    Verb.WHY_ASKED: check.why_asked,
    Verb.SUMMARY: check.summary,
    Verb.EDIT: check.edit,
    Verb.KEEP: check.keep,
    Verb.RESULT: result.show,
    Verb.FULL: check.full,
    Verb.SETTLE: check.settle,
    Verb.EXPLAIN: result.explain,
    Verb.STEPS: result.steps,
    Verb.APPLY: precheck.start,
    Verb.APPLY_START: precheck.begin,
    Verb.GIVE: precheck.give,
    Verb.MODULES: places.to(Scene.MODULES),
    Verb.MODULE: places.module,
    Verb.TOPICS: places.to(Scene.TOPICS),
    Verb.GROUP: places.group,
    Verb.ENTRY: questions.show_entry,
    Verb.NONE: questions.none_of_these,
    Verb.ASK: questions.invite,
    Verb.LANGUAGES: places.languages,
    Verb.LANGUAGE: places.language,
    Verb.PRIVACY: places.to(Scene.PRIVACY),
    Verb.EXPORT: places.export,
    Verb.ERASE: places.to(Scene.ERASE),
    Verb.ERASE_NOW: places.erase,
    Verb.STOP: places.to(Scene.STOPPED),
}

ALWAYS = frozenset({Verb.ENTRY, Verb.TOPICS, Verb.GROUP, Verb.LANGUAGE})
"""Choices that change no answer, so that an old button may still do them."""

COMMANDS: Mapping[str, Verb] = {
    "help": Verb.HELP,
    "check": Verb.CHECK,
    "result": Verb.RESULT,
    "apply": Verb.APPLY,
    "modules": Verb.MODULES,
    "topics": Verb.TOPICS,
    "language": Verb.LANGUAGES,
    "privacy": Verb.PRIVACY,
    "stop": Verb.STOP,
    "menu": Verb.HOME,
    "back": Verb.BACK,
    "summary": Verb.SUMMARY,
}
"""Commands beside /start; each does what its button does."""
