"""What pages take from a request: the answers by one reading of the clock, the clocks, and the language of names."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import Depends, Path, Query, Request
from pydantic import Field, model_validator

from api.views.answers import Answers
from api.views.questions import Question
from api.web.press import Press

Language = Literal["en", "ja", "zh", "ko"]


class OnPage(Question):
    """The clocks of a page, and the language of names. A field of a form that was left empty asks nothing."""

    lang: Language = Field(default="en", description="The language of names, where one is registered.", examples=["ja"])

    @model_validator(mode="before")
    @classmethod
    def _without_blanks(cls, given: Any) -> Any:
        if not isinstance(given, dict):
            return given
        known = {field.alias or name for name, field in cls.model_fields.items()}
        return {name: value for name, value in given.items() if value != "" or name not in known}


async def _answers(request: Request) -> Answers:
    """The answers, for which it is the same time through the whole page."""
    answers: Answers = request.app.state.answers
    now = answers.now()
    return Answers(answers.tracker, lambda: now)


async def _press(request: Request) -> Press:
    press: Press = request.app.state.press
    return press


Asked = Annotated[Answers, Depends(_answers)]
Printing = Annotated[Press, Depends(_press)]
Id = Annotated[str, Path(description="The id of the subject.")]
AtClocks = Annotated[OnPage, Query()]
