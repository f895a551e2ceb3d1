"""The command line; each command reads its arguments and leaves the work to others."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from bot.errors import TracesError

LANGUAGES = click.Choice(["en", "da", "nl"])


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
    "--format", "form", type=click.Choice(["text", "json", "annotations"]), default="text", help="How to print."
)
@click.option("--journeys", is_flag=True, help="Play the recorded conversations as well.")
@click.argument("path", type=click.Path(path_type=Path, file_okay=False), required=False)
def check(path: Path | None, form: str, *, as_json: bool, journeys: bool) -> None:
    """Find every problem in the knowledge base; exit code 1 if there is any."""
    from bot import reports

    problems = reports.check(path, reports.Form("json" if as_json else form))
    stopped = any(problem.blocking for problem in problems)
    failed = reports.check_journeys(path) if journeys and not stopped else 0
    sys.exit(1 if problems or failed else 0)


@main.command()
@click.argument("questions", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def evaluate(questions: Path) -> None:
    """Measure the matching over a file of labelled QUESTIONS."""
    from bot import reports

    reports.evaluate(questions)
