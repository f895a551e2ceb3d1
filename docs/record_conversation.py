"""Records a real conversation in the terminal: docs/conversation.md whole, and an excerpt of it in README."""

from __future__ import annotations

import os
import re
import sys
import tempfile
from pathlib import Path

import pexpect

DOCS = Path(__file__).parent
README = DOCS.parent / "README.md"
CONVERSATION = DOCS / "conversation.md"

TYPED = (
    "1",
    "2",
    "What does metadata mean?",
    "a post now and then",
    "We have 300 old photos in boxes. Where do we start with digitising?",
    "2",
    "1",
    "not yet",
    "yes",
    "2",
    "2",
    "1",
    "summary",
    "3",
    "Why do you ask?",
    "1",
    "go on",
    "Why this level?",
    "can we take part?",
    "start the pre-check",
    "the one that fits us",
    "1",
    "Portugal",
    "1",
    "not yet",
    "1",
    "1",
    "1",
    "How much time does social media take?",
    "Do QR codes work in exhibitions?",
    "Which paint should we use for the facade?",
    "thanks",
)
"""What the person types: a check with two questions in between and one answer edited, the result, the pre-check,
two free questions, and one that nobody has answered."""

IN_README = (slice(0, 4), slice(17, 18), slice(31, 32))
"""The parts of the conversation that README shows: its start, the result, and a question that has no answer."""

PROMPT = "> "
WIDTH = 80


def main() -> None:
    """Writes both files, or with ``--print`` only shows the conversation."""
    parts = record()
    whole = "\n".join(parts)
    if "--print" in sys.argv:
        sys.stdout.write(whole)
        return
    head = "# A conversation in the terminal\n\nRecorded by `make conversation` from the program itself.\n\n"
    CONVERSATION.write_text(f"{head}```text\n{whole}```\n", encoding="utf-8")
    README.write_text(with_excerpt(README.read_text(encoding="utf-8"), parts), encoding="utf-8")


def with_excerpt(readme: str, parts: list[str]) -> str:
    """README with a fresh excerpt between its two marks."""
    excerpt = "[...]\n\n".join("\n".join(parts[part]) for part in IN_README)
    block = f"<!-- excerpt -->\n```text\n{excerpt}```\n<!-- end of excerpt -->"
    return re.sub(r"<!-- excerpt -->.*<!-- end of excerpt -->", lambda _: block, readme, flags=re.DOTALL)


def record() -> list[str]:
    """The conversation, one part for the start and one for each line typed."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "TRACES_FOLDER": folder, "TERM": "dumb"}
        chat = pexpect.spawn(
            sys.executable,
            ["-m", "bot", "chat", "--lang", "en"],
            cwd=str(DOCS.parent),
            env=environment,  # type: ignore[arg-type]
            encoding="utf-8",
            timeout=60,
            dimensions=(50, WIDTH),
        )
        chat.expect(f"\r\n{PROMPT}")
        parts = [_clean(chat.before)]
        for line in TYPED:
            chat.sendline(line)
            chat.expect(f"\r\n{PROMPT}")
            parts.append(f"{PROMPT}{_clean(chat.before)}")
        chat.sendeof()
        chat.expect(pexpect.EOF)
        return parts


def _clean(shown: str | None) -> str:
    """What was shown without colours and carriage returns."""
    plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown or "").replace("\r", "")
    return plain.strip("\n") + "\n"


if __name__ == "__main__":
    main()
