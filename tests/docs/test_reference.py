"""The reference is complete and its links lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.catalogue import EVENTS
from domain.facts import Event, Fact

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
LINK = re.compile(r"\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def _name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def _sections(page: Path) -> dict[str, str]:
    """The third-level headings of a page, with the text under each."""
    parts = re.split(r"^#{1,3} (.+)$", page.read_text(), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


EVENT_SECTIONS = {title: text for title, text in _sections(ROOT / "docs/reference/events.md").items() if " " not in title}


def test_every_event_is_described_and_no_other() -> None:
    titles = set(EVENT_SECTIONS) - {"Events", "Sessions", "Ending", "Visits", "Issues", "Articles", "Actors"}
    assert titles == set(EVENTS)


def _own_fields(kind: type[Event]) -> Iterator[str]:
    shared = Fact.model_fields if issubclass(kind, Fact) else {}
    for name, field in kind.model_fields.items():
        if name not in shared or (field.is_required() and not shared[name].is_required() and name != "by"):
            written = field.alias or name
            yield f"`{written}`" if field.is_required() else f"[`{written}`]"


@pytest.mark.parametrize("name", sorted(EVENTS))
def test_an_event_is_described_with_its_own_fields(name: str) -> None:
    text = EVENT_SECTIONS[name]
    either = {"DisputeSettled": {"[`upheld`]", "[`dismissed`]"}}.get(name, set())
    assert [field for field in _own_fields(EVENTS[name]) if (field.strip("[]") if field in either else field) not in text] == []


@pytest.mark.parametrize("name", sorted(Fact.model_fields))
def test_the_fields_that_every_fact_has_are_described(name: str) -> None:
    field = f"`{name}`" if Fact.model_fields[name].is_required() else f"[`{name}`]"
    assert field in _sections(ROOT / "docs/reference/events.md")["What every fact carries"]


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _anchors(page: Path) -> set[str]:
    text = FENCED.sub("", page.read_text())
    return {_anchor(heading) for heading in re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE)}


def _dead(page: Path, link: str) -> bool:
    path, _, anchor = link.partition("#")
    target = (page.parent / path).resolve() if path else page
    return not target.exists() or bool(anchor and target.suffix == ".md" and anchor not in _anchors(target))


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    links = LINK.findall(FENCED.sub("", page.read_text()))
    assert [link for link in links if "://" not in link and _dead(page, link)] == []


def test_every_page_is_reached_from_the_index() -> None:
    seen, open_pages = set[Path](), [ROOT / "docs/index.md"]
    while open_pages:
        page = open_pages.pop()
        if page in seen:
            continue
        seen.add(page)
        links = (link.partition("#")[0] for link in LINK.findall(page.read_text()) if "://" not in link)
        open_pages += [path for link in links if (path := (page.parent / link).resolve()).suffix == ".md"]
    assert [_name(page) for page in PAGES if page not in seen and page.parent != ROOT] == []


@pytest.mark.parametrize("page", DECISIONS, ids=_name)
def test_a_decision_says_its_context_its_choice_and_its_consequence(page: Path) -> None:
    headings = re.findall(r"^## (.+)$", page.read_text(), flags=re.MULTILINE)
    assert headings == ["Context", "Choice", "Consequence"]
    assert page.read_text().startswith(f"# {page.name[:4]} ")
    assert f"]({page.name})" in (page.parent / "README.md").read_text()


def test_decisions_are_numbered_without_a_gap() -> None:
    assert [page.name[:4] for page in DECISIONS] == [f"{number:04}" for number in range(1, len(DECISIONS) + 1)]


def _terms() -> list[str]:
    return re.findall(r"^\*\*(.+?)\*\* — ", (ROOT / "docs/reference/glossary.md").read_text(), flags=re.MULTILINE)


def test_a_term_is_explained_once() -> None:
    terms = _terms()
    assert len(terms) == len(set(terms)) > 50


WORDS_OF_THE_STATE = """
    status since phase basis opening step notice party session edition stand origin visit evidence settled forecast warning
    band belief citation passage attribution coding casebook dossier gist cadence overdue due stale dormant suspended discontinued
"""


@pytest.mark.parametrize("word", WORDS_OF_THE_STATE.split())
def test_a_word_of_the_state_is_in_the_glossary(word: str) -> None:
    assert word in {term.lower() for term in _terms()}


@pytest.mark.parametrize("lock", sorted(ROOT.glob("requirements*.lock")), ids=_name)
def test_a_lock_names_no_address(lock: Path) -> None:
    assert "--hash=sha256:" in lock.read_text()
    assert re.findall(r"^.*(?:://|--index|--find-links).*$", lock.read_text(), flags=re.MULTILINE) == []


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_a_page_names_no_place_of_this_machine(page: Path) -> None:
    assert str(ROOT) not in page.read_text()
