"""Every kind of mistake that a partner can make, as something to plant in the tiny base.

Each is a file, what stands there, what is written instead, how the line begins that must be named (line breaks
included, where only the next line tells it apart), the kind, and words of what is said to be wrong and to do.
"""

from __future__ import annotations

import re

from bot.catalogue.source import MAX_BYTES, MAX_DEPTH

from .base import COSTS, DANISH, ENGLISH, FIRST, JOURNEY

MATURITY, MODULES, RULES, GLOSSARY = "maturity.yaml", "modules.yaml", "eligibility.yaml", "glossary.yaml"
THESAURUS, NOT_COVERED = "thesaurus.yaml", "not_covered.yaml"

QUOTE = 'put the text in straight quotes: "..."'
MODULE_1 = "https://host.example/1"
SOURCE = (
    "sources:\n  - title: Where it was read\n    url: https://museum.example/costs\n    checked: 2026-11-22\n"
)
SOURCES = SOURCE + "  - title: Another page\n    url: https://museum.example/more\n    checked: 2026-11-22\n"
SAMPLES = "".join(f"    - first-steps en sample {word}\n" for word in "abcdefgh")
LAST_OPTION = "        - label: D1 option all\n          text: The anchor all of D1\n"
ROW_3 = "      - {answered: 3, rudimentary_up_to: 0, higher_from: 9}\n"
ROW_4 = "      - {answered: 4, rudimentary_up_to: 3, higher_from: 10}\n"
ENGLISH_TEXT = (
    "en:\n  question: What about first-steps in en?\n  utterances:\n"
    + SAMPLES
    + (
        "  answer: |\n    The *answer* on first-steps, with a [link](https://museum.example/en).\n"
        "  for_level:\n    medium: A line for the middle.\n"
    )
)
DANISH_TEXT = re.sub(r"\ben\b", "da", ENGLISH_TEXT)
ONE, TWO = "    - first-steps en sample a", "    - first-steps en sample b"
LINK = "[link](https://museum.example/en)"
YAML_SLIPS = [
    (FIRST, ONE, ONE.replace("    ", "\t"), "\t- first", "tab", "the line is indented with a tab", "use spaces, two for each step"),
    (FIRST, "sample a\n", "sample a: more: here\n", ONE, "colon", "a colon followed by a space inside the text is read as a key", QUOTE),
    (FIRST, "What about first-steps in en?", "What about: first-steps?", "  question", "colon", "a colon followed by a space", QUOTE),
    (FIRST, "title: Where", 'title: "Where', "  - title", "unclosed-quote", "a quotation mark opens here and is not closed", "close it, or delete it"),
    (FIRST, ONE, "    - 'it's a sample'", "    - 'it's", "quote-inside", "text follows after a closing quotation mark", "one pair of quotes"),
    (FIRST, ONE, '    - "C:\\path"', '    - "C', "backslash", "a backslash inside double quotes starts a code", "use single quotes"),
    (COSTS, SOURCE, SOURCES.replace("  - title: Where", "    title: Where"), "    title", "dash", "a list needs a dash and a space here", "write it as: - title: Where it was read"),
    (COSTS, SOURCE, SOURCES.replace("  - title: Another", "  title: Another"), "  title", "dash", "a list needs a dash and a space here", "write it as: - title: Another page"),
    (COSTS, SOURCE, SOURCES.replace("  - title: Another", "    title: Another"), "    title", "duplicate-key", '"title" stands here a second time', "if something new begins here, write it as: - title: ..."),
    (FIRST, ONE, ONE.replace("- ", "-\u00a0"), "    -\u00a0first", "dash", "a list needs a dash and a space here", "write it as: - first-steps en sample a"),
    (FIRST, "url: ", "url:\u00a0", "    url", "odd-space", "after the dash or the colon stands what only looks like a space", "delete it, and type a space"),
    (FIRST, ONE, "    - 's avonds a", "    - 's", "unclosed-quote", "a text that begins with an apostrophe", 'put it in double quotes: "\'s avonds a"'),
    (RULES, "calls:\n", "calls: []\n", "calls: []", "bracket", '[] says that "calls" has nothing below it', "delete [] and keep the colon"),
    (FIRST, "title: Where it was read", "title: “Where it was read”", "  - title", "smart-quotes", "curly quotation marks do not quote in YAML", 'straight ones: "..."'),
    (FIRST, "group: basics", "group: basics\nlevels: [medium]", "levels: [rud", "duplicate-key", 'the key "levels" stands here a second time (first in line 4)', "keep one of the two"),
    (FIRST, "da:\n", "", "  question: What about first-steps in da", "duplicate-key", '"question" stands here a second time (first in line 13), and so do 3 more keys below', "look for a line that is missing above, such as da:"),
    (FIRST, "    url: https", "   url: https", "   url", "indentation", "the indentation does not fit the lines above", "align it with its neighbours"),
    (FIRST, "en:\n", "", "  question", "indentation", "the indentation does not fit the lines above", "put back the line that is missing above it"),
    (FIRST, "    The *answer*", "The *answer*", "The *answer*", "block", 'indented too little to belong to the text of "answer"', "begin it with 4 spaces"),
    (FIRST, "answer: |\n", "answer: | The answer\n", "  answer", "block", "after | or > the text starts on the next line", "move the text to the next line"),
    (FIRST, TWO, "    -first-steps en sample b", "    -first", "dash", "a list needs a dash and a space here", "write it as: - first-steps en sample b"),
    (FIRST, ONE, "    -first-steps en sample a", "    -first", "dash", "a list needs a dash and a space here", "write it as: - first-steps en sample a"),
    (FIRST, TWO, "    • first-steps en sample b", "    •", "dash", "a list needs a dash and a space here", "write it as: - first-steps en sample b"),
    (FIRST, TWO, "    * first-steps en sample b", "    *", "dash", "a list needs a dash and a space here", "write it as: - first-steps en sample b"),
    (FIRST, TWO, "    first-steps en sample b", "    first-steps en sample b", "dash", "this line of the list has no dash", "write it as: - first-steps en sample b"),
    (FIRST, ONE, "    first-steps en sample a", "    first-steps en sample a", "dash", "this line of the list has no dash", "write it as: - first-steps en sample a"),
    (FIRST, TWO, "  " + TWO, "  " + TWO, "dash", "this line is read as part of the text above it", "align its dash with the other dashes"),
    (FIRST, ONE, ONE + " #1", ONE, "hash", "what stands after # is not read", QUOTE),
    (FIRST, "[rudimentary, medium]", "[rudimentary, medium", "levels", "bracket", "a bracket opens here and is not closed", "close it"),
    (FIRST, ONE, "    - [link](https://museum.example) first", "    - [link", "bracket", "a text that starts with [ is read as a list", QUOTE),
    (FIRST, "en:\n", "en\n", "en\n", "missing-colon", '"en" has no colon', "write it as en:"),
    (FIRST, "levels: [", "levels:[", "levels:[", "missing-space", "has no space after its colon", "write it as key: text"),
    (FIRST, "  question: What", "  question:What", "  question:What", "missing-space", 'there is no space after the colon of "question"', "write it as question: What about"),
    (FIRST, ONE, "    - @first", "    - @first", "odd-start", "the text may not start like this in YAML", QUOTE),
    (FIRST, ONE, "    - *Emphasis* first", "    - *Emph", "alias", "a text that starts with * or & is read as a YAML reference", QUOTE),
    (FIRST, "group: basics", "group: *basics", "group", "alias", "*basics is read as a YAML alias", "write the text out"),
    (FIRST, "group: basics", "group: &basics basics", "group", "anchor", "&basics is read as a YAML anchor", "write the text out"),
    (FIRST, "group: basics", "group: !important basics", "group", "tag", "!important is read as a YAML tag", "delete it"),
    (FIRST, "group: basics", "<<: {group: basics}", "<<", "merge-key", "merge keys (<<) are not read", "write the keys out"),
    (FIRST, "group: basics", "[group]: basics", "[group]", "odd-key", "a key must be a word", "in quotes"),
    (FIRST, "group: basics", "group: basics\n---", "---", "documents", "a second document starts here (---)", "keep one document a file"),
    (FIRST, "What about first", "What\x07 about first", "  question", "odd-character", "an invisible character here that YAML does not allow", "delete it"),
    (FIRST, TWO, "\u00a0\u00a0\u00a0\u00a0- first-steps en sample b", "\u00a0", "odd-space", "before the text stands what only looks like a space", "type spaces"),
    (FIRST, ONE, "    1. first-steps en sample a", "    1.", "dash", "this line of the list has no dash", "write it as: - first-steps en sample a"),
    (FIRST, "group: basics\n", "<<<<<<< HEAD\ngroup: basics\n=======\ngroup: basic\n>>>>>>> mine\n", "<<<<<<<", "joined", "two versions of this file were joined", "keep one of them"),
    (FIRST, "group: basics\n", "group: basics\n```\n", "```", "marks", "this line marks a piece of text elsewhere", "delete it"),
    (FIRST, "da:\n", "en:\n", "en:\n  question: What about first-steps in da", "duplicate-key", 'the key "en" stands here a second time', "its own language: en, da, nl"),
    (FIRST, "levels: [rudimentary, medium]", "levels: " + "[" * (MAX_DEPTH + 1), "levels", "too-deep", f"nested more than {MAX_DEPTH} deep", "check the brackets"),
]  # fmt: skip
"""What YAML itself does not read, or reads otherwise than it was meant."""

