"""P8: restarts, edits, questions in between and another language give the same result as answering straight through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as some

from bot.assessment import NOT_SURE, Answer, Sheet, assess
from bot.catalogue.model import Language
from bot.dialogue.choice import Choice, Verb
from bot.dialogue.scenes.items import COLLECTION, UNSURE
from bot.dialogue.scenes.result import card
from bot.dialogue.session import Scene
from bot.dialogue.update import Attachment
from bot.dialogue.view import View
from tests.dialogue.knowing import UNCLEAR, UNKNOWN, WHAT_IS, ByHeart, Taught, catalogue
from tests.dialogue.talking import NOW, Clock, Person, person

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

QUICK = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
"""Without shrinking, so that a failure is told at once."""

ORDER = catalogue().instrument.order
ANSWERS = some.sampled_from([0, 1, 1, 1, 2, 2, 3, NOT_SURE])
MUSEUMS = some.tuples(some.fixed_dictionaries(dict.fromkeys(ORDER, ANSWERS)), some.booleans())
"""Every item's true answer, and whether there is a collection."""

Museum = tuple[dict[str, Answer], bool]


def value_of(answer: Answer) -> str:
    """An answer as a button carries it."""
    return UNSURE if answer is NOT_SURE else str(answer)


def presses(anna: Person, choice: Choice) -> None:
    """Presses that choice on the present screen."""
    anna.presses_data(choice.encoded(anna.session.nonce))


def is_asked(anna: Person) -> str:
    """The item or the collection question that stands there."""
    return anna.asked if anna.session.scene in {Scene.CHECK, Scene.COLLECTION} else ""


def answers_truly(anna: Person, truth: dict[str, Answer], collection: bool) -> None:  # noqa: FBT001 - drawn
    """Answers what is asked as it is."""
    if is_asked(anna) == COLLECTION:
        presses(anna, Choice(Verb.COLLECTION, "yes" if collection else "no"))
    else:
        presses(anna, Choice(Verb.ANSWER, is_asked(anna), value_of(truth[is_asked(anna)])))


def straight_through(truth: dict[str, Answer], collection: bool, *, everything: bool) -> Person:  # noqa: FBT001
    """Somebody who answers one item after the other."""
    anna = person(Taught(ByHeart()), clock=Clock())
    anna.begins()
    if everything:
        anna.wants_everything()
    while is_asked(anna):
        answers_truly(anna, truth, collection)
    return anna


def result_of(anna: Person) -> str:
    """The card in English, whatever the person's language."""
    english = Person(anna.knowledge, Language.EN)
    english.session = anna.session.at(Scene.RESULT)
    return card(View(anna.knowledge, english.session.__class__("x", sheet=anna.session.sheet), NOW)).plain


def asks_a_question(anna: Person) -> None:
    """Three of them, and something else in between."""
    for text in (WHAT_IS, "🙂", UNKNOWN, "what does that word mean", "why do you ask", UNCLEAR):
        anna.says(text)
    anna.attaches(Attachment.STICKER)
    presses(anna, Choice(Verb.NONE))


def changes_the_language(anna: Person) -> None:
    """To Danish, by the button."""
    anna.commands("language")
    presses(anna, Choice(Verb.LANGUAGE, "da"))


def looks_elsewhere(anna: Person) -> None:
    """The workshops, the topics, the pre-check, and back to the check."""
    for command in ("modules", "topics", "apply", "privacy", "help", "check"):
        anna.commands(command)
    presses(anna, Choice(Verb.CONTINUE))


def goes_back_and_forth(anna: Person) -> None:
    """Two steps back, and keeps both answers."""
    for _ in range(2):
        anna.says("back")
    presses(anna, Choice(Verb.KEEP) if anna.session.editing else Choice(Verb.CONTINUE))
    anna.commands("summary")
    presses(anna, Choice(Verb.CONTINUE))


