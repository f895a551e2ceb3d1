"""How replies look in a terminal, and that what is stored is read again: without a process of its own."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from bot.catalogue.model import Language
from bot.channels.serving import Serving
from bot.channels.terminal import WIDEST, Terminal
from bot.store import MemoryStore
from tests.dialogue.knowing import ANSWERED, UNCLEAR, UNKNOWN, WHAT_IS, ByHeart, Taught, catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.store import AnyStore

WORDING = catalogue().wording(Language.EN)
S, B = WORDING.sentences, WORDING.buttons


@pytest.fixture
def store() -> Iterator[AnyStore]:
    """Where the chat is kept."""
    with MemoryStore() as opened:
        yield opened


@pytest.fixture
def types(
    store: AnyStore, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., str]:
    """Types lines into a new chat over the same store, until they end; returns all that was shown."""

    def type_lines(*lines: str, language: Language | None = None) -> str:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        Terminal(Serving(Taught(ByHeart())), store, language).run()
        return capsys.readouterr().out

    return type_lines


def test_every_button_has_its_number(types: Callable[..., str]):
    """And its words; options that stand numbered in the text are not listed twice."""
    shown = types("1")
    home, item = shown.split("> ")[:2]
    assert f"[1] {B.check}\n" in home
    assert f"[4] {B.ask}\n" in home
    assert f"[5] {B.not_sure}\n" in item
    assert "[1]" not in item
    assert f"1. {catalogue().instrument.named('D1').en.options[0].text}" in item


def test_buttons_beside_the_screen_are_numbered_after_it(types: Callable[..., str]):
    """So that each number stands for one thing; typing it does what it says."""
    related = catalogue().entries[ANSWERED].related[0]
    label = catalogue().entries[related].en.short
    shown = types("1", WHAT_IS, "7")
    assert f"[7] {label}" in shown
    assert catalogue().entries[related].en.question in shown.split("> ")[3]


def test_no_line_is_wider_than_one_can_read(types: Callable[..., str]):
    """But for addresses, which must not be broken."""
    shown = types(
        "1", "what is metadata", WHAT_IS, UNCLEAR, UNKNOWN, "/help", "/privacy", "/modules", "1", "/apply"
    )
    for line in shown.splitlines():
        assert len(line) <= WIDEST or "http" in line or line.lstrip().startswith("["), line


def test_links_show_their_address(types: Callable[..., str]):
    """Nobody can click a word here."""
    source = catalogue().entries[ANSWERED].sources[0]
    assert f"({source.url})" in types(WHAT_IS)


def test_a_question_nobody_can_answer_is_kept_without_a_name(types: Callable[..., str], store: AnyStore):
    """For the partners' list."""
    types(UNKNOWN, UNCLEAR, B.none_of_these)
    assert {kept.text for kept in store.unanswered().result()} == {UNKNOWN, UNCLEAR}


def test_the_next_visit_goes_on_where_the_last_ended(types: Callable[..., str]):
    """In the middle of the check it asks first; elsewhere it begins at home."""
    types("1", "2", "3")
    shown = types("1")
    assert S.resume.other.format(n=2) in shown
    assert catalogue().instrument.named("A1").en.question in shown
    types("/modules")
    assert S.ask_away not in types()
    assert B.continue_check in types()


def test_another_language_may_be_given_at_a_later_visit(types: Callable[..., str]):
    """The answers stay."""
    types("1", "2")
    shown = types("1", language=Language.NL)
    assert catalogue().instrument.named("S1").nl.question in shown


def test_a_stored_session_that_cannot_be_read_begins_afresh(
    types: Callable[..., str], store: AnyStore, monkeypatch: pytest.MonkeyPatch
):
    """As for somebody new."""
    types("1", "2")
    monkeypatch.setattr("bot.channels.terminal.from_json", lambda _: None)
    assert f"[1] {B.check}\n" in types()
    assert store.session("terminal").result().session is not None


def test_empty_lines_are_no_turn(types: Callable[..., str]):
    """Nothing is said to them."""
    assert len(types("", "   ", "\t").split("> ")) == 5
    assert S.no_words not in types("")


def test_what_is_stored_is_printed_as_json(types: Callable[..., str]):
    """All of it."""
    shown = types("1", "2", "/privacy", B.export)
    assert S.export_follows in shown
    assert '"session"' in shown


def test_whoever_deletes_everything_leaves_nothing_even_by_going_on(
    types: Callable[..., str], store: AnyStore
):
    """The next words are stored as somebody new's."""
    shown = types("1", "2", "/privacy", B.erase, "yes", "hello")
    assert S.erased in " ".join(shown.split())
    assert '"D1"' not in (store.session("terminal").result().session or "")