VALUES = [
    (FIRST, "levels:", "level:", "level:", "unknown-key", 'the key "level" is not known', 'did you mean "levels"?'),
    (FIRST, "levels: [rudimentary, medium]\n", "", "id:", "missing-key", 'the key "levels" is missing', "add it: levels: ..."),
    (FIRST, ENGLISH_TEXT, "", "da:", "missing-key", "the English text is missing", "add a line en: and its keys under it"),
    (FIRST, "en:\n", "english:\n", "english:", "unknown-key", 'the key "english" is not known', 'did you mean "en"?'),
    (FIRST, "  for_level:", "for_level:", "for_level:", "unknown-key", 'the key "for_level" is not known', "indent it: it belongs under en:, da: or nl:"),
    (FIRST, "  for_level:", "  levels: [medium]\n  for_level:", "  levels:", "unknown-key", 'the key "levels" in English', "it belongs to the whole file"),
    (FIRST, "    url: https://museum.example/first-steps\n", "", "  - title", "missing-key", 'the key "url" of number 1 under "sources" is missing', "add it: url: ..."),
    (FIRST, "[rudimentary, medium]", "rudimentary, medium", "levels:", "wrong-shape", '"levels" should be a list', "write it in brackets: [rudimentary, medium]"),
    (FIRST, "[rudimentary, medium]", "[rudimentary medium]", "levels:", "unknown-word", "which is not known here", "put a comma between them: rudimentary, medium"),
    (FIRST, "related: [costs]", "related: [What does it cost?]", "related:", "bad-id", 'number 1 under "related" is "What does it cost?"', "the name of that entry's file, without .yaml"),
    (FIRST, "  question: What about first-steps in da?\n", '  question: ""\n  label: ""\n', '  question: ""', "empty", 'still to be filled in: in Danish "question" (line 28), "label" (line 29)', "delete what is not needed"),
    (FIRST, "  question: What about first-steps in da?\n", "  question: What about first-steps in da?\n  label: What about the very first steps\n", "  label", "too-long", '"label" in Danish has 31 characters; at most 30 are shown', "fewer words"),
    (FIRST, "    The *answer*", "    " + 700 * "x" + "The *answer*", "  answer", "too-long", "at most 700 are shown", "fewer words"),
    (FIRST, "A line for the middle.", 241 * "x", "    medium", "too-long", '"medium" under "for_level" in English has 241 characters', "fewer words"),
    (JOURNEY, "  - says: help\n", "  - says: help\n    hears: questions\n", "  - says", "value", "a step has exactly one key", "compare it with its neighbours"),
    (FIRST, "  question:", "  qestion:", "  qestion:", "unknown-key", 'the key "qestion" in English is not known', 'did you mean "question"?'),
    (FIRST, "en:\n", "fr: x\nen:\n", "fr:", "unknown-key", 'the key "fr" is not known', "use one of: da, en, group, id"),
    (FIRST, "[rudimentary,", "[rudimentry,", "levels:", "unknown-word", 'number 1 under "levels" is "rudimentry"', '"rudimentary"'),
    (FIRST, "    medium: A", "    mediun: A", "    mediun", "unknown-word", 'the key under "for_level" in English is "mediun"', 'write "medium"'),
    (FIRST, "[rudimentary, medium]", "medium", "levels:", "wrong-shape", '"levels" should be a list', "after a dash"),
    (FIRST, "[rudimentary, medium]", "", "levels:", "empty", '"levels" is empty', "or delete the key"),
    (FIRST, "[rudimentary, medium]", "[]", "levels:", "too-few", '"levels" has 0, and needs 1', "add more"),
    (FIRST, "[costs]", "[costs, x, y, z]", "related:", "too-many", '"related" has 4, and may have 3', "the best ones"),
    (FIRST, "id: first-steps", "id: First Steps", "id:", "bad-id", '"id" is "First Steps"', "small letters, digits and hyphens"),
    (FIRST, "id: first-steps", "id: " + 41 * "a", "id:", "too-long", "has 41 characters; a button can carry 40", "fewer words"),
    (FIRST, "2026-11-22", "22.11.2026", "    checked", "bad-date", '"checked" of number 1 under "sources" is "22.11.2026"', "write the year first: 2026-11-22"),
    (FIRST, "2026-11-22", "last Sunday", "    checked", "bad-date", 'is "last Sunday", not a date', "as in 2027-06-30"),
    (FIRST, "2099-06-30", "2099-02-30", "review_by", "bad-date", "not a date", "as in 2027-06-30"),
    (FIRST, SAMPLES, SAMPLES[:60], "  utterances", "too-few", '"utterances" in English has 2, and needs 8', "add more"),
    (FIRST, "sample c", "sample: c", "    - first-steps en sample: c", "colon", "a colon followed by a space", "quotes"),
    (FIRST, "- first-steps en sample c", "- [a]", "    - [a]", "wrong-shape", 'number 3 under "utterances" in English should be one text', "one text"),
    (FIRST, "    - first-steps en sample c", "    -", "    -\n", "empty", 'number 3 under "utterances" in English is empty', "write its content"),
    (FIRST, "  answer: |\n", "  answer:\n    x: |\n  ", "  answer", "colon", "a colon followed by a space", "quotes"),
    (GLOSSARY, "{term: persona, also: [typisk gæst], meaning: En opdigtet gæst.}", "persona", "    da: pers", "wrong-shape", 'the Danish text at "persona" should be keys of its own', "indent its keys"),
    (COSTS, "  question: What", "  question: " + 121 * "x", "  question", "too-long", "at most 120", "fewer words"),
    (MATURITY, "medium: 5,", "medium: five,", "cuts:", "bad-number", '"medium" under "cuts" is "five"', "digits only"),
    (MATURITY, "medium: 5,", "medium: 5.5,", "cuts:", "bad-number", "not a whole number", "digits only"),
    (MATURITY, "needs_collection: no", "needs_collection: maybe", "    needs_collection: maybe", "bad-yes-no", '"maybe"', "yes or no"),
    (MATURITY, "- id: D1\n", "- id: DD\n", "  - id: DD", "bad-id", '"id" of number 1 under "items" is "DD"', "such as D1"),
    (MATURITY, "  - id: D\n", "  - id: DD\n", "  - id: DD", "bad-id", '"id" of number 1 under "dimensions" is "DD"', "one capital letter"),
    (MATURITY, LAST_OPTION, "", "      options:", "too-few", 'number 4 under "options" in English at "D1" is missing', "there must be 4"),
    (MATURITY, LAST_OPTION, 2 * LAST_OPTION, "      options:", "too-many", "has 5, and may have 4", "the best ones"),
    (MATURITY, "stage: likely", "stage: likly", "  - stage: likly", "unknown-word", '"likly"', 'write "likely"'),
    (MODULES, "number: 2", "number: 7", "    number: 7", "bad-number", '"number" at "module-2" is 7', "write 3 or less"),
    (MODULES, "number: 2", "number: 0", "    number: 0", "bad-number", '"number" at "module-2" is 0', "write 1 or more"),
    (RULES, "verdict: ask", "verdict: aks", "        verdict: aks", "unknown-word", '"aks"', 'write "ask"'),
    (RULES, "- id: R0", "- id: X0", "  - id: X0", "bad-id", '"id" of number 1 under "criteria" is "X0"', "R and a digit"),
    (ENGLISH, "  welcome:", "  welcom:", "  welcom:", "unknown-key", 'the key "welcom" under "sentences" is not known', 'did you mean "welcome"?'),
    (ENGLISH, "  welcome: A sentence in en\n", "  welcome: A sentence in en\n  xyzzy: x\n", "  xyzzy:", "unknown-key", "is not known", ", ..."),
    (ENGLISH, "  basics: Basics", "  The Basics: B", "  The Basics", "bad-id", 'the key under "groups" is "The Basics"', "small letters"),
    (ENGLISH, "  menu: A button", f"  menu: {31 * 'x'}", "  menu:", "too-long", "at most 30 are shown", "fewer words"),
]  # fmt: skip
"""What does not fit the form of its kind of file."""

