"""A message as it stands in a chat now, and a pressed button."""

from dataclasses import dataclass, field

from .entities import Entity, FormattedText, part_of
from .keyboard import Button, Markup
from .refusal import Json


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a private chat.

    Attributes:
        text: The text, or the caption of a file.
        media: The members of the Bot API's Message that carry a file, such as `photo`.
        edits: How often it was edited.
        changed: The place of its last change among all changes, over all chats.
    """

    chat_id: int
    message_id: int
    date: int
    from_bot: bool
    text: str = ""
    entities: tuple[Entity, ...] = ()
    media: Json = field(default_factory=dict)
    markup: Markup = field(default_factory=Markup)
    reply_to: int | None = None
    edits: int = 0
    edit_date: int | None = None
    changed: int = 0

    @property
    def formatted(self) -> FormattedText:
        """Return text and entities together."""
        return FormattedText(self.text, self.entities)

    @property
    def keyboard(self) -> list[list[str]]:
        """Return the labels of the inline buttons, row by row."""
        return [[button.text for button in row] for row in self.markup.rows]

    @property
    def buttons(self) -> list[Button]:
        """Return the inline buttons, in reading order."""
        return [button for row in self.markup.rows for button in row]

    @property
    def labels(self) -> list[str]:
        """Return the labels of the inline buttons, in reading order."""
        return [button.text for button in self.buttons]

    @property
    def kind(self) -> str:
        """Return what it is: `text`, `photo`, `document`, `sticker`, `voice` or `location`."""
        return next(iter(self.media), "text")

    def parts(self, kind: str) -> list[str]:
        """Return the parts of the text that an entity of this type covers, such as `bold`."""
        return [part_of(self.text, entity) for entity in self.entities if entity.type == kind]

    def as_json(self, bot: Json, person: Json) -> Json:
        """Return the Message of the Bot API.

        Args:
            bot: The bot's User.
            person: The User at the other end of the chat.
        """
        body: Json = {
            "message_id": self.message_id,
            "from": bot if self.from_bot else person,
            "chat": private_chat(person),
            "date": self.date,
            **({} if self.edit_date is None else {"edit_date": self.edit_date}),
            **self.media,
        }
        self._add_text(body)
        if (markup := self.markup.as_json()) is not None:
            body["reply_markup"] = markup
        return body

    def _add_text(self, body: Json) -> None:
        text, entities = ("caption", "caption_entities") if self.media else ("text", "entities")
        if self.text:
            body[text] = self.text
        if self.entities:
            body[entities] = [entity.as_json() for entity in self.entities]


@dataclass(frozen=True, slots=True)
class Press:
    """A pressed button: the callback query, and what the bot answered it with."""

    query_id: str
    chat_id: int
    message_id: int
    label: str
    data: str
    at: float
    answered_at: float | None = None
    toast: str = ""
    alert: bool = False

    @property
    def answered(self) -> bool:
        """Return whether the progress bar on the button has gone."""
        return self.answered_at is not None


def private_chat(person: Json) -> Json:
    """Return the Chat of the Bot API for a private chat with this User."""
    names = ("id", "first_name", "last_name", "username")
    return {**{name: person[name] for name in names if name in person}, "type": "private"}
