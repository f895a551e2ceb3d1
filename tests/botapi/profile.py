"""The methods about the bot itself: who it is, its commands, and its descriptions per language."""

import json
import re
import time
from collections.abc import Callable

from telegram.constants import BotCommandLimit, BotCommandScopeType, BotDescriptionLimit, BotNameLimit

from .parameters import Parameters
from .refusal import Json, bad_request, too_many_requests
from .state import State

_COMMAND = re.compile(r"[a-z0-9_]+")
_CLOSE_AFTER = 600
# Telegram does not publish its wording for a text over these limits; the refusal itself is certain.
_LIMITS = {
    "name": BotNameLimit.MAX_NAME_LENGTH,
    "description": BotDescriptionLimit.MAX_DESCRIPTION_LENGTH,
    "short_description": BotDescriptionLimit.MAX_SHORT_DESCRIPTION_LENGTH,
}


def get_me(state: State, _: Parameters) -> Json:
    """Return the bot's User with its abilities."""
    abilities = ("can_join_groups", "can_read_all_group_messages", "supports_inline_queries")
    return {**state.bot, **dict.fromkeys(abilities, False)}


def set_my_commands(state: State, parameters: Parameters) -> bool:
    """Keep the commands of one scope and language."""
    key, commands = _commands_key(parameters), parameters.value("commands") or []
    if len(commands) > BotCommandLimit.MAX_COMMAND_NUMBER:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    kept = [_command(one) for one in commands]
    if kept:
        state.commands[key] = kept
    else:
        state.commands.pop(key, None)
    return True


def get_my_commands(state: State, parameters: Parameters) -> list[Json]:
    """Return the commands of one scope and language, empty where none are set."""
    return state.commands.get(_commands_key(parameters), [])


def delete_my_commands(state: State, parameters: Parameters) -> bool:
    """Forget the commands of one scope and language."""
    state.commands.pop(_commands_key(parameters), None)
    return True


def setter(name: str) -> Callable[[State, Parameters], bool]:
    """Return the method that sets `name`, `description` or `short_description` in one language."""

    def set_text(state: State, parameters: Parameters) -> bool:
        text, language = parameters.text(name), _language(parameters)
        if len(text) > _LIMITS[name]:
            raise bad_request(f"bot {name.replace('_', ' ')} is too long")
        state.texts[name, language] = text
        return True

    return set_text


def getter(name: str) -> Callable[[State, Parameters], Json]:
    """Return the method that tells `name`, `description` or `short_description` in one language."""

    def get_text(state: State, parameters: Parameters) -> Json:
        fallback = state.bot["first_name"] if name == "name" else ""
        default = state.texts.get((name, ""), fallback)
        return {name: state.texts.get((name, _language(parameters))) or default}

    return get_text


def log_out(state: State, _: Parameters) -> bool:
    """Leave the cloud's server; every later call is refused."""
    state.logged_out = True
    return True


def close(state: State, _: Parameters) -> bool:
    """Close the bot on this server, which Telegram refuses for the first ten minutes."""
    left = _CLOSE_AFTER - int(time.monotonic() - state.started)
    if left > 0:
        raise too_many_requests(left)
    return True


def _language(parameters: Parameters) -> str:
    code = parameters.text("language_code")
    if code and not re.fullmatch("[a-z]{2}", code):
        raise bad_request("invalid language code specified")
    return code


def _commands_key(parameters: Parameters) -> tuple[str, str]:
    scope = parameters.value("scope") or {"type": BotCommandScopeType.DEFAULT.value}
    if scope.get("type") not in set(BotCommandScopeType):
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    return json.dumps(scope, sort_keys=True), _language(parameters)


def _command(raw: Json) -> Json:
    name, description = (str(raw.get(key, "")).strip() for key in ("command", "description"))
    name = name.removeprefix("/")
    _check_length("command", name, BotCommandLimit.MAX_COMMAND)
    _check_length("command description", description, BotCommandLimit.MAX_DESCRIPTION)
    if not _COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    return {"command": name, "description": description}


def _check_length(what: str, text: str, most: int) -> None:
    if not text:
        raise bad_request(f"{what} must be non-empty")
    if len(text) > most:
        raise bad_request(f"{what} length must not exceed {int(most)}")
