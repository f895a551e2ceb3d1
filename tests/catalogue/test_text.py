"""The little markup of partners, and that what a person typed never becomes any."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue.text import Run, Text, join, parse_markup

TYPED = st.text(st.sampled_from("*_[]()<>{}\\`&;:/hpstw .ab\n") | st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize(
    ("markup", "runs"),
    [
        ("plain", (Run("plain"),)),
        ("an *emphasis* here", (Run("an "), Run("emphasis", emphasis=True), Run(" here"))),
        ("a **strong** word", (Run("a "), Run("strong", emphasis=True), Run(" word"))),
        (
            "see [this](https://x.example/a_b).",
            (Run("see "), Run("this", url="https://x.example/a_b"), Run(".")),
        ),
        ("[*both*](https://x.example)", (Run("both", emphasis=True, url="https://x.example"),)),
        ("file_name_here and 2 * 3 * 4", (Run("file_name_here and 2 * 3 * 4"),)),
        ("<b>&amp;</b>", (Run("<b>&amp;</b>"),)),
        ("# no title\n1. no list\n> no quote `code`", (Run("# no title\n1. no list\n> no quote `code`"),)),
        ("[no link](javascript:alert)", (Run("[no link](javascript:alert)"),)),
        ("", ()),
    ],
)
def test_emphasis_and_links_are_all_the_markup(markup: str, runs: tuple[Run, ...]):
    """Anything else that looks like markup stays letters."""
    assert parse_markup(markup).runs == runs


def test_paragraphs_stay_apart():
    """An empty line is kept between paragraphs, whatever stands in them."""
    assert parse_markup("one *a*\n\ntwo\n \nthree").plain == "one a\n\ntwo\n\nthree"


@given(TYPED)
def test_what_a_person_typed_stays_plain(typed: str):
    """Filled into a sentence or put beside one, it is there letter by letter, as neither link nor emphasis."""
    sentence = parse_markup("You said *this*: {words} [here](https://x.example)")
    for text in (sentence.filled({"words": typed}), sentence.filled({"words": "-"}) + Text.of(typed)):
        assert typed in text.plain
        assert [run for run in text.runs if run.url] == [Run("here", url="https://x.example")]
        assert [run.text for run in text.runs if run.emphasis] == ["this"]
    assert Text.of(typed).plain == typed
    assert all(not run.url and not run.emphasis for run in Text.of(typed).runs)


@given(TYPED)
def test_a_name_in_braces_that_a_person_typed_is_not_filled_in(typed: str):
    """Braces in a value are letters like any other."""
    filled = parse_markup("{a} and {b}").filled({"a": "{b}" + typed, "b": "B"})
    assert filled.plain == f"{{b}}{typed} and B"


@given(TYPED)
def test_any_text_can_be_read_as_markup(markup: str):
    """Nothing that stands in a file makes the reading fail, and a link is always a safe one."""
    for run in parse_markup(markup).runs:
        assert not run.url.casefold().lstrip().startswith(("javascript:", "data:", "vbscript:", "file:"))


def test_a_value_fills_every_run():
    """Names are filled in emphasis too; the address of a link is left alone."""
    filled = parse_markup("*{n}* of {n} [{n}](https://x.example)").filled({"n": 3})
    assert filled.plain == "3 of 3 3"
    assert filled.runs[-1].url == "https://x.example"


def test_a_name_without_a_value_raises():
    """A programmer forgot it: the checks have seen to the partners' part."""
    with pytest.raises(KeyError):
        parse_markup("{name}").filled({})


def test_only_parts_that_say_something_are_joined():
    """Empty parts leave no gap behind."""
    parts = [Text(), Text.of("a"), Text.of(""), Text.strong("b"), Text()]
    assert join(parts).runs == (Run("a"), Run("\n\n"), Run("b", emphasis=True))
    assert join(parts, " ").plain == "a b"
    assert not join([])
    assert Text.link("w", "https://x.example").runs == (Run("w", url="https://x.example"),)
