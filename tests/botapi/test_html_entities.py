"""Telegram's HTML: what it shows, and what it refuses."""

import pytest

from .entities import Entity, trimmed
from .html_entities import parse_html
from .refusal import Refusal


def refused(source: str) -> str:
    """Return the reason of a refusal."""
    with pytest.raises(Refusal) as caught:
        parse_html(source)
    return caught.value.description.removeprefix("Bad Request: can't parse entities: ")


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("<b>bold</b>", "bold", [Entity("bold", 0, 4)]),
        ("<STRONG>x</strong>", "x", [Entity("bold", 0, 1)]),
        ("a <i>b</i>", "a b", [Entity("italic", 2, 1)]),
        ("😀<u>x</u>", "😀x", [Entity("underline", 2, 1)]),
        ("<b>a<i>b</i></b>", "ab", [Entity("italic", 1, 1), Entity("bold", 0, 2)]),
        ("<span class='tg-spoiler'>x</span>", "x", [Entity("spoiler", 0, 1)]),
        ("<a href='https://x.org/?a=1&amp;b=2'>x</a>", "x",
         [Entity("text_link", 0, 1, url="https://x.org/?a=1&b=2")]),
        ("<a href='tg://user?id=42'>x</a>", "x", [Entity("text_mention", 0, 1, user_id=42)]),
        ("<pre><code class='language-py'>x</code></pre>", "x", [Entity("pre", 0, 1, language="py")]),
        ("<code class='language-py'>x</code>", "x", [Entity("code", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [Entity("expandable_blockquote", 0, 1)]),
        ("<tg-emoji emoji-id='5'>👍</tg-emoji>", "👍", [Entity("custom_emoji", 0, 2, custom_emoji_id="5")]),
        ("1 &lt; 2 &amp;&quot;&#65;&#x42; &gt", '1 < 2 &"AB >', []),
        ("fish & chips > nothing", "fish & chips > nothing", []),
        ("Q&A, &ltd", "Q&A, &ltd", []),
        ("<b></b>x", "x", []),
        ("<b>x</>", "x", [Entity("bold", 0, 1)]),
    ],
)  # fmt: skip
def test_the_subset_is_read(source: str, text: str, entities: list[Entity]) -> None:
    """Tags become entities counted in UTF-16 units; the five references are decoded."""
    parsed = parse_html(source)
    assert (parsed.text, parsed.entities, parsed.slips) == (text, entities, [])


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<b>x", "Can't find end tag corresponding to start tag \"b\""),
        ("é<h1>x</h1>", 'Unsupported start tag "h1" at byte offset 2'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("a <b", "Unclosed start tag at byte offset 2"),
        ("<b class=", 'Unclosed start tag "b" at byte offset 0'),
        ("<a href=/x>y</a>", "Unexpected end of name token at byte offset 8"),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<br/>", 'Unsupported start tag "br/" at byte offset 0'),
        ("<span class='red'>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<a disabled>x</a>",
         'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'),
        ("<tg-emoji emoji-id='x'>y</tg-emoji>", "Invalid custom emoji identifier specified"),
        ("&#xd83d;", "Text contains invalid Unicode characters"),
    ],
)  # fmt: skip
def test_what_does_not_parse_is_refused(source: str, reason: str) -> None:
    """The refusal names the tag and the byte offset."""
    assert refused(source) == reason


@pytest.mark.parametrize(
    "source", ["a&nbsp;b", "&copy;", "&#0;", "<a href='javascript:x'>x</a>", "<a href='mailto:a@b.c'>x</a>"]
)
def test_what_telegram_would_mangle_is_noted(source: str) -> None:
    """References that Telegram shows as they stand and links that it drops are slips, not refusals."""
    parsed = parse_html(source)
    assert len(parsed.slips) == 1
    assert parsed.entities == []


def test_white_space_around_a_text_is_cut() -> None:
    """Entities move with the text, and one that covered only white space goes."""
    text = trimmed(" \n x y ", [Entity("bold", 0, 4), Entity("italic", 6, 1)])
    assert (text.text, text.entities) == ("x y", (Entity("bold", 0, 1),))


def test_commands_and_links_are_found() -> None:
    """Telegram marks commands and addresses by itself, but not inside code."""
    text = trimmed("/start or https://x.org/a.", [])
    assert [(one.type, one.offset, one.length) for one in text.entities] == [
        ("bot_command", 0, 6),
        ("url", 10, 15),
    ]
    assert trimmed("/start", [Entity("code", 0, 6)]).entities == (Entity("code", 0, 6),)
