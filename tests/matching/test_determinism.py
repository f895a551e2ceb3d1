"""The same samples and the same text give the same outcome, anywhere."""

import os
import subprocess
import sys

SCRIPT = """
from bot.matching import Matcher
from tests.matching.samples import CONCEPTS, NEAR_MISSES, SAMPLES
matcher = Matcher.from_utterances(SAMPLES, "en", thesaurus=CONCEPTS, near_misses=NEAR_MISSES)
for text in ("website", "podcats microphone", "members open the mails", "broken pottery", "figures we measure"):
    outcome = matcher.match(text)
    print(outcome.kind, outcome.matches, outcome.why.words, outcome.why.concepts)
"""


def test_outcomes_do_not_depend_on_the_hash_seed():
    """Two processes with different hash seeds print the same."""
    printed = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1
    assert "website" in printed.pop()
