"""The maturity check: what an answer leads to, and how any answer can be changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.assessment import NOT_SURE, Answer, Sheet, next_item, settling_items
from bot.assessment.assess import straight_line
from bot.catalogue.model import Stage
from bot.dialogue.scenes.items import COLLECTION, UNSURE, current_item
from bot.dialogue.session import Scene
from bot.dialogue.view import Move, View, message
from bot.dialogue.wording import say, say_number

if TYPE_CHECKING:
    from bot.catalogue.model import Item
    from bot.dialogue.choice import Choice

ORDER_OF_STAGES = (Stage.OPEN, Stage.LIKELY, Stage.SURE, Stage.FULL)


def reached(view: View) -> bool:
    """Whether the answers so far are enough for what the person wants."""
    return ORDER_OF_STAGES.index(view.assessment.stage) >= ORDER_OF_STAGES.index(view.session.goal)


def start(view: View, _choice: Choice) -> Move:
    """Begins the check, or asks whether to go on with the one that is there."""
    session = view.session
    if not session.sheet.answers:
        return Move(_onward(view.of(session.at(Scene.CHECK))).session, (message(say(view.s.check_intro)),))
    return Move(session.at(Scene.RESUME))


def restart(view: View, _choice: Choice) -> Move:
    """Forgets the answers of the check and begins again."""
    fresh = replace(
        view.session.at(Scene.CHECK),
        sheet=Sheet(),
        editing="",
        from_summary=False,
        settling=False,
        goal=Stage.SURE,
        straight_line_told=False,
    )
    return _onward(view.of(fresh))


def go_on(view: View, _choice: Choice) -> Move:
    """Goes on where the check stands: the next item, or the result."""
    return _onward(view.of(replace(view.session, editing="", from_summary=False, settling=False)))


def full(view: View, _choice: Choice) -> Move:
    """Goes on to all items."""
    return _onward(view.of(replace(view.session, goal=Stage.FULL, editing="")))


def settle(view: View, _choice: Choice) -> Move | None:
    """Asks again what was answered "not sure"."""
    unsure = settling_items(view.session.sheet, view.instrument)
    if not unsure:
        return None
    return Move(replace(view.session.at(Scene.CHECK), settling=True, editing=unsure[0].id))


def _onward(view: View) -> Move:
    """The scene that follows from the answers."""
    item = next_item(view.session.sheet, view.instrument)
    if item is None or reached(view):
        return Move(view.session.at(Scene.RESULT))
    if item.needs_collection and view.session.sheet.holds_collection is None:
        return Move(view.session.at(Scene.COLLECTION))
    return Move(view.session.at(Scene.CHECK))


def answer(view: View, choice: Choice) -> Move | None:
    """Records an answer to the present item; None where it is not the present one."""
    item = current_item(view)
    points = _points(choice.value)
    if view.session.scene is not Scene.CHECK or item is None or item.id != choice.what or points is None:
        return None
    session = replace(view.session, sheet=view.session.sheet.with_answer(item.id, points))
    move = _after(view.of(session), item)
    return _told_straight_line(view.of(move.session), move)


def _points(value: str) -> Answer | None:
    if value == UNSURE:
        return NOT_SURE
    return int(value) if value in {"0", "1", "2", "3"} else None


def _after(view: View, item: Item) -> Move:
    session = view.session
    if session.from_summary:
        return Move(replace(session.at(Scene.SUMMARY), editing="", from_summary=False))
    if session.settling and view.assessment.level is None:
        unsure = settling_items(session.sheet, view.instrument)
        order = view.instrument.order
        later = [each.id for each in unsure if order.index(each.id) > order.index(item.id)]
        if later:
            return Move(replace(session.at(Scene.CHECK), editing=later[0]))
    return _onward(view.of(replace(session, editing="", settling=False)))


def _told_straight_line(view: View, move: Move) -> Move:
    session = move.session
    if session.straight_line_told or not straight_line(session.sheet, view.instrument):
        return move
    note = say_number(view.s.straight_line, view.instrument.straight_line, view.language)
    return replace(move, session=replace(session, straight_line_told=True), messages=(message(note),))


def collection(view: View, choice: Choice) -> Move | None:
    """Records whether there is a collection."""
    if view.session.scene is not Scene.COLLECTION or choice.what not in {"yes", "no"}:
        return None
    session = view.session
    sheet = replace(session.sheet, holds_collection=choice.what == "yes")
    session = replace(session, sheet=sheet)
    if session.from_summary:
        return Move(replace(session.at(Scene.SUMMARY), from_summary=False))
    return _onward(view.of(session))


def back(view: View, _choice: Choice) -> Move:
    """Shows what was asked before the present item, to answer it again."""
    places = _places(view)
    item = current_item(view)
    here = COLLECTION if view.session.scene is Scene.COLLECTION else item.id if item else ""
    at = places.index(here) if here in places else len(places)
    if at == 0:
        return Move(view.session)
    before = places[at - 1]
    if before == COLLECTION:
        return Move(replace(view.session.at(Scene.COLLECTION), editing=""))
    return Move(replace(view.session.at(Scene.CHECK), editing=before))


def _places(view: View) -> list[str]:
    """Everything the check asks, in order: the items, and the collection question before those that need it."""
    places = [item.id for item in view.session.sheet.items(view.instrument)]
    order = view.instrument.in_order
    asked_at = next((at for at, item in enumerate(order) if item.needs_collection), len(places))
    places.insert(asked_at, COLLECTION)
    return places


def keep(view: View, _choice: Choice) -> Move:
    """Leaves the answer as it is."""
    item = view.instrument.item(view.session.editing)
    return _onward(view) if item is None else _after(view, item)


def summary(view: View, _choice: Choice) -> Move:
    """Shows all answers."""
    return Move(replace(view.session.at(Scene.SUMMARY), editing="", from_summary=False))


def edit(view: View, choice: Choice) -> Move | None:
    """Asks an answered item again."""
    if choice.what == COLLECTION and view.session.sheet.holds_collection is not None:
        return Move(replace(view.session.at(Scene.COLLECTION), editing="", from_summary=True))
    if choice.what not in view.session.sheet.answers or view.instrument.item(choice.what) is None:
        return None
    return Move(replace(view.session.at(Scene.CHECK), editing=choice.what, from_summary=True))


def why_asked(view: View, _choice: Choice) -> Move | None:
    """Says why the present item is asked."""
    item = current_item(view)
    if item is None or view.session.scene is not Scene.CHECK:
        return None
    return Move(view.session, (message(say(item.text(view.language).why)),))
