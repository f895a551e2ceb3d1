"""The commands and texts on the bot's page in Telegram, set in every language and only when they changed."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from telegram import BotCommand
from telegram.error import TelegramError

from bot.catalogue.model import Language

if TYPE_CHECKING:
    from telegram import Bot

    from bot.catalogue.catalogue import Catalogue
    from bot.catalogue.model import Wording

_log = logging.getLogger(__name__)


async def introduce(bot: Bot, catalogue: Catalogue) -> None:
    """Sets the page; trouble with it does not keep anybody from being answered.

    English is also what Telegram shows to people with any other language.
    """
    try:
        await _set(bot, catalogue.wording(Language.EN), None)
        for language, wording in catalogue.wordings.items():
            await _set(bot, wording, language.value)
    except TelegramError as error:
        _log.warning("the bot's page could not be set (%s)", type(error).__name__)


async def _set(bot: Bot, wording: Wording, code: str | None) -> None:
    commands = tuple(BotCommand(name, what) for name, what in wording.commands.items())
    if await bot.get_my_commands(language_code=code) != commands:
        await bot.set_my_commands(commands, language_code=code)
    profile = wording.profile
    if (await bot.get_my_description(language_code=code)).description != profile.description:
        await bot.set_my_description(profile.description, language_code=code)
    if (await bot.get_my_short_description(language_code=code)).short_description != profile.about:
        await bot.set_my_short_description(profile.about, language_code=code)
