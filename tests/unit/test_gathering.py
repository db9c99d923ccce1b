from __future__ import annotations

import gc
from collections.abc import Iterator
from threading import Barrier, Thread

import pytest

from api.gathering import Gathering


@pytest.fixture(autouse=True)
def _enabled() -> Iterator[None]:
    gc.enable()
    yield
    gc.enable()


def test_the_collector_rests_until_the_last_is_done() -> None:
    gathering = Gathering()
    with gathering:
        with gathering:
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_works_again_when_gathering_fails() -> None:
    with pytest.raises(KeyError), Gathering():
        raise KeyError
    assert gc.isenabled()


def test_who_let_it_rest_anyhow_finds_it_at_rest() -> None:
    gc.disable()
    with Gathering():
        pass
    assert not gc.isenabled()


def test_many_threads_do_not_leave_it_at_rest() -> None:
    gathering, together = Gathering(), Barrier(8)

    def work() -> None:
        together.wait()
        for _ in range(200):
            with gathering:
                assert not gc.isenabled()

    threads = [Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert gc.isenabled()


class Round:
    """Holds itself, so that only the collector can free it."""

    def __init__(self) -> None:
        self.own = self


def gather_rounds(gathering: Gathering) -> None:
    """A hundred circles that nobody holds."""
    gc.collect()
    with gathering:
        for _ in range(100):
            Round()


def rounds() -> int:
    return sum(type(found) is Round for found in gc.get_objects())


def test_what_is_little_stays_young() -> None:
    gather_rounds(Gathering(many=100_000))
    gc.collect(0)
    assert rounds() == 0


def test_what_is_much_is_held_for_old_and_found_all_the_same() -> None:
    gather_rounds(Gathering(many=50))
    gc.collect(1)
    assert rounds() == 100
    gc.collect()
    assert rounds() == 0


def test_once_in_a_while_everything_is_looked_at() -> None:
    gathering = Gathering(many=50, most=150)
    gather_rounds(gathering)
    left = rounds()
    with gathering:
        kept = [[number] for number in range(200)]
    assert (left, rounds(), len(kept)) == (100, 0, 200)


def test_what_was_made_before_stays_young() -> None:
    gathering = Gathering(many=50)
    gc.collect()
    threshold = gc.get_threshold()
    gc.set_threshold(100_000, *threshold[1:])
    try:
        held = [Round() for _ in range(100)]
        with gathering:
            held.clear()
        gc.collect(0)
        assert rounds() == 0
    finally:
        gc.set_threshold(*threshold)
