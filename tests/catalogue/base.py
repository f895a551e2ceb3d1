"""A tiny knowledge base without a fault, written in the test, and ways to plant a fault in it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import yaml

from bot.bootstrap import further_checks
from bot.catalogue.checks.reviews import review_problems
from bot.catalogue.load import check_files
from bot.catalogue.model import Language, Level
from bot.catalogue.model.wording import Buttons, Phrases, Plural, Profile, Sentences
from bot.catalogue.schema import first_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.catalogue.problem import Problem

Files = dict[str, bytes]

TODAY = date(2026, 11, 22)

FIRST = "entries/basics/first-steps.yaml"
COSTS = "entries/basics/costs.yaml"
WHO = "entries/applying/who-can-apply.yaml"
ENGLISH = "wording/en.yaml"
DANISH = "wording/da.yaml"
JOURNEY = "journeys/help.yaml"


def tiny() -> Files:
    """Three entries in three languages, five items, three modules, and one or two of everything else."""
    files = {
        FIRST: _entry("first-steps", "basics", related="costs", not_for="who-can-apply"),
        COSTS: _entry("costs", "basics", related="first-steps", not_for="first-steps"),
        WHO: _entry("who-can-apply", "applying", related="costs", not_for="costs"),
        "maturity.yaml": _maturity(),
        "modules.yaml": _modules(),
        "eligibility.yaml": ELIGIBILITY,
        "glossary.yaml": GLOSSARY,
        "hosts.yaml": HOSTS,
        "not_covered.yaml": NOT_COVERED,
        "thesaurus.yaml": THESAURUS,
        JOURNEY: "title: Somebody asks for help\nsteps:\n  - says: help\n  - hears: questions\n",
        **{f"wording/{language}.yaml": _wording(language) for language in Language},
    }
    return {path: f"{first_line(path)}\n{text}".encode() for path, text in files.items()}


def planted(files: Mapping[str, bytes], path: str, old: str, new: str) -> Files:
    """The files with one text of one file replaced, where it stands first."""
    text = files[path].decode()
    assert old in text, f"{old!r} is not in {path}"
    return {**files, path: text.replace(old, new, 1).encode()}


def problems_of(files: Mapping[str, bytes]) -> list[Problem]:
    """Everything that the check finds, what can wait included."""
    draft, problems = check_files(files, further_checks())
    return sorted({*problems, *review_problems(draft, TODAY)})


def line_of(files: Mapping[str, bytes], path: str, words: str) -> int:
    """The line of a file on which some words stand first."""
    text = files[path].decode()
    return text[: text.index(words)].count("\n") + 1


def _entry(name: str, group: str, related: str, not_for: str) -> str:
    head = f"""\
id: {name}
group: {group}
levels: [rudimentary, medium]
related: [{related}]
not_for: [{not_for}]
review_by: 2099-06-30
sources:
  - title: Where it was read
    url: https://museum.example/{name}
    checked: 2026-11-22
