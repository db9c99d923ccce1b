"""What the ledger says after a command: what was recorded, and what is wrong with it."""

from __future__ import annotations

from pydantic import Field

from api.views.base import Listing, View


class Receipt(View):
    """What was recorded."""

    position: int = Field(description="The newest position of the ledger.", examples=[214])
    events: int = Field(description="How many events were recorded.", examples=[12])
    unchanged: int = Field(description="How many were there already.", examples=[202])
    streams: tuple[str, ...] = Field(description="The streams that grew.", examples=[["trilateral-summit"]])


class Finding(View):
    """Something in the ledger that is not as it was recorded, or does not match its evidence."""

    position: int | None = Field(description="Its place in the ledger, if it has one.", examples=[17])
    message: str = Field(description="What is wrong.", examples=["the chain is broken here"])


class Findings(Listing[Finding]):
    """What is wrong, in the order of the ledger."""
