"""Who writes, and what, stands neither in the log nor readable in the database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dialogue.update import Attachment, Sent
from tests.botapi import faults
from tests.end_to_end.assistant import until

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.botapi import BotApi
    from tests.end_to_end.assistant import Assistant
    from tests.end_to_end.talking import Talk

NAME = "Aurelia-Quintessa"
QUESTION = f"Does the Zanzibar lighthouse need a chatbot? Please write to {NAME}@example.org"
"""Nobody can answer it, and it is not kept for partners either, as it says who asks."""

ATTACHED = "confidential-floorplan.pdf"
UNREADABLE = {"message": {"message_id": 1, "text": QUESTION, "from": {"first_name": NAME}}}
BROKEN = (faults.truncated(), faults.broken(502), faults.dropped(), faults.refusal(409))


def live(api: BotApi, talk: Talk) -> None:
    """Say, press and send things, also while there is trouble."""
    talk.says("/start").presses("Check our digital level").presses("2. ")
    talk.says("What does metadata mean?").says(QUESTION)
    for fault in BROKEN:
        api.faults.plan(fault, method="getUpdates")
        talk.says(QUESTION)
    api.inject(UNREADABLE)
    talk.says("back")
    for fault in (*BROKEN[:3], faults.refusal(400, f"Bad Request: can't parse {QUESTION}")):
        api.faults.plan(fault, method="answerCallbackQuery")
        talk.presses("Why do you ask?")
    talk.person.sends_document(ATTACHED, caption=QUESTION)
    talk.takes(Sent(Attachment.DOCUMENT))


def pile_up(api: BotApi, talk: Talk) -> None:
    """Write more than can be answered at once, so that the inbox and the outbox hold something."""
    before = len(api.calls("sendMessage"))
    with api.held():
        for _ in range(20):
            talk.says_ahead(QUESTION)
    until(lambda: len(api.calls("sendMessage")) > before)


def check_unseen(assistant: Assistant, talk: Talk) -> None:
    """Look into the log, and into every file beside the database."""
    stored = b"\0".join(path.read_bytes() for path in assistant.folder.rglob("*") if path.is_file())
    for secret in (assistant.api.token, NAME, "Zanzibar", ATTACHED, str(talk.person.id)):
        assert secret not in assistant.log
        assert secret.encode() not in stored


def test_nothing_is_seen(api: BotApi, assistant: Assistant, new_talk: Callable[..., Talk]) -> None:
    """While it runs, after it was killed, and after it was stopped; all at DEBUG."""
    talk = new_talk(name=NAME)
    assistant.start()
    live(api, talk)
    check_unseen(assistant, talk)
    pile_up(api, talk)
    assistant.kill()
    check_unseen(assistant, talk)
    assistant.start().stop()
    check_unseen(assistant, talk)
