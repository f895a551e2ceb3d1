"""Every sentence the assistant itself says, in one language, and the words it listens for."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from bot.catalogue.model.base import Authored, ButtonLabel, Id, Words


class Plural(Authored):
    """A sentence that depends on a number ``{n}``, by the plural forms of the language (CLDR)."""

    one: Words
    other: Words


class SmallTalk(Authored):
    """Words people say that are no question, and what is answered."""

    words: Annotated[tuple[Words, ...], Field(min_length=1)]
    reply: Words


class Profile(Authored):
    """The texts on the assistant's page in Telegram, within its limits."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=64)]
    about: Annotated[str, StringConstraints(min_length=1, max_length=120)]
    description: Annotated[str, StringConstraints(min_length=1, max_length=512)]


class Phrases(Authored):
    """What people type to steer, beside the buttons."""

    why: tuple[Words, ...] = Field(description='"Why do you ask?"')
    meaning: tuple[Words, ...] = Field(
        description='"What does {term} mean?"; {term} stands for the word asked about.'
    )
    commands: dict[str, tuple[Words, ...]] = Field(description="Words that mean the same as a command.")


class Buttons(Authored):
    """The words on the assistant's own buttons."""

    menu: ButtonLabel
    back: ButtonLabel
    more: ButtonLabel
    go_on: ButtonLabel
    check: ButtonLabel
    continue_check: ButtonLabel
    start_again: ButtonLabel
    change_answer: ButtonLabel
    change_this: ButtonLabel
    keep_answer: ButtonLabel
    modules: ButtonLabel
    apply: ButtonLabel
    ask: ButtonLabel
    topics: ButtonLabel
    languages: ButtonLabel
    collection_yes: ButtonLabel
    collection_no: ButtonLabel
    not_sure: ButtonLabel
    why_asked: ButtonLabel
    show_likely: ButtonLabel
    settle: ButtonLabel
    full_profile: ButtonLabel
    why_level: ButtonLabel
    more_steps: ButtonLabel
    about_module: ButtonLabel
    more_about_module: ButtonLabel
    back_to_result: ButtonLabel
    how_scored: ButtonLabel
    start_precheck: ButtonLabel
    change_precheck: ButtonLabel
    what_now: ButtonLabel
    whom_to_ask: ButtonLabel
    fitting_module: ButtonLabel
    none_of_these: ButtonLabel
    export: ButtonLabel
    erase: ButtonLabel
    erase_now: ButtonLabel


class Sentences(Authored):
    """The assistant's own sentences; every one that the code says has its key here."""

    welcome: Words
    help: Words
    language_changed: Words
    which_language: Words
    offer_switch: Words
    ask_away: Words
    check_intro: Words
    collection_question: Words
    progress: Words
    progress_full: Words
    answered_so_far: Words
    straight_line: Plural
    summary: Words
    summary_empty: Words
    resume: Plural
    no_result_yet: Words
    card_title: Words
    card_level: Words
    card_open_level: Words
    card_module: Words
    sure_open: Words
    sure_likely: Words
    sure_sure: Words
    sure_full: Words
    sure_borderline: Words
    sure_unsettled: Words
    word_unknown: Words
    word_starting: Words
    word_begun: Words
    word_established: Words
    word_leading: Words
    card_why: Words
    card_steps: Words
    card_method: Words
    no_steps: Words
    all_steps: Words
    foundations_short: Words
    foundations: Words
    level_meaning: Words
    explain_open: Words
    explain_changes: Plural
    explain_change: Words
    explain_points: Words
    modules_intro: Words
    module_short: Words
    module_title: Words
    module_where: Words
    project_ended: Words
    module_contact: Words
    topics: Words
    group: Words
    for_your_level: Words
    sources: Words
    did_you_mean: Words
    unknown: Words
    no_call: Words
    call_open: Words
    apply_intro: Words
    which_module: Words
    no_such_country: Words
    verdict_yes: Words
    verdict_ask: Words
    verdict_no: Words
    reasons_no: Words
    reasons_ask: Words
    reasons_yes: Words
    rule_source: Words
    person_decides: Words
    old_button: Words
    old_answer: Words
    noted_already: Words
    unreadable_button: Words
    no_term_here: Words
    unknown_command: Words
    no_such_number: Words
    no_words: Words
    sent_photo: Words
    sent_voice: Words
    sent_sticker: Words
    sent_location: Words
    sent_document: Words
    sent_other: Words
    privacy: Words
    export_follows: Words
    erase_sure: Words
    erased: Words
    stopped: Words
    went_wrong: Words


class Wording(Authored):
    """One language's wording."""

    language: Words = Field(description="The language's own name.")
    commands: dict[str, Words] = Field(description="The commands of the menu and what each does.")
    profile: Profile
    groups: dict[Id, ButtonLabel] = Field(description="What the groups of questions are called.")
    phrases: Phrases
    small_talk: dict[Id, SmallTalk]
    buttons: Buttons
    sentences: Sentences
