"""The result: a card that can be forwarded, why it says so, and the next steps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.assessment import DimensionWord
from bot.assessment.assess import FOUNDATIONS
from bot.assessment.eligibility import open_call
from bot.catalogue.model import Level, Stage
from bot.catalogue.text import Text, join
from bot.dialogue.choice import Verb
from bot.dialogue.scenes.items import answer_words
from bot.dialogue.session import Scene
from bot.dialogue.view import Move, View, button, column, screen
from bot.dialogue.wording import say, say_date, say_number

if TYPE_CHECKING:
    from bot.assessment import Assessment, Change, Step
    from bot.dialogue.choice import Choice
    from bot.dialogue.reply import Reply, Rows

CARD_LIMIT = 900
"""Characters of the card at most, so that it also fits under a picture."""

STEPS_ON_CARD = 3
DECIDING_ON_CARD = 3
BARS = {
    DimensionWord.UNKNOWN: "????",
    DimensionWord.STARTING: "#...",
    DimensionWord.BEGUN: "##..",
    DimensionWord.ESTABLISHED: "###.",
    DimensionWord.LEADING: "####",
}


def result_screen(view: View) -> Reply:
    """The card, in one message, and what can be done with it."""
    if not view.session.sheet.answers:
        rows = column(button(view.b.check, Verb.CHECK), button(view.b.menu, Verb.HOME))
        return screen(say(view.s.no_result_yet), rows)
    return screen(card(view), _buttons(view))


def card(view: View) -> Text:
    """The result in at most 900 characters; the profile gives way where a language needs more room."""
    found = view.assessment
    head = (_title(view, found), _level(view, found), _sureness(view, found))
    tail = (_why(view, found), _first_steps(view, found), _ending(view))
    whole = join((*head, _profile(view, found), *tail))
    return whole if len(whole.plain) <= CARD_LIMIT else join((*head, *tail))


def _title(view: View, found: Assessment) -> Text:
    return say(view.s.card_title, answered=found.known, total=found.of)


def _level(view: View, found: Assessment) -> Text:
    levels = _named_levels(found)
    if len(levels) > 1:
        names = [view.instrument.level(level).text(view.language).name for level in levels]
        modules = "\n".join(_module_line(view, level) for level in levels)
        return say(view.s.card_open_level, levels=" / ".join(names)) + Text.of("\n" + modules)
    level = levels[0]
    name = view.instrument.level(level).text(view.language).name
    return say(view.s.card_level, level=name) + Text.of("\n" + _module_line(view, level))


def _named_levels(found: Assessment) -> tuple[Level, ...]:
    """The level, or the levels it may be while it is open: the likelier one first."""
    if found.level is not None or found.stage is not Stage.FULL:
        return (found.leaning,)
    return (found.leaning, *(level for level in found.possible if level is not found.leaning))


def _module_line(view: View, level: Level) -> str:
    module = view.catalogue.module_for(level)
    words = module.text(view.language)
    return say(
        view.s.card_module, number=module.number, subject=words.subject, host=module.host, place=words.place
    ).plain


def _sureness(view: View, found: Assessment) -> Text:
    s = view.s
    if found.level is None and found.stage is Stage.FULL:
        return say(s.sure_unsettled)
    if found.level is None:
        return say(s.sure_open)
    if found.borderline:
        return say(s.sure_borderline, other=_neighbour(view, found))
    unsure = found.answered - found.known
    if unsure and len(found.possible) > 1:
        return say_number(s.sure_but, unsure, view.language)
    return say({Stage.LIKELY: s.sure_likely, Stage.SURE: s.sure_sure}.get(found.stage, s.sure_full))


def _neighbour(view: View, found: Assessment) -> str:
    """The module on the other side of the nearest cut."""
    cuts = view.instrument.cuts
    low = abs(found.projected - cuts.medium) < abs(found.projected - cuts.higher)
    beside = (Level.RUDIMENTARY, Level.MEDIUM) if low else (Level.MEDIUM, Level.HIGHER)
    other = view.catalogue.module_for(next(level for level in beside if level is not found.level))
    return f"{other.number} ({other.text(view.language).subject})"


def _profile(view: View, found: Assessment) -> Text:
    lines = []
    asked = {item.dimension for item in view.session.sheet.items(view.instrument)}
    for dimension in view.instrument.dimensions:
        if dimension.id not in asked:  # a museum without a collection is not asked about collections
            continue
        word = found.dimensions[dimension.id]
        name = dimension.text(view.language).name
        lines.append(f"{BARS[word]} {name}: {getattr(view.s, f'word_{word}')}")
    return Text.of("\n".join(lines))


def _why(view: View, found: Assessment) -> Text:
    said = [_said(view, change) for change in found.deciding[:DECIDING_ON_CARD]]
    parts = [say(view.s.card_why, answers="; ".join(said))] if said else []
    if FOUNDATIONS in found.flags:
        parts.append(say(view.s.foundations_short))
    return join(parts, "\n")


def _said(view: View, change: Change) -> str:
    words = view.instrument.named(change.item).text(view.language)
    return f"{words.topic} ({words.options[change.answer].label})"


def _first_steps(view: View, found: Assessment) -> Text:
    steps = [_step_words(view, step) for step in found.steps[:STEPS_ON_CARD]]
    if not steps:
        return _no_steps(view, found)
    numbered = "\n".join(f"{n}. {words}" for n, words in enumerate(steps, 1))
    return say(view.s.card_steps) + Text.of("\n" + numbered)


def _no_steps(view: View, found: Assessment) -> Text:
    """Why there is none to give: the museum is ahead in everything, or too little is known of it."""
    unknown = found.level is None and DimensionWord.UNKNOWN in found.dimensions.values()
    return say(view.s.explain_open if unknown else view.s.no_steps)


def _step_words(view: View, step: Step) -> str:
    return view.instrument.dimension(step.dimension).text(view.language).steps[step.stage]


def _ending(view: View) -> Text:
    """What whoever the card is forwarded to must know: whether one can apply, the method, and the day."""
    today = view.now.date()
    method = say(view.s.card_method, version=view.instrument.version, day=say_date(today, view.language))
    closed = open_call(view.catalogue.eligibility, None, today) is None
    return join((say(view.s.card_no_call) if closed else Text(), method), "\n")


def _buttons(view: View) -> Rows:
    found, b = view.assessment, view.b
    more = found.stage is not Stage.FULL
    unsettled = found.stage is Stage.FULL and found.level is None
    return column(
        button(b.settle, Verb.SETTLE) if unsettled else None,
        button(b.full_profile if found.level else b.go_on, Verb.FULL if found.level else Verb.CONTINUE)
        if more
        else None,
        button(b.why_level, Verb.EXPLAIN),
        button(b.more_steps, Verb.STEPS),
        button(b.about_module, Verb.MODULE, view.catalogue.module_for(found.leaning).id),
        button(b.apply, Verb.APPLY),
        button(b.change_answer, Verb.SUMMARY),
        button(b.menu, Verb.HOME),
    )


def explain_screen(view: View) -> Reply:
    """Which answers decided, what would move the level, and what was remarked."""
    found = view.assessment
    meaning = view.instrument.level(found.leaning).text(view.language).meaning
    parts = [say(view.s.level_meaning, level=_level_name(view, found), meaning=meaning)]
    if found.level is None:
        parts.append(say(view.s.explain_open))
    elif found.deciding:
        parts += [
            say_number(view.s.explain_changes, len(found.deciding), view.language),
            _changes(view, found),
        ]
    if found.stage is Stage.FULL and found.known == found.of:
        parts.append(
            say(view.s.explain_points, total=found.total, medium=_cut(view)[0], higher=_cut(view)[1])
        )
    if FOUNDATIONS in found.flags:
        parts.append(say(view.s.foundations))
    rows = column(
        button(view.b.back_to_result, Verb.RESULT), button(view.b.how_scored, Verb.ENTRY, "how-bot-scores")
    )
    return screen(join(parts), rows)


def _cut(view: View) -> tuple[int, int]:
    return view.instrument.cuts.medium, view.instrument.cuts.higher


def _level_name(view: View, found: Assessment) -> str:
    return view.instrument.level(found.leaning).text(view.language).name


def _changes(view: View, found: Assessment) -> Text:
    lines = []
    for change in found.deciding:
        words = view.instrument.named(change.item).text(view.language)
        now, then = answer_words(view, words, change.answer), answer_words(view, words, change.to)
        lines.append(say(view.s.explain_change, topic=words.topic, now=now, then=then).plain)
    return Text.of("\n".join(lines))


def steps_screen(view: View) -> Reply:
    """A next step for every dimension, the lowest first."""
    found, lines = view.assessment, []
    for number, step in enumerate(found.steps, 1):
        name = view.instrument.dimension(step.dimension).text(view.language).name
        lines.append(f"{number}. {name}: {_step_words(view, step)}.")
    text = join((say(view.s.all_steps), Text.of("\n".join(lines)))) if lines else _no_steps(view, found)
    return screen(text, column(button(view.b.back_to_result, Verb.RESULT), button(view.b.menu, Verb.HOME)))


def show(view: View, _choice: Choice) -> Move:
    """Shows the result as it stands."""
    return Move(replace(view.session.at(Scene.RESULT), editing="", from_summary=False, settling=False))


def explain(view: View, _choice: Choice) -> Move:
    """Says why this level."""
    return Move(view.session.at(Scene.EXPLAIN if view.session.sheet.answers else Scene.RESULT))


def steps(view: View, _choice: Choice) -> Move:
    """Shows all next steps."""
    return Move(view.session.at(Scene.STEPS if view.session.sheet.answers else Scene.RESULT))
