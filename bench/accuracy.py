"""How often the right entry comes first, beside the rivals, and what each part of the matching gives."""

from __future__ import annotations

import random
from statistics import mean
from typing import TYPE_CHECKING

import numpy as np

from bench import lessons as source
from bench import rivals
from bot.matching import Matcher, Matchers, index, matcher
from bot.matching.evaluation import evaluate
from bot.matching.features import Block
from bot.matching.index import BLOCK_WEIGHTS
from bot.matching.repair import Repairs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from bot.dialogue.knowledge import Lessons
    from bot.matching.evaluation import Question

SEEDS = (0, 1, 2)


def report(lessons: Lessons, questions: Sequence[Question]) -> str:
    """Give the assistant's own figures, as `traces-bot evaluate` does."""
    built = Matchers(source.matchers(lessons))
    return str(evaluate(questions, built.match))


def beside(lessons: Lessons, questions: Sequence[Question], language: str) -> Iterator[str]:
    """Give top-1 and top-3 in percent of every rival that is installed, over the questions in scope."""
    samples = lessons.samples[language]
    asked = [question for question in questions if question.language == language and question.expected]
    ours = source.matchers(lessons)[language]
    yield _line("this matching", asked, lambda text: [match.entry for match in ours.match(text).matches])
    ways: list[tuple[str, Callable[..., Callable[[str], list[str]]]]] = [
        ("rapidfuzz WRatio", rivals.wratio),
        ("rapidfuzz token_set", rivals.token_set),
        ("SQLite FTS5 trigram", rivals.fts5),
        ("BM25 on stems", lambda texts: rivals.bm25(texts, language)),
        ("linear SVC", rivals.linear_svc),
    ]
    if language == "en":
        ways.append(("MiniLM + logistic regression", rivals.minilm))
    for name, build in ways:
        try:
            yield _line(name, asked, build(samples))
        except ImportError as missing:
            yield f"{name:30} left out: {missing.name} is not installed"


def _line(name: str, asked: Sequence[Question], rank: Callable[[str], list[str]]) -> str:
    hits: dict[str, list[tuple[bool, bool]]] = {"all": []}
    for question in asked:
        right = {question.expected, *question.also}
        found = [entry in right for entry in rank(question.text)[:3]]
        hit = (found[:1] == [True], any(found))
        hits["all"].append(hit)
        hits.setdefault(question.kind, []).append(hit)
    parts = [
        f"{kind} {100 * mean(h[0] for h in row):.0f}/{100 * mean(h[1] for h in row):.0f}"
        for kind, row in hits.items()
    ]
    return f"{name:30} " + "  ".join(parts)


def ablation(lessons: Lessons, questions: Sequence[Question]) -> Iterator[str]:
    """Leave out one part at a time; top-1 and top-3 over all languages, and how well scores reject."""
    yield _ablated("all parts", lessons, questions)
    yield _ablated("without the thesaurus", lessons, questions, thesaurus=())
    yield _ablated("without topics not covered", lessons, questions, near_misses={})
    for block, name in (
        (Block.PAIR, "pairs"),
        (Block.NEXT, "neighbours"),
        (Block.CHAR, "letters"),
        (Block.WORD, "words"),
    ):
        kept = BLOCK_WEIGHTS[block]
        BLOCK_WEIGHTS[block] = 0.0
        yield _ablated(f"without {name}", lessons, questions)
        BLOCK_WEIGHTS[block] = kept
    mend, Repairs.mend = Repairs.mend, lambda _self, _word: None  # type: ignore[method-assign]
    yield _ablated("without repairs", lessons, questions)
    Repairs.mend = mend  # type: ignore[method-assign]
    kept, matcher.EVIDENCE = matcher.EVIDENCE, 0.0
    yield _ablated("without the evidence of entries", lessons, questions)
    matcher.EVIDENCE = kept
    kept, matcher.COVERAGE = matcher.COVERAGE, 0.0
    yield _ablated("without coverage", lessons, questions)
    matcher.COVERAGE = kept
    learn, matcher.learn = matcher.learn, _centroids
    yield _ablated("mean of samples, no ridge head", lessons, questions)
    matcher.learn = learn


def _centroids(found: index.Index, entry: np.ndarray, entries: int) -> np.ndarray:
    head = np.zeros((found.size, entries), np.float32)
    head[np.arange(found.size), entry] = 1 / np.bincount(entry)[entry]
    return head


def _ablated(name: str, lessons: Lessons, questions: Sequence[Question], **instead: object) -> str:
    built = source.matchers(lessons, **instead)
    first, three, inside, outside = [], [], [], []
    for question in questions:
        ours = built[question.language]
        scores = ours.scores(ours.reader.read(question.text))[: ours.covered]
        order = [ours.entries[at] for at in np.argsort(-scores, kind="stable")[:3]]
        if question.expected:
            right = {question.expected, *question.also}
            first.append(order[0] in right)
            three.append(bool(right.intersection(order)))
            inside.append(float(scores.max()))
        else:
            outside.append(float(scores.max()))
    return (
        f"{name:34} {100 * mean(first):5.1f} / {100 * mean(three):5.1f}   AUROC {auroc(inside, outside):.3f}"
    )


def foreign(path: Path, *, test: bool) -> str:
    """Give top-1, rejection and the price of two slips on clinc150, ten samples per entry, over three seeds."""
    clean, slipped, rejecting = [], [], []
    for seed in SEEDS:
        drawn = source.clinc(path, seed, test=test)
        ours = Matcher.from_utterances(drawn.samples, "en")
        chance = random.Random(seed)  # noqa: S311 - a seeded draw that anyone can repeat
        inside, outside = [], []
        for question in drawn.questions:
            best = _best(ours, question.text)
            (inside if question.expected else outside).append(best[1])
            if question.expected:
                clean.append(best[0] == question.expected)
                slipped.append(_best(ours, source.with_slips(question.text, chance))[0] == question.expected)
        rejecting.append(auroc(inside, outside))
    part = "test" if test else "validation"
    return (
        f"clinc150, {part} part: top-1 {100 * mean(clean):.1f}, with two slips {100 * mean(slipped):.1f}, "
        f"AUROC of rejection {mean(rejecting):.3f}"
    )


def _best(ours: Matcher, text: str) -> tuple[str, float]:
    scores = ours.scores(ours.reader.read(text))
    at = int(scores.argmax())
    return ours.entries[at], float(scores[at])


def auroc(inside: Sequence[float], outside: Sequence[float]) -> float:
    """Give the chance that a question in scope scores above one out of scope."""
    one, two = np.array(inside)[:, None], np.array(outside)[None, :]
    return float((one > two).mean() + (one == two).mean() / 2)
