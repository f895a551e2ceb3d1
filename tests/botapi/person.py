"""A person with the Telegram app: says, presses, hears."""

import threading
import time
from typing import Any

from telegram.constants import MessageLimit

from .entities import clean, trimmed
from .files import StoredFile
from .keyboard import Button
from .message import Message, Press, private_chat
from .parameters import Upload
from .refusal import Json
from .sending import keep_file
from .state import Chat, State
from .transcript import transcript

PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c626001000000ffff03000006000557bfabd40000000049454e44ae426082"
)
PATIENCE = 20.0
QUIET = 0.2


class Person:
    """One person in a private chat with the bot; safe to use from its own thread.

    Attributes:
        id: The Telegram user id, which is also the chat's.
    """

    def __init__(self, state: State, number: int) -> None:
        """Take the seat of the person with this id."""
        self.id = number
        self._state = state
        self._heard = 0

    @property
    def name(self) -> str:
        """Return the first name."""
        return str(self._chat.person["first_name"])

    @property
    def messages(self) -> list[Message]:
        """Return what stands in the chat now, in order."""
        with self._lock:
            return self._chat.newest_first()[::-1]

    @property
    def screen(self) -> Message:
        """Return the newest message with inline buttons."""
        with self._lock:
            shown = next((one for one in self._chat.newest_first() if one.buttons), None)
        assert shown is not None, f"{self.name} sees no buttons\n{self.transcript()}"
        return shown

    @property
    def toasts(self) -> list[str]:
        """Return the short texts that answered this person's presses, in order."""
        with self._lock:
            presses = [one for one in self._state.presses.values() if one.chat_id == self.id]
        return [press.toast for press in presses if press.toast]

    def transcript(self) -> str:
        """Return the whole chat as it stands, to be read."""
        with self._lock:
            return transcript(self._chat, self._state.presses)

    def says(self, text: str) -> Message:
        """Send a text; over 4096 characters it goes as several, as the apps send it."""
        kept = trimmed(clean(text), []).text
        assert kept, "the apps send no empty text"
        size = int(MessageLimit.MAX_TEXT_LENGTH)
        for start in range(0, len(kept), size):
            message = self._send(kept[start : start + size])
        return message

    def sends_command(self, command: str, payload: str = "") -> Message:
        """Send a command, with what follows it."""
        return self.says(f"/{command} {payload}")

    def sends_photo(self, content: bytes = PICTURE, caption: str = "") -> Message:
        """Send a picture."""
        stored = self._kept("photo", Upload("photo.jpg", content, "image/jpeg"))
        return self._send(caption, stored.as_media("photo"))

    def sends_document(self, name: str = "plan.pdf", content: bytes = b"%PDF-", caption: str = "") -> Message:
        """Send a file."""
        stored = self._kept("document", Upload(name, content, "application/pdf"))
        return self._send(caption, stored.as_media("document"))

    def sends_sticker(self, emoji: str = "👍") -> Message:
        """Send a sticker."""
        sticker = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
        return self._send("", {"sticker": {**self._file("sticker"), **sticker, "emoji": emoji}})

    def sends_voice(self, seconds: int = 3) -> Message:
        """Send a spoken message."""
        return self._send(
            "", {"voice": {**self._file("voice"), "duration": seconds, "mime_type": "audio/ogg"}}
        )

    def sends_location(self, latitude: float = 55.68, longitude: float = 12.57) -> Message:
        """Send a place."""
        return self._send("", {"location": {"latitude": latitude, "longitude": longitude}})

    def edits(self, message: Message, text: str) -> Message:
        """Change a text that was sent before."""
        with self._lock:
            formatted = trimmed(clean(text), [])
            edited = self._state.edit_message(
                self._chat, message, text=formatted.text, entities=formatted.entities
            )
            self._tell("edited_message", self._json(edited))
        return edited

    def deletes(self, message: Message) -> None:
        """Take a message out of the chat, for the bot too; Telegram does not tell it."""
        with self._lock:
            self._state.remove_message(self._chat, message.message_id)

    def presses(self, label: str, message: Message | None = None) -> Press:
        """Press a button by its label or the beginning of it.

        Args:
            label: What stands on the button.
            message: Where it stands; else the newest message that has it.

        Raises:
            AssertionError: There is no such button, or it opens a link; the labels are listed.
        """
        with self._lock:
            where, button = self._button(label, message)
            data = button.data
            assert data is not None, f"[{button.text}] opens {button.url}, the bot is told nothing"
            return self._press(where.message_id, button.text, data)

    def presses_data(self, data: str, message: Message | None = None) -> Press:
        """Press a button that is not there: forged, of an old message, or of a deleted one."""
        with self._lock:
            own = next((one for one in self._chat.newest_first() if one.from_bot), None)
            where = message or own
            return self._press(where.message_id if where else 1, data, data)

    def blocks_bot(self) -> None:
        """Block the bot: it is told, and can no longer write."""
        self._member("member", "kicked")

    def unblocks_bot(self) -> None:
        """Take the bot back."""
        self._member("kicked", "member")

    def hears(self, timeout: float = PATIENCE, quiet: float = QUIET) -> list[Message]:
        """Wait for the bot, and return its new and newly edited messages since last heard.

        Args:
            timeout: Seconds to wait for the first.
            quiet: It has finished when nothing more came for so many seconds.

        Raises:
            AssertionError: Nothing came.
        """
        with self._lock:
            came = self._lock.wait_for(self._unheard, timeout)
            assert came, f"{self.name} heard nothing for {timeout} s\n{self.transcript()}"
            while self._more_within(quiet):
                pass
            heard = self._unheard()
            self._heard = self._last_change()
            return heard

    def hears_nothing(self, seconds: float = 0.5) -> None:
        """Make sure that the bot keeps silent for so many seconds."""
        with self._lock:
            came = self._lock.wait_for(self._unheard, seconds)
            assert not came, f"{self.name} should have heard nothing\n{self.transcript()}"

    def waits_for(self, substring: str, timeout: float = PATIENCE) -> Message:
        """Wait until a message not yet heard has this in its text, and return it as heard."""
        with self._lock:
            found = self._lock.wait_for(lambda: self._first_with(substring), timeout)
            assert found, f"{self.name} waited in vain for {substring!r}\n{self.transcript()}"
            self._heard = found.changed
            return found

    def waits_for_toast(self, press: Press, timeout: float = PATIENCE) -> Press:
        """Wait until the progress bar of a pressed button has gone, and return its answer."""
        with self._lock:
            done = self._lock.wait_for(lambda: self._state.presses[press.query_id].answered, timeout)
            assert done, f"[{press.label}] was never answered\n{self.transcript()}"
            return self._state.presses[press.query_id]

    @property
    def _lock(self) -> threading.Condition:
        return self._state.changed

    @property
    def _chat(self) -> Chat:
        return self._state.chats[self.id]

    def _unheard(self) -> list[Message]:
        news = [one for one in self._chat.messages.values() if one.from_bot and one.changed > self._heard]
        return sorted(news, key=lambda one: one.changed)

    def _more_within(self, quiet: float) -> bool:
        last = self._last_change()
        return bool(self._lock.wait_for(lambda: self._last_change() != last, quiet))

    def _last_change(self) -> int:
        return max((one.changed for one in self._unheard()), default=self._heard)

    def _first_with(self, substring: str) -> Message | None:
        return next((one for one in self._unheard() if substring in one.text), None)

    def _button(self, label: str, message: Message | None) -> tuple[Message, Button]:
        shown = [message] if message else [one for one in self._chat.newest_first() if one.buttons]
        for one in shown:
            exact = [button for button in one.buttons if button.text == label]
            begun = exact or [button for button in one.buttons if button.text.startswith(label)]
            assert len(begun) < 2 or exact, f"{label!r} begins several of {one.labels}"
            if begun:
                return one, begun[0]
        labels = [one.labels for one in shown]
        raise AssertionError(f"no button {label!r} among {labels}\n{self.transcript()}")

    def _press(self, message_id: int, label: str, data: str) -> Press:
        self._start()
        press = self._state.press(self._chat, message_id, label, data)
        shown = self._chat.messages.get(message_id)
        gone = {"message_id": message_id, "chat": private_chat(self._chat.person), "date": 0}
        query: Json = {"id": press.query_id, "from": self._chat.person, "chat_instance": str(self.id)}
        self._tell("callback_query", {**query, "message": self._json(shown) if shown else gone, "data": data})
        return press

    def _send(self, text: str, media: Json | None = None) -> Message:
        with self._lock:
            self._start()
            formatted = trimmed(clean(text), [])
            content: dict[str, Any] = {"text": formatted.text, "entities": formatted.entities}
            message = self._state.add_message(self._chat, from_bot=False, media=media or {}, **content)
            self._tell("message", self._json(message))
        return message

    def _start(self) -> None:
        assert not self._chat.blocked, f"{self.name} has blocked the bot"
        self._chat.started = True

    def _member(self, before: str, after: str) -> None:
        with self._lock:
            self._chat.blocked = after == "kicked"
            states = {"old_chat_member": before, "new_chat_member": after}
            members = {name: _membership(self._state.bot, status) for name, status in states.items()}
            person = self._chat.person
            sender = {"chat": private_chat(person), "from": person, "date": int(time.time())}
            self._tell("my_chat_member", {**sender, **members})

    def _kept(self, kind: str, upload: Upload) -> StoredFile:
        with self._lock:
            return keep_file(self._state, kind, upload)

    def _file(self, kind: str) -> Json:
        return self._kept(kind, Upload(f"{kind}.bin", kind.encode(), "")).as_json()

    def _json(self, message: Message) -> Json:
        return message.as_json(self._state.bot, self._chat.person)

    def _tell(self, kind: str, body: Json) -> None:
        self._state.updates.add({kind: body})


def _membership(bot: Json, status: str) -> Json:
    until = {"until_date": 0} if status == "kicked" else {}
    return {"user": bot, "status": status, **until}
