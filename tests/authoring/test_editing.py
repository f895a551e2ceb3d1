"""One text of a file changes, and every other character stays."""

from __future__ import annotations

import difflib
import random

import pytest

from bot.authoring.editing import CannotEditError, Change, edited
from bot.authoring.files import documents_of
from bot.catalogue.load import read_folder
from bot.catalogue.lock import TRANSLATED
from bot.catalogue.source import read_yaml
from bot.catalogue.translated import translations

from .conftest import KNOWLEDGE

FILE = """\
# A file that a partner wrote.
id: scanning   # the file's name

en:
  question: "What is scanning?"
  answer: |
    The first line.

    The second: with a colon.
  # between
  words:
    - scan
    # a comment in the list
    - scanning museum
  more: {term: scan, also: [scanner, 'scan it'], meaning: "To copy."}
da:
  question: Hvad er skanning?
  answer: |-
    Første linje.
  # imellem
  words:
    - skan
    # en kommentar
    - skanne museum
  more: {term: skan, also: [skanner, 'skan det'], meaning: "At kopiere."}
last: plain
"""
ORDER = ("en", "da", "nl")
KEYS = ("question", "answer", "words", "more")
ODD_WORDS = (
    "a: b", "- dash", "yes", "2027", "# hash", "a # b", "one\n\ntwo: x\n- list", 'it\'s "quoted"', "[x]", "{y}",
    "ends:", "æøå 😀", "*emphasis* & co", "a, b", "null", "back\\slash", "'tis", "@at", "| pipe", "? q", "! bang",
    "1. One\n2. Two", "%", "{n} of {total}", "=", "~", "[words](https://museum.example/a?b=c#d)",
)  # fmt: skip


def change(words: str | tuple[str, ...], *place: str | int) -> Change:
    """A change whose keys belong in the order of the file."""
    order = (ORDER, KEYS, ("term", "also", "meaning"))[: len(place)]
    return Change(place, order, words)


def lines_changed(before: str, after: str) -> list[str]:
    """The lines that went (-) and came (+)."""
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in lines if line[0] in "+-"]


@pytest.mark.parametrize(
    ("place", "words", "lines"),
    [
        (
            ("da", "question"),
            "Hvad er det?",
            ["-   question: Hvad er skanning?", "+   question: Hvad er det?"],
        ),
        (("da", "question"), "Nu: ja", ["-   question: Hvad er skanning?", '+   question: "Nu: ja"']),
        (("en", "question"), "Why?", ['-   question: "What is scanning?"', '+   question: "Why?"']),
        (("da", "answer"), "Ny.\n\nTo: x", ["-     Første linje.", "+     Ny.", "+ ", "+     To: x"]),
        (("last",), "yes", ["- last: plain", '+ last: "yes"']),
        (("da", "words"), ("skan", "ny: en"), ["-     - skanne museum", '+     - "ny: en"']),
        (("da", "words"), ("skan", "skanne museum", "tre"), ["+     - tre"]),
        (("da", "words"), ("skan",), ["-     - skanne museum"]),
        (("id",), "two words", ["- id: scanning   # the file's name", "+ id: two words   # the file's name"]),
    ],
)
def test_only_the_lines_that_are_meant_change(place: tuple[str, ...], words: str, lines: list[str]):
    """Comments, order, quotes and layout stay."""
    assert lines_changed(FILE, edited(FILE, change(words, *place))) == lines


def test_a_text_within_braces_stays_on_its_line():
    """Glossary terms stand on one line; so does what replaces them."""
    after = edited(FILE, change("At lave om, til: filer", "da", "more", "meaning"))
    assert "also: [skanner, 'skan det'], meaning: \"At lave om, til: filer\"}" in after
    after = edited(FILE, change(("skanner", "nyt, ord"), "da", "more", "also"))
    assert "also: [skanner, 'nyt, ord']," in after
    after = edited(FILE, change(("a", "b, c", "d"), "da", "more", "also"))
    assert 'also: [a, "b, c", d],' in after


def test_a_missing_text_is_put_where_it_belongs():
    """After the key that comes before it in English, whatever else is missing."""
    without = FILE.replace("  answer: |-\n    Første linje.\n", "")
    after = edited(without, change("En linje.\nTo linjer.", "da", "answer"))
    assert "  question: Hvad er skanning?\n  answer: |\n    En linje.\n    To linjer.\n  # imellem\n" in after
    without = FILE.replace(', meaning: "At kopiere."', "").replace(
        "term: skan, also: [skanner, 'skan det']", "term: skan"
    )
    after = edited(without, change(("x", "y"), "da", "more", "also"))
    assert "more: {term: skan, also: [x, y]}" in after


