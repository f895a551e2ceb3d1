"""A chat as readable text."""

from collections.abc import Mapping

from .message import Message, Press
from .state import Chat


def transcript(chat: Chat, presses: Mapping[str, Press]) -> str:
    """Return the chat as it stands: messages with their buttons, and presses where they happened."""
    lines: list[str] = []
    for happened in chat.timeline:
        if isinstance(happened, str):
            lines += _press_lines(chat, presses[happened])
        elif happened in chat.messages:
            lines += _message_lines(chat, chat.messages[happened])
    return "\n".join(lines)


def _message_lines(chat: Chat, message: Message) -> list[str]:
    who = "Bot" if message.from_bot else chat.person["first_name"]
    edited = f" (edited {message.edits}x)" if message.edits else ""
    kind = "" if message.kind == "text" else f"<{message.kind}> "
    text = message.text.replace("\n", "\n     ")
    rows = [" ".join(f"[{label}]" for label in row) for row in message.keyboard]
    return [f"{who}{edited}: {kind}{text}".rstrip(), *(f"     {row}" for row in rows)]


def _press_lines(chat: Chat, press: Press) -> list[str]:
    answer = f"     ({press.toast})" if press.toast else "" if press.answered else "     (no answer)"
    pressed = f"{chat.person['first_name']} presses [{press.label}]"
    return [pressed, answer] if answer else [pressed]