def presses_old_buttons(anna: Person) -> None:
    """Answers to earlier questions, of some turns ago."""
    for turn in anna.turns[-6:-1]:
        buttons = [button for reply in turn.replies for button in reply.buttons[:3]]
        for button in buttons:
            if button.choice.verb in {Verb.ANSWER, Verb.COLLECTION} and button.choice.what != is_asked(anna):
                anna.presses_data(button.choice.encoded(turn.session.nonce))


DETOURS: list[Callable[[Person], None]] = [
    asks_a_question,
    changes_the_language,
    looks_elsewhere,
    goes_back_and_forth,
    presses_old_buttons,
    Person.is_restarted,
]


@QUICK
@given(MUSEUMS, some.lists(some.sampled_from(DETOURS), max_size=8), some.randoms(use_true_random=False))
def test_detours_change_nothing(museum: Museum, detours: list[Callable[[Person], None]], chance: Random):
    """The same answers are recorded, the check ends at the same item, and the card is the same."""
    truth, collection = museum
    plain = straight_through(truth, collection, everything=False)
    anna = person(Taught(ByHeart()), clock=Clock())
    anna.begins()
    while is_asked(anna):
        if anna.answers and detours and chance.random() < 0.5:
            sheet = anna.session.sheet
            detour = detours.pop()
            detour(anna)
            assert anna.session.sheet == sheet, detour.__name__
            continue
        answers_truly(anna, truth, collection)
        anna.is_restarted()
    assert anna.session.sheet == plain.session.sheet
    assert anna.session.scene is plain.session.scene is Scene.RESULT
    assert result_of(anna) == result_of(plain)


@QUICK
@given(MUSEUMS, some.lists(some.tuples(some.sampled_from(ORDER), ANSWERS), max_size=12))
def test_answers_corrected_later_count_as_if_given_at_once(museum: Museum, slips: list[tuple[str, Answer]]):
    """Wrong answers first, each set right from the summary: the same sheet, the same card."""
    truth, collection = museum
    plain = straight_through(truth, collection, everything=True)
    wrong = truth | dict(slips)
    anna = straight_through(wrong, not collection, everything=True)
    anna.commands("summary")
    presses(anna, Choice(Verb.EDIT, COLLECTION))
    answers_truly(anna, truth, collection)
    presses(anna, Choice(Verb.CONTINUE))
    while is_asked(anna):
        answers_truly(anna, truth, collection)
    for item, _ in slips:
        anna.is_restarted()
        anna.commands("summary")
        presses(anna, Choice(Verb.EDIT, item))
        if is_asked(anna) == item:
            answers_truly(anna, truth, collection)
    anna.commands("result")
    assert result_of(anna) == result_of(plain)
    assert anna.found == plain.found


@QUICK
@given(MUSEUMS, some.integers(1, 17), ANSWERS)
def test_going_back_to_correct_an_answer_is_as_good_as_giving_it(museum: Museum, at: int, slip: Answer):
    """One wrong answer in the middle, set right by "back" at once."""
    truth, collection = museum
    plain = straight_through(truth, collection, everything=True)
    anna = person(Taught(ByHeart()), clock=Clock())
    anna.begins()
    anna.wants_everything()
    while is_asked(anna):
        item = is_asked(anna)
        if len(anna.answers) == at and item in ORDER and item not in anna.answers:
            presses(anna, Choice(Verb.ANSWER, item, value_of(slip)))
            while is_asked(anna) not in {item, ""}:
                anna.says("back")
            if not is_asked(anna):
                anna.commands("summary")
                presses(anna, Choice(Verb.EDIT, item))
                answers_truly(anna, truth, collection)
                anna.commands("result")
                break
        answers_truly(anna, truth, collection)
    assert anna.session.sheet == plain.session.sheet
    assert result_of(anna) == result_of(plain)


@QUICK
@given(MUSEUMS, some.permutations(ORDER))
def test_the_order_of_the_answers_does_not_matter(museum: Museum, order: list[str]):
    """The sheet is a set of answers, however they came."""
    truth, collection = museum
    instrument = catalogue().instrument
    shuffled = {item: truth[item] for item in order}
    assert assess(Sheet(shuffled, collection), instrument) == assess(Sheet(truth, collection), instrument)
