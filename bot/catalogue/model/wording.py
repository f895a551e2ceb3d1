"""Every sentence the assistant itself says, in one language, and the words it listens for."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import Field, StringConstraints

from bot.catalogue.model.base import Authored, ButtonLabel, Id, Words


class Plural(Authored):
    """A sentence that depends on a number ``{n}``, by the plural forms of the language (CLDR)."""

    one: Words = Field(description="The form for one; {n} is the number.")
    other: Words = Field(description="The form for any other number.")


class SmallTalk(Authored):
    """Words people say that are no question, and what is answered."""

    words: Annotated[tuple[Words, ...], Field(min_length=1)] = Field(
        description="What people type; capitals and signs do not matter."
    )
    reply: Words = Field(description="What is answered.")


class Profile(Authored):
    """The texts on the assistant's page in Telegram, within its limits."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=64)] = Field(
        description="The assistant's name, at most 64 characters."
    )
    about: Annotated[str, StringConstraints(min_length=1, max_length=120)] = Field(
        description="Who it is, on its page; at most 120 characters."
    )
    description: Annotated[str, StringConstraints(min_length=1, max_length=512)] = Field(
        description="What a person reads before pressing Start; at most 512 characters."
    )


class Phrases(Authored):
    """What people type to steer, beside the buttons."""

    why: tuple[Words, ...] = Field(description='"Why do you ask?"')
    meaning: tuple[Words, ...] = Field(
        description='"What does {term} mean?"; {term} stands for the word asked about.'
    )
    not_sure: tuple[Words, ...] = Field(description='"I do not know", as an answer to an item of the check.')
    number: tuple[Words, ...] = Field(description='Words before an option\'s number, such as "option".')
    asking: tuple[Words, ...] = Field(description="Words with which a question begins, such as how and what.")
    more: tuple[Words, ...] = Field(description="Words that ask for more about the answer just given.")
    speak: tuple[Words, ...] = Field(
        description="Words that ask for this language; also listened for while another is spoken."
    )
    introducing: tuple[Words, ...] = Field(
        description="Words before one's own name; what has them is not kept for the partners."
    )
    polite: tuple[Words, ...] = Field(
        description="Polite words before or after a wish, which change nothing in it."
    )
    why_level: tuple[Words, ...] = Field(description="Said at a result: why this level?")
    how_sure: tuple[Words, ...] = Field(description="Said at a result: how sure is it?")
    what_first: tuple[Words, ...] = Field(description="Said at a result: what should we do now?")
    go_on: tuple[Words, ...] = Field(description="Words that mean: go on with the check.")
    start_again: tuple[Words, ...] = Field(description="Words that mean: begin the check anew.")
    commands: dict[str, tuple[Words, ...]] = Field(description="Words that mean the same as a command.")


class Buttons(Authored):
    """The words on the assistant's own buttons."""

    menu: ButtonLabel = Field(description="To the menu.")
    back: ButtonLabel = Field(description="One step back.")
    more: ButtonLabel = Field(description="The next page of a list.")
    go_on: ButtonLabel = Field(description="Go on with the check after its first result.")
    check: ButtonLabel = Field(description="Begin the check.")
    continue_check: ButtonLabel = Field(description="Go on with a check that was left.")
    start_again: ButtonLabel = Field(description="Begin the check anew.")
    change_answer: ButtonLabel = Field(description="To the list of answers, to change one.")
    change_this: ButtonLabel = Field(description="Change the answer that an old button meant.")
    keep_answer: ButtonLabel = Field(description="Leave the answer as it is.")
    modules: ButtonLabel = Field(description="To the three workshops.")
    apply: ButtonLabel = Field(description="To the pre-check.")
    ask: ButtonLabel = Field(description="Ask a question.")
    topics: ButtonLabel = Field(description="To the topics.")
    languages: ButtonLabel = Field(description="Choose another language; the same in every language.")
    collection_yes: ButtonLabel = Field(description="The museum holds a collection.")
    collection_no: ButtonLabel = Field(description="The museum holds no collection.")
    not_sure: ButtonLabel = Field(description="Leave an answer open.")
    why_asked: ButtonLabel = Field(description="Ask why the question is asked.")
    show_likely: ButtonLabel = Field(description="Show the likely workshop before the check is done.")
    settle: ButtonLabel = Field(description="Answer what was left open.")
    full_profile: ButtonLabel = Field(description="Answer all the questions.")
    why_level: ButtonLabel = Field(description="Ask what decided the level.")
    more_steps: ButtonLabel = Field(description="See a next step for every side.")
    about_module: ButtonLabel = Field(description="To the workshop of the result.")
    more_about_module: ButtonLabel = Field(description="To the entry on the workshop.")
    back_to_result: ButtonLabel = Field(description="To the result.")
    how_scored: ButtonLabel = Field(description="Ask how the level is worked out.")
    start_precheck: ButtonLabel = Field(description="Begin the pre-check.")
    change_precheck: ButtonLabel = Field(description="Do the pre-check again.")
    what_now: ButtonLabel = Field(description="Ask what is left to do when no call is open.")
    whom_to_ask: ButtonLabel = Field(description="Ask who can tell more.")
    fitting_module: ButtonLabel = Field(description="Choose the workshop that fits the result.")
    none_of_these: ButtonLabel = Field(description="None of the suggested questions is meant.")
    export: ButtonLabel = Field(description="See everything that is stored.")
    erase: ButtonLabel = Field(description="Delete everything; asked about once more.")
    erase_now: ButtonLabel = Field(description="Delete everything, now.")


