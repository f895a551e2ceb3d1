"""Which knowledge a turn is answered from while another one is being taken up."""

from __future__ import annotations

from dataclasses import replace
from threading import Event, Thread
from typing import TYPE_CHECKING

import pytest

from bot.channels.serving import Serving
from bot.dialogue.knowledge import Knowledge
from tests.dialogue.knowing import real_knowledge

if TYPE_CHECKING:
    from bot.matching import Matchers


class Slow(Knowledge):
    """Knowledge that is learnt when it is told to."""

    def __init__(self, before: Knowledge) -> None:
        """Follows another one."""
        super().__init__(replace(before.catalogue, version="another"), before)
        self.may_learn = Event()

    def learn(self) -> Matchers:
        """Waits, then learns."""
        assert self.may_learn.wait(20)
        return super().learn()


@pytest.fixture
def unlearnt() -> Knowledge:
    """A knowledge of which nothing is learnt yet."""
    return Knowledge(real_knowledge().catalogue)


def test_answers_are_new_at_once_and_ways_of_asking_soon(unlearnt: Knowledge) -> None:
    """The catalogue is exchanged whole; until the samples are learnt, the matchers before go on."""
    serving = Serving(unlearnt)
    serving.learn()
    other = Slow(unlearnt)
    taking_up = Thread(target=serving.exchange, args=(other,))
    taking_up.start()
    while serving.knowledge is not other:
        pass
    assert other.matchers is unlearnt.matchers
    other.may_learn.set()
    taking_up.join()
    assert other.matchers is not unlearnt.matchers


def test_nothing_is_served_before_something_is_learnt(unlearnt: Knowledge) -> None:
    """Where there are no matchers yet, the exchange waits until there are."""
    serving = Serving(unlearnt)
    other = Slow(unlearnt)
    taking_up = Thread(target=serving.exchange, args=(other,))
    taking_up.start()
    taking_up.join(0.2)
    assert serving.knowledge is unlearnt
    assert not serving.learnt
    other.may_learn.set()
    taking_up.join()
    assert serving.knowledge is other
    assert serving.learnt


def test_languages_whose_samples_are_the_same_are_not_learnt_anew(unlearnt: Knowledge) -> None:
    """A changed answer costs no learning."""
    unlearnt.learn()
    after = Knowledge(replace(unlearnt.catalogue, version="another"), unlearnt)
    before = unlearnt.matchers.by_language
    assert all(matcher is before[language] for language, matcher in after.learn().by_language.items())
