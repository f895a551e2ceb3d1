"""What must hold between the files: each kind of fault, planted in a faultless base, is found where it is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.catalogue.checks.reviews import review_problems
from bot.catalogue.draft import draft_of
from bot.catalogue.load import check_files

from .base import COSTS, DANISH, ENGLISH, FIRST, WHO, Files, line_of, planted

if TYPE_CHECKING:
    from bot.catalogue.problem import Problem

MATURITY, MODULES, RULES, GLOSSARY = "maturity.yaml", "modules.yaml", "eligibility.yaml", "glossary.yaml"
SOURCE = (
    "sources:\n  - title: Where it was read\n    url: https://museum.example/costs\n    checked: 2026-11-22\n"
)
MODULE_1 = "https://host.example/1"


def _found(files: Files, kind: str) -> list[Problem]:
    problems = check_files(files)[1]
    found = [problem for problem in problems if problem.kind == kind]
    assert found, [str(problem) for problem in problems]
    return found


@pytest.mark.parametrize(
    ("path", "old", "new", "at", "kind", "what", "hint"),
    [
        (COSTS, "id: costs", "id: cost", "id: cost", "id-and-file", 'the id "cost" differs from the file', "write id: costs"),
        (COSTS, "group: basics", "group: basic", "group:", "group-and-folder", 'the group "basic" differs', "write group: basics"),
        (COSTS, SOURCE, "", "id: costs", "no-source", "the entry names no source", "with title, url and checked"),
        (COSTS, "related: [first-steps]", "related: [first-step]", "related:", "unknown-entry", 'no entry "first-step"', 'did you mean "first-steps"?'),
        (COSTS, "not_for: [first-steps]", "not_for: [zzzzz]", "not_for:", "unknown-entry", 'no entry "zzzzz"', "write the id of an entry"),
        (COSTS, "related: [first-steps]", "related: [costs]", "related:", "self-reference", '"costs" is this entry itself', "delete it"),
        (MODULES, "entry: who-can-apply", "entry: who-may-apply", "    entry: who-may", "unknown-entry", "who-may-apply", "who-can-apply"),
        (COSTS, "costs en sample c", "Costs en, sample B!", "    - Costs en, sample B!", "same-utterance", f"{COSTS}:16 as well", "keep it in the entry"),
        (FIRST, "first-steps en sample c", "costs en sample a", "    - costs en sample a", "same-utterance", f"{COSTS}:15 as well", "it belongs to"),
        (COSTS, "- costs en sample c", "- costs en sample b", "", "same-utterance", f"{COSTS}:16 as well", "it belongs to"),
        (MATURITY, "order: [D1, S1", "order: [D1, D1", "order:", "order", "D1 stands 2 times in order and 1 times in items", "once in each"),
        (MATURITY, "- id: S2", "- id: S3", "order:", "order", "S2 stands 1 times in order and 0 times in items", "once in each"),
        (MATURITY, "dimension: S", "dimension: X", "    dimension: X", "unknown-dimension", 'there is no dimension "X"', "write one of C, D, S"),
        (MATURITY, "step_order: [D, S, C]", "step_order: [D, S]", "step_order", "step-order", "step_order or foundations", "C, D, S once"),
        (MATURITY, "step_order: [D, S, C]", "step_order: [D, S, C, C]", "step_order", "step-order", "step_order or foundations", "once"),
        (MATURITY, "medium: {D: 1}", "medium: {X: 1}", "step_order", "step-order", "step_order or foundations", "C, D, S once"),
        (MATURITY, "begun: Go on with S, ", "", "    en:\n      name: Side S", "no-step", "the next step is missing for: begun", "under steps"),
        (MATURITY, "label: D1 option some", "label: D1 Option None", "      options:", "same-options", "two options of D1 have the same label", "all four"),
        (MATURITY, "text: The anchor some of S1", "text: The anchor none of S1", "", "same-options", "S1 have the same text", "all four different"),
        (MATURITY, "- level: higher", "- level: medium", "levels:", "level-missing", "nothing stands for the level higher", "stand once"),
        (MODULES, "level: higher", "level: medium", "modules:", "level-missing", "nothing stands for the level higher", "stand once"),
        (MODULES, "- id: module-2", "- id: module-1", "", "duplicate-id", 'the id "module-1" is used a second time (first in line 3)', "another"),
        (GLOSSARY, "- id: metadata", "- id: persona", "  - id: persona\n    en: {term: meta", "duplicate-id", "first in line 3", "choose another id"),
        (RULES, "{id: far,", "{id: near,", "      - {id: near, verdict: ask, certainty: unknown, en: {label: Far", "duplicate-id", '"near"', "another"),
        (RULES, "verdict: no\n        certainty: stated", "verdict: no\n        certainty: likely", "        verdict: no", "uncertain-no", 'R2 says no, but is only "likely"', "write ask"),
        (RULES, "rule: country\n    certainty: stated", "rule: country\n    certainty: likely", "    certainty: likely", "uncertain-no", 'R2 can say no, but is only "likely"', "write stated"),
        (RULES, '    source: {title: About us, url: "https://museum.example/about", checked: 2026-11-22}\n', "", "    certainty: stated", "no-source", "R2 is stated, but names no source", "add source:"),
        (RULES, "{id: far,", "{id: afar,", "    outcomes:\n      - {id: same", "no-outcome", "R3 lacks outcomes: far", "add them"),
        (RULES, "elsewhere: outside", "elsewhere: abroad", "elsewhere:", "unknown-outcome", 'no outcome of a country is called "abroad"', "name one"),
        (RULES, "- outcome: perhaps", "- outcome: maybe", "  - outcome: maybe", "unknown-outcome", '"maybe"', "name one"),
        (RULES, "countries: [GB]", "countries: [GB, DK]", "country_groups:", "country-twice", "the country DK stands in two groups", "keep it in one"),
        (RULES, "{module: module-1,", "{module: module-9,", "  - {module: module-9", "unknown-module", 'there is no module "module-9"', "module-1, module-2"),
        (RULES, "closes: 2027-03-01", "closes: 2026-03-01", "  - {module", "call-dates", "the call closes before it opens", "exchange the two dates"),
        (GLOSSARY, "also: [object facts]", "also: [Persona]", "    en: {term: metadata", "term-twice", '"Persona" stands for "persona" as well', "one of the two"),
        (ENGLISH, "welcome: Welcome, {name}", "welcome: Welcome, {name", "  welcome:", "placeholder", '"welcome" has a {name} that nothing', "no {names}"),
        (ENGLISH, "Welcome, {name}", "Welcome, {name.real}", "  welcome:", "placeholder", "that nothing fills in", "no {names}"),
        (ENGLISH, "Welcome, {name}", "Welcome, {name:>9}", "  welcome:", "placeholder", "that nothing fills in", "no {names}"),
        (ENGLISH, "Welcome, {name}", "Welcome, {}", "  welcome:", "placeholder", "that nothing fills in", "no {names}"),
        (DANISH, "Welcome, {name}", "Velkommen, {navn}", "  welcome:", "placeholder", "that nothing fills in", "it may have {name}"),
        (COSTS, "[link](https://museum.example/en)", "[link](http://museum.example/en)", "  answer", "unsafe-link", "not a safe link", "https://"),
        (COSTS, "[link](https://museum.example/en)", "[link](https://test.example/en)", "  answer", "banned-host", "test.example may not", "another page"),
        (COSTS, "[link](https://museum.example/en)", "[link](museum)", "  answer", "bad-link", '"museum" is not a web address', "write it as https://"),
        (COSTS, "[link](https://museum.example/en)", "[link](javascript:x)", "  answer", "bad-markup", "a link is not written right", "[words](https://...)"),
        (COSTS, "[link](https://museum.example/en)", "[link](https://a b)", "  answer", "bad-markup", "a link is not written right", "[words](https://...)"),
        (COSTS, "[link](https://museum.example/en)", "<b>link</b>", "  answer", "html", "there is HTML in the text", "*emphasis* and [links]"),
        (COSTS, "question: What about costs in en", "question: You &amp; I", "  question: You", "html", "there is HTML", "plain text"),
        (MODULES, MODULE_1, "ftp://host.example", "    url: ftp", "unsafe-link", "is not a safe link", "list the host in hosts.yaml"),
        (MODULES, MODULE_1, "https://me@host.example", "    url: https://me", "bad-link", "is not a web address", "https://"),
        (MODULES, MODULE_1, "https://", "    url: https://\n", "bad-link", "is not a web address", "https://"),
        (MODULES, MODULE_1, '"https://[host"', '    url: "https://[', "bad-link", "is not a web address", "https://"),
    ],
)  # fmt: skip
def test_a_fault_between_the_files_stands_in_the_way(
    tiny_base: Files, path: str, old: str, new: str, at: str, kind: str, what: str, hint: str
):
    """Each is found at its line, with what is wrong and what to do, and keeps the base from being served."""
    files = planted(tiny_base, path, old, new)
    found = _found(files, kind)
    if at:
        line = line_of(files, path, f"\n{at}") + 1
        assert (path, line) in [(problem.path, problem.line) for problem in found], found
    assert any(what in problem.what and hint in problem.hint for problem in found), found
    assert all(problem.blocking and problem.line > 0 for problem in found)


@pytest.mark.parametrize(
    ("path", "old", "new", "at", "kind", "what"),
    [
        (ENGLISH, "  basics: Basics\n", "", "groups:", "unnamed-group", 'the group "basics" has no name'),
        (DANISH, "  welcome: Welcome, {name}\n", "", "sentences:", "untranslated", '"sentences.welcome" is not translated'),
        (COSTS, "# yaml-language-server", "# yaml", "# yaml", "no-schema", "the first line does not point to the schema"),
    ],
)  # fmt: skip
def test_what_can_wait_is_told_and_served(
    tiny_base: Files, path: str, old: str, new: str, at: str, kind: str, what: str
):
    """A gap that English fills, and what only helps an editor, does not stand in the way."""
    files = planted(tiny_base, path, old, new)
    found = [problem for problem in _found(files, kind) if problem.path == path]
    assert [(problem.line, problem.blocking) for problem in found] == [(line_of(files, path, at), False)]
    assert what in found[0].what


def test_an_id_used_in_two_files_is_told_with_the_first_place(tiny_base: Files):
    """The second entry of that id names the file of the first."""
    text = tiny_base[COSTS].replace(b"sample", b"other sample")
    files = {**tiny_base, "entries/basics/more.yaml": text}
    (found,) = _found(files, "duplicate-id")
    assert found.path == "entries/basics/more.yaml"
    assert found.what == f'the id "costs" is used a second time (first in {COSTS})'


@pytest.mark.parametrize(
    "path", [MATURITY, MODULES, RULES, GLOSSARY, "hosts.yaml", "thesaurus.yaml", ENGLISH]
)
def test_a_file_that_is_missing_is_told(tiny_base: Files, path: str):
    """Every single file and the English wording must be there."""
    found = _found({name: text for name, text in tiny_base.items() if name != path}, "missing-file")
    assert [(problem.path, problem.line, problem.hint) for problem in found] == [(path, 1, "put it back")]


@pytest.mark.parametrize(
    "path",
    [
        "entries/costs.yaml",
        "entries/basics/deeper/costs.yaml",
        "entries/basics/costs.yml",
        "wording/x/en.yaml",
    ],
)
def test_a_file_in_the_wrong_place_is_told(tiny_base: Files, path: str):
    """What stands where nothing is read would be lost in silence."""
    (found,) = _found({**tiny_base, path: tiny_base[COSTS]}, "stray-file")
    assert (found.path, found.line) == (path, 1)
    assert "entries/<group>/<id>.yaml" in found.hint


def test_a_wording_for_no_known_language_is_told(tiny_base: Files):
    """A file for a language that the assistant does not speak names those it does."""
    (found,) = _found({**tiny_base, "wording/xx.yaml": tiny_base[ENGLISH]}, "language")
    assert found.path == "wording/xx.yaml"
    assert "en.yaml, da.yaml, nl.yaml" in found.hint


def test_old_hosts_may_be_linked_without_https(tiny_base: Files):
    """A host on the list needs no https; the list is not for other hosts."""
    files = planted(tiny_base, MODULES, MODULE_1, "http://old.example/1")
    assert check_files(files)[1] == []


def test_an_entry_whose_day_of_review_has_come_is_told_and_served(tiny_base: Files):
    """On the day itself it is still fine; the day after it is told."""
    draft = draft_of(tiny_base)
    assert list(review_problems(draft, date(2099, 6, 30))) == []
    found = list(review_problems(draft, date(2099, 7, 1)))
    assert [(problem.path, problem.kind, problem.blocking) for problem in found] == [
        (path, "review-due", False) for path in (WHO, COSTS, FIRST)
    ]
    assert found[0].line == line_of(tiny_base, WHO, "review_by")


def test_a_broken_file_does_not_hide_the_faults_of_the_others(tiny_base: Files):
    """While one file cannot be read the others are checked all the same."""
    files = planted({**tiny_base, MODULES: b"modules: [\n"}, COSTS, "related: [first-steps]", "related: [x]")
    kinds = {(problem.path, problem.kind) for problem in check_files(files)[1]}
    assert kinds >= {(MODULES, "bracket"), (COSTS, "unknown-entry")}
