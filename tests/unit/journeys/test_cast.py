"""Which actors a record names: states by code where there is one, and persons only where the words make out one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from api.journeys.cast import Cast, person
from api.journeys.dates import span
from api.journeys.spelling import slug
from api.journeys.states import country
from domain.actor import ActorRegistered
from tests.unit.journeys.listing import line, record, revised
from tests.unit.journeys.replay import NOW


@pytest.mark.parametrize(
    ("visitor", "name"),
    [
        ("President Bronislaw Komorowski", "Bronislaw Komorowski"),
        ("Prime Minister Ch’en", None),
        ("President Barrios", None),
        ("President-elect Vicente Fox", "Vicente Fox"),
        ("Acting Prime Minister Ben Birk", "Ben Birk"),
        ("King Hussein", "King Hussein"),
        ("Valdas Adamkus", "Valdas Adamkus"),
        ("President Francesco Cossiga and Prime Minister Giulio Andreotti", None),
        ("President Anwar Sadat, Prime Minister Mustafa Khalil", None),
        ("Prime MinisterHaidar al- Abadi", None),
        ("Chairman of the Presidency Bakir Izetbegovic", None),
        (None, None),
    ],
)
def test_the_person_in_the_words(visitor: str | None, name: str | None) -> None:
    assert person(visitor) == name


@pytest.mark.parametrize(
    ("name", "id", "actor"),
    [
        ("Poland", "poland", "PL"),
        ("Korea", "korea-south", "KR"),
        ("Korea, Republic of", "korea", "KR"),
        ("Korea", "korea", "korea"),
        ("U.S.S.R.", "russia", "RU"),
        ("Republic of China", "taiwan", "TW"),
        ("China, People’s Republic of", None, "CN"),
        ("Serbia-Montenegro (Kosovo)", "kosovo", "XK"),
        ("Mexico", "turkey", "MX"),
        ("Turkey", "turkey", "TR"),
        ("Sierra Leone", "Sierra Leone", "SL"),
        ("Yugoslavia", "yugoslavia", "yugoslavia"),
        ("Côte d’Or", None, "cote-dor"),
        ("—", None, None),
        (None, None, None),
    ],
)
def test_the_country_of_a_record(name: str | None, id: str | None, actor: str | None) -> None:
    found = country(name, id)
    assert (found.id if found else None) == actor


def _named(folder: Path, cast: Cast, **more: Any) -> tuple[str | None, tuple[str, ...]]:
    (row,) = revised(folder, line(1, "add", "7", record("7", **more)))
    named = cast.named(row)
    return named.traveller, named.participants


def test_actors_are_registered_when_they_first_appear(tmp_path: Path) -> None:
    cast = Cast(known=["US"], taken=[], shipped={})
    assert _named(tmp_path, cast, **{"from": "Poland", "from-id": "poland"}) == ("pl-ada-arden", ("PL", "US"))
    assert {p.stream: p.event for p in cast.introduced()} == {
        "PL": ActorRegistered(kind="state", state="PL", name="Poland"),
        "pl-ada-arden": ActorRegistered(kind="person", state="PL", name="Ada Arden"),
    }
    assert _named(tmp_path, cast, **{"from": "Poland", "from-id": "poland"}) == ("pl-ada-arden", ("PL", "US"))
    assert cast.introduced() == []


def test_an_id_that_is_something_else_is_left_alone(tmp_path: Path) -> None:
    cast = Cast(known=[], taken=["xanadu"], shipped={})
    assert _named(tmp_path, cast) == ("xanadu-ada-arden", ("xanadu-actor", "US"))


def test_a_shipped_actor_is_used_where_it_fits(tmp_path: Path) -> None:
    shipped = ActorRegistered(kind="person", state="JP", name="Fumio Kishida", aliases=("岸田文雄",))
    cast = Cast(known=[], taken=[], shipped={"fumio-kishida": shipped})
    named = _named(tmp_path, cast, visitor="Prime Minister Fumio Kishida", **{"from": "Japan", "from-id": "japan"})
    assert named == ("fumio-kishida", ("JP", "US"))
    assert shipped in [proposal.event for proposal in cast.introduced()]


def test_nobody_travels_from_nowhere(tmp_path: Path) -> None:
    assert _named(tmp_path, Cast([], [], {}), **{"from": None, "from-id": None}) == (None, ("US",))


@pytest.mark.parametrize(
    ("start", "end", "when", "said"),
    [
        ("2001-05-01", "2001-05-01", "2001-05-01", None),
        ("2001-05-01", "2001-05-03", "2001-05-01/2001-05-03", None),
        ("2001-05", "2001-06", "2001-05/2001-06", None),
        ("2001-05-03", "2001-05-01", "[2001-05-01..2001-05-03]", "2001-05-03/2001-05-01"),
        ("2001-05-03", None, "2001-05-03", "2001-05-03/"),
        (None, "2001-05-03", "2001-05-03", "/2001-05-03"),
        ("2001-05-03", "May 5", "2001-05-03", "2001-05-03/May 5"),
        ("soon", "soon", "../2026-11-22", "soon/soon"),
        (None, None, "../2026-11-22", "/"),
    ],
)
def test_the_days_of_a_record_as_one_date(start: str | None, end: str | None, when: str, said: str | None) -> None:
    found = span(start, end, NOW)
    assert (str(found.when), found.said) == (when, said)


def test_words_as_ids() -> None:
    assert slug("Shinzō Abe") == "shinzo-abe"
    assert slug("Sa’ad al-Hariri") == "saad-al-hariri"
    assert slug("Łukasz Ærø") == "lukasz-aero"
    assert not slug("習近平")
