"""Everything that is stored about a person, as that person is shown it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bot.catalogue.text import Text
from bot.dialogue.reply import Reply

if TYPE_CHECKING:
    from collections.abc import Mapping


def stored(held: Mapping[str, Any]) -> Reply:
    """What the store holds, key by key, the session's own keys included."""
    session = held.get("session")
    opened = {**held, "session": json.loads(session)} if session else held
    return Reply(Text.of(json.dumps(opened, ensure_ascii=False, indent=2, default=str)))
