"""The features, bound: every scenario of ``features/`` runs here, against the real service over a real ledger."""

from __future__ import annotations

import pytest
from pytest_bdd import scenarios

pytestmark = pytest.mark.usefixtures("place")
scenarios(".")
