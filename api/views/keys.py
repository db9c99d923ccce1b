"""Keys as the doors show them: never with a secret."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from api.tracker import Scope
from api.views.base import Listing, View


class KeyItem(View):
    """A key: who holds it and what it is for."""

    id: str = Field(description="The key's public id.", examples=["3f9a0c52d1e7"])
    name: str = Field(description="Whose it is; kept as `coded_by` of what is recorded with it.", examples=["desk-tokyo"])
    scopes: tuple[Scope, ...] = Field(description="What it is for.", examples=[["record", "read-text"]])
    created: datetime = Field(description="Since when it is valid.", examples=["2024-05-30T09:00:00Z"])
    revoked: datetime | None = Field(
        description="Since when it is void; null while it is valid.", examples=["2024-06-30T09:00:00Z"]
    )


class KeyRing(Listing[KeyItem]):
    """Every key, in the order of making."""
