"""Every sentence for people stands in the wording, is used, and can be filled in."""

from __future__ import annotations

import ast
import re
import string
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

import pytest

from bot.catalogue.model import Language, Plural
from bot.catalogue.model.wording import Buttons, Sentences
from bot.dialogue.wording import say
from tests.dialogue.knowing import catalogue

from .reading_code import literals, modules_in, tree_of

if TYPE_CHECKING:
    from pathlib import Path

    from bot.catalogue.model import Wording

FOR_PARTNERS = {"journeys.py"}
"""Tells partners what does not hold in a journey; no visitor reads it."""

SPEAKING = [path for path in modules_in("dialogue", "channels") if path.name not in FOR_PARTNERS]
WORDINGS = list(catalogue().wordings.items())
A_SENTENCE = 3
"""From so many words on, a string is something that somebody would read."""


def words_in(text: str) -> list[str]:
    """The words of a text that are made of letters."""
    return re.findall(r"[^\W\d_]{2,}", text)


@pytest.mark.parametrize("path", SPEAKING, ids=lambda path: "/".join(path.parts[-2:]))
def test_no_sentence_for_people_stands_in_python(path: Path):
    """Partners must be able to change every one; what names a setting is for the operator."""
    texts = [
        node.value for node in literals(path) if " " in node.value and "TELEGRAM_BOT_TOKEN" not in node.value
    ]
    assert [text for text in texts if len(words_in(text)) >= A_SENTENCE] == []


def used_names() -> tuple[set[str], set[str]]:
    """The attributes that the code reads anywhere, and the beginnings of those it puts together."""
    names, beginnings = set(), set()
    for path in modules_in(""):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Attribute):
                names.add(node.attr)
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                beginnings.add(node.values[0].value)
    return names, beginnings


@pytest.mark.parametrize("model", [Sentences, Buttons])
def test_every_sentence_and_every_button_is_used(model: type[Sentences | Buttons]):
    """Nobody translates what nobody reads."""
    names, beginnings = used_names()
    dead = [
        key
        for key in model.model_fields
        if key not in names and not any(key.startswith(each) for each in beginnings if each.endswith("_"))
    ]
    assert dead == []


@cache
def filled_by_code() -> dict[str, set[frozenset[str]]]:
    """For each sentence, the sets of values with which the code says it."""
    found: dict[str, set[frozenset[str]]] = defaultdict(set)
    for path in modules_in("dialogue"):
        for node in ast.walk(tree_of(path)):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in {"say", "say_number"}
            ):
                values = {word.arg for word in node.keywords if word.arg}
                values |= {"n"} if node.func.id == "say_number" else set()
                for each in ast.walk(node.args[0]):
                    if isinstance(each, ast.Attribute) and owner_of(each) in {"s", "sentences"}:
                        found[each.attr].add(frozenset(values))
    return found


def owner_of(read: ast.Attribute) -> str:
    """What an attribute is read from: "s" in view.s.welcome."""
    return read.value.attr if isinstance(read.value, ast.Attribute) else getattr(read.value, "id", "")


def names_in(words: str | Plural) -> set[str]:
    """The {names} that a sentence has."""
    texts = (words,) if isinstance(words, str) else (words.one, words.other)
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize(("language", "wording"), WORDINGS)
def test_every_name_in_braces_is_filled_in(language: Language, wording: Wording):
    """By every place in the code that says the sentence."""
    assert len(filled_by_code()) > len(Sentences.model_fields) * 2 // 3
    for key, words in wording.sentences:
        for values in filled_by_code().get(key, set()):
            assert names_in(words) <= values, (language, key)


@pytest.mark.parametrize(("language", "wording"), WORDINGS)
def test_no_value_that_the_code_gives_is_left_out(language: Language, wording: Wording):
    """Else a person would miss, say, the number of answers."""
    optional = {"explain_changes": {"n"}}
    for key, words in wording.sentences:
        for values in filled_by_code().get(key, set()):
            assert values - optional.get(key, set()) <= names_in(words), (language, key)


@pytest.mark.parametrize(("language", "wording"), WORDINGS)
def test_small_talk_and_phrases_have_nothing_to_fill_in(language: Language, wording: Wording):
    """And are shown as they are written."""
    for kind, talk in wording.small_talk.items():
        assert names_in(talk.reply) == set(), (language, kind)
        assert say(talk.reply).plain


@pytest.mark.parametrize(("language", "wording"), WORDINGS)
def test_no_word_stands_for_two_kinds_of_talk(language: Language, wording: Wording):
    """A phrase that steers is not small talk as well."""
    owners: dict[str, str] = {}
    kinds = [
        *wording.phrases.commands.items(),
        *((kind, talk.words) for kind, talk in wording.small_talk.items()),
    ]
    for kind, words in kinds:
        for word in words:
            assert owners.setdefault(word.casefold(), kind) == kind, (language, word)


@pytest.mark.parametrize(("language", "wording"), WORDINGS)
def test_every_language_has_the_small_talk_of_english(language: Language, wording: Wording):
    """Each kind gets its reply in each language."""
    assert set(wording.small_talk) == set(catalogue().wording(Language.EN).small_talk), language
