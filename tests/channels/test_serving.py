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

    def __init__(self, like: Knowledge, version: str = "another") -> None:
        """Another version of a knowledge."""
        super().__init__(replace(like.catalogue, version=version))
        self.begun, self.may_learn = Event(), Event()

    def learn(self) -> Matchers:
        """Waits, then learns."""
        self.begun.set()
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
    learning = serving.exchange(other)
    assert serving.knowledge is other
    assert serving.learnt
    assert other.matchers is unlearnt.matchers
    other.may_learn.set()
    learning.join()
    assert other.matchers is not unlearnt.matchers


def test_an_exchange_waits_for_no_learning(unlearnt: Knowledge) -> None:
    """What comes while the first one is still being learnt serves at once, and leans on it as soon as that is done."""
    first, second = Slow(unlearnt), Slow(unlearnt, "a third")
    serving = Serving(first)
    starting = Thread(target=serving.learn)
    starting.start()
    assert first.begun.wait(20)
    learning = serving.exchange(second)
    assert serving.knowledge is second
    assert not serving.learnt
    first.may_learn.set()
    assert second.begun.wait(20)
    assert serving.learnt
    assert second.matchers is first.matchers
    second.may_learn.set()
    starting.join()
    learning.join()
    assert second.matchers is not first.matchers


def test_languages_whose_samples_are_the_same_are_not_learnt_anew(unlearnt: Knowledge) -> None:
    """A changed answer costs no learning."""
    unlearnt.learn()
    after = Knowledge(replace(unlearnt.catalogue, version="another"))
    after.lean_on(unlearnt)
    before = unlearnt.matchers.by_language
    assert all(matcher is before[language] for language, matcher in after.learn().by_language.items())
