"""Which screen belongs to which scene."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dialogue.scenes import items, places, precheck, questions, result
from bot.dialogue.session import Scene

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.dialogue.reply import Reply
    from bot.dialogue.view import View

SCREENS: Mapping[Scene, Callable[[View], Reply]] = {
    Scene.HOME: places.home_screen,
    Scene.HELP: places.help_screen,
    Scene.COLLECTION: items.collection_screen,
    Scene.CHECK: items.item_screen,
    Scene.SUMMARY: items.summary_screen,
    Scene.RESUME: items.resume_screen,
    Scene.RESULT: result.result_screen,
    Scene.EXPLAIN: result.explain_screen,
    Scene.STEPS: result.steps_screen,
    Scene.APPLY: precheck.apply_screen,
    Scene.PRECHECK: precheck.criterion_screen,
    Scene.VERDICT: precheck.verdict_screen,
    Scene.MODULES: places.modules_screen,
    Scene.MODULE: places.module_screen,
    Scene.TOPICS: places.topics_screen,
    Scene.GROUP: places.group_screen,
    Scene.ENTRY: questions.entry_screen,
    Scene.ASK: questions.ask_screen,
    Scene.LANGUAGES: places.languages_screen,
    Scene.PRIVACY: places.privacy_screen,
    Scene.ERASE: places.erase_screen,
    Scene.STOPPED: places.stopped_screen,
}


def present_screen(view: View) -> Reply:
    """What is on the person's screen now; an open suggestion stands before everything else."""
    if view.session.suggestions:
        return questions.suggestion_screen(view)
    return SCREENS[view.session.scene](view)
