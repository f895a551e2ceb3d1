"""The plain places: home, help, topics, workshops, languages, privacy."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.catalogue.model import Language
from bot.catalogue.text import Text, join
from bot.dialogue.choice import Verb
from bot.dialogue.scenes.check import reached
from bot.dialogue.session import Scene, Session
from bot.dialogue.view import Move, View, button, column, message, screen
from bot.dialogue.wording import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.dialogue.choice import Choice
    from bot.dialogue.reply import Reply

PAGE = 8
"""Entries on one screen of a group."""


def home_screen(view: View) -> Reply:
    """Who this is, what it can do, and where to begin."""
    begun = bool(view.session.sheet.answers)
    rows = column(
        button(view.b.back_to_result, Verb.RESULT) if begun and reached(view) else None,
        button(view.b.continue_check if begun else view.b.check, Verb.CHECK, also=(view.b.check,)),
        button(view.b.modules, Verb.MODULES),
        button(view.b.apply, Verb.APPLY),
        button(view.b.ask, Verb.ASK),
        button(view.b.languages, Verb.LANGUAGES) if len(view.catalogue.wordings) > 1 else None,
    )
    return screen(say(view.s.welcome), rows)


def help_screen(view: View) -> Reply:
    """What can be typed and pressed."""
    commands = "\n".join(
        f"/{name} – {what}" for name, what in view.catalogue.wording(view.language).commands.items()
    )
    return screen(join((say(view.s.help), Text.of(commands))), column(button(view.b.menu, Verb.HOME)))


def modules_screen(view: View) -> Reply:
    """The three workshops in short."""
    lines = []
    for module in view.catalogue.modules.modules:
        words = module.text(view.language)
        lines.append(
            say(
                view.s.module_short,
                number=module.number,
                subject=words.subject,
                host=module.host,
                whom=words.for_whom,
            )
        )
    modules = (
        button(
            module.text(view.language).label, Verb.MODULE, module.id, also=(str(module.number), module.host)
        )
        for module in view.catalogue.modules.modules
    )
    text = join((say(view.s.modules_intro), *lines))
    return screen(text, column(*modules, button(view.b.check, Verb.CHECK), button(view.b.menu, Verb.HOME)))


def module_screen(view: View) -> Reply:
    """One workshop: who, where, what, and where to ask today."""
    module = view.catalogue.module(view.session.focus) or view.catalogue.modules.modules[0]
    words = module.text(view.language)
    name = view.instrument.level(module.level).text(view.language).name
    parts = (
        say(view.s.module_title, number=module.number, subject=words.subject),
        say(view.s.module_where, host=module.host, place=words.place, level=name),
        Text.of(words.what),
        say(view.s.project_ended),
        say(view.s.module_contact, contact=words.contact) + Text.of(" ") + Text.link(module.url, module.url),
    )
    rows = column(
        button(view.b.more_about_module, Verb.ENTRY, module.entry),
        button(view.b.apply, Verb.APPLY),
        button(view.b.modules, Verb.MODULES),
        button(view.b.menu, Verb.HOME),
    )
    return screen(join(parts), rows)


def topics_screen(view: View) -> Reply:
    """All groups of questions."""
    names = view.catalogue.wording(view.language).groups
    groups = (button(names.get(group, group), Verb.GROUP, group) for group in view.catalogue.groups)
    return screen(say(view.s.topics), column(*groups, button(view.b.menu, Verb.HOME)))


def group_screen(view: View) -> Reply:
    """The questions of one group, a page at a time."""
    group, _, page = view.session.focus.partition(":")
    entries = view.catalogue.in_group(group)
    at = int(page or 0)
    shown = entries[at * PAGE : (at + 1) * PAGE]
    questions = (
        button(
            entry.text(view.language).short, Verb.ENTRY, entry.id, also=(entry.text(view.language).question,)
        )
        for entry in shown
    )
    more = button(view.b.more, Verb.GROUP, group, str(at + 1)) if len(entries) > (at + 1) * PAGE else None
    name = view.catalogue.wording(view.language).groups.get(group, group)
    return screen(say(view.s.group, name=name), column(*questions, more, button(view.b.topics, Verb.TOPICS)))


def languages_screen(view: View) -> Reply:
    """The languages to choose from, each by its own name."""
    names = (
        button(wording.language, Verb.LANGUAGE, language, also=(language,))
        for language, wording in view.catalogue.wordings.items()
    )
    return screen(say(view.s.which_language), column(*names, button(view.b.back, Verb.BACK)))


def privacy_screen(view: View) -> Reply:
    """What is stored, for how long, and how to see or delete it."""
    rows = column(
        button(view.b.export, Verb.EXPORT),
        button(view.b.erase, Verb.ERASE),
        button(view.b.menu, Verb.HOME),
    )
    return screen(say(view.s.privacy), rows)


def erase_screen(view: View) -> Reply:
    """Asks once before everything is deleted."""
    return screen(
        say(view.s.erase_sure),
        column(button(view.b.erase_now, Verb.ERASE_NOW), button(view.b.back, Verb.PRIVACY)),
    )


def stopped_screen(view: View) -> Reply:
    """Says that the assistant is quiet now, and how to come back."""
    go_on = button(view.b.continue_check, Verb.CONTINUE) if view.session.sheet.answers else None
    rows = column(go_on, button(view.b.erase, Verb.ERASE), button(view.b.menu, Verb.HOME))
    return screen(say(view.s.stopped), rows)


def to(scene: Scene) -> Callable[[View, Choice], Move]:
    """The move to a place that needs nothing but its name."""
    return lambda view, _choice: Move(replace(view.session.at(scene), editing="", from_summary=False))


def module(view: View, choice: Choice) -> Move | None:
    """Shows one workshop."""
    return Move(view.session.at(Scene.MODULE, choice.what)) if view.catalogue.module(choice.what) else None


def group(view: View, choice: Choice) -> Move | None:
    """Shows a page of a group's questions."""
    if choice.what not in view.catalogue.groups or not (choice.value or "0").isdecimal():
        return None
    page = int(choice.value or 0)
    if page * PAGE >= len(view.catalogue.in_group(choice.what)):
        return None
    return Move(view.session.at(Scene.GROUP, f"{choice.what}:{page}"))