BETWEEN = [
    (COSTS, "id: costs", "id: cost", "id: cost", "id-and-file", 'the id "cost" differs from the file', "write id: costs"),
    (COSTS, "group: basics", "group: basic", "group:", "group-and-folder", 'the group "basic" differs', "write group: basics"),
    (COSTS, SOURCE, "", "id: costs", "no-source", "the entry names no source", "under it title, url and checked"),
    (COSTS, "related: [first-steps]", "related: [first-step]", "related:", "unknown-entry", 'no entry "first-step"', 'did you mean "first-steps"?'),
    (COSTS, "not_for: [first-steps]", "not_for: [zzzzz]", "not_for:", "unknown-entry", 'no entry "zzzzz"', "write the id of an entry"),
    (COSTS, "related: [first-steps]", "related: [costs]", "related:", "self-reference", '"costs" is this entry itself', "delete it"),
    (MODULES, "entry: who-can-apply", "entry: who-may-apply", "    entry: who-may", "unknown-entry", "who-may-apply", "who-can-apply"),
    (COSTS, "costs en sample c", "Costs en, sample B!", "    - Costs en, sample B!", "same-utterance", f'stands in {COSTS}:16 as "costs en sample b", which means the same here, as well', "keep it in the entry"),
    (FIRST, "first-steps en sample c", "costs en sample a", "    - costs en sample a", "same-utterance", f"{COSTS}:15 as well", "it belongs to"),
    (COSTS, "- costs en sample c", "- costs en sample b", "    - costs en sample b\n    - costs en sample d", "same-utterance", f"{COSTS}:16 as well", "it belongs to"),
    (COSTS, "- costs en sample c", '- "?!"', '    - "?!"', "wordless", 'there is no word in "?!"', "write what people type"),
    (NOT_COVERED, "[will it rain]", "[costs en sample a]", "    en:", "same-utterance", f"{COSTS}:15 as well", "it belongs to"),
    (MATURITY, ROW_3, "      - {answered: 3, rudimentary_up_to: 0, medium_from: 1, medium_to: 2, higher_from: 9}\n", "      - {answered: 4, rud", "unfair", "a better answer could lower the level: after 4 of 5 answers", "move the bounds of this row, or of one above it"),
    (MATURITY, ROW_3, "      - {answered: 3, rudimentary_up_to: 9, higher_from: 9}\n", "      - {answered: 3, rud", "stop-row", "the bounds of this row overlap", "compare the row with the ones above and below"),
    (MATURITY, ROW_3, "      - {answered: 3, rudimentary_up_to: 0, medium_from: 5, higher_from: 9}\n", "      - {answered: 3, rud", "stop-row", "medium_from and medium_to only count together", "compare the row"),
    (MATURITY, ROW_4, "", "    rows:", "stop-row", "the row for 4 answers stands 0 times", "it must stand once"),
    (MATURITY, "stop_tables:\n", f"stop_tables:\n  - stage: full\n    items: 5\n    rows:\n{ROW_3}", "  - stage: full", "stop-table", 'no check uses a stop table "full" for 5 items', "the stages are likely and sure"),
    (MATURITY, "{medium: 5, higher: 10}", "{medium: 5, higher: 16}", "cuts:", "unreachable-level", "no answers lead to the level higher", "choose cuts that rise between 1 and 15"),
    (MATURITY, "band: 2", "band: 0", "band:", "band", "one answer could alter the level", "make the band wider"),
    (MATURITY, "order: [D1, S1", "order: [D1, D1, S1", "order:", "order", "D1 stands 2 times in order and 1 times in items", "once in each"),
    (MATURITY, "D2, S2]", "D2, S2, S3]", "order:", "order", "S3 stands 1 times in order and 0 times in items", "once in each"),
    (MATURITY, "dimension: S", "dimension: X", "    dimension: X", "unknown-dimension", 'there is no dimension "X"', "write one of C, D, S"),
    (MATURITY, "step_order: [D, S, C]", "step_order: [D, S]", "step_order", "step-order", "step_order or foundations", "C, D, S once"),
    (MATURITY, "step_order: [D, S, C]", "step_order: [D, S, C, C]", "step_order", "step-order", "step_order or foundations", "once"),
    (MATURITY, "medium: {D: 1}", "medium: {X: 1}", "step_order", "step-order", "step_order or foundations", "C, D, S once"),
    (MATURITY, "begun: Go on with S, ", "", "    en:\n      name: Side S", "no-step", "the next step is missing for: begun", "under steps"),
    (MATURITY, "label: D1 option some", "label: D1 Option None", "      options:", "same-options", "two options of D1 have the same label", "all four"),
    (MATURITY, "text: The anchor some of S1", "text: The anchor none of S1", "      options:\n        - label: S1", "same-options", "S1 have the same text", "all four different"),
    (MATURITY, "- level: higher", "- level: medium", "levels:", "level-missing", "nothing stands for the level higher", "stand once"),
    (MODULES, "level: higher", "level: medium", "modules:", "level-missing", "nothing stands for the level higher", "stand once"),
    (MODULES, "- id: module-2", "- id: module-1", "  - id: module-1\n    number: 2", "duplicate-id", 'the id "module-1" is used a second time (first in line 3)', "another"),
    (GLOSSARY, "- id: metadata", "- id: persona", "  - id: persona\n    en: {term: meta", "duplicate-id", "first in line 3", "choose another id"),
    (RULES, "{id: cannot,", "{id: can,", "      - {id: can, verdict: ask", "duplicate-id", 'the id "can" is used', "another"),
    (RULES, "verdict: no\n        certainty: stated", "verdict: no\n        certainty: likely", "        verdict: no", "uncertain-no", 'R2 says no, but is only "likely"', "write ask"),
    (RULES, "rule: country\n    certainty: stated", "rule: country\n    certainty: likely", "    certainty: likely", "uncertain-no", 'R2 can say no, but is only "likely"', "write stated"),
    (RULES, '    source: {title: About us, url: "https://museum.example/about", checked: 2026-11-22}\n', "", "    certainty: stated", "no-source", "R2 is stated, but names no source", "add source:"),
    (RULES, "{id: far,", "{id: afar,", "    outcomes:\n      - {id: same", "no-outcome", "R3 lacks outcomes: far", "add them"),
    (RULES, "elsewhere: outside", "elsewhere: abroad", "elsewhere:", "unknown-outcome", 'no outcome of a country is called "abroad"', "name one"),
    (RULES, "- outcome: perhaps", "- outcome: maybe", "  - outcome: maybe", "unknown-outcome", '"maybe"', "name one"),
    (RULES, "countries: [GB]", "countries: [GB, DK]", "country_groups:", "country-twice", "the country DK stands in two groups", "keep it in one"),
    (RULES, "{module: module-1,", "{module: module-9,", "  - {module: module-9", "unknown-module", 'there is no module "module-9"', "module-1, module-2"),
    (RULES, "closes: 2027-03-01", "closes: 2026-03-01", "  - {module", "call-dates", "the call closes before it opens", "exchange the two dates"),
    (GLOSSARY, "also: [object facts]", "also: [Persona]", "    en: {term: metadata", "term-twice", '"Persona" stands for "persona" as well', "one of the two"),
    (ENGLISH, "Question {n} of", "Question {n of", "  progress:", "placeholder", 'nothing fills in { in "progress" under "sentences"', "it may have {n}, {total}"),
    (ENGLISH, "Question {n} of", "Question {n.real} of", "  progress:", "placeholder", "nothing fills in {n.real}", "it may have {n}, {total}"),
    (ENGLISH, "of {total}", "of {totl}", "  progress:", "placeholder", "nothing fills in {totl}", "did you mean {total}?"),
    (ENGLISH, "welcome: A", "welcome: Dear {name}, a", "  welcome:", "placeholder", "nothing fills in {name}", "it may have no {names}"),
    (ENGLISH, "reply: Hello", "reply: Hello {you}", "    reply:", "placeholder", "nothing fills in {you}", "no {names}"),
    (DANISH, "Question {n} of", "Spørgsmål {nr} af", "  progress:", "placeholder", "nothing fills in {nr}", "{n}"),
    (COSTS, LINK, "[link](http://museum.example/en)", "    The *answer*", "unsafe-link", "not a safe link", "write https:// instead; only old archives that have no https"),
    (COSTS, LINK, "http://museum.example/en", "    The *answer*", "unsafe-link", "not a safe link", "write https:// instead"),
    (COSTS, LINK, "[link](https://test.example/en)", "    The *answer*", "banned-host", "test.example may not be shown", "another page"),
    (COSTS, LINK, "[link](museum)", "    The *answer*", "bad-link", '"museum" is not a web address', "write it as https://"),
    (COSTS, LINK, "[link](javascript:x)", "    The *answer*", "bad-markup", "a link is not written right", "[words](https://...)"),
    (COSTS, LINK, "[link](https://a b)", "    The *answer*", "bad-markup", "a link is not written right", "[words](https://...)"),
    (COSTS, LINK, "(https://museum.example/en)[link]", "    The *answer*", "bad-markup", "a link is not written right", "[words](https://...)"),
    (COSTS, LINK, "[link] (https://museum.example/en)", "    The *answer*", "bad-markup", "a link is not written right", "[words](https://...)"),
    (COSTS, LINK, "[link](mailto:who@museum.example)", "    The *answer*", "bad-link", "is not a web address", "write an e-mail address without a link"),
    (COSTS, "    The *answer*", "    ## Costs\n    The *answer*", "    ## Costs", "bad-markup", "a line begins with ##", "write a sentence instead"),
    (COSTS, LINK, "<b>link</b>", "    The *answer*", "html", "there is HTML in the text: <b>", "*emphasis* and [links]"),
    (COSTS, "What about costs in en", "You &amp; I", "  question: You", "html", "there is HTML in the text: &amp;", "plain text"),
    (MODULES, MODULE_1, "ftp://host.example", "    url: ftp", "unsafe-link", "is not a safe link", "begins with https://"),
    (MODULES, MODULE_1, "https://me@host.example", "    url: https://me", "bad-link", "is not a web address", "https://"),
    (MODULES, MODULE_1, "https://", "    url: https://\n", "bad-link", "is not a web address", "https://"),
    (MODULES, MODULE_1, '"https://[host"', '    url: "https://[', "bad-link", "is not a web address", "https://"),
]  # fmt: skip
"""What shows only when the files are read together."""