def test_a_missing_language_grows_key_by_key():
    """A language nobody has written yet is put after the others, before what follows them."""
    text = FILE
    for place, words in {
        ("nl", "question"): "Wat is scannen?",
        ("nl", "answer"): "Eén.\n\nTwee.",
        ("nl", "words"): ("scan", "ja: nee"),
        ("nl", "more", "term"): "scan",
    }.items():
        text = edited(text, change(words, *place))
    assert lines_changed(FILE, text) == [
        "+ nl:", "+   question: Wat is scannen?", "+   answer: |", "+     Eén.", "+ ", "+     Twee.", "+   words:",
        "+     - scan", '+     - "ja: nee"', "+   more:", "+     term: scan",
    ]  # fmt: skip
    assert text.endswith("term: scan\nlast: plain\n")


def test_an_empty_key_is_filled():
    """As a new entry's keys are, before anybody has written anything."""
    text = 'en:\n  question: ""\n  answer: |\n\n  words:\n    - ""\n    - ""\n  label:\nda:\n'
    for place, words in {
        ("en", "question"): "What?",
        ("en", "answer"): "This.\nAnd that.",
        ("en", "words"): ("one", "two", "three"),
        ("en", "label"): "It",
        ("da", "question"): "Hvad?",
    }.items():
        text = edited(text, change(words, *place))
    document, problems = read_yaml("", text.encode())
    assert not problems
    assert document is not None
    assert document.value == {
        "en": {
            "question": "What?",
            "answer": "This.\nAnd that.",
            "words": ["one", "two", "three"],
            "label": "It",
        },
        "da": {"question": "Hvad?"},
    }


def test_a_list_and_a_folded_text_are_filled():
    """A key without anything after it gets its list; a folded text with lines of its own keeps them."""
    text = edited(
        "en:\n  words:\n  more: >-  # folded\n    a\n    b\n", change(("one", "two"), "en", "words")
    )
    text = edited(text, change("c\nd", "en", "more"))
    assert text == "en:\n  words:\n    - one\n    - two\n  more: |-  # folded\n    c\n    d\n"
    assert (
        edited("en: {term: x}\n", change("y", "da", "more", "term"))
        == "en: {term: x}\nda:\n  more:\n    term: y\n"
    )
    order = (KEYS, ORDER, ("term", "also"))
    braces = edited("more: {en: {term: x}}\n", Change(("more", "da", "also"), order, ("y", "z: a")))
    assert braces == 'more: {en: {term: x}, da: {also: [y, "z: a"]}}\n'


def test_windows_line_ends_stay():
    """A file that an editor on Windows saved keeps its line ends, and its mark at the beginning."""
    windows = "\ufeff" + FILE.replace("\n", "\r\n")
    after = edited(windows, change("To\nlinjer", "da", "answer"))
    assert after.count("\r\n") == after.count("\n") == FILE.count("\n") + 1
    assert after.startswith("\ufeff# A file")


@pytest.mark.parametrize(
    "impossible",
    [
        change("x", "da", "words", 5),
        change("x", "da", "more"),
        change(("x",), "da", "question"),
        Change(("da", "more", 0, "term"), (ORDER, KEYS, (), ()), "x"),
        change("a\u2028b\nc", "da", "answer"),
    ],
)
def test_what_cannot_be_done_is_said(impossible: Change):
    """Rather than to write something else than was meant."""
    with pytest.raises(CannotEditError):
        edited(FILE, impossible)


@pytest.mark.parametrize("seed", range(4))
def test_any_text_of_the_real_base_can_be_changed(seed: int):
    """Whatever the words; everything else in the file is read as before."""
    chance = random.Random(seed)
    files = read_folder(KNOWLEDGE)
    documents = documents_of(files)
    for language in TRANSLATED:
        for text in chance.sample(list(translations(documents, language)), 20):
            several = tuple(word for word in chance.sample(ODD_WORDS, 9) if "\n" not in word)
            words = several if isinstance(text.english, tuple) else chance.choice(ODD_WORDS)
            after = edited(files[text.path].decode(), Change(text.place, text.order, words))
            document, problems = read_yaml(text.path, after.encode())
            assert document is not None, problems
            value = document.value
            for part in text.place:
                value = value[part]
            assert value == (list(words) if isinstance(words, tuple) else words)