class Sentences(Authored):
    """The assistant's own sentences; every one that the code says has its key here.

    The {names} in a description are those that are filled in, and a sentence may have no others.
    """

    welcome: Words = Field(description="The first message.")
    help: Words = Field(description="What the assistant can do, before the list of commands.")
    language_changed: Words = Field(description="Said after a change of language.")
    which_language: Words = Field(description="Asks for the language.")
    offer_switch: Words = Field(description="Offered after a question in another language.")
    ask_away: Words = Field(description="Invites a question.")
    check_intro: Words = Field(description="Said before the check begins.")
    collection_question: Words = Field(description="Asked first: is there a collection?")
    progress: Words = Field(description="Above each question; {n} of about {total}.")
    progress_full: Words = Field(description="The same when all questions are asked: {n} of {total}.")
    progress_most: Words = Field(
        description="The same, where the check may still end before: {n} of {total}."
    )
    answered_so_far: Words = Field(
        description="Above a question that is answered again; {answer} is the present answer."
    )
    straight_line: Plural = Field(description="Asked once after {n} equal answers in a row.")
    summary: Words = Field(description="Above the list of answers.")
    summary_empty: Words = Field(description="Said instead when there are none.")
    resume: Plural = Field(description="Said to a person who comes back; {n} answers so far.")
    no_result_yet: Words = Field(description="Said when a result is asked for too early.")
    card_title: Words = Field(description="The result's first line; {answered} of {total} answers.")
    card_level: Words = Field(description="The result's {level}.")
    card_open_level: Words = Field(description="The result while two or more {levels} are possible.")
    card_module: Words = Field(
        description="The fitting workshop: its {number}, {subject}, {host} and {place}."
    )
    sure_open: Words = Field(description="How sure the result is: not at all yet.")
    sure_likely: Words = Field(description="How sure the result is: likely.")
    sure_sure: Words = Field(description="How sure the result is: sure.")
    sure_full: Words = Field(description="How sure the result is: all questions are answered.")
    sure_borderline: Words = Field(description="How sure the result is: near the {other} workshop.")
    sure_but: Plural = Field(description='How sure: likely, as {n} answers are "not sure".')
    sure_unsettled: Words = Field(description="How sure the result is: too much was left open.")
    word_unknown: Words = Field(description="A side of which nothing is known.")
    word_starting: Words = Field(description="A side at the start.")
    word_begun: Words = Field(description="A side that is begun.")
    word_established: Words = Field(description="A side that is in place.")
    word_leading: Words = Field(description="A side that is ahead.")
    card_why: Words = Field(description="What decided the result; {answers} are the topics.")
    card_steps: Words = Field(description="Above the first steps.")
    card_no_call: Words = Field(description="On the card while no call is open.")
    card_method: Words = Field(
        description="The result's last line: the {version} of the check and the {day}."
    )
    no_steps: Words = Field(description="Said when a museum is ahead everywhere.")
    all_steps: Words = Field(description="Above the list of all next steps.")
    foundations_short: Words = Field(
        description="The remark on the result when a level stands on thin ground."
    )
    foundations: Words = Field(description="The same remark in full.")
    level_meaning: Words = Field(description="A {level} and its {meaning}.")
    explain_open: Words = Field(description="Said when no level is settled yet.")
    explain_changes: Plural = Field(description="Above the answers that decided; {n} is how many.")
    explain_change: Words = Field(
        description="One of them: its {topic}, what it is {now}, and what it would have been {then}."
    )
    explain_points: Words = Field(description="The {total} of points, and where {medium} and {higher} begin.")
    modules_intro: Words = Field(description="Above the three workshops.")
    module_short: Words = Field(description="One workshop in a line: {number}, {subject}, {host}, {whom}.")
    module_title: Words = Field(description="A workshop's first line: {number} and {subject}.")
    module_where: Words = Field(description="Its {host}, {place} and {level}.")
    project_ended: Words = Field(description="Said wherever a workshop is shown: the project is over.")
    module_contact: Words = Field(description="Whom to ask today: {contact}; a link follows.")
    topics: Words = Field(description="Above the list of topics.")
    group: Words = Field(description="Above the questions of one topic; {name} is the topic.")
    for_your_level: Words = Field(description="Before the advice for one level.")
    sources: Words = Field(description="Before the sources; {checked} is the day on which they were read.")
    did_you_mean: Words = Field(description="Above up to three questions that may be meant.")
    several: Words = Field(description="The same, where each of them speaks of what was asked.")
    read_on: Words = Field(
        description="Said when somebody wants more about an answer; related questions follow."
    )
    unknown: Words = Field(description="Said when nothing answers a question; it is kept for the partners.")
    unknown_unkept: Words = Field(description="The same where it points to somebody, and is not kept.")
    not_understood: Words = Field(description="Said to a word or two that mean nothing here.")
    choose_one: Words = Field(description="Said to words that are none of the answers to what is asked.")
    choose_or_unsure: Words = Field(description='The same where "Not sure" is one of the answers.')
    no_call: Words = Field(description="Said while no call is open.")
    call_open: Words = Field(description="Said while a call is open until {closes}; {url} tells more.")
    apply_intro: Words = Field(description="Said before the pre-check begins.")
    which_module: Words = Field(description="Asks for the workshop in mind.")
    no_such_country: Words = Field(description="Said when a country is not understood.")
    country_noted: Words = Field(description="Reads back a {country} that was typed.")
    verdict_yes: Words = Field(description="The pre-check's result: yes.")
    verdict_ask: Words = Field(description="The pre-check's result: ask the partner.")
    verdict_no: Words = Field(description="The pre-check's result: no.")
    reasons_no: Words = Field(description="Above what speaks against taking part.")
    reasons_ask: Words = Field(description="Above what to ask about.")
    reasons_yes: Words = Field(description="Above what speaks for taking part.")
    rule_source: Words = Field(
        description="Before a rule's source: the {rule} and the day on which it was {checked}; a link and ) follow."
    )
    person_decides: Words = Field(description="The pre-check's last line.")
    old_button: Words = Field(description="Said when a button of an earlier message is pressed.")
    old_answer: Words = Field(
        description="Said when an earlier question is answered again: its {topic} and {answer}."
    )
    noted_already: Words = Field(
        description="Said when the same answer is given twice: its {topic} and {answer}."
    )
    unreadable_button: Words = Field(description="Said when a button cannot be read.")
    no_term_here: Words = Field(description="Said when a meaning is asked and no term is in sight.")
    unknown_command: Words = Field(description="Said to an unknown /command.")
    no_such_number: Words = Field(description="Said when nothing has that {number}.")
    no_words: Words = Field(description="Said to a message without words or numbers.")
    sent_photo: Words = Field(description="Said to a picture.")
    sent_voice: Words = Field(description="Said to a voice message.")
    sent_sticker: Words = Field(description="Said to a sticker.")
    sent_location: Words = Field(description="Said to a place.")
    sent_document: Words = Field(description="Said to a file.")
    sent_other: Words = Field(description="Said to anything else without words.")
    privacy: Words = Field(description="What is stored; shown by /privacy.")
    export_follows: Words = Field(description="Above everything that is stored.")
    erase_sure: Words = Field(description="Asks once more before deleting.")
    erased: Words = Field(description="Said after deleting.")
    stopped: Words = Field(description="Said when a person stops.")
    went_wrong: Words = Field(description="Said when the assistant itself failed.")
    broken_knowledge: Words = Field(
        description="Told to the administrators when a change cannot be taken up; what to mend follows."
    )


def filled_in(key: str) -> frozenset[str]:
    """The {names} that are filled in when the sentence of that key is said."""
    return frozenset(re.findall(r"{(\w+)}", Sentences.model_fields[key].description or ""))


class Wording(Authored):
    """One language's wording."""

    language: Words = Field(description="The language's own name.")
    commands: dict[str, Words] = Field(description="The commands of the menu and what each does.")
    profile: Profile = Field(description="The texts on the assistant's page in Telegram.")
    groups: dict[Id, ButtonLabel] = Field(description="What the groups of questions are called.")
    phrases: Phrases = Field(description="What people type to steer.")
    small_talk: dict[Id, SmallTalk] = Field(description="Words that are no question, and what is answered.")
    buttons: Buttons = Field(description="What stands on the buttons.")
    sentences: Sentences = Field(description="Every sentence that the assistant itself says.")
