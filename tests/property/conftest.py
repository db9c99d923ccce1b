"""Laws are tried on both engines, with fewer examples on the one that takes longer for each."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import pytest
from hypothesis import is_hypothesis_test, settings

LESS, LEAST = 6, 4
"""How many times fewer, and how many at least."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None]:
    """What a law says of its examples is for SQLite; PostgreSQL takes some of them, which hypothesis has no name for."""
    law: Any = getattr(item, "obj", None)
    if "postgresql" not in item.name or not is_hypothesis_test(law):
        return (yield)
    asked = law._hypothesis_internal_use_settings
    law._hypothesis_internal_use_settings = settings(asked, max_examples=max(asked.max_examples // LESS, LEAST))
    try:
        return (yield)
    finally:
        law._hypothesis_internal_use_settings = asked
