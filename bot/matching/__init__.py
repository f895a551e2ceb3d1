"""From what a person types to the entries that may answer it.

    text -> normalise -> reading (words, repairs, concepts) -> features -> index -> head -> scores
         -> confidence -> outcome: answer, suggest, or unknown

`Matcher` holds one language, `Matchers` all of them. Nothing here reads files, clocks or chance: the same samples and
the same text give the same outcome anywhere. docs/matching.md tells how it works and how well.

Each name is fetched when it is first used, so that whoever only checks the knowledge does not load numpy (which ``bot/__init__.py`` keeps to one thread).
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.matching.explanation import Explanation, Reason, Weighed
    from bot.matching.matcher import Matcher
    from bot.matching.matchers import Matchers
    from bot.matching.outcome import Kind, Match, Outcome
    from bot.matching.thesaurus import Concept

__all__ = ["Concept", "Explanation", "Kind", "Match", "Matcher", "Matchers", "Outcome", "Reason", "Weighed"]

_MODULES = {
    "Explanation": "explanation",
    "Reason": "explanation",
    "Weighed": "explanation",
    "Matcher": "matcher",
    "Matchers": "matchers",
    "Kind": "outcome",
    "Match": "outcome",
    "Outcome": "outcome",
    "Concept": "thesaurus",
}


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
