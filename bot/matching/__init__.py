"""From what a person types to the entries that may answer it.

    text -> normalise -> reading (words, repairs, concepts) -> features -> index -> head -> scores
         -> confidence -> outcome: answer, suggest, or unknown

`Matcher` holds one language, `Matchers` all of them. Nothing here reads files, clocks or chance: the same samples and
the same text give the same outcome anywhere. docs/matching.md tells how it works and how well.
"""

import os

# The products are small: threads wait for each other longer than they work. numpy reads this once, when it is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from bot.matching.explanation import Explanation, Reason, Weighed
from bot.matching.matcher import Matcher
from bot.matching.matchers import Matchers
from bot.matching.outcome import Kind, Match, Outcome
from bot.matching.thesaurus import Concept

__all__ = ["Concept", "Explanation", "Kind", "Match", "Matcher", "Matchers", "Outcome", "Reason", "Weighed"]
