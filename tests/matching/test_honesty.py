"""The labelled questions are for measuring: nothing in the knowledge may be copied from them."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from rapidfuzz import fuzz, process

ROOT = Path(__file__).parents[2]
QUESTIONS = ROOT / "tests" / "questions" / "dev.jsonl"
NEARLY_EQUAL = 90
SENTENCE = 4
BY_CHANCE = 0.05


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _questions(language: str) -> list[str]:
    if not QUESTIONS.exists():
        pytest.skip("no labelled questions beside the tests")
    rows = [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    return [_plain(row["text"]) for row in rows if row["lang"] == language]


def _near(texts: Iterator[str], questions: list[str]) -> list[tuple[str, str]]:
    plain = [_plain(text) for text in texts]
    table = process.cdist(plain, questions, scorer=fuzz.ratio, score_cutoff=NEARLY_EQUAL)
    return [(plain[row], questions[column]) for row, column in zip(*table.nonzero(), strict=True)]


def _read(name: str) -> dict[str, list[dict]]:
    return yaml.safe_load((ROOT / "knowledge" / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", ["en", "da", "nl"])
def test_no_sentence_of_the_thesaurus_or_of_what_is_not_covered_is_a_question(language: str):
    """Neither a long phrase of a concept nor a sample of an uncovered topic nearly equals a labelled question."""
    phrases = (word for concept in _read("thesaurus.yaml")["concepts"] for word in concept[language])
    samples = (
        text for topic in _read("not_covered.yaml")["topics"] for text in topic[language]["utterances"]
    )
    questions = _questions(language)
    assert _near((phrase for phrase in phrases if len(phrase.split()) >= SENTENCE), questions) == []
    assert _near((sample for sample in samples if len(sample.split()) >= SENTENCE), questions) == []


@pytest.mark.parametrize("language", ["en", "da", "nl"])
def test_samples_meet_questions_by_chance_only(language: str):
    """The samples were written without sight of the questions; short ones meet now and then, few of many."""
    entries = [
        yaml.safe_load(path.read_text(encoding="utf-8"))
        for path in (ROOT / "knowledge/entries").rglob("*.yaml")
    ]
    questions = _questions(language)
    met = {
        question for _, question in _near((t for e in entries for t in e[language]["utterances"]), questions)
    }
    assert len(met) <= BY_CHANCE * len(questions)
