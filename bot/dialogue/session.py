"""One chat's state: everything that the next turn depends on, as a frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from pydantic import TypeAdapter, ValidationError

from bot.assessment import Sheet
from bot.catalogue.model import Language, Stage


class Scene(StrEnum):
    """What is on the person's screen."""

    HOME = "home"
    HELP = "help"
    COLLECTION = "collection"
    CHECK = "check"
    SUMMARY = "summary"
    RESULT = "result"
    EXPLAIN = "explain"
    STEPS = "steps"
    APPLY = "apply"
    PRECHECK = "precheck"
    VERDICT = "verdict"
    MODULES = "modules"
    MODULE = "module"
    TOPICS = "topics"
    GROUP = "group"
    ENTRY = "entry"
    ASK = "ask"
    LANGUAGES = "languages"
    PRIVACY = "privacy"
    ERASE = "erase"
    STOPPED = "stopped"
    RESUME = "resume"


PENDING = frozenset({Scene.CHECK, Scene.COLLECTION, Scene.PRECHECK, Scene.RESUME})
"""Scenes that wait for an answer: after a question in between they are shown again."""

RECORDS = frozenset({Scene.RESULT, Scene.VERDICT, Scene.ENTRY, Scene.MODULE, Scene.EXPLAIN, Scene.STEPS})
"""Scenes a person may want to keep or forward: they are new messages and are never edited away."""

RESULTS = frozenset({Scene.RESULT, Scene.EXPLAIN, Scene.STEPS})
"""Scenes that speak of the result."""

CONVERSING = frozenset({Scene.ENTRY, Scene.ASK})
"""Scenes in which a question may go on from the answer before it."""

AWAY = timedelta(days=1)
"""After so long a person is asked whether to go on or to start again."""


@dataclass(frozen=True, slots=True)
class Session:
    """One chat's state.

    Attributes:
        seed: random letters that make this session's buttons its own.
        catalogue: the version of the catalogue the session last spoke from.
        screen: how many screens were shown; with the seed it names the present one.
        focus: what the scene is about: a module, a group with its page, an entry, a criterion.
        editing: the item that is answered again.
        goal: the stage at which the check ends.
        given: outcome, country or module chosen in the pre-check, by criterion.
        shown: the entry that was shown last, which a follow-up question may lean on.
        suggestions: entries offered for an unclear question, until the person has chosen.
        several: whether each of them speaks of what was asked, rather than that it was unclear.
        asked: that question, kept only until then.
        offered: buttons beside the screen, as words and encoded choice, until the next turn.
        seen: when the person was last here.
    """

    seed: str
    language: Language = Language.EN
    catalogue: str = ""
    screen: int = 0
    scene: Scene = Scene.HOME
    focus: str = ""
    sheet: Sheet = field(default_factory=Sheet)
    editing: str = ""
    from_summary: bool = False
    settling: bool = False
    goal: Stage = Stage.SURE
    straight_line_told: bool = False
    given: Mapping[str, str] = field(default_factory=dict)
    shown: str = ""
    suggestions: tuple[str, ...] = ()
    several: bool = False
    asked: str = ""
    offered: tuple[tuple[str, str], ...] = ()
    seen: datetime | None = None

    @property
    def nonce(self) -> str:
        """The present screen's name."""
        return f"{self.seed}{self.screen:x}"

    @property
    def under_way(self) -> bool:
        """Whether a check has answers and no result yet was what the person saw last."""
        return bool(self.sheet.answers) and self.scene in {Scene.CHECK, Scene.COLLECTION}

    def at(self, scene: Scene, focus: str = "") -> Session:
        """The session with another scene on screen; what was half chosen, or spoken of elsewhere, is forgotten."""
        shown = self.shown if scene in CONVERSING else ""
        return replace(self, scene=scene, focus=focus, shown=shown, suggestions=(), asked="")


_adapter = TypeAdapter(Session)


def to_json(session: Session) -> str:
    """The session as JSON text."""
    return _adapter.dump_json(session).decode()


def from_json(text: str) -> Session | None:
    """The session of a JSON text, or None where it is of a form that is no longer known."""
    try:
        return _adapter.validate_json(text)
    except ValidationError:
        return None
