"""The only reader of the environment: every setting, its name, and its safe default."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import SettingsError

PROJECT = Path(__file__).resolve().parent.parent
"""The folder that holds ``bot`` and ``knowledge``."""


class Settings(BaseSettings):
    """What an operator may set, in the environment or in a file named ``.env``."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", env_ignore_empty=True)

    token: SecretStr | None = Field(None, validation_alias="TELEGRAM_BOT_TOKEN")
    base_url: str = Field("https://api.telegram.org", validation_alias="TELEGRAM_BASE_URL")
    knowledge: Path = Field(PROJECT / "knowledge", validation_alias="TRACES_KNOWLEDGE")
    folder: Path = Field(PROJECT / "var", validation_alias="TRACES_FOLDER")
    secret: SecretStr | None = Field(None, validation_alias="TRACES_SECRET")
    admins: Annotated[tuple[int, ...], NoDecode] = Field((), validation_alias="TRACES_ADMINS")
    log_level: str = Field(
        "INFO", validation_alias="TRACES_LOG_LEVEL", pattern="^(DEBUG|INFO|WARNING|ERROR)$"
    )

    @field_validator("admins", mode="before")
    @classmethod
    def _numbers(cls, value: object) -> object:
        return [part for part in value.replace(",", " ").split() if part] if isinstance(value, str) else value


def read_settings() -> Settings:
    """The settings as they stand now.

    Raises:
        SettingsError: one cannot be used; the text names it, and never shows a secret.
    """
    try:
        return Settings()
    except ValidationError as error:
        named = ", ".join(str(details["loc"][0]) for details in error.errors())
        raise SettingsError(
            f"These settings cannot be used: {named}. See .env.example for their form."
        ) from None


def require_token(settings: Settings) -> SecretStr:
    """The bot's token.

    Raises:
        SettingsError: there is none.
    """
    if settings.token is None or not settings.token.get_secret_value().strip():
        raise SettingsError(
            "TELEGRAM_BOT_TOKEN is missing: write to @BotFather in Telegram, send /newbot, "
            "and put the token it gives you into a file named .env (see .env.example)."
        )
    return settings.token
