"""Dates and lists as one would say them."""

from __future__ import annotations

import pytest
from hypothesis import given

from domain.dates import NotADate, parse
from domain.wording import at, in_words, listed, ordinal
from tests.property.histories import dates


@pytest.mark.parametrize(
    ("text", "words", "with_preposition"),
    [
        ("2024-05-29", "29 May 2024", "on 29 May 2024"),
        ("2024-05", "May 2024", "in May 2024"),
        ("2018", "2018", "in 2018"),
        ("2018~", "about 2018", "in about 2018"),
        ("2025-23", "autumn 2025", "in autumn 2025"),
        ("[2024-05-26..2024-05-28]", "between 26 and 28 May 2024", "between 26 and 28 May 2024"),
        ("[2024-05-30..2024-06-02]", "between 30 May and 2 June 2024", "between 30 May and 2 June 2024"),
        ("2024-01-08/2024-01-09", "8–9 January 2024", "on 8–9 January 2024"),
        ("2023-12-30/2024-01-02", "30 December 2023 – 2 January 2024", "on 30 December 2023 – 2 January 2024"),
        ("2020/2024-05", "between 2020 and May 2024", "between 2020 and May 2024"),
        ("../2017", "2017 or earlier", "in 2017 or earlier"),
        ("2019-11/..", "November 2019 onwards", "not before November 2019"),
        ("[2018,2020]", "one of 2018 or 2020", "one of 2018 or 2020"),
        ("2022-10-04T09:00:00+09:00", "4 October 2022", "on 4 October 2022"),
    ],
)
def test_a_date_in_words(text: str, words: str, with_preposition: str) -> None:
    assert in_words(text) == words
    assert at(text) == with_preposition


@given(dates())
def test_every_date_has_words(text: str) -> None:
    assert parse(text).text[:4].strip("./[") in at(text) or ".." in text


def test_what_is_no_date_is_said_as_it_stands() -> None:
    assert in_words("soon") == "soon"
    with pytest.raises(NotADate):
        parse("soon")


def test_lists_and_ordinals() -> None:
    assert (listed([]), listed(["how"]), listed(["how", "when", "where"])) == ("", "how", "how, when and where")
    assert [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 112)] == [
        "1st",
        "2nd",
        "3rd",
        "4th",
        "11th",
        "12th",
        "13th",
        "21st",
        "112th",
    ]
