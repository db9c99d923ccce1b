"""The steps of searches: other names, and what is found by which words."""

from __future__ import annotations

from pytest_bdd import given, parsers, then

from api.filters import Filters
from api.shelf import Shelf
from api.subjects import Kind
from tests.features.facts import Table, rows
from tests.features.world import World

KINDS: tuple[Kind, ...] = ("mechanism", "visit", "issue", "actor")
LANGUAGES = {"Japanese": "ja", "Chinese": "zh", "Korean": "ko", "Russian": "ru", "Arabic": "ar"}


@given(parsers.re(rf'(?:the )?"(?P<name>[^"]+)" is called "(?P<other>[^"]+)" in (?P<language>{"|".join(LANGUAGES)})'))
def _called(world: World, name: str, other: str, language: str) -> None:
    entry = world.entry(name)
    entry["names"] = entry.get("names", {}) | {LANGUAGES[language]: other}


@given(parsers.parse('the "{name}" is also known as "{alias}"'))
def _also_known(world: World, name: str, alias: str) -> None:
    entry = world.entry(name)
    entry["aliases"] = [*entry.get("aliases", ()), alias]


@then(parsers.re(r"on (?P<on>[^\s,]+)(?:, as the ledger stood on (?P<ledger>[^\s,]+),)? these searches find:"))
def _find(world: World, on: str, ledger: str | None, datatable: Table) -> None:
    """Among everything: channels, visits, issues, actors and articles."""
    clocks = world.clocks(on, ledger=ledger)
    for row in rows(datatable):
        found = [state.name for kind in KINDS for state in world.tracker.listed(kind, clocks, Filters(q=row["search"]))]
        found += [view.registered.title for view in world.tracker.articles(clocks, Shelf(q=row["search"]))]
        assert (row["search"], ", ".join(sorted(found)) or "nothing") == (row["search"], row["found"])