WAITING = [
    (FIRST, DANISH_TEXT, "", "en:", "no-language", "the Danish text is missing; English is shown", "add a line da: and its keys under it"),
    (FIRST, "2099-06-30", "2026-11-21", "review_by", "review-due", "this answer was to be reviewed by 2026-11-21", "set a new review_by"),
    (FIRST, "checked: 2026-11-22", "checked: 2026-11-23", "    checked", "date", "2026-11-23, which is still to come", "write the day it was read"),
    (ENGLISH, "  basics: Basics\n", "", "groups:", "unnamed-group", 'the group "basics" has no name', "add basics: ..."),
    (DANISH, "  welcome: A sentence in da\n", "", "sentences:", "untranslated", '"welcome" under "sentences" is not translated', "add welcome: with its text"),
    (COSTS, "# yaml-language-server", "# yaml", "# yaml", "no-schema", "the first line does not point to the schema", "make this the first line"),
    (FIRST, "first-steps en sample c", "sample a of en costs", "    - sample a of en costs", "near-utterance", f'nearly the same as "costs en sample a" in {COSTS}:15', "make the two more different"),
    (THESAURUS, "    da: [costs]\n", "    da: [costs]\n  - id: price\n    en: [steps, sample]\n", "    en: [steps, s", "shared-word", '"steps" stands in two concepts, "money" and "price"', "keep it where it fits best"),
    (THESAURUS, "    da: [costs]\n", "    da: [costs]\n  - id: whale\n    en: [whale, orca]\n", "  - id: whale", "idle-concept", 'the concept "whale" helps no question', "add the words that entries use"),
]  # fmt: skip
"""What can wait: people are served meanwhile."""

