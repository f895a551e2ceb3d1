"""How long one question and one build take, beside the rivals, in one run on one machine."""

from __future__ import annotations

import statistics
import time
import tracemalloc
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from bench import rivals
from bot.matching import Matcher, Matchers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from bot.dialogue.knowledge import Lessons
    from bot.matching.evaluation import Question

SIZES = (100, 1_000, 10_000)
_PASTE = "our museum would like to know whether the website and the newsletter " * 60

Timed = dict[str, dict[int, float]]


def build(lessons: Lessons) -> Iterator[str]:
    """Build the real index three times, and once more with the memory watched."""
    seconds = min(_seconds(lambda: _built(lessons)) for _ in range(3))
    tracemalloc.start()
    kept = _built(lessons)
    now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    rows = sum(len(matcher.rows) for matcher in kept.by_language.values())
    yield f"build of the real base, {rows} samples, 3 languages: {seconds:.2f} s, keeps {now / 1e6:.0f} MB, peak {peak / 1e6:.0f} MB"


def question(lessons: Lessons, questions: Sequence[Question]) -> Iterator[str]:
    """Time every question against the real base, and a paste of 4,096 characters."""
    kept = _built(lessons)
    for asked in questions:
        kept.match(asked.text, asked.language)
    took = sorted(1e3 * _seconds(lambda q=asked: kept.match(q.text, q.language)) for asked in questions)  # type: ignore[misc]
    paste = statistics.median(1e3 * _seconds(lambda: kept.match(_PASTE[:4096], "en")) for _ in range(20))
    yield f"one question: median {statistics.median(took):.2f} ms, p99 {took[int(len(took) * 0.99)]:.2f} ms; a paste {paste:.2f} ms"


def by_size(lessons: Lessons, questions: Sequence[Question]) -> Timed:
    """Time one question at each number of samples: English samples of the base, repeated with marks to fill up."""
    asked = [each.text for each in questions if each.language == "en"][:100]
    timed: Timed = {}
    for size in SIZES:
        samples = _samples_of(lessons, size)
        texts = [text for group in samples.values() for text in group]
        for name, ask in _ways(samples, texts).items():
            ask(asked[0])
            timed.setdefault(name, {})[size] = 1e3 * statistics.median(
                _seconds(lambda t=text, a=ask: a(t)) for text in asked
            )  # type: ignore[misc]
    return timed


def _ways(samples: dict[str, list[str]], texts: list[str]) -> dict[str, Callable[[str], object]]:
    ours = Matcher.from_utterances(samples, "en")
    return {
        "this matching": ours.match,
        "rapidfuzz cdist ratio (the floor)": lambda text: process.cdist([text], texts, scorer=fuzz.ratio),
        "rapidfuzz extract token_set": rivals.token_set(samples),
        "rapidfuzz extract WRatio": rivals.wratio(samples),
        "SQLite FTS5 trigram": rivals.fts5(samples),
        "BM25 on stems": rivals.bm25(samples),
    }


def table(timed: Timed) -> Iterator[str]:
    """Give the times as lines, in milliseconds."""
    yield f"{'median ms per question':36}" + "".join(f"{size:>10,}" for size in SIZES)
    for name, times in timed.items():
        yield f"{name:36}" + "".join(f"{times[size]:10.3f}" for size in SIZES)


def plot(timed: Timed, path: Path) -> str:
    """Draw the times over the number of samples; needs matplotlib."""
    try:
        from matplotlib.figure import Figure  # noqa: PLC0415 - optional
    except ImportError:
        return "the plot is left out: matplotlib is not installed"
    figure = Figure(figsize=(7, 4.5), layout="constrained")
    axes = figure.subplots()
    for name, times in timed.items():
        axes.loglog(
            list(times),
            list(times.values()),
            marker="o",
            label=name,
            lw=3 if name == "this matching" else 1.2,
        )
    axes.set(xlabel="samples", ylabel="median ms per question", title="One question, one thread")
    axes.legend(fontsize=8)
    axes.grid(alpha=0.3)
    figure.savefig(path, dpi=130)
    return f"plot: {path}"


def _built(lessons: Lessons) -> Matchers:
    return Matchers.build(
        lessons.samples, thesaurus=lessons.thesaurus, not_for=lessons.not_for, not_covered=lessons.not_covered
    )


def _samples_of(lessons: Lessons, size: int) -> dict[str, list[str]]:
    """Take `size` samples over all entries and, where the English ones do not suffice, the other languages' too."""
    every = [
        (f"{language} {entry}", text)
        for language, samples in lessons.samples.items()
        for entry, texts in samples.items()
        for text in texts
    ]
    step = max(len(every) // size, 1)
    chosen = (every[::step] + every)[:size]
    kept: dict[str, list[str]] = {}
    for entry, text in chosen:
        kept.setdefault(entry, []).append(text)
    return kept


def _seconds(run: Callable[[], object]) -> float:
    began = time.perf_counter()
    run()
    return time.perf_counter() - began
