"""What partners write, as typed and frozen values: one module for each kind of file."""

from bot.catalogue.model.base import Authored, Language, Level, Source
from bot.catalogue.model.eligibility import (
    Call,
    Certainty,
    CountryGroup,
    Criterion,
    Eligibility,
    Rule,
    Verdict,
)
from bot.catalogue.model.entry import Entry, EntryText
from bot.catalogue.model.glossary import Glossary, Term, TermText
from bot.catalogue.model.hosts import Hosts
from bot.catalogue.model.journey import Journey, JourneyStep
from bot.catalogue.model.matching import ConceptWords, NotCovered, Thesaurus, Uncovered
from bot.catalogue.model.maturity import (
    Dimension,
    Instrument,
    Item,
    ItemText,
    LevelName,
    Option,
    Stage,
    StepStage,
    StopRow,
    StopTable,
)
from bot.catalogue.model.modules import Module, Modules, ModuleText
from bot.catalogue.model.wording import Phrases, Plural, SmallTalk, Wording

__all__ = [
    "Authored",
    "Call",
    "Certainty",
    "ConceptWords",
    "CountryGroup",
    "Criterion",
    "Dimension",
    "Eligibility",
    "Entry",
    "EntryText",
    "Glossary",
    "Hosts",
    "Instrument",
    "Item",
    "ItemText",
    "Journey",
    "JourneyStep",
    "Language",
    "Level",
    "LevelName",
    "Module",
    "ModuleText",
    "Modules",
    "NotCovered",
    "Option",
    "Phrases",
    "Plural",
    "Rule",
    "SmallTalk",
    "Source",
    "Stage",
    "StepStage",
    "StopRow",
    "StopTable",
    "Term",
    "TermText",
    "Thesaurus",
    "Uncovered",
    "Verdict",
    "Wording",
]
