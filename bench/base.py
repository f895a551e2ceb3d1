"""How long the knowledge base takes to be read and checked, and how much memory it keeps, at 1x and 10x."""

from __future__ import annotations

import re
import statistics
import time
import tracemalloc
from typing import TYPE_CHECKING

from bot.bootstrap import further_checks
from bot.catalogue.draft import read_document, written_entry
from bot.catalogue.load import catalogue_of, read_folder
from bot.matching.normalise import sample_words
from bot.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TIMES = 5
COPIES = (1, 10)


def report() -> Iterator[str]:
    """A line for each size: files, bytes, seconds to read and check (median), and memory kept."""
    files = read_folder(read_settings().knowledge)
    for copies in COPIES:
        yield _line(copies, grown(files, copies))


def _line(copies: int, files: Mapping[str, bytes]) -> str:
    seconds = statistics.median(_seconds(files) for _ in range(TIMES))
    _forget()
    tracemalloc.start()
    catalogue, _ = catalogue_of(files, further_checks())
    kept, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert catalogue is not None  # noqa: S101 - a base with problems is not worth measuring
    size = sum(map(len, files.values())) / 1e6
    return (
        f"the base {copies:>2}x: {len(files)} files, {size:.1f} MB; read and checked in {seconds:.2f} s, "
        f"keeps {kept / 1e6:.0f} MB, peak {peak / 1e6:.0f} MB"
    )


def _forget() -> None:
    """Let nothing be remembered of an earlier reading."""
    read_document.forget()
    written_entry.forget()
    sample_words.cache_clear()


def _seconds(files: Mapping[str, bytes]) -> float:
    _forget()
    began = time.process_time()
    catalogue_of(files, further_checks())
    return time.process_time() - began


def grown(files: Mapping[str, bytes], copies: int) -> dict[str, bytes]:
    """The base with more entries: each copy has ids, questions and utterances of its own."""
    more = dict(files)
    for number in range(2, copies + 1):
        for path, content in files.items():
            if path.startswith("entries/"):
                more[path.replace(".yaml", f"-{number}.yaml")] = _fresh(content.decode(), number).encode()
    return more


def _fresh(text: str, number: int) -> str:
    """An entry under another id, without labels, and with a word in each text to match that no other copy has."""
    text = re.sub(r"^id: (.*)$", rf"id: \1-{number}", text, count=1, flags=re.MULTILINE)
    text = re.sub(r"^  label: .*\n", "", text, flags=re.MULTILINE)
    return re.sub(r"^(    - |  question: )([\"']?)(.*)$", rf"\1\2kopi{number} \3", text, flags=re.MULTILINE)
