"""Writes the schemas that editors read, and tells which of them are not as they should be."""

from __future__ import annotations

import click

from bot.authoring.files import write_whole
from bot.catalogue.schema import FOLDER, schemas
from bot.settings import read_settings


def write_schemas() -> None:
    """Writes every schema into the knowledge folder."""
    folder = read_settings().knowledge / FOLDER
    for name in stale_schemas():
        write_whole(folder / name, schemas()[name].encode())
        click.echo(f"{FOLDER}/{name} written.", err=True)


def stale_schemas() -> list[str]:
    """The names of schemas that are missing, or differ from what the models say now."""
    folder = read_settings().knowledge / FOLDER
    return [
        name
        for name, text in schemas().items()
        if not (folder / name).is_file() or (folder / name).read_bytes() != text.encode()
    ]


def check_schemas() -> bool:
    """Tells which schemas are stale; False where there is one."""
    stale = stale_schemas()
    for name in stale:
        click.echo(f"{FOLDER}/{name} is not up to date; run: traces-bot schema")
    return not stale
