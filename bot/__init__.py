"""The TRACES assistant: a museum's digital maturity, a fitting workshop, and answered questions.

Two arrows carry everything:

    a person  -> channels -> dialogue -> channels -> a person
    a partner -> knowledge/*.yaml -> catalogue -> matching, assessment

The core (``dialogue``, ``matching``, ``assessment`` and ``catalogue`` but for its loading) takes and
returns values: no clock, no chance, no files, no network. The shell (``channels``, ``store``,
``bootstrap``, ``cli``) does the rest. The layers are held by import-linter:

    cli > bootstrap > channels | store | settings > dialogue > matching | assessment > catalogue
"""

import os

# The matching's matrices are small: threads wait for each other longer than they work. numpy reads this when it is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
