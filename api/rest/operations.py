"""Routes for those who run the server, and the way in."""

from __future__ import annotations

from fastapi import APIRouter, Response
from pydantic import Field

from api.rest.asked import Asked, NoParameters
from api.rest.problems import RESPONSES
from api.views.base import View

router = APIRouter(tags=["operations"], responses=RESPONSES)


class Health(View):
    """Whether the server is well."""

    status: str = Field(description="ok, or there is a problem instead.", examples=["ok"])


class Ready(Health):
    """Whether the ledger can be read."""

    position: int = Field(description="The newest position of the ledger.", examples=[214])


def _now_only(answer: View) -> Response:
    return Response(answer.model_dump_json(), media_type="application/json", headers={"Cache-Control": "no-store"})


@router.get("/livez", response_model=Health, summary="Whether the server runs")
def livez(nothing: NoParameters) -> Response:
    """Answers as long as the process can answer at all."""
    return _now_only(Health(status="ok"))


@router.get("/readyz", response_model=Ready, summary="Whether the ledger can be read")
def readyz(answers: Asked, nothing: NoParameters) -> Response:
    """Reads from the ledger; 503 if that fails."""
    return _now_only(Ready(status="ok", position=answers.tracker.position()))
