"""What readers type, and what it finds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.search.sought import Phrase, all_found, sought

COUNCIL = ("Japan–China Ruling Party Exchange Council", "日中与党交流協議会", "Liu asked to restart the council; Motegi agreed.")


@pytest.mark.parametrize(
    "q",
    [
        "council", "COUNCIL", "counc", "council japan", "Japan–China", "japan-china", "japan-chi", "ruling motegi", "日中", "与党",
        "会", "党交流", "日中 motegi", "ＣＯＵＮＣＩＬ", '"ruling party"', "“exchange council”", '"日中"', "restart the",
        "council*", "(council)", "-council", "council;", "^council", '""', "*", "",
    ],
)  # fmt: skip
def test_it_is_found(q: str) -> None:
    assert all_found(sought(q), COUNCIL)


@pytest.mark.parametrize(
    "q",
    [
        "china-japan",
        "中日",
        "党与",
        "uncil",
        '"ruling part"',
        '"party ruling"',
        "council AND agreed",
        "NEAR",
        "gist:council",
        'cou"ncil',
    ],
)
def test_it_is_not_found(q: str) -> None:
    assert not all_found(sought(q), COUNCIL)


def test_what_is_written_together_is_sought_together() -> None:
    assert sought('日中 "ruling party" U.S.') == (
        Phrase(("日", "中"), open=True),
        Phrase(("ruling", "party"), open=False),
        Phrase(("u", "s"), open=True),
    )


def test_a_phrase_does_not_run_from_one_text_into_the_next() -> None:
    assert not all_found(sought('"party exchange"'), ("ruling party", "exchange council"))


def test_the_same_is_asked_once() -> None:
    assert sought("talks TALKS Talks") == sought("talks")


@given(st.text(), st.lists(st.text()))
def test_whatever_is_typed_can_be_asked(q: str, texts: list[str]) -> None:
    assert all_found(sought(q), [q, *texts])


@given(st.text(), st.text(), st.lists(st.text()))
def test_more_words_find_less(one: str, other: str, texts: list[str]) -> None:
    if all_found(sought(f"{one.replace(chr(34), ' ')} {other}"), texts):
        assert all_found(sought(one.replace('"', " ")), texts)