"""
    return head + "".join(_entry_text(name, language) for language in Language)


def _entry_text(name: str, language: Language) -> str:
    utterances = "".join(f"    - {name} {language} sample {word}\n" for word in "abcdefgh")
    return f"""\
{language}:
  question: What about {name} in {language}?
  utterances:
{utterances}\
  answer: |
    The *answer* on {name}, with a [link](https://museum.example/{language}).
  for_level:
    medium: A line for the middle.
"""


ITEMS = ("D1", "S1", "C1", "D2", "S2")
TABLES = (("likely", 5), ("sure", 5), ("likely", 4), ("sure", 4))


def _maturity() -> str:
    tables = "".join(_table(stage, items) for stage, items in TABLES)
    levels = "".join(
        f"  - level: {level}\n    en: {{name: {level}, meaning: What {level} means}}\n" for level in Level
    )
    dimensions = "".join(_dimension(name) for name in "DSC")
    return f"""\
version: 1
cuts: {{medium: 5, higher: 10}}
band: 2
order: [{", ".join(ITEMS)}]
step_order: [D, S, C]
typical_length: 4
straight_line: 5
foundations:
  medium: {{D: 1}}
  higher: {{D: 2, S: 2}}
stop_tables:
{tables}levels:
{levels}dimensions:
{dimensions}items:
{"".join(_item(name) for name in ITEMS)}"""


def _table(stage: str, items: int) -> str:
    whole = f"medium_from: {items}, medium_to: {2 * items - 1}, higher_from: {2 * items}"
    return f"""\
  - stage: {stage}
    items: {items}
    rows:
      - {{answered: 3, rudimentary_up_to: 0, higher_from: 9}}
      - {{answered: 4, rudimentary_up_to: {items - 2 if items == 5 else 3}, {"higher_from: 10" if items == 5 else whole}}}
{f"      - {{answered: 5, rudimentary_up_to: 4, {whole}}}" if items == 5 else ""}
"""


def _dimension(name: str) -> str:
    return f"""\
  - id: {name}
    en:
      name: Side {name}
      steps: {{start: Begin with {name}, begun: Go on with {name}, established: Finish {name}}}
"""


def _item(name: str) -> str:
    options = "".join(
        f"        - label: {name} option {word}\n          text: The anchor {word} of {name}\n"
        for word in ("none", "some", "most", "all")
    )
    return f"""\
  - id: {name}
    dimension: {name[0]}
    needs_collection: {"yes" if name[0] == "C" else "no"}
    en:
      topic: Topic {name}
      question: What about {name}?
      why: It is asked because of {name}.
      options:
{options}"""


def _modules() -> str:
    blocks = "".join(
        f"""\
  - id: module-{number}
    number: {number}
    level: {level}
    host: Host {number}
    url: https://host.example/{number}
    entry: who-can-apply
    en:
      subject: Subject {number}
      label: Label {number}
      place: Place {number}
      what: What was done there.
      for_whom: museums
      contact: Somebody
"""
        for number, level in enumerate(Level, 1)
    )
    return f"modules:\n{blocks}"


ELIGIBILITY = """\
calls:
  - {module: module-1, opens: 2027-01-15, closes: 2027-03-01, url: "https://host.example/call"}
elsewhere: outside
country_groups:
  - outcome: inside
    checked: 2026-11-22
    countries: [DK, NL]
  - outcome: perhaps
    checked: 2026-11-22
    countries: [GB]
criteria:
  - id: R0
    rule: call
    certainty: unknown
    en: {topic: Call, question: Is a call open?}
  - id: R2
    rule: country
    certainty: stated
    source: {title: About us, url: "https://museum.example/about", checked: 2026-11-22}
    en: {topic: Country, question: Which country is it?}
    outcomes:
      - id: inside
        verdict: yes
        certainty: stated
        en: {label: Inside, reason: It is inside.}
      - id: perhaps
        verdict: ask
        certainty: unknown
        en: {label: Perhaps, reason: It is not known.}
      - id: outside
        verdict: no
        certainty: stated
        en: {label: Outside, reason: It is outside.}
  - id: R3
    rule: level
    certainty: unknown
    en: {topic: Level, question: Which level is it?}
    outcomes:
      - {id: same, verdict: yes, certainty: stated, en: {label: Same, reason: It fits.}}
      - {id: near, verdict: ask, certainty: unknown, en: {label: Near, reason: It is near.}}
      - {id: far, verdict: ask, certainty: unknown, en: {label: Far, reason: It is far.}}
      - {id: open, verdict: ask, certainty: unknown, en: {label: Open, reason: It is open.}}
  - id: R4
    rule: options
    certainty: unknown
    en: {topic: Time, question: Is there time?}
    outcomes:
      - {id: can, verdict: yes, certainty: unknown, en: {label: Can, reason: There is time.}}
      - {id: cannot, verdict: ask, certainty: unknown, en: {label: Cannot, reason: There is none.}}
"""

GLOSSARY = """\
terms:
  - id: persona
    en: {term: persona, also: [typical visitor], meaning: A made-up visitor.}
    da: {term: persona, also: [typisk gæst], meaning: En opdigtet gæst.}
  - id: metadata
    en: {term: metadata, also: [object facts], meaning: Facts about an object.}
    da: {term: metadata, meaning: Oplysninger om en genstand.}
"""

HOSTS = """\
http_only: [old.example]
never: [test.example]
"""

NOT_COVERED = """\
topics:
  - id: weather
    en: {name: The weather, utterances: [will it rain]}
"""

THESAURUS = """\
concepts:
  - id: money
    en: [costs, steps]
    da: [costs]
"""


def _wording(language: Language) -> str:
    sentences: dict[str, Any] = dict.fromkeys(Sentences.model_fields, f"A sentence in {language}")
    for name, field in Sentences.model_fields.items():
        if field.annotation is Plural:
            sentences[name] = {"one": "{n} thing", "other": "{n} things"}
    sentences["progress"] = "Question {n} of {total}"
    wording = {
        "language": str(language),
        "commands": {"start": "Start"},
        "profile": dict.fromkeys(Profile.model_fields, "The assistant"),
        "groups": {"basics": "Basics", "applying": "Applying"},
        "phrases": {
            name: {"help": ["help"]} if name == "commands" else ["why"] for name in Phrases.model_fields
        },
        "small_talk": {"greeting": {"words": ["hello"], "reply": "Hello"}},
        "buttons": dict.fromkeys(Buttons.model_fields, "A button"),
        "sentences": sentences,
    }
    return yaml.safe_dump(wording, sort_keys=False, allow_unicode=True)
