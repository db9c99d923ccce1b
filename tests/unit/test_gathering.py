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
    with gathering.at_once():
        with gathering.at_once():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_works_again_when_gathering_fails() -> None:
    with pytest.raises(KeyError), Gathering().at_once():
        raise KeyError
    assert gc.isenabled()


def test_who_let_it_rest_anyhow_finds_it_at_rest() -> None:
    gc.disable()
    with Gathering().at_once():
        pass
    assert not gc.isenabled()


def test_many_threads_do_not_leave_it_at_rest() -> None:
    gathering, together = Gathering(), Barrier(8)

    def work() -> None:
        together.wait()
        for _ in range(200):
            with gathering.at_once():
                assert not gc.isenabled()

    threads = [Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert gc.isenabled()


def test_circles_of_what_was_gathered_are_still_found() -> None:
    class Round:
        own: Round

    with Gathering().at_once():
        one = Round()
        one.own = one
        del one
    assert sum(isinstance(found, Round) for found in gc.get_objects()) == 1
    gc.collect()
    assert not any(isinstance(found, Round) for found in gc.get_objects())
