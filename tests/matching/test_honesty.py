"""The labelled questions are for measuring: nothing in the knowledge may be copied from them."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from rapidfuzz import fuzz, process

ROOT = Path(__file__).parents[2]
QUESTIONS = sorted((ROOT / "tests" / "questions").glob("*.jsonl"))
NEARLY_EQUAL = 93
SENTENCE = 4


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _questions(language: str) -> list[str]:
    lines = (line for path in QUESTIONS for line in path.read_text(encoding="utf-8").splitlines())
    return [_plain(row["text"]) for row in map(json.loads, lines) if row["lang"] == language]


def _near(texts: Iterator[str], questions: list[str]) -> list[tuple[str, str]]:
    plain = [_plain(text) for text in texts]
    table = process.cdist(plain, questions, scorer=fuzz.ratio, score_cutoff=NEARLY_EQUAL)
    return [(plain[row], questions[column]) for row, column in zip(*table.nonzero(), strict=True)]


def _read(name: str) -> dict[str, list[dict]]:
    return yaml.safe_load((ROOT / "knowledge" / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", ["en", "da", "nl"])
def test_no_sentence_of_the_thesaurus_is_a_question(language: str):
    """No long phrase of a concept nearly equals a labelled question."""
    phrases = (word for concept in _read("thesaurus.yaml")["concepts"] for word in concept[language])
    long = (phrase for phrase in phrases if len(phrase.split()) >= SENTENCE)
    assert _near(long, _questions(language)) == []


@pytest.mark.parametrize("language", ["en", "da", "nl"])
def test_no_sample_of_what_is_not_covered_is_a_question(language: str):
    """No sample of an uncovered topic nearly equals a labelled question."""
    topics = _read("not_covered.yaml")["topics"]
    samples = (text for topic in topics for text in topic[language]["utterances"])
    assert _near(samples, _questions(language)) == []


@pytest.mark.parametrize("language", ["en", "da", "nl"])
def test_no_sample_of_an_entry_is_a_question(language: str):
    """No question, button or utterance of an entry nearly equals a labelled question."""
    paths = (ROOT / "knowledge/entries").rglob("*.yaml")
    texts = [yaml.safe_load(path.read_text(encoding="utf-8"))[language] for path in paths]
    samples = (
        line for text in texts for line in (text["question"], text.get("label", ""), *text["utterances"])
    )
    assert _near(samples, _questions(language)) == []
