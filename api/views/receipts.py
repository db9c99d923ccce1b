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


class Withholding(View):
    """A text that was taken out of the ledger."""

    id: str = Field(description="The article's id.", examples=["japan-today-2024-05-29-talks-restart"])
    digest: str = Field(description="The digest of its text, which stays.", examples=["sha256:" + "0f" * 32])
    deleted: bool = Field(description="Whether the text was still there.", examples=[True])
    also: tuple[str, ...] = Field(
        description="The other articles with the very same text, which lose it too.", examples=[["coast-mail-2024-05-30"]]
    )


class Finding(View):
    """Something in the ledger that is not as it was recorded, does not match its evidence, or is not what the events give."""

    place: str = Field(description="Where: file, log, texts, streams, passages, index or bands.", examples=["log"])
    position: int | None = Field(description="Its place in the ledger, if it has one.", examples=[17])
    stream: str | None = Field(description="The stream, if it is in one.", examples=["trilateral-summit"])
    message: str = Field(description="What is wrong.", examples=["the chain is broken here"])
    expected: str | None = Field(description="What should be there, if that can be told.", examples=["version 3"])


class Findings(Listing[Finding]):
    """What is wrong, in the order in which it was found."""
