"""The published rules leave nothing out: every event, every warning and every refusal occurs in a feature."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.catalogue import FACTS_OF
from domain.mechanism.warnings import CODES

ROOT = Path(__file__).parents[2]
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in sorted((ROOT / "features").glob("*.feature"))}
ALL = "\n".join(TEXTS.values())

EVENTS = sorted({event for facts in FACTS_OF.values() for event in facts})
REFUSING = frozenset({"refuse", "_refuse", "Refusal", "NotAValue"})
KINDS = ("actor", "article", *(kind for kind in FACTS_OF if kind != "actor"))
NAMED = frozenset({"code", "fault"})
"""The keywords under which a cell of a table is given a code: ``replace(refusal, code=…)``, ``Cell(…, fault=(code, …))``."""
BEYOND_A_SCENARIO = frozenset(
    {
        "unreadable",  # the operating system refuses a file: it refuses nothing to an administrator
        "not-text",  # half a character: every reader in front of it refuses that, too
    }
)


def _codes(path: Path) -> Iterator[str]:
    """The codes of the refusals that a module makes."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and node.args and _name(node.func) in REFUSING:
            yield from _written(node.args[0])
        if isinstance(node, ast.Call):
            yield from (code for keyword in node.keywords if keyword.arg in NAMED for code in _written(_first(keyword.value)))
        if isinstance(node, ast.Tuple) and len(node.elts) == 2 and path.name == "sentences.py":
            yield from _written(node.elts[0])


def _first(told: ast.expr) -> ast.expr:
    """The code itself, or the first of a code and its sentence."""
    return told.elts[0] if isinstance(told, ast.Tuple) else told


def _name(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""


def _written(code: ast.expr) -> Iterator[str]:
    """The codes that an expression can give: a constant, one of two, or ``unknown-`` and a kind."""
    if isinstance(code, ast.Constant) and isinstance(code.value, str):
        yield code.value
    if isinstance(code, ast.IfExp):
        yield from (*_written(code.body), *_written(code.orelse))
    if isinstance(code, ast.JoinedStr):
        yield from (f"unknown-{kind}" for kind in KINDS)


REFUSALS = sorted({code for room in ("domain", "api") for path in (ROOT / room).rglob("*.py") for code in _codes(path)})


@pytest.mark.parametrize("event", EVENTS)
def test_every_event_occurs(event: str) -> None:
    assert re.search(rf"\b{event}\b", ALL)


@pytest.mark.parametrize("code", CODES)
def test_every_warning_occurs(code: str) -> None:
    assert _quoted(code)


@pytest.mark.parametrize("code", sorted(set(REFUSALS) - BEYOND_A_SCENARIO))
def test_every_refusal_occurs(code: str) -> None:
    assert _quoted(code)


def test_the_refusals_were_found() -> None:
    assert {"no-citation", "key-taken", "published-too-early", "passage", "not-a-date", "unknown-actor"} <= set(REFUSALS)
    assert set(REFUSALS) >= BEYOND_A_SCENARIO


def _quoted(code: str) -> bool:
    """Whether the code stands between quotation marks, or among the codes in the cell of a table."""
    return re.search(rf'"{code}"|\|[ a-z,-]*(?<![a-z-]){code}(?![a-z-])[ a-z,-]*\|', ALL) is not None


@pytest.mark.parametrize("name", TEXTS)
def test_every_rule_has_a_reason(name: str) -> None:
    rules = re.findall(r"^  Rule: (.+)\n(.*)\n", TEXTS[name], re.MULTILINE)
    assert rules
    assert not [rule for rule, reason in rules if not reason.strip() or re.match(r"\s*(Background|Scenario|@|#)", reason)]
