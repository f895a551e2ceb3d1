"""What Telegram sent, as the update that the dialogue knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from telegram.constants import ChatType

from bot.catalogue.model import Language
from bot.dialogue.update import Attachment, Commanded, Pressed, Said, Sent

if TYPE_CHECKING:
    import telegram

    from bot.dialogue.update import Update

ATTACHMENTS = (
    ("photo", Attachment.PHOTO),
    ("voice", Attachment.VOICE),
    ("audio", Attachment.VOICE),
    ("video_note", Attachment.VOICE),
    ("sticker", Attachment.STICKER),
    ("location", Attachment.LOCATION),
    ("document", Attachment.DOCUMENT),
)

COMMAND = re.compile(r"/([^\s@]+)\S*\s*(.*)", re.DOTALL)
"""A command, perhaps with the bot's name, and what stands behind it."""


def is_private(arrived: telegram.Update) -> bool:
    """Whether it came from one person's own chat; the assistant does not speak in groups."""
    chat = arrived.effective_chat
    return chat is not None and chat.type == ChatType.PRIVATE and arrived.effective_user is not None


def understood(arrived: telegram.Update) -> Update | None:
    """The dialogue's update, or None for what needs no reply, such as an edited message."""
    if arrived.callback_query is not None:
        return Pressed(arrived.callback_query.data or "")
    message = arrived.message
    if message is None:
        return None
    if message.text is not None:
        return _text(message.text)
    return Sent(next((kind for name, kind in ATTACHMENTS if getattr(message, name)), Attachment.OTHER))


def _text(text: str) -> Update:
    """A command, told apart here because it can be answered before free questions can; else what was said."""
    command = COMMAND.match(text)
    return Commanded(command[1], command[2]) if command else Said(text)


def language_of(arrived: telegram.Update) -> Language:
    """The language of the person's Telegram, or English where the assistant does not speak it."""
    user = arrived.effective_user
    code = (user.language_code or "")[:2] if user is not None else ""
    return Language(code) if code in list(Language) else Language.EN


def pressed_message(arrived: telegram.Update) -> int | None:
    """The message whose button was pressed."""
    query = arrived.callback_query
    return query.message.message_id if query is not None and query.message is not None else None
