"""Stems, asked for by several threads: samples are learnt while people ask."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from snowballstemmer.danish_stemmer import DanishStemmer

from bot.matching import language

if TYPE_CHECKING:
    import pytest

WORDS = [
    f"{start}{middle}{end}"
    for start in ("museum", "samling", "billet")
    for middle in ("s", "er", "erne", "ernes")
    for end in ("gæster", "ordningerne", "bestemmelsens", "lighederne", "venligt", "igst", "løst")
]


def test_threads_do_not_disturb_each_others_stems(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stemmer written in Python works on itself; one that two threads share would mix their words up."""
    expected = [DanishStemmer().stemWord(word) for word in WORDS]
    monkeypatch.setattr(language.snowballstemmer, "stemmer", lambda _name: DanishStemmer())
    kept = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)

    def stems(_turn: int) -> list[str]:
        return list(map(language.stemmer("da"), WORDS))

    try:
        with ThreadPoolExecutor(4) as pool:
            assert all(found == expected for found in pool.map(stems, range(40)))
    finally:
        sys.setswitchinterval(kept)
