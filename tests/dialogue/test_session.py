"""The session as JSON: what was stored comes back the same, and what is no longer known comes back as nothing."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.assessment import NOT_SURE, Sheet
from bot.catalogue.model import Language, Stage
from bot.dialogue.session import Scene, Session, from_json, to_json

if TYPE_CHECKING:
    from .talking import Person

WORDS = some.text(max_size=20)
ANSWERS = some.integers(0, 3) | some.just(NOT_SURE)
ZONES = some.sampled_from([UTC, timezone(timedelta(hours=2))])
SHEETS = some.builds(
    Sheet,
    some.dictionaries(some.sampled_from(["D1", "S1", "C2", "P3"]), ANSWERS),
    some.none() | some.booleans(),
)
SESSIONS = some.builds(
    Session,
    seed=WORDS,
    language=some.sampled_from(Language),
    catalogue=WORDS,
    screen=some.integers(0, 2**40),
    scene=some.sampled_from(Scene),
    focus=WORDS,
    sheet=SHEETS,
    editing=WORDS,
    from_summary=some.booleans(),
    settling=some.booleans(),
    goal=some.sampled_from(Stage),
    straight_line_told=some.booleans(),
    given=some.dictionaries(WORDS, WORDS, max_size=3),
    shown=WORDS,
    suggestions=some.lists(WORDS, max_size=3).map(tuple),
    asked=WORDS,
    offered=some.lists(some.tuples(WORDS, WORDS), max_size=3).map(tuple),
    seen=some.none() | some.datetimes(timezones=ZONES),
)


@settings(deadline=None)
@given(SESSIONS)
def test_a_session_comes_back_the_same(session: Session):
    """Whatever is in it."""
    assert from_json(to_json(session)) == session


def test_the_json_holds_answers_a_person_can_read():
    """As numbers and words, under the items' names."""
    sheet = Sheet({"D1": 2, "S1": NOT_SURE}, holds_collection=False)
    stored = json.loads(to_json(Session("anna", sheet=sheet)))
    assert stored["sheet"] == {"answers": {"D1": 2, "S1": "not sure"}, "holds_collection": False}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "{}",
        "not json at all",
        '{"language": "en"}',
        '{"seed": "x", "scene": "lobby"}',
        '{"seed": "x", "language": "fr"}',
        '{"seed": "x", "sheet": {"answers": {"D1": "perhaps"}}}',
        '{"seed": "x", "sheet": {"answers": {"D1": 7}}}',
        '{"seed": "x", "sheet": {"answers": {"D1": -1}}}',
        '{"seed": "x", "seen": "yesterday"}',
        '{"seed": "x"',
        '{"seed": "\\ud800"}',
        "\x00",
    ],
)
def test_json_of_an_unknown_form_is_nothing(text: str):
    """The person then begins afresh; nothing raises, and no answer is misread."""
    assert from_json(text) is None


def test_a_session_of_an_older_version_goes_on_with_what_it_has():
    """What was not known then has its usual value; what is not known any more is left out."""
    session = from_json('{"seed": "x", "colour": "red", "sheet": {"answers": {"D1": 2}}}')
    assert session == Session("x", sheet=Sheet({"D1": 2}))


def test_every_turn_leaves_the_version_it_spoke_from_and_the_time(anna: Person):
    """So that one can tell later what the person had seen."""
    anna.commands("start")
    assert anna.session.catalogue == anna.knowledge.catalogue.version
    assert anna.session.seen == datetime(2026, 11, 22, 10, tzinfo=UTC)


def test_a_person_who_ends_between_any_two_turns_loses_nothing(anna: Person):
    """The process is another at every turn."""
    anna.begins()
    anna.wants_everything()
    while anna.session.scene is not Scene.RESULT:
        anna.is_restarted()
        anna.gives(2)
    anna.is_restarted()
    assert anna.answers == dict.fromkeys(anna.knowledge.catalogue.instrument.order, 2)
