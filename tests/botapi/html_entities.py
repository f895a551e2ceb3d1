"""Telegram's subset of HTML, read as strictly as its own parser does (tdlib's parse_html)."""

import re
from dataclasses import dataclass, field, replace

from telegram.constants import MessageEntityType as Kind

from .entities import Entity, utf16_length
from .links import BadLink, checked_link, linked_user
from .refusal import bad_request

_STYLES = {
    "b": Kind.BOLD,
    "strong": Kind.BOLD,
    "i": Kind.ITALIC,
    "em": Kind.ITALIC,
    "u": Kind.UNDERLINE,
    "ins": Kind.UNDERLINE,
    "s": Kind.STRIKETHROUGH,
    "strike": Kind.STRIKETHROUGH,
    "del": Kind.STRIKETHROUGH,
    "tg-spoiler": Kind.SPOILER,
    "span": Kind.SPOILER,
    "code": Kind.CODE,
    "pre": Kind.PRE,
    "blockquote": Kind.BLOCKQUOTE,
    "a": Kind.TEXT_LINK,
    "tg-emoji": Kind.CUSTOM_EMOJI,
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,8})|#([0-9]{1,8})|([A-Za-z]+));?")
_LAST_CHARACTER = 0x10FFFF
_START_TAG = re.compile(r"<([^\s>]*)(?=[\s>])")
_END_TAG = re.compile(r"</([^\s>]*)\s*>")
_TAG_END = re.compile(r"\s*>")
_SURROGATE = re.compile("[\ud800-\udfff]")
_PIECE = re.compile(r"<|&|[^<&]+")
_ATTRIBUTE = re.compile(r"\s*([^\s=>]+)\s*(=\s*(\"[^\"]*\"|'[^']*'|[\w.-]+(?=[\s>])))?\s*")


@dataclass(frozen=True, slots=True)
class ParsedHtml:
    """The text and entities of an HTML string, and what Telegram would mangle without a word."""

    text: str
    entities: list[Entity]
    slips: list[str]


def parse_html(source: str) -> ParsedHtml:
    """Read Telegram's HTML.

    Args:
        source: The text as it is sent with `parse_mode=HTML`.

    Raises:
        Refusal: "can't parse entities: ..." with the byte offset, as Telegram says it.
    """
    reader = _Reader(source)
    reader.read()
    text = "".join(reader.out)
    if _SURROGATE.search(text):
        raise bad_request("can't parse entities: Text contains invalid Unicode characters")
    return ParsedHtml(text, [_without_lone_language(one) for one in reader.entities], reader.slips)


@dataclass(slots=True)
class _Open:
    tag: str
    attributes: dict[str, str]
    offset: int
    start: int


