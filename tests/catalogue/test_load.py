"""A knowledge base is served whole, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.assessment.check import fairness_problems
from bot.catalogue.load import catalogue_of, check_files, load, read_folder
from bot.catalogue.model import Language, Level
from bot.catalogue.problem import Problem
from bot.errors import KnowledgeError

from .base import COSTS, DANISH, ENGLISH, FIRST, WHO, Files, planted

if TYPE_CHECKING:
    from pathlib import Path


def _written(files: Files, folder: Path) -> Path:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def test_the_tiny_base_has_no_problem(tiny_base: Files):
    """The base that the other tests plant faults in is without one, and fair."""
    assert check_files(tiny_base, [fairness_problems])[1] == []


def test_a_catalogue_holds_all_that_was_written(tiny_base: Files):
    """Entries stand in the order of groups and names; every kind of file is there."""
    catalogue, problems = catalogue_of(tiny_base)
    assert catalogue is not None, problems
    assert list(catalogue.entries) == ["who-can-apply", "costs", "first-steps"]
    assert catalogue.groups == ("applying", "basics")
    assert [entry.id for entry in catalogue.in_group("basics")] == ["costs", "first-steps"]
    assert list(catalogue.wordings) == list(Language)
    assert catalogue.module_for(Level.MEDIUM).number == 2
    assert catalogue.module("module-3") is catalogue.modules.modules[2]
    assert catalogue.module("module-4") is None
    assert catalogue.instrument.order == ("D1", "S1", "C1", "D2", "S2")


def test_the_version_names_the_content(tiny_base: Files):
    """The same files have the same version in any order; any change of any file changes it."""
    versions = set()
    for files in (
        tiny_base,
        dict(reversed(tiny_base.items())),
        planted(tiny_base, COSTS, "sample a", "sample z"),
    ):
        catalogue, _ = catalogue_of(files)
        assert catalogue is not None
        versions.add(catalogue.version)
    assert len(versions) == 2
    assert all(len(version) == 12 and version.isalnum() for version in versions)


def test_a_missing_translation_can_wait(tiny_base: Files):
    """Without Danish in one entry and one sentence the base is served in English there, and both are told."""
    text = tiny_base[FIRST].decode()
    start, end = text.index("da:\n"), text.index("nl:\n")
    files = {**tiny_base, FIRST: (text[:start] + text[end:]).encode()}
    files = planted(files, DANISH, "  welcome: A sentence in da\n", "")
    catalogue, problems = catalogue_of(files)
    assert catalogue is not None
    assert {(problem.path, problem.kind, problem.blocking) for problem in problems} == {
        (FIRST, "no-language", False),
        (DANISH, "untranslated", False),
    }
    assert catalogue.entries["first-steps"].text(Language.DA) is catalogue.entries["first-steps"].en
    assert catalogue.wording(Language.DA).sentences.welcome == "A sentence in en"


def test_no_language_is_lost_with_its_file(tiny_base: Files):
    """A wording that was renamed or deleted stands in the way: people would find their language gone."""
    catalogue, problems = catalogue_of({path: text for path, text in tiny_base.items() if path != DANISH})
    assert catalogue is None
    assert [(each.path, each.kind) for each in problems] == [(DANISH, "missing-file")]


def test_a_file_by_a_wrong_name_is_told_and_what_editors_keep_is_not(tiny_base: Files, tmp_path: Path):
    """Notepad's .yaml.txt can wait; a lock of Emacs, which leads nowhere, and a backup are nobody's."""
    group = (_written(tiny_base, tmp_path) / FIRST).parent
    (group / "drones.yaml.txt").write_text("id: drones")
    (group / "drones.yaml~").write_text("id: drones")
    (group / ".#first-steps.yaml").symlink_to("nobody@nowhere.1")
    catalogue, problems = catalogue_of(read_folder(tmp_path))
    assert catalogue is not None
    assert [(each.path, each.kind) for each in problems] == [("entries/basics/drones.yaml.txt", "stray-file")]


@pytest.mark.parametrize("path", [FIRST, WHO, ENGLISH, "maturity.yaml", "glossary.yaml", "hosts.yaml"])
def test_one_broken_file_keeps_the_whole_base_from_being_served(tiny_base: Files, path: str):
    """There is no half a catalogue: a file that cannot be read is a problem, and nothing is served."""
    catalogue, problems = catalogue_of({**tiny_base, path: b"a: b: c\n"})
    assert catalogue is None
    assert (path, 1) in [(problem.path, problem.line) for problem in problems]


def test_all_problems_are_told_at_once_in_order(tiny_base: Files):
    """Mistakes in several files are all found in one go, sorted by file and line."""
    files = planted(tiny_base, FIRST, "levels:", "level:")
    files = planted(files, COSTS, "related: [first-steps]", "related: [first-step]")
    files = planted(files, "modules.yaml", "number: 2", "number: two")
    _, problems = check_files(files)
    assert problems == sorted(problems)
    assert {problem.path for problem in problems} >= {FIRST, COSTS, "modules.yaml"}


def test_a_folder_is_loaded(tiny_base: Files, tmp_path: Path):
    """What stands in a folder is what is served; files of no known kind are none of ours."""
    folder = _written(tiny_base, tmp_path)
    (folder / "README.md").write_text("for partners")
    (folder / "notes").mkdir()
    (folder / "notes" / "a.yaml").write_text("anything: goes")
    expected, _ = catalogue_of(tiny_base)
    assert expected is not None
    assert load(folder).entries == expected.entries


def test_a_broken_folder_is_refused_with_every_problem_in_one_text(tiny_base: Files, tmp_path: Path):
    """Loading ends in one error whose text lists file, line, what, and what to do; what can wait is left out."""
    files = planted(tiny_base, FIRST, "levels:", "level:")
    files = planted(files, DANISH, "  welcome: A sentence in da\n", "")
    with pytest.raises(KnowledgeError) as caught:
        load(_written(files, tmp_path))
    assert f'{FIRST}:4: the key "level" is not known; did you mean "levels"?' in str(caught.value)
    assert "untranslated" not in str(caught.value)
    assert caught.value.exit_code == 1


def test_a_folder_that_is_not_there_is_told(tmp_path: Path):
    """The error says which folder, and which setting names it."""
    with pytest.raises(KnowledgeError, match=r"no knowledge folder at .*TRACES_KNOWLEDGE"):
        load(tmp_path / "nowhere")


def test_what_cannot_be_read_from_the_disk_is_told(tmp_path: Path):
    """A folder called like a file ends in an error, not in a crash."""
    (tmp_path / "odd.yaml").mkdir()
    with pytest.raises(KnowledgeError, match="cannot be read"):
        read_folder(tmp_path)


def test_a_further_check_can_refuse_a_base(tiny_base: Files):
    """What another part of the assistant finds wrong keeps the base from being served as well."""
    found = Problem(COSTS, 3, "this is wrong", "mend it", "further")
    assert catalogue_of(tiny_base, [lambda _draft: [found]]) == (None, [found])


def test_a_problem_reads_as_file_line_what_and_hint():
    """The text of a problem is one that editors and people can follow."""
    assert str(Problem(COSTS, 3, "the key is missing", "add it")) == f"{COSTS}:3: the key is missing; add it"
