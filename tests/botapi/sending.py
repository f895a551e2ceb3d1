"""The methods that put messages into a chat: text, photo, document, and the typing line."""

import time
from http import HTTPStatus

from telegram.constants import ChatAction, FileSizeLimit

from .files import StoredFile, check_upload
from .formatting import read_caption, read_text
from .keyboard import read_markup
from .message import Message
from .parameters import Parameters, Upload
from .refusal import Json, Refusal, bad_request
from .state import Chat, State

_FOLDERS = {"photo": "photos", "document": "documents"}


def send_message(state: State, parameters: Parameters) -> Json:
    """Send a text."""
    chat = state.open_chat(parameters.value("chat_id"))
    formatted = read_text(state, parameters)
    markup = read_markup(parameters.value("reply_markup"))
    message = state.add_message(
        chat, from_bot=True, text=formatted.text, entities=formatted.entities,
        markup=markup, reply_to=_reply_to(chat, parameters),
    )  # fmt: skip
    return message_json(state, chat, message)


def send_photo(state: State, parameters: Parameters) -> Json:
    """Send a picture, uploaded or known by its file_id."""
    return _send_file(state, parameters, "photo")


def send_document(state: State, parameters: Parameters) -> Json:
    """Send a file, uploaded or known by its file_id."""
    return _send_file(state, parameters, "document")


def send_chat_action(state: State, parameters: Parameters) -> bool:
    """Show that the bot is typing, or the like."""
    chat = state.open_chat(parameters.value("chat_id"))
    action = parameters.text("action")
    if action not in set(ChatAction):
        raise bad_request("wrong parameter action in request")
    chat.actions.append((time.monotonic(), action))
    return True


def get_file(state: State, parameters: Parameters) -> Json:
    """Return a file's path for downloading."""
    stored = state.files.get(parameters.text("file_id"))
    if stored is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(stored.content) > FileSizeLimit.FILESIZE_DOWNLOAD:
        raise bad_request("file is too big")
    return {**stored.as_json(), "file_path": stored.path}


def keep_file(state: State, kind: str, upload: Upload) -> StoredFile:
    """Store a file and give it its identifier and path."""
    number = len(state.files)
    ending = upload.name.rpartition(".")[2] or "bin"
    file_id = f"AgAD{number:06d}{state.chance.randrange(16**24):024x}"
    path = f"{_FOLDERS.get(kind, kind)}/file_{number}.{ending}"
    stored = StoredFile(file_id, path, upload.name, upload.mime_type, upload.content)
    state.files[file_id] = stored
    return stored


def message_json(state: State, chat: Chat, message: Message) -> Json:
    """Return a message as a call answers with it, the one that it replies to included."""
    body = message.as_json(state.bot, chat.person)
    replied = chat.messages.get(message.reply_to or 0)
    if replied is not None:
        body["reply_to_message"] = replied.as_json(state.bot, chat.person)
    return body


def _send_file(state: State, parameters: Parameters, kind: str) -> Json:
    chat = state.open_chat(parameters.value("chat_id"))
    formatted = read_caption(state, parameters)
    markup = read_markup(parameters.value("reply_markup"))
    reply_to = _reply_to(chat, parameters)
    stored = _stored(state, parameters, kind)
    message = state.add_message(
        chat, from_bot=True, text=formatted.text, entities=formatted.entities,
        media=stored.as_media(kind), markup=markup, reply_to=reply_to,
    )  # fmt: skip
    return message_json(state, chat, message)


def _stored(state: State, parameters: Parameters, kind: str) -> StoredFile:
    upload = parameters.upload(kind)
    if upload is not None:
        check_upload(kind, upload)
        return keep_file(state, kind, upload)
    file_id = parameters.text(kind)
    if not file_id:
        raise bad_request(f"there is no {kind} in the request")
    if file_id.startswith(("http://", "https://")):
        raise Refusal(HTTPStatus.NOT_IMPLEMENTED, "this double of Telegram fetches nothing from the web")
    if file_id not in state.files:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return state.files[file_id]


def _reply_to(chat: Chat, parameters: Parameters) -> int | None:
    reply = parameters.value("reply_parameters") or {}
    message_id = reply.get("message_id")
    if message_id is None or message_id in chat.messages:
        return message_id
    if reply.get("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")
