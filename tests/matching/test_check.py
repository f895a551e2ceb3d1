"""What the check says about the thesaurus."""

import yaml

from bot.catalogue.draft import draft_of
from bot.catalogue.load import read_folder
from bot.matching.check import thesaurus_problems
from bot.settings import PROJECT

FILES = read_folder(PROJECT / "knowledge")


def _with(concepts: list[dict]) -> dict[str, bytes]:
    return {**FILES, "thesaurus.yaml": yaml.safe_dump({"concepts": concepts}, allow_unicode=True).encode()}


def test_the_real_thesaurus_has_none():
    """Every concept of the base helps, and no word stands in two."""
    assert [*thesaurus_problems(draft_of(FILES))] == []


def test_a_word_in_two_concepts_is_told_where_it_stands_again():
    """The second place is named with its line, and the knowledge can be served all the same."""
    concepts = [
        {"id": "one", "en": ["museum", "website"]},
        {"id": "two", "en": ["newsletter", "Museum", "podcast"], "da": ["website"]},
    ]
    (problem,) = thesaurus_problems(draft_of(_with(concepts)))
    assert (problem.path, problem.kind, problem.blocking) == ("thesaurus.yaml", "shared-word", False)
    assert '"one" and "two"' in problem.what
    lines = _with(concepts)["thesaurus.yaml"].decode().splitlines()
    assert "Museum" in lines[problem.line - 1]


def test_words_that_never_stand_together_name_nothing():
    """A phrase counts where an entry has it as the matching finds it, not where its words stand apart."""
    phrases = ["museum newsletter podcast", "website podcast museum"]
    (problem,) = thesaurus_problems(draft_of(_with([{"id": "far-fetched", "en": phrases}])))
    assert problem.kind == "idle-concept"


def test_a_concept_whose_words_no_entry_uses_is_told():
    """A concept helps where entries use two of its words in one language."""
    (problem,) = thesaurus_problems(draft_of(_with([{"id": "whale", "en": ["whale", "orca"]}])))
    assert (problem.kind, problem.line, problem.blocking) == ("idle-concept", 2, False)
