"""A handful of entries, enough to see each behaviour of the matching."""

from bot.matching import Concept

SAMPLES = {
    "podcast": [
        "how do we start a podcast",
        "which microphone for a podcast",
        "podcast recording equipment museum",
        "we want to make an audio series about our collection",
    ],
    "newsletter": [
        "how do we get more from our newsletter",
        "nobody opens our mails to members",
        "newsletter open rate museum",
        "what should go in the monthly mailing",
    ],
    "website-redesign": [
        "when should we renew our website",
        "our website is ten years old, what now",
        "website relaunch museum steps",
        "we need a new site and do not know where to begin",
    ],
    "website-words": [
        "which words should we use in the website menu",
        "menu labels website",
        "visitors cannot find opening hours on our website",
        "navigation terms for a museum website",
    ],
    "kpis": [
        "which kpis should we use",
        "what figures should we report every year",
        "key performance indicators museum digital",
        "numbers to measure success museum",
    ],
    "volunteers": [
        "how do we bring volunteers along",
        "our volunteers are afraid of the tablet",
        "teach volunteers digital skills museum",
        "older volunteers and computers",
    ],
}
NEAR_MISSES = {
    "conservation": ["how do we clean a painting", "glue for broken pottery", "silver polish for old spoons"],
}
CONCEPTS = (
    Concept(
        "website",
        {"en": ("website", "web page", "homepage"), "da": ("hjemmeside",), "nl": ("website", "webstek")},
    ),
    Concept("newsletter", {"en": ("newsletter", "mailing"), "da": ("nyhedsbrev",), "nl": ("nieuwsbrief",)}),
)
