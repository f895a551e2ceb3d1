"""Reading again only what changed."""

from __future__ import annotations

from bot.catalogue.remembered import Remembered


def test_only_a_changed_file_is_read_again() -> None:
    """The same content is not read twice, another one is, and nothing old is kept."""
    asked: list[tuple[str, bytes]] = []
    read = Remembered(lambda path, content: asked.append((path, content)) or content.upper())
    steps = [("a", b"x"), ("a", b"x"), ("b", b"x"), ("a", b"y"), ("a", b"x")]
    assert [read(*step) for step in steps] == [b"X", b"X", b"X", b"Y", b"X"]
    assert asked == [("a", b"x"), ("b", b"x"), ("a", b"y"), ("a", b"x")]
    read.forget()
    assert read("b", b"x") == b"X"
    assert asked[4:] == [("b", b"x")]
