"""The command line; each command reads its arguments and leaves the work to others."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from bot.errors import TracesError

LANGUAGES = click.Choice(["en", "da", "nl"])
TRANSLATED = click.Choice(["da", "nl"])
LEVELS = click.Choice(["rudimentary", "medium", "higher"])


class _Commands(click.Group):
    """Ends a command that cannot go on with one clear line and its exit code."""

    def invoke(self, ctx: click.Context) -> object:
        """Runs the command; an operator's mistake is told, never shown as a traceback."""
        try:
            return super().invoke(ctx)
        except TracesError as error:
            click.echo(str(error), err=True)
            ctx.exit(error.exit_code)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """The TRACES assistant for museums."""


@main.command()
@click.option("--lang", type=LANGUAGES, help="The language to talk in.")
def chat(lang: str | None) -> None:
    """Talk to the assistant in this terminal; no token, no network."""
    from bot import bootstrap
    from bot.catalogue.model import Language

    with bootstrap.terminal(Language(lang) if lang else None) as channel:
        channel.run()


@main.command()
def run() -> None:
    """Serve Telegram."""
    from bot import bootstrap

    bootstrap.run_telegram()


@main.command()
@click.option("--lang", type=LANGUAGES, default="en", help="The language of the question.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--jsonl", is_flag=True, help="Read one object a line, write one a line.")
@click.argument("text", required=False)
def ask(lang: str, *, as_json: bool, jsonl: bool, text: str | None) -> None:
    """Tell which entry answers TEXT, how sure, and why."""
    from bot import reports

    if jsonl:
        reports.ask_lines(sys.stdin, lang)
        return
    if text is None:
        raise click.UsageError("give a question, or --jsonl")
    reports.ask(text, lang, as_json=as_json)


@main.command()
@click.option(
    "--jsonl", is_flag=True, required=True, help="Read one answer sheet a line, write one result a line."
)
def assess(*, jsonl: bool) -> None:
    """Work out levels from answer sheets."""
    from bot import reports

    del jsonl
    reports.assess_lines(sys.stdin)


@main.command()
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "annotations"]),
    default="text",
    help="How to print.",
)
@click.option("--journeys", is_flag=True, help="Play the recorded conversations as well.")
@click.argument("path", type=click.Path(path_type=Path, file_okay=False), required=False)
def check(path: Path | None, form: str, *, as_json: bool, journeys: bool) -> None:
    """Find every problem in the knowledge base; exit code 1 if one must be mended, 0 if all can wait."""
    from bot import reports

    problems = reports.check(path, reports.Form("json" if as_json else form))
    failed = reports.check_journeys(path) if journeys and reports.can_be_served(problems) else 0
    sys.exit(1 if failed or any(problem.blocking for problem in problems) else 0)


@main.command()
@click.argument("questions", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def evaluate(questions: Path) -> None:
    """Measure the matching over a file of labelled QUESTIONS."""
    from bot import reports

    reports.evaluate(questions)


@main.command()
@click.option("--lang", type=LANGUAGES, help="Only this language.")
@click.option("--most", type=click.IntRange(1), default=10, show_default=True, help="Lines of each kind.")
@click.option("--type-samples", is_flag=True, help="Type every sample as well: does it find its own entry?")
def audit(lang: str | None, most: int, *, type_samples: bool) -> None:
    """Show which samples to look at: misleading, nearly double, thin, missing."""
    from bot import reports
    from bot.authoring.kept import kept_questions
    from bot.catalogue.model import Language
    from bot.settings import read_settings

    languages = [Language(lang)] if lang else list(Language)
    reports.audit(languages, kept_questions(read_settings().folder), most, type_samples=type_samples)


@main.command()
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit code 1 if one is stale.")
def schema(*, only_check: bool) -> None:
    """Write the schemas that editors read, into knowledge/schema."""
    from bot import authoring

    if not only_check:
        authoring.write_schemas()
    elif not authoring.check_schemas():
        sys.exit(1)


@main.command()
def table() -> None:
    """Write the knowledge base in numbers, into docs."""
    from bot import authoring

    authoring.write_table(datetime.now(UTC).date())


@main.group()
def new() -> None:
    """Begin something new."""


@new.command("entry")
@click.argument("place", metavar="GROUP/ID")
def new_entry(place: str) -> None:
    """Write a file for a new entry, to fill in."""
    from bot import authoring

    authoring.new_entry(place, datetime.now(UTC).date())


@main.command()
@click.option("--lang", type=LANGUAGES, default="en", help="The language to show it in.")
@click.option("--level", type=LEVELS, help="As a museum of this level sees it.")
@click.argument("name", metavar="ID")
def show(name: str, lang: str, level: str | None) -> None:
    """Show an entry as a person will see it."""
    from bot import authoring
    from bot.catalogue.model import Language, Level

    authoring.show(name, Language(lang), Level(level) if level else None, datetime.now(UTC))


@main.command()
@click.option("--lang", type=LANGUAGES, help="Only questions in this language.")
@click.option("--most", type=click.IntRange(1), default=20, show_default=True, help="Groups to show.")
def gaps(lang: str | None, most: int) -> None:
    """Show what people asked and nothing answered, with YAML to paste."""
    from bot import authoring
    from bot.catalogue.model import Language

    authoring.show_gaps(Language(lang) if lang else None, most)


@main.group()
def translations() -> None:
    """Take translations out into one file, back in, and mark them as up to date."""


@translations.command("export")
@click.option("--to-do", is_flag=True, help="Only what is missing or outdated.")
@click.argument("lang", type=TRANSLATED)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def export_translations(lang: str, file: Path, *, to_do: bool) -> None:
    """Write every text in English and LANG to a CSV file."""
    from bot import authoring
    from bot.catalogue.model import Language

    authoring.export_translations(Language(lang), file, only_to_do=to_do)


@translations.command("import")
@click.argument("lang", type=TRANSLATED)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def import_translations(lang: str, file: Path) -> None:
    """Take a CSV file back; exit code 1, and nothing changed, if there is a problem in it."""
    from bot import authoring
    from bot.catalogue.model import Language

    sys.exit(1 if authoring.import_translations(Language(lang), file) else 0)


@translations.command("accept")
@click.option("--all", "every", is_flag=True, help="All languages.")
@click.argument("lang", type=TRANSLATED, required=False)
@click.argument("name", metavar="[ID]", required=False)
def accept_translations(lang: str | None, name: str | None, *, every: bool) -> None:
    """Mark translations as up to date with English: those of LANG, of one entry, or all."""
    from bot import authoring
    from bot.catalogue.model import Language

    if every == (lang is not None):
        raise click.UsageError("give a language, or --all")
    authoring.accept_translations(Language(lang) if lang else None, name)
