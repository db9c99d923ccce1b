"""What routes take from a request: the answers of the tracker, the id in the path, and the question."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Path, Query, Request
from pydantic import BaseModel, ConfigDict

from api.views.answers import Answers
from api.views.questions import Comparison, Paged, PagedInFull, Prospect, Question, Recollection, Sequel
from api.views.searches import ActorSearch, ArticleSearch, IssueSearch, RelationSearch, Search, VisitSearch
from api.views.subscriptions import CalendarSearch, FeedSearch


class Nothing(BaseModel):
    """No parameters at all."""

    model_config = ConfigDict(extra="forbid")


async def _answers(request: Request) -> Answers:
    found: Answers = request.app.state.answers
    return found


Asked = Annotated[Answers, Depends(_answers)]
MechanismId = Annotated[str, Path(description="The mechanism's id.", examples=["japan-china-ruling-party-exchange-council"])]
VisitId = Annotated[str, Path(description="The visit's id.", examples=["liu-jianchao-tokyo-2024"])]
IssueId = Annotated[str, Path(description="The issue's id.", examples=["fukushima-treated-water"])]
ActorId = Annotated[str, Path(description="The actor's id.", examples=["liu-jianchao"])]
OneState = Annotated[str, Path(description="A state (ISO 3166, in capitals), or an actor's id.", examples=["CN"])]
OtherState = Annotated[str, Path(description="The other state, or an actor's id.", examples=["JP"])]
ArticleId = Annotated[str, Path(description="The article's id.", examples=["japan-today-2024-05-29-talks-restart"])]
NoParameters = Annotated[Nothing, Query()]
AtClocks = Annotated[Question, Query()]
Recollecting = Annotated[Recollection, Query()]
AtClocksPaged = Annotated[Paged, Query()]
AtClocksInFull = Annotated[PagedInFull, Query()]
Searching = Annotated[Search, Query()]
SearchingVisits = Annotated[VisitSearch, Query()]
SearchingIssues = Annotated[IssueSearch, Query()]
SearchingActors = Annotated[ActorSearch, Query()]
SearchingArticles = Annotated[ArticleSearch, Query()]
SearchingRelations = Annotated[RelationSearch, Query()]
Comparing = Annotated[Comparison, Query()]
Following = Annotated[Sequel, Query()]
LookingAhead = Annotated[Prospect, Query()]
SubscribingToCalendar = Annotated[CalendarSearch, Query()]
SubscribingToFeed = Annotated[FeedSearch, Query()]