def language(view: View, choice: Choice) -> Move | None:
    """Changes the language and goes on where the person was."""
    if choice.what not in list(Language) or Language(choice.what) not in view.catalogue.wordings:
        return None
    session = replace(_came_from(view).session, language=Language(choice.what))
    if session.scene is Scene.ENTRY:
        session = replace(session, focus=session.focus.partition(":")[0])
    return Move(session, (message(say(view.of(session).s.language_changed)),))


def languages(view: View, _choice: Choice) -> Move:
    """Offers the languages, and remembers where the person was."""
    session = view.session
    if session.scene is Scene.LANGUAGES:
        return Move(session)
    return Move(replace(session, scene=Scene.LANGUAGES, focus=f"{session.scene}|{session.focus}"))


def back(view: View, _choice: Choice) -> Move:
    """Goes back to where the person was, or home."""
    return _came_from(view) if view.session.scene is Scene.LANGUAGES else Move(view.session.at(Scene.HOME))


def _came_from(view: View) -> Move:
    session = view.session
    if session.scene is not Scene.LANGUAGES:
        return Move(session)
    scene, _, focus = session.focus.partition("|")
    return Move(replace(session, scene=Scene(scene or Scene.HOME), focus=focus))


def export(view: View, _choice: Choice) -> Move:
    """Asks the channel to send everything that is stored about the person."""
    return Move(view.session.at(Scene.PRIVACY), (message(say(view.s.export_follows)),), export=True)


def erase(view: View, _choice: Choice) -> Move | None:
    """Deletes everything; only after it was asked. The buttons that are still about stay old ones."""
    session = view.session
    if session.scene is not Scene.ERASE:
        return None
    fresh = Session(session.seed, session.language, screen=session.screen)
    return Move(fresh, (message(say(view.s.erased)),), erase=True, quiet=True)