BOMB = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 30))
"""Thirty lines that would grow to a thousand million values, if anything followed what they point to."""

FILES = [
    (COSTS, b"id: costs\n" * (MAX_BYTES // 10 + 1), 1, "too-large", f"more than the {MAX_BYTES:,} that are read", "pasted in by mistake"),
    (COSTS, b"id: costs\ngroup: \xff\n", 2, "encoding", "a character here is not UTF-8", "save the file as UTF-8"),
    (COSTS, b"", 1, "empty-file", "the file is empty", "write its content, or delete the file"),
    (COSTS, BOMB.encode(), 1, "anchor", "&a0 is read as a YAML anchor", "write the text out"),
    (COSTS, ("id: " + 20_000 * "[").encode(), 1, "too-deep", "nested more than", "check the brackets"),
    (COSTS, b"costs\n", 1, "wrong-shape", "the file has no keys", "write each key with a colon"),
    *((path, None, 1, "missing-file", "the file is missing", "put it back") for path in (MATURITY, MODULES, RULES, GLOSSARY, THESAURUS, "hosts.yaml", ENGLISH)),
    ("entries/costs.yaml", b"id: costs\n", 1, "stray-file", "no file is read from this place", "entries/<group>/<id>.yaml"),
    ("entries/basics/deeper/costs.yaml", b"id: costs\n", 1, "stray-file", "no file is read from this place", "entries/<group>"),
    ("entries/basics/more.yml", b"id: more\n", 1, "stray-file", "or by this name", "end its name in .yaml"),
    ("wording/x/en.yaml", b"language: x\n", 1, "stray-file", "no file is read from this place", "wording/<language>.yaml"),
    ("journeys/more/a.yaml", b"title: x\n", 1, "stray-file", "no file is read from this place", "journeys/<name>.yaml"),
]  # fmt: skip
"""Whole files: a path, its content (None where it is missing), the line, the kind, what is wrong and what to do."""