@dataclass(slots=True)
class _Reader:
    source: str
    at: int = 0
    offset: int = 0
    out: list[str] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    slips: list[str] = field(default_factory=list)

    def read(self) -> None:
        while match := _PIECE.match(self.source, self.at):
            if match[0] == "<":
                self._tag()
            elif match[0] == "&":
                self._reference()
            else:
                self._put(match[0], len(match[0]))
        if self.stack:
            raise self._refusal(f'Can\'t find end tag corresponding to start tag "{self.stack[-1].tag}"')

    def _put(self, text: str, length: int) -> None:
        self.out.append(text)
        self.offset += utf16_length(text)
        self.at += length

    def _reference(self) -> None:
        match = _REFERENCE.match(self.source, self.at)
        character = _character(match) if match else None
        if match and character is None and match[0].endswith(";"):
            self.slips.append(f'Unsupported entity "{match[0]}" at byte offset {self._byte(self.at)}')
        self._put(character or "&", len(match[0]) if match and character else 1)

    def _tag(self) -> None:
        if self.source.startswith("</", self.at):
            self._end_tag()
        else:
            self._start_tag()

    def _start_tag(self) -> None:
        begin = self.at
        name = _START_TAG.match(self.source, begin)
        if name is None:
            raise self._refusal("Unclosed start tag", begin)
        tag = name[1].lower()
        if tag not in _STYLES:
            raise self._refusal(f'Unsupported start tag "{tag}"', begin)
        self.at = name.end()
        attributes = self._attributes(tag, begin)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise self._refusal('Tag "span" must have class "tg-spoiler"', begin)
        self.stack.append(_Open(tag, attributes, self.offset, len(self.out)))

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        found: dict[str, str] = {}
        while not (end := _TAG_END.match(self.source, self.at)):
            match = _ATTRIBUTE.match(self.source, self.at)
            if match is None or match.end() >= len(self.source):
                raise self._refusal("Unclosed start tag", begin)
            if match[2] is None and (tag, match[1]) != ("blockquote", "expandable"):
                self._refuse_attribute(match, tag, begin)
            found[match[1]] = _unquoted(match[3] or "")
            self.at = match.end()
        self.at = end.end()
        return found

    def _refuse_attribute(self, match: re.Match[str], tag: str, begin: int) -> None:
        rest = self.source[match.end() :]
        if rest.strip() == "=":
            raise self._refusal(f'Unclosed start tag "{tag}"', begin)
        if rest.startswith("="):
            raise self._refusal("Unexpected end of name token", match.end() + 1)
        raise self._refusal(f'Expected equal sign in declaration of an attribute of the tag "{tag}"', begin)

    def _end_tag(self) -> None:
        begin = self.at
        if not self.stack:
            raise self._refusal("Unexpected end tag", begin)
        match = _END_TAG.match(self.source, begin)
        if match is None:
            raise self._refusal("Unclosed end tag", begin)
        opened, name = self.stack.pop(), match[1].lower()
        if name and name != opened.tag:
            wording = f'Unmatched end tag at byte offset {self._byte(begin)}, expected "</{opened.tag}>"'
            raise self._refusal(f'{wording}, found "</{name}>"')
        self.at = match.end()
        if self.offset > opened.offset:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        length = self.offset - opened.offset
        last = self.entities[-1] if self.entities else None
        same = last is not None and (last.offset, last.length) == (opened.offset, length)
        if opened.tag == "a":
            self._close_link(opened, length)
        elif opened.tag == "pre" and last and same and last.type == Kind.CODE and last.language:
            self.entities[-1] = Entity(Kind.PRE, opened.offset, length, language=last.language)
        else:
            self.entities.append(_styled(opened, length))

    def _close_link(self, opened: _Open, length: int) -> None:
        url = opened.attributes.get("href") or "".join(self.out[opened.start :])
        if (user := linked_user(url)) is not None:
            self.entities.append(Entity(Kind.TEXT_MENTION, opened.offset, length, user_id=user))
            return
        try:
            self.entities.append(Entity(Kind.TEXT_LINK, opened.offset, length, url=checked_link(url)))
        except BadLink as reason:
            self.slips.append(str(reason))

    def _byte(self, position: int) -> int:
        return len(self.source[:position].encode("utf-8", "surrogatepass"))

    def _refusal(self, wording: str, position: int | None = None) -> Exception:
        where = "" if position is None else f" at byte offset {self._byte(position)}"
        return bad_request(f"can't parse entities: {wording}{where}")


def _without_lone_language(entity: Entity) -> Entity:
    return replace(entity, language=None) if entity.type == Kind.CODE else entity


def _character(match: re.Match[str]) -> str | None:
    hexadecimal, decimal, name = match.groups()
    if name is not None:
        return _NAMED.get(name)
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return chr(code) if 0 < code <= _LAST_CHARACTER else None


def _unquoted(value: str) -> str:
    if value[:1] not in {'"', "'"}:
        return value.lower()
    return _REFERENCE.sub(lambda match: _character(match) or match[0], value[1:-1])


def _styled(opened: _Open, length: int) -> Entity:
    kind, attributes = _STYLES[opened.tag], opened.attributes
    if kind == Kind.BLOCKQUOTE and "expandable" in attributes:
        kind = Kind.EXPANDABLE_BLOCKQUOTE
    if kind == Kind.CUSTOM_EMOJI and not attributes.get("emoji-id", "").isdigit():
        raise bad_request("can't parse entities: Invalid custom emoji identifier specified")
    language = attributes.get("class", "").removeprefix("language-") if kind == Kind.CODE else ""
    emoji = attributes.get("emoji-id") if kind == Kind.CUSTOM_EMOJI else None
    return Entity(kind, opened.offset, length, language=language or None, custom_emoji_id=emoji)
